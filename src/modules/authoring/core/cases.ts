import { fail, ok, type Result } from '../../../kernel/result.ts';
import {
  type CaseRun,
  type Decision,
  type Expected,
  type Fault,
  parseCases,
  type SavedCase,
  type SavedCases,
} from '../../definitions/index.ts';

/** Cases from text: a whole file, a list, or one case. */
export function readCases(areaId: string, given: string): Result<readonly SavedCase[], readonly Fault[]> {
  let json: unknown;
  try {
    json = JSON.parse(given);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail([
      { path: '', kind: 'bad-file', message: { sv: `Texten är inte hel JSON: ${why}.`, en: `The text is not whole JSON: ${why}.` } },
    ]);
  }
  const isFile = typeof json === 'object' && json !== null && 'format' in json;
  const parsed = parseCases(isFile ? json : { format: 'tillstand-cases/1', areaId, cases: Array.isArray(json) ? json : [json] });
  if (!parsed.ok) return parsed;
  if (parsed.value.areaId === areaId) return ok(parsed.value.cases);
  const other = parsed.value.areaId;
  return fail([
    { path: 'areaId', kind: 'schema', message: { sv: `Fallen gäller området ${other}.`, en: `The cases are of the area ${other}.` } },
  ]);
}

/** The cases with others put in; one with an id that is there takes the place of the old. */
export function withCases(saved: SavedCases, more: readonly SavedCase[]): SavedCases {
  const byId = new Map(saved.cases.map((one) => [one.id, one]));
  for (const one of more) byId.set(one.id, one);
  return { ...saved, cases: [...byId.values()] };
}

export const withoutCase = (saved: SavedCases, id: string): SavedCases => ({ ...saved, cases: saved.cases.filter((one) => one.id !== id) });

/** The answer as what a case expects. */
export const expectedOf = ({ result, doors, redirects }: Decision): Expected => ({
  result,
  doors,
  ...(redirects.length > 0 ? { redirects: redirects.map(({ area }) => area) } : {}),
});

/** The answers of the definition as the expected ones, for the cases that differ. One that is expected to be faulty stays so. */
export function accepting(saved: SavedCases, runs: readonly CaseRun[]): SavedCases {
  const now = new Map(runs.flatMap((run) => (run.differences.length > 0 && run.decision ? [[run.case.id, expectedOf(run.decision)]] : [])));
  return { ...saved, cases: saved.cases.map((one) => ({ ...one, expect: now.get(one.id) ?? one.expect })) };
}

/** An id for a case from its title, not among those that are taken. */
export function caseId(title: string, taken: ReadonlySet<string>): string {
  const plain = title.toLowerCase().replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o');
  const base =
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60) || 'fall';
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}
