import type { z } from 'zod';
import { nearest } from '../../kernel/near.ts';
import type { Phrase } from '../i18n/language.ts';
import type { FieldFault } from '../problem/problem.ts';
import { httpText } from './text.ts';

type Text = typeof httpText.sv;
type Place = FieldFault['in'];
type Issue = z.core.$ZodIssue;

const both = (say: (text: Text) => string): Phrase => ({ sv: say(httpText.sv), en: say(httpText.en) });

/**
 * Says in plain words what is wrong with a field and what would work.
 * A schema may bring its own words: `ctx.addIssue({ code: 'custom', params: { phrase } })`.
 */
export function faultsOf(issues: readonly Issue[], place: Place, names: readonly string[]): FieldFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownName(shown(key), place, names));
    // In an address a list is a repeated parameter: its name is enough.
    const name = issue.path.filter((part) => place !== 'query' || typeof part !== 'number').join('.');
    return [{ in: place, name, message: message(issue, name, place) }];
  });
}

function unknownName(name: string, place: Place, names: readonly string[]): FieldFault {
  const [near] = nearest(name, names, 1);
  return {
    in: place,
    name,
    message: both((t) => {
      const hint = near === undefined ? '' : ` ${t.didYouMean(near)}`;
      return names.length === 0 ? t.unknownNameNone(name) : `${t.unknownName(name, names.join(', '))}${hint}`;
    }),
  };
}

function message(issue: Issue, path: string, place: Place): Phrase {
  const own = issue.code === 'custom' ? (issue.params?.phrase as Phrase | undefined) : undefined;
  if (own) return own;
  if (place === 'body' && issue.code === 'invalid_type' && issue.input !== undefined) {
    const { expected, input } = issue;
    return both((t) => ofType(path === '' ? t.whole : path, expected, input, t) ?? say(issue, path === '' ? t.whole : path, t));
  }
  return both((t) => say(issue, path === '' ? t.whole : path, t));
}

/** In JSON it is said what kind of value belongs there, and what came instead; a form has only texts. */
function ofType(name: string, expected: string, input: unknown, t: Text): string | undefined {
  if (expected === 'int' && typeof input === 'number') return undefined;
  const kinds: Readonly<Record<string, string>> = t.kinds;
  const wanted = kinds[expected === 'record' ? 'object' : expected];
  const came = kinds[Array.isArray(input) ? 'array' : input === null ? 'null' : typeof input];
  return wanted === undefined || came === undefined || wanted === came ? undefined : t.ofType(name, wanted, came);
}

function say(issue: Issue, name: string, t: Text): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return t.missing(name);
      if (Array.isArray(issue.input)) return t.once(name);
      if (issue.expected === 'int' || issue.expected === 'number') return t.wholeNumber(name);
      if (issue.expected === 'boolean') return t.yesOrNo(name);
      return t.other(name);
    case 'invalid_value':
      if (issue.input === undefined) return t.missing(name);
      if (Array.isArray(issue.input)) return t.once(name);
      return withGuess(t.oneOf(name, issue.values.map(String).join(', ')), issue.input, issue.values.map(String), t);
    case 'too_small':
      return issue.origin === 'string' ? t.atLeastLong(name, String(issue.minimum)) : t.atLeast(name, String(issue.minimum));
    case 'too_big':
      return issue.origin === 'string' ? t.atMostLong(name, String(issue.maximum)) : t.atMost(name, String(issue.maximum));
    case 'invalid_format':
      return t.format(name);
    default:
      return t.other(name);
  }
}

function withGuess(text: string, input: unknown, values: readonly string[], t: Text): string {
  const [near] = typeof input === 'string' ? nearest(input, values, 1) : [];
  return near === undefined ? text : `${text} ${t.didYouMean(near)}`;
}

/** A name that somebody made up may be of any length; it is shown short. */
const shown = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name);
