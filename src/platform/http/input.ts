import { z } from 'zod';
import type { LocalDate } from '../../kernel/date.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { FieldFault } from '../problem/problem.ts';
import { faultsOf } from './faults.ts';
import { datedFields, firstDay } from './fields.ts';
import type { Dates, Route } from './route.ts';
import { httpText } from './text.ts';

type Raw = { readonly params: unknown; readonly query: unknown };
export type Input = { readonly params: unknown; readonly query: unknown; readonly dates: Dates };

/** Checks path and query of a route; every fault is named at once, with what would work. */
export type InputCheck = (raw: Raw, today: LocalDate) => Result<Input, readonly FieldFault[]>;

const datesOnly = z.object(datedFields);

export function inputCheck(route: Pick<Route<never>, 'params' | 'query' | 'dated'>): InputCheck {
  const params = route.params ?? z.object({});
  const query = strictQuery(route);
  const names = Object.keys(query.shape);
  return (raw, today) => {
    const path = params.safeParse(raw.params, { reportInput: true });
    const asked = query.safeParse(withoutEmpty(raw.query), { reportInput: true });
    const faults: FieldFault[] = [
      ...(path.success ? [] : faultsOf(path.error.issues, 'path', [])),
      ...(asked.success ? [] : faultsOf(asked.error.issues, 'query', names)),
    ];
    faults.push(...unprintable(raw.params, 'path'), ...unprintable(raw.query, 'query'));
    if (!path.success || !asked.success || faults.length > 0) return fail(faults);
    if (!route.dated) return ok({ params: path.data, query: asked.data, dates: { asOf: today, knownAt: today, given: false } });
    const { asOf, knownAt } = asked.data as z.output<typeof datesOnly>;
    const wrong = [...outside('asOf', asOf, today), ...outside('knownAt', knownAt, today)];
    if (wrong.length > 0) return fail(wrong);
    const dates = { asOf: asOf ?? today, knownAt: knownAt ?? today, given: asOf !== undefined || knownAt !== undefined };
    return ok({ params: path.data, query: asked.data, dates });
  };
}

/** The declared query and nothing else; also what the API description shows. */
export function strictQuery(route: Pick<Route<never>, 'query' | 'dated'>): z.ZodObject {
  const own: z.ZodObject = route.query ?? z.object({});
  return (route.dated ? own.safeExtend(datedFields) : own).strict();
}

/** The character that no text holds and no database takes. */
const NUL = '\u0000';

/** Whether a value, or something in it, holds the character that no text holds. */
export function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  // What a file holds is for those who read it.
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.values(value).some(hasNul);
}

/** The fields of a form with line breaks as texts have them here: a browser sends each as two characters, and counts it as one. */
export function withPlainBreaks<T>(fields: T): T {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return fields;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plainBreaks(value)])) as T;
}

function plainBreaks(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\r\n?/g, '\n');
  // Files are as they came.
  return Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'string' ? plainBreaks(one) : one)) : value;
}

function unprintable(values: unknown, place: FieldFault['in']): FieldFault[] {
  const { sv, en } = httpText;
  const names = Object.entries(values ?? {}).flatMap(([name, value]) => (hasNul(value) ? [name.replaceAll(NUL, '')] : []));
  return names.map((name) => ({ in: place, name, message: { sv: sv.unprintable(name), en: en.unprintable(name) } }));
}

/** An empty field of a form is a field that was not filled in. */
function withoutEmpty(query: unknown): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [name, value] of Object.entries(query ?? {})) {
    const filled = Array.isArray(value) ? value.filter((one) => one !== '') : value === '' ? [] : [value];
    if (filled.length > 0) kept.push([name, filled.length === 1 ? filled[0] : filled]);
  }
  return Object.fromEntries(kept);
}

function outside(name: string, day: LocalDate | undefined, today: LocalDate): FieldFault[] {
  if (day === undefined) return [];
  const { sv, en } = httpText;
  if (day > today) return [{ in: 'query', name, message: { sv: sv.future(name, today), en: en.future(name, today) } }];
  if (day < firstDay) return [{ in: 'query', name, message: { sv: sv.tooEarly(name, firstDay), en: en.tooEarly(name, firstDay) } }];
  return [];
}
