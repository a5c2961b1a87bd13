import { z } from 'zod';
import type { QueryValue } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { many, searchText } from '../../../platform/http/fields.ts';
import { badField, type Problem } from '../../../platform/problem/problem.ts';
import type { Definition } from '../../definitions/index.ts';
import type { GuideAnswer, GuideState } from '../core/guide.ts';
import { eligibilityText } from '../text/index.ts';

/**
 * The check as an address (docs/adr/0050): short ids of our own definitions, a code, and child or adult. Nothing that identifies anyone
 * fits in here. The order of `svar` is the order in which the questions were answered.
 */
export const stateFields = {
  q: searchText.optional(),
  omrade: z.string().trim().max(80).optional(),
  kod: z.string().trim().max(60).optional(),
  sakerhet: z.enum(['faststalld', 'misstankt']).optional(),
  svar: many(z.string().max(100)).optional(),
  /** The question that was shown; without an answer to it the page asks again. */
  fraga: z.string().max(80).optional(),
  finns: many(z.string().max(80)).optional(),
  resten: z.enum(['ja']).optional(),
  uteslutet: z.enum(['ja']).optional(),
};
const stateQuery = z.object(stateFields);
export type StateQuery = z.output<typeof stateQuery>;

const ANSWERS = { ja: 'yes', nej: 'no', 'vet-inte': 'unknown' } as const;
const GROUPS = { vuxen: 'adult', barn: 'child', 'vet-inte': 'unknown' } as const;
const wordFor = <T extends string>(words: Readonly<Record<string, T>>, value: T): string =>
  Object.entries(words).find(([, one]) => one === value)?.[0] ?? '';

/** The value of a radio button: `further-need.ja`. */
export const writeAnswer = ({ id, answer }: GuideAnswer): string =>
  `${id}.${id === 'age' ? wordFor<string>(GROUPS, answer) : wordFor<string>(ANSWERS, answer)}`;

/** `ORPHA 98`, `ICD-10-SE G11.1`, as the address has it. */
export function readKod(kod: string | undefined): { readonly system: 'ORPHA' | 'ICD-10-SE'; readonly code: string } | undefined {
  const found = /^(ORPHA|ICD-10-SE)[ :]+(.+)$/i.exec(kod ?? '');
  const [, system = '', code = ''] = found ?? [];
  return found ? { system: system.toUpperCase() === 'ORPHA' ? 'ORPHA' : 'ICD-10-SE', code } : undefined;
}

/** Reads the state that an address holds, or names the field that cannot be read. Ids are checked against the definition when there is one. */
export function readState(query: StateQuery, definition: Definition | undefined): Result<GuideState, Problem> {
  const answers: GuideAnswer[] = [];
  for (const given of query.svar ?? []) {
    const read = readAnswer(given, definition);
    if (read === undefined) return fail(wrong('svar', given));
    if (!answers.some((one) => one.id === read.id)) answers.push(read);
  }
  const askable = new Set(definition?.delimitations.filter((part) => part.derived === undefined).map((part) => part.id));
  const strange = (query.finns ?? []).find((id) => definition !== undefined && !askable.has(id));
  if (strange !== undefined) return fail(wrong('finns', strange));
  const kod = readKod(query.kod);
  if (query.kod !== undefined && kod === undefined) return fail(wrong('kod', query.kod));
  return ok({
    area: query.omrade,
    diagnosis: kod && query.sakerhet ? { ...kod, certainty: query.sakerhet === 'faststalld' ? 'confirmed' : 'suspected' } : undefined,
    answers,
    ruledOut: query.uteslutet ? { met: query.finns ?? [], rest: query.resten === 'ja' } : undefined,
  });
}

function readAnswer(given: string, definition: Definition | undefined): GuideAnswer | undefined {
  const dot = given.lastIndexOf('.');
  const [id, word] = [given.slice(0, dot), given.slice(dot + 1)];
  if (id === 'age') return Object.hasOwn(GROUPS, word) ? { id, answer: GROUPS[word as keyof typeof GROUPS] } : undefined;
  const isKnown =
    definition === undefined ||
    definition.criteria.some((one) => one.id === id) ||
    definition.delimitations.some((one) => one.id === id && one.derived === undefined);
  return isKnown && Object.hasOwn(ANSWERS, word) ? { id, answer: ANSWERS[word as keyof typeof ANSWERS] } : undefined;
}

function wrong(name: string, given: string): Problem {
  const short = given.length > 60 ? `${given.slice(0, 60)}…` : given;
  return badField({
    in: 'query',
    name,
    message: { sv: eligibilityText.sv.badState(name, short), en: eligibilityText.en.badState(name, short) },
  });
}

/** The query of an address that holds a state. */
export function writeState(state: GuideState): Readonly<Record<string, QueryValue>> {
  const { area, diagnosis, answers, ruledOut } = state;
  return {
    omrade: area,
    kod: diagnosis && `${diagnosis.system} ${diagnosis.code}`,
    sakerhet: diagnosis && (diagnosis.certainty === 'confirmed' ? 'faststalld' : 'misstankt'),
    svar: answers.map(writeAnswer),
    uteslutet: ruledOut ? 'ja' : undefined,
    finns: ruledOut?.met,
    resten: ruledOut?.rest ? 'ja' : undefined,
  };
}

/** The same as hidden fields of a form. */
export function hiddenState(state: GuideState): Readonly<Record<string, string | readonly string[] | undefined>> {
  return Object.fromEntries(
    Object.entries(writeState(state)).map(([name, value]) => [
      name,
      value === undefined || value === null ? undefined : Array.isArray(value) ? value.map(String) : String(value),
    ]),
  );
}
