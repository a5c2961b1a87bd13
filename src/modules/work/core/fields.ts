import { isLocalDate } from '../../../kernel/date.ts';
import { type Fault, faultAt, listOf, textOf, textsOf, type Value, type Values } from './values.ts';

/** Lists that are looked up in the register when a form is shown. */
export type Lookup = 'regions' | 'hospitals' | 'sources' | 'areas' | 'permits' | 'tasks' | 'subPermits';

/** Either fixed words, or what the register holds. */
export type Choices = readonly string[] | Lookup;

type Base = { readonly name: string; readonly required?: true };

/** One field of a form. Forms, the files for import and the checks are all made from these. */
export type Field = Base &
  (
    | { readonly kind: 'line' | 'text'; readonly max: number }
    /** One thing a line. */
    | { readonly kind: 'lines'; readonly most: number }
    | { readonly kind: 'day' | 'when' }
    | { readonly kind: 'count'; readonly min: number; readonly max: number }
    | { readonly kind: 'choice'; readonly of: Choices }
    | { readonly kind: 'choices'; readonly of: Choices }
    /** Kept from version to version and never shown: the ids by which parts are cited. */
    | { readonly kind: 'hidden' }
    | { readonly kind: 'list'; readonly of: readonly Field[]; readonly most: number; readonly least?: number }
  );

const MOST_TEXT = 20_000;

/** What a form sent, by the fields it has: everything else in the body is left aside. */
export function readValues(fields: readonly Field[], body: Readonly<Record<string, unknown>>, prefix = ''): Values {
  return Object.fromEntries(fields.map((field) => [field.name, readValue(field, body, `${prefix}${field.name}`)]));
}

function readValue(field: Field, body: Readonly<Record<string, unknown>>, name: string): Value {
  const sent = body[name];
  if (field.kind === 'choices')
    return (Array.isArray(sent) ? sent : [sent]).filter((one) => typeof one === 'string' && one !== '').slice(0, 60);
  if (field.kind !== 'list') return typeof sent === 'string' ? sent.replaceAll('\r\n', '\n').slice(0, MOST_TEXT) : '';
  return rowsIn(body, name)
    .slice(0, field.most + 1)
    .map((row) => readValues(field.of, body, `${name}.${row}.`));
}

/** The numbers of the rows of a list that the body holds, in order. */
function rowsIn(body: Readonly<Record<string, unknown>>, name: string): readonly number[] {
  const start = `${name}.`;
  const numbers = Object.keys(body).flatMap((key) => {
    const found = key.startsWith(start) ? /^(\d{1,4})\./.exec(key.slice(start.length)) : null;
    return found ? [Number(found[1])] : [];
  });
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

/** The same as flat fields, for hidden inputs: `parts.0.textSv`. */
export function flatValues(fields: readonly Field[], values: Values, prefix = ''): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    fields.flatMap((field): [string, string | readonly string[]][] => {
      const name = `${prefix}${field.name}`;
      if (field.kind === 'choices') return [[name, textsOf(values, field.name)]];
      if (field.kind !== 'list') return [[name, textOf(values, field.name)]];
      return listOf(values, field.name).flatMap((row, at) => Object.entries(flatValues(field.of, row, `${name}.${at}.`)));
    }),
  );
}

/** Adds an empty row to a list, or takes one away: `add:parts.0.points`, `remove:parts.2`. Anything else leaves all as it is. */
export function changeRows(fields: readonly Field[], values: Values, order: string): Values {
  const [, verb, way = ''] = /^(add|remove):([A-Za-z.\d]+)$/.exec(order) ?? [];
  return verb === undefined ? values : changeAt(fields, values, verb, way.split('.'));
}

function changeAt(fields: readonly Field[], values: Values, verb: string, [name = '', number, ...rest]: readonly string[]): Values {
  const field = fields.find((one) => one.name === name);
  if (field?.kind !== 'list') return values;
  const rows = listOf(values, name);
  if (number === undefined) return verb === 'add' && rows.length < field.most ? { ...values, [name]: [...rows, {}] } : values;
  const at = Number(number);
  if (rest.length > 0) return { ...values, [name]: rows.map((row, i) => (i === at ? changeAt(field.of, row, verb, rest) : row)) };
  return verb === 'remove' ? { ...values, [name]: rows.filter((_, i) => i !== at) } : values;
}

/** Whether a choice is among what may be chosen. */
export type Known = (of: Choices, value: string) => boolean;

/** What is wrong with each field by itself: missing, of the wrong form, too long, not to be chosen. */
export function fieldFaults(fields: readonly Field[], values: Values, known: Known, prefix = ''): readonly Fault[] {
  return fields.flatMap((field) => {
    const at = `${prefix}${field.name}`;
    if (field.kind === 'list') return listFaults(field, listOf(values, field.name), known, at);
    if (field.kind === 'choices') {
      const chosen = textsOf(values, field.name);
      if (field.required && chosen.length === 0) return [faultAt(at, 'missing')];
      return chosen.filter((one) => !known(field.of, one)).map((one) => faultAt(at, 'not-a-choice', one));
    }
    const text = textOf(values, field.name);
    if (text === '') return field.required ? [faultAt(at, 'missing')] : [];
    return oneFault(field, text, known, at);
  });
}

function listFaults(field: Extract<Field, { kind: 'list' }>, rows: readonly Values[], known: Known, at: string): readonly Fault[] {
  if (rows.length < (field.least ?? 0)) return [faultAt(at, 'too-few', String(field.least))];
  if (rows.length > field.most) return [faultAt(at, 'too-many', String(field.most))];
  return rows.flatMap((row, i) => fieldFaults(field.of, row, known, `${at}.${i}.`));
}

function oneFault(field: Exclude<Field, { kind: 'list' } | { kind: 'choices' }>, text: string, known: Known, at: string): readonly Fault[] {
  switch (field.kind) {
    case 'line':
    case 'text':
      return text.length > field.max ? [faultAt(at, 'too-long', String(field.max))] : [];
    case 'lines':
      return text.split('\n').length > field.most ? [faultAt(at, 'too-many', String(field.most))] : [];
    case 'day':
      return isLocalDate(text) ? [] : [faultAt(at, 'not-a-day', text)];
    case 'when':
      return isTime(text) ? [] : [faultAt(at, 'not-a-time', text)];
    case 'count': {
      const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
      return number >= field.min && number <= field.max ? [] : [faultAt(at, 'not-a-number', text, String(field.min), String(field.max))];
    }
    case 'choice':
      return known(field.of, text) ? [] : [faultAt(at, 'not-a-choice', text)];
    case 'hidden':
      return [];
  }
}

/** A day, a month, a year, or an interval with one end open. Whether the ends are in order is looked at here too. */
export function isTime(text: string): boolean {
  const [first = '', last, more] = text.split('/');
  if (more !== undefined) return false;
  if (last === undefined) return isLocalDate(first) || /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(first);
  const isEnd = (end: string): boolean => end === '..' || isLocalDate(end);
  return isEnd(first) && isEnd(last) && !(first === '..' && last === '..') && (first === '..' || last === '..' || first <= last);
}
