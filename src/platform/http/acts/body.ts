import { z } from 'zod';
import { nearest } from '../../../kernel/near.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { type FieldFault, type Problem, problem } from '../../problem/problem.ts';
import { hasNul } from '../input.ts';
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
  const names = fieldNames(schema);
  const unknown = names ? entries.flatMap(([name]) => (names.includes(name) ? [] : [unknownFault(name, names)])) : [];
  return unknown.length + wrong.length > 0 ? fail(unprocessable([...unknown, ...wrong])) : ok(raw as ActBody);
}

/** The fields that a form's schema names; undefined when it takes any. */
export function fieldNames(schema: z.ZodType): readonly string[] | undefined {
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
