import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { CodeRef, Definition, Expression, Fault } from '../../definitions/index.ts';
import { readCodes, writeCodes } from './code-lines.ts';
import { isList, type Kind, partsOf, withParts } from './edit.ts';

/**
 * What a field holds and how it is written. `pair`: a Swedish and an English text side by side. `expression`: JSON. `codes`: a code a
 * line. `pairs`: `svenska | English`, one a line. `outcomes`: `a | svenska | English`.
 */
export type FieldKind =
  | 'pair'
  | 'long-pair'
  | 'line'
  | 'expression'
  | 'json'
  | 'codes'
  | 'outcomes'
  | 'pairs'
  | 'effect'
  | 'groups'
  | 'number'
  | 'criterion'
  | 'delimitation'
  | 'area';

/** One field of a part's form. `name` is also its place in the part: `establishes.confirmed`. */
export type FieldSpec = { readonly name: string; readonly kind: FieldKind; readonly optional?: true };

const text: FieldSpec = { name: 'text', kind: 'long-pair' };
const reference: FieldSpec = { name: 'legalReference', kind: 'line' };
const codes: FieldSpec = { name: 'codes', kind: 'codes', optional: true };

export const fieldsOf: Readonly<Record<Kind, readonly FieldSpec[]>> = {
  doors: [
    { name: 'title', kind: 'pair' },
    text,
    reference,
    { name: 'opensWhen', kind: 'expression' },
    { name: 'outcomes', kind: 'outcomes', optional: true },
  ],
  criteria: [{ name: 'question', kind: 'pair' }, text, reference, { name: 'yieldsTo', kind: 'criterion', optional: true }],
  clarifications: [
    text,
    reference,
    codes,
    { name: 'establishes.confirmed', kind: 'criterion', optional: true },
    { name: 'establishes.suspected', kind: 'criterion', optional: true },
  ],
  delimitations: [
    { name: 'title', kind: 'pair' },
    { name: 'question', kind: 'pair' },
    text,
    reference,
    { name: 'effect', kind: 'effect' },
    codes,
    { name: 'notCodes', kind: 'codes', optional: true },
    { name: 'derived.when', kind: 'expression', optional: true },
    { name: 'derived.unless', kind: 'expression', optional: true },
    { name: 'derived.cites', kind: 'criterion', optional: true },
  ],
  redirections: [{ name: 'area', kind: 'area' }, { name: 'through', kind: 'delimitation' }, text, reference, codes],
  population: [{ name: 'groups', kind: 'groups' }, { name: 'childUnder', kind: 'number' }, text, reference],
  rest: [
    { name: 'name', kind: 'pair' },
    { name: 'marks', kind: 'pairs', optional: true },
    { name: 'referral', kind: 'pairs', optional: true },
    { name: 'slots', kind: 'json' },
  ],
};

/** The values of a form, by the names of its controls. */
export type Values = Readonly<Record<string, string>>;
export type FieldFault = { readonly name: string; readonly message: { readonly sv: string; readonly en: string } };

type Bag = Readonly<Record<string, unknown>>;
type Pair = { readonly sv: string; readonly en: string };

/** The part as an object; undefined when the definition has none with that id. */
export function findPart(definition: Definition, kind: Kind, id: string): Bag | undefined {
  if (isList(kind)) return partsOf(definition, kind).find((part) => part.id === id);
  if (id !== kind) return undefined;
  return kind === 'population'
    ? definition.population
    : { name: definition.name, marks: definition.marks, referral: definition.referral, slots: definition.slots };
}

export function putPart(definition: Definition, kind: Kind, id: string, part: Bag): Definition {
  if (isList(kind))
    return withParts(
      definition,
      kind,
      partsOf(definition, kind).map((one) => (one.id === id ? { ...part, id } : one)),
    );
  return kind === 'population' ? { ...definition, population: part as Definition['population'] } : { ...definition, ...part };
}

/** The part as its form shows it, with the words of code lines in one of the languages. */
export function valuesOf(kind: Kind, part: Bag, lang: 'sv' | 'en'): Values {
  return Object.fromEntries(fieldsOf[kind].flatMap((spec) => written(spec, at(part, spec.name), lang)));
}

function at(part: Bag, place: string): unknown {
  return place.split('.').reduce<unknown>((value, name) => (value as Bag | undefined)?.[name], part);
}

function written({ name, kind }: FieldSpec, value: unknown, lang: 'sv' | 'en'): [string, string][] {
  switch (kind) {
    case 'pair':
    case 'long-pair': {
      const pair = value as Pair;
      return [
        [`${name}.sv`, pair.sv],
        [`${name}.en`, pair.en],
      ];
    }
    case 'expression':
      return [[name, value === undefined ? '' : writeExpression(value as Expression)]];
    case 'json':
      return [[name, JSON.stringify(value, null, 2)]];
    case 'codes':
      return [[name, writeCodes(value as readonly CodeRef[], lang)]];
    case 'pairs':
      return [[name, (value as readonly Pair[]).map((one) => `${one.sv} | ${one.en}`).join('\n')]];
    case 'outcomes':
      return [
        [name, (value as readonly { id: string; text: Pair }[]).map((one) => `${one.id} | ${one.text.sv} | ${one.text.en}`).join('\n')],
      ];
    case 'groups':
      return [[name, (value as readonly string[]).toSorted().join('+')]];
    default:
      return [[name, value === undefined ? '' : String(value)]];
  }
}

/** The expression as JSON that one can follow: short parts on one line, long ones indented. */
export function writeExpression(expression: Expression, indent = ''): string {
  const flat = JSON.stringify(expression).replaceAll('":', '": ').replaceAll(',', ', ');
  if (flat.length + indent.length <= 72 || !('all' in expression || 'any' in expression)) return flat;
  const [word, parts] = 'all' in expression ? ['all', expression.all] : ['any', expression.any];
  const inner = parts.map((part) => `${indent}  ${writeExpression(part, `${indent}  `)}`).join(',\n');
  return `{"${word}": [\n${inner}\n${indent}]}`;
}

/**
 * Reads a form back into its part. What the form does not show is kept from before. Faults here are those of writing (JSON that is not
 * whole, a code line that cannot be read); the rest is told by `parseDefinition` on the whole.
 */
export function readPart(kind: Kind, before: Bag, values: Values): Result<Bag, readonly FieldFault[]> {
  const faults: FieldFault[] = [];
  let part: Bag = before;
  for (const spec of fieldsOf[kind]) {
    const read = readField(spec, values);
    if (read.ok) part = set(part, spec.name.split('.'), read.value);
    else faults.push(...read.error);
  }
  return faults.length > 0 ? fail(faults) : ok(withoutEmpty(part));
}

function readField({ name, kind }: FieldSpec, values: Values): Result<unknown, readonly FieldFault[]> {
  const value = (values[name] ?? '').replaceAll('\r\n', '\n');
  const wrong = (sv: string, en: string): Result<never, readonly FieldFault[]> => fail([{ name, message: { sv, en } }]);
  switch (kind) {
    case 'pair':
    case 'long-pair':
      return ok({ sv: clean(values[`${name}.sv`]), en: clean(values[`${name}.en`]) });
    case 'line':
    case 'effect':
    case 'area':
    case 'delimitation':
      return ok(value.trim());
    case 'criterion':
      return ok(value.trim() || undefined);
    case 'number': {
      const number = Number(value.trim());
      return value.trim() !== '' && Number.isInteger(number) ? ok(number) : wrong('Skriv ett helt tal.', 'Write a whole number.');
    }
    case 'groups':
      return ok(value.split('+').filter(Boolean));
    case 'expression':
    case 'json':
      if (value.trim() === '') return ok(kind === 'json' ? [] : undefined);
      try {
        return ok(JSON.parse(value));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return wrong(`Uttrycket är inte hel JSON: ${why}.`, `The expression is not whole JSON: ${why}.`);
      }
    case 'codes': {
      const read = readCodes(value);
      return read.ok ? read : fail(read.error.map((fault) => ({ name, message: fault.message })));
    }
    case 'pairs':
      return readLines(name, value, 2, ([sv = '', en = '']) => ({ sv, en }));
    case 'outcomes':
      return readLines(name, value, 3, ([id = '', sv = '', en = '']) => ({ id, text: { sv, en } }));
  }
}

const clean = (value: string | undefined): string => (value ?? '').replaceAll('\r\n', '\n').trim();

function readLines<T>(
  name: string,
  value: string,
  columns: number,
  make: (cells: readonly string[]) => T,
): Result<T[], readonly FieldFault[]> {
  const lines = value
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [{ at: at + 1, cells: line.split('|').map((cell) => cell.trim()) }]));
  const odd = lines.filter(({ cells }) => cells.length !== columns);
  if (odd.length === 0) return ok(lines.map(({ cells }) => make(cells)));
  return fail(
    odd.map(({ at, cells }) => ({
      name,
      message: {
        sv: `Rad ${at} har ${cells.length} delar mellan lodstreck. Det ska vara ${columns}.`,
        en: `Line ${at} has ${cells.length} parts between vertical bars. There must be ${columns}.`,
      },
    })),
  );
}

function set(bag: Bag, [name = '', ...rest]: readonly string[], value: unknown): Bag {
  return { ...bag, [name]: rest.length === 0 ? value : set((bag[name] as Bag | undefined) ?? {}, rest, value) };
}

/** What has been left empty is not there: an absent criterion, a condition that does not apply. */
function withoutEmpty(part: Bag): Bag {
  const kept = Object.entries(part).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined) return [];
    if (name !== 'derived' && name !== 'establishes') return [[name, value]];
    const inner = Object.entries(value as Bag).filter(([, one]) => one !== undefined);
    return inner.length === 0 ? [] : [[name, Object.fromEntries(inner)]];
  });
  return Object.fromEntries(kept);
}

/** Faults of the whole definition as faults of the part's form: `doors.2.opensWhen.all.0` belongs to `opensWhen`. */
export function asFieldFaults(definition: Definition, kind: Kind, id: string, faults: readonly Fault[]): readonly FieldFault[] {
  const start = isList(kind)
    ? `${kind}.${partsOf(definition, kind).findIndex((part) => part.id === id)}.`
    : kind === 'population'
      ? 'population.'
      : '';
  return faults.map(({ path, message }) => {
    const own = path.startsWith(start) ? path.slice(start.length) : undefined;
    const spec =
      own === undefined
        ? undefined
        : fieldsOf[kind].find(({ name }) => own === name || own.startsWith(`${name}.`) || name.startsWith(`${own}.`));
    if (!spec || own === undefined) return { name: '', message: { sv: `${path}: ${message.sv}`, en: `${path}: ${message.en}` } };
    const isPair = spec.kind === 'pair' || spec.kind === 'long-pair';
    const within = own.slice(spec.name.length + 1);
    const place = within === '' || isPair ? '' : ` (${within})`;
    return { name: isPair ? own : spec.name, message: { sv: `${message.sv}${place}`, en: `${message.en}${place}` } };
  });
}
