import { formatDateTime, formatList, type Lang, sortByText } from '../../../kernel/format.ts';
import { areaName, holderText } from '../../directory/index.ts';
import type { RegisterData, RegisterView } from '../../register/index.ts';
import type { Field, Lookup } from '../core/fields.ts';
import { type DraftKind, type FormKind, fieldsOf } from '../core/kinds.ts';
import { createLedger, type Ledger, partsIn } from '../core/ledger.ts';
import { type Fault, listOf, textOf, textsOf, type Values } from '../core/values.ts';
import type { Draft } from '../queries.ts';
import { workText } from '../text/work.ts';

export type Option = { readonly value: string; readonly label: string };
/** What may be chosen in each field of a form about an area. */
export type Options = (field: Field) => readonly Option[];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The label of a field, in the words of its kind where they differ. */
export function fieldLabel(lang: Lang, kind: DraftKind, name: string): string {
  const { fields } = workText[lang];
  return fields[`${kind}.${name}`] ?? fields[name] ?? name;
}

export function fieldHint(lang: Lang, kind: DraftKind, name: string): string | undefined {
  const { hints } = workText[lang];
  return hints[`${kind}.${name}`] ?? hints[name];
}

/** What fields and rows are called in a form. */
export type FieldWords = {
  readonly label: (name: string) => string;
  readonly hint: (name: string) => string | undefined;
  /** A row of a list: `villkor`. */
  readonly row: (list: string) => string;
};

export const wordsOfKind = (lang: Lang, kind: DraftKind): FieldWords => ({
  label: (name) => fieldLabel(lang, kind, name),
  hint: (name) => fieldHint(lang, kind, name),
  row: (list) => workText[lang].rowNames[list] ?? '',
});

/** `Del 1, punkt 2: Text` for `parts.0.points.1.sv`. */
export const placeLabel = (lang: Lang, kind: DraftKind, at: string): string => placeIn(lang, wordsOfKind(lang, kind), at);

export function placeIn(lang: Lang, words: FieldWords, at: string): string {
  const { editor } = workText[lang];
  const parts = at.split('.');
  const rows: string[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) rows.push(editor.row(words.row(parts[i] ?? ''), String(Number(parts[i + 1]) + 1)));
  const last = parts.length % 2 === 1 ? words.label(parts.at(-1) ?? '') : '';
  return rows.length === 0 ? last : `${capital(rows.join(', '))}: ${last}`;
}

export const faultText = (lang: Lang, kind: DraftKind, fault: Fault): string => faultIn(lang, wordsOfKind(lang, kind), fault);

export const faultIn = (lang: Lang, words: FieldWords, { at, code, with: given }: Fault): string =>
  workText[lang].faults[code](placeIn(lang, words, at), ...given);

/** Messages by field, the first of each, for a form that was refused. */
export function messagesOf(lang: Lang, kind: DraftKind, faults: readonly Fault[]): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  for (const fault of faults) if (!messages.has(fault.at)) messages.set(fault.at, faultText(lang, kind, fault));
  return messages;
}

/** What may be chosen, from the register as it is. */
export function optionsIn(view: RegisterView, area: string, lang: Lang, ledger: Ledger = createLedger(view.data)): Options {
  const lists = new Map<Lookup, readonly Option[]>();
  return (field) => {
    if (!('of' in field) || field.kind === 'list') return [];
    if (typeof field.of !== 'string')
      return field.of.map((value) => ({ value, label: workText[lang].options[field.name]?.[value] ?? value }));
    const found = lists.get(field.of) ?? lookUp(view, area, lang, ledger, field.of);
    lists.set(field.of, found);
    return found;
  };
}

function lookUp(view: RegisterView, area: string, lang: Lang, ledger: Ledger, of: Lookup): readonly Option[] {
  const { data } = view;
  const sorted = (options: readonly Option[]): readonly Option[] => sortByText(options, ({ label }) => label, lang);
  switch (of) {
    case 'regions':
      return sorted(data.regions.map(({ code, name }) => ({ value: code, label: name })));
    case 'hospitals':
      return sorted(data.organisations.filter((one) => one.kind === 'hospital').map(({ name }) => ({ value: name, label: name })));
    case 'sources':
      return sorted(data.sources.map(({ id, title }) => ({ value: id, label: (lang === 'en' ? title.en : null) ?? title.sv })));
    case 'areas':
      return sorted(data.areas.filter((one) => one.id !== area).map((one) => ({ value: one.id, label: areaName(one, lang).text })));
    case 'permits':
      return view.permits
        .filter((permit) => permit.area === area)
        .map((permit) => ({ value: permit.id, label: holderText(view, permit, lang) }));
    case 'tasks':
    case 'subPermits':
      return partsIn(ledger, area, of).map(({ id, text }) => ({ value: id, label: (lang === 'en' ? text.en : null) ?? text.sv }));
  }
}

export type Row = { readonly at: string; readonly label: string; readonly value: string };

/** What is filled in, field by field, in words. */
export function rowsOf(lang: Lang, kind: FormKind, values: Values, options: Options, fields = fieldsOf[kind], prefix = ''): readonly Row[] {
  return fields.flatMap((field): readonly Row[] => {
    const at = `${prefix}${field.name}`;
    if (field.kind === 'hidden') return [];
    if (field.kind === 'list') {
      return listOf(values, field.name).flatMap((row, i) => rowsOf(lang, kind, row, options, field.of, `${at}.${i}.`));
    }
    const value = valueText(lang, field, values, options);
    return value === '' ? [] : [{ at, label: placeLabel(lang, kind, at), value }];
  });
}

function valueText(lang: Lang, field: Field, values: Values, options: Options): string {
  const nameOf = (value: string): string => optionName(options, field, value);
  if (field.kind === 'choices') return formatList(textsOf(values, field.name).map(nameOf), lang);
  const text = textOf(values, field.name);
  return field.kind === 'choice' && text !== '' ? nameOf(text) : text;
}

/** The words of what was chosen; the value itself when it can no longer be chosen. */
export const optionName = (options: Options, field: Field, value: string): string =>
  options(field).find((option) => option.value === value)?.label ?? value;

/** `Tillstånd: Ataxier`. */
export function draftTitle(lang: Lang, draft: Pick<Draft, 'kind' | 'area'>, data: RegisterData): string {
  const kind = workText[lang].kinds[draft.kind];
  const area = data.areas.find((one) => one.id === draft.area);
  return area ? workText[lang].draft.title(kind, areaName(area, lang).text) : kind;
}

export const areaText = (lang: Lang, data: RegisterData, id: string | null): string => {
  const area = data.areas.find((one) => one.id === id);
  return area ? areaName(area, lang).text : (id ?? '');
};

export const atTime = (lang: Lang, at: Date): string => formatDateTime(at, lang);
