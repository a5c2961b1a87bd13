import { z } from 'zod';
import { nearest } from '../../../kernel/near.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { type FieldFault, type Problem, problem } from '../../problem/problem.ts';
import { type FieldSaid, type FormBody, fieldSaid, formBodyOf } from '../form-body.ts';
import { hasNul, withPlainBreaks } from '../input.ts';
import { httpText } from '../text.ts';
import { actsText } from './text.ts';

export type ActBody = Readonly<Record<string, unknown>>;

/**
 * Reads what a program sent into the flat shape that a form has: texts, and lists of texts. Anything else is refused here, so that
 * what handlers get is never stranger than what a browser sends; files come only as multipart, as they do from forms.
 */
export function readActBody(schema: z.ZodType, given: unknown, isMultipart: boolean): Result<ActBody, Problem> {
  const raw = given ?? {};
  if (typeof raw !== 'object' || Array.isArray(raw)) return fail(unprocessable([typeFault('', raw)]));
  const entries = Object.entries(raw);
  const nul = entries
    .filter(([name, value]) => hasNul(name) || hasNul(value))
    .map(([name]) => fault(name, (t) => t.unprintable(shown(name))));
  if (nul.length > 0) return fail(problem('bad-request', { errors: nul }));
  const wrong = isMultipart ? [] : entries.filter(([, value]) => !isText(value)).map(([name, value]) => typeFault(name, value));
  const said = formBodyOf(schema);
  const faults = said ? describedFaults(said, entries) : unknownFaults(fieldNames(schema), entries);
  return faults.length + wrong.length > 0 ? fail(unprocessable([...faults, ...wrong])) : ok(withPlainBreaks(raw) as ActBody);
}

type Entries = readonly (readonly [string, unknown])[];

const unknownFaults = (names: readonly string[] | undefined, entries: Entries): readonly FieldFault[] =>
  names ? entries.flatMap(([name]) => (names.includes(name) ? [] : [unknownFault(name, names)])) : [];

/** Programs are held to the description of a form: its names, one text where one is asked for, and what may be chosen. */
function describedFaults(body: FormBody, entries: Entries): readonly FieldFault[] {
  const names = [...Object.keys(body.fields), ...Object.keys(body.named ?? {})];
  return entries.flatMap(([name, value]) => {
    const said = fieldSaid(body, name);
    return said ? valueFaults(name, said, value) : [unknownFault(name, names)];
  });
}

function valueFaults(name: string, { list, of, pattern }: FieldSaid, value: unknown): readonly FieldFault[] {
  if (Array.isArray(value) && !list) return [httpFault(name, (t) => t.once(name))];
  const texts = [value].flat().filter((one): one is string => typeof one === 'string' && one !== '');
  if (of && texts.some((one) => !of.includes(one))) return [httpFault(name, (t) => t.oneOf(name, of.join(', ')))];
  if (pattern !== undefined && texts.some((one) => !new RegExp(pattern).test(one))) return [httpFault(name, (t) => t.format(name))];
  return [];
}

const httpFault = (name: string, say: (text: typeof httpText.sv) => string): FieldFault => ({
  in: 'body',
  name: shown(name),
  message: { sv: say(httpText.sv), en: say(httpText.en) },
});

/** The fields that a form's schema or its description names; undefined when it takes any. */
export function fieldNames(schema: z.ZodType): readonly string[] | undefined {
  const said = formBodyOf(schema);
  if (said) return Object.keys(said.fields);
  if (schema instanceof z.ZodObject) {
    const { catchall } = schema.def;
    return catchall === undefined || catchall instanceof z.ZodNever ? Object.keys(schema.shape) : undefined;
  }
  if (schema instanceof z.ZodPipe) return fieldNames((schema.in instanceof z.ZodTransform ? schema.out : schema.in) as z.ZodType);
  if (schema instanceof z.ZodUnion) {
    const all = schema.options.map((one) => fieldNames(one as z.ZodType));
    return all.every((one) => one !== undefined) ? [...new Set(all.flat())] : undefined;
  }
  return undefined;
}

/** Whether what a form edits has a version of its own, sent as `version`; a field may also just be called so. */
export function hasVersion(schema: z.ZodType): boolean {
  const said = formBodyOf(schema);
  return said ? said.fields.version?.pattern !== undefined : (fieldNames(schema)?.includes('version') ?? false);
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));

const unprocessable = (errors: readonly FieldFault[]): Problem => problem('unprocessable-input', { errors });

const fault = (name: string, say: (text: typeof actsText.sv) => string): FieldFault => ({
  in: 'body',
  name,
  message: { sv: say(actsText.sv), en: say(actsText.en) },
});

function typeFault(name: string, value: unknown): FieldFault {
  if (name !== '') return fault(shown(name), (t) => t.wantedText(shown(name)));
  const came = Array.isArray(value) ? 'array' : (typeof value as 'string' | 'number' | 'boolean');
  const say = (t: typeof httpText.sv): string => t.ofType(t.whole, t.kinds.object, t.kinds[came]);
  return { in: 'body', name, message: { sv: say(httpText.sv), en: say(httpText.en) } };
}

function unknownFault(name: string, names: readonly string[]): FieldFault {
  const [near] = nearest(name, names, 1);
  const say = (lang: 'sv' | 'en'): string => {
    const hint = near === undefined ? '' : ` ${httpText[lang].didYouMean(near)}`;
    return `${actsText[lang].noSuchField(shown(name), names.join(', '))}${hint}`;
  };
  return { in: 'body', name: shown(name), message: { sv: say('sv'), en: say('en') } };
}

/** A name that somebody made up may be of any length; it is shown short. */
const shown = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name).replaceAll('\u0000', '');
