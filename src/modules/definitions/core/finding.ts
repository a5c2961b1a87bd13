import type { Localised } from './definition.ts';
import { findingTextEn } from './text.en.ts';
import { type FindingKind, findingTextSv } from './text.sv.ts';

/** Something that analysis found in a definition. An error stops approval; a warning is for the author to judge. */
export type Finding = {
  readonly severity: 'error' | 'warning';
  readonly kind: FindingKind;
  /** The id of the part, or a place like `doors.0.text`. */
  readonly where: string;
  readonly message: Localised;
};

type Values = readonly (string | Localised)[];

export const error = (kind: FindingKind, where: string, ...values: Values): Finding => finding('error', kind, where, values);
export const warning = (kind: FindingKind, where: string, ...values: Values): Finding => finding('warning', kind, where, values);

function finding(severity: Finding['severity'], kind: FindingKind, where: string, values: Values): Finding {
  return { severity, kind, where, message: { sv: fill(findingTextSv[kind], values, 'sv'), en: fill(findingTextEn[kind], values, 'en') } };
}

function fill(text: string, values: Values, language: 'sv' | 'en'): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => {
    const value = values[Number(index)];
    return typeof value === 'object' ? value[language] : (value ?? '');
  });
}
