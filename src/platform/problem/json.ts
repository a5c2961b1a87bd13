import { z } from 'zod';
import type { Lang } from '../../kernel/format.ts';
import { type FieldFault, type Problem, type ProblemKind, problem, problemStatus } from './problem.ts';
import { problemText } from './text.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** RFC 9457, with the faults by field and the incident number where there are any. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'Address of the description of this kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The address that was asked for.' }),
    errors: z
      .array(
        z.object({
          detail: z.string(),
          parameter: z.string().optional().meta({ description: 'Name of the query or path parameter.' }),
          pointer: z.string().optional().meta({ description: 'JSON pointer into the body.' }),
          header: z.string().optional(),
        }),
      )
      .optional(),
    incident: z.string().optional().meta({ description: 'Quote this number when you contact us.' }),
    current: z
      .object({
        version: z.string().nullable().meta({ description: 'The version to send with the next attempt.' }),
        differences: z.array(z.object({ label: z.string(), now: z.string(), sent: z.string() })),
      })
      .optional()
      .meta({ description: 'What stands now, when what was sent holds for an older version.' }),
  })
  .meta({ id: 'Problem' });

export type ProblemJson = z.output<typeof problemSchema>;

/** The address where a kind of problem is described: a heading on the API documentation page. */
export const problemTypeUrl = (baseUrl: string, kind: string): string => `${baseUrl}/api-dokumentation#problem-${kind}`;

export function problemJson(problem: Problem, lang: Lang, instance: string, baseUrl: string): ProblemJson {
  return {
    type: problemTypeUrl(baseUrl, problem.kind),
    ...wordsOf(problem, lang),
    status: problem.status,
    instance: instance.length > 2_000 ? `${instance.slice(0, 2_000)}…` : instance,
    ...(problem.errors.length > 0 ? { errors: problem.errors.map((fault) => faultJson(fault, lang)) } : {}),
    ...(problem.incident ? { incident: problem.incident } : {}),
    ...(problem.current ? { current: { ...problem.current, differences: [...problem.current.differences] } } : {}),
  };
}

/** What a kind of problem is called in an API, which has no forms; what a handler has said of its own stands. */
function wordsOf({ kind, title, detail }: Problem, lang: Lang): { readonly title: string; readonly detail: string } {
  const text = problemText[lang];
  const titles: Partial<Record<ProblemKind, string>> = text.titleOfJson;
  const details: Partial<Record<ProblemKind, string>> = text.detailOfJson;
  return {
    title: title[lang] === text.title[kind] ? (titles[kind] ?? title[lang]) : title[lang],
    detail: detail[lang] === text.detail[kind] ? (details[kind] ?? detail[lang]) : detail[lang],
  };
}

function faultJson(fault: FieldFault, lang: Lang): NonNullable<ProblemJson['errors']>[number] {
  const detail = fault.message[lang];
  if (fault.in === 'body') return { detail, pointer: fault.name === '' ? '#' : `#/${fault.name.split('.').map(escapePointer).join('/')}` };
  return fault.in === 'header' ? { detail, header: fault.name } : { detail, parameter: fault.name };
}

const escapePointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

const kinds = Object.entries(problemStatus) as [ProblemKind, number][];

/** Every kind of problem, for the API documentation: the heading's id is `problem-<kind>`. */
export const problemKinds = (lang: Lang): { kind: ProblemKind; status: number; title: string; detail: string }[] =>
  kinds.map(([kind, status]) => ({ kind, status, ...wordsOf(problem(kind), lang) }));

/** How a status looks in an API answer at an address. */
export function problemExample(status: number, instance: string): ProblemJson {
  const kind = kinds.findLast(([name, one]) => one === status && name !== 'unavailable')?.[0] ?? 'internal-error';
  const errors: FieldFault[] = status === 400 ? [{ in: 'query', name: 'limit', message: exampleFault }] : [];
  const incident = status === 500 ? '0f2a2548-28b9-49b6-b7e2-147bf78facc6' : undefined;
  return problemJson(problem(kind, { errors, incident }), 'en', instance, '');
}

const exampleFault = { sv: 'limit får vara högst 200.', en: 'limit may be at most 200.' };
