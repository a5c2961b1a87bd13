/** What has been filled in, as text, before anyone knows whether it can be: kept in drafts, sent in forms, read from files. */
export type Value = string | readonly string[] | readonly Values[];
export type Values = { readonly [name: string]: Value | undefined };

export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** A text, or null where nothing is filled in. */
export const textOrNull = (values: Values, name: string): string | null => textOf(values, name) || null;

export function textsOf(values: Values, name: string): readonly string[] {
  const value = values[name];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return (value ?? []).filter((one): one is string => typeof one === 'string');
}

export function listOf(values: Values, name: string): readonly Values[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one): one is Values => typeof one === 'object') : [];
}

/** One thing a line, empty lines left out. */
export const linesOf = (values: Values, name: string): readonly string[] =>
  textOf(values, name)
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** What is wrong with something filled in: where (`parts.0.textSv`), what, and the words that the message needs. */
export type Fault = { readonly at: string; readonly code: FaultCode; readonly with: readonly string[] };

export const faultCodes = [
  'missing',
  'too-long',
  'too-many',
  'too-few',
  'not-a-day',
  'not-a-time',
  'not-a-number',
  'not-a-choice',
  'not-of-kind',
  'doubled',
  'unknown-kind',
  'unknown-area',
  'unknown-entry',
  'name-taken',
  'in-future',
  'start-before-decision',
  'before-area-decision',
  'area-not-nhv',
  'area-over',
  'units-full',
  'children-full',
  'part-full',
  'second-permit',
  'too-many-units',
  'children-exceed',
  'part-exceeds',
  'unit-without-task',
  'too-few-for-held',
  'last-day-before-call',
  'version-taken',
  'unknown-permit',
  'not-held',
  'revoked-before-grant',
  'other-area',
  'already-corrected',
  'corrects-other-kind',
  'corrects-other-permit',
  'corrects-made-up',
  'revoked-stays-granted',
  'must-correct',
  'no-such-move',
  'permits-held',
  'into-itself',
  'into-over',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export const faultAt = (at: string, code: FaultCode, ...words: readonly string[]): Fault => ({ at, code, with: words });
