import { describe, expect, test } from 'vitest';
import { runCases } from '../../src/modules/definitions/core/index.ts';
import { codes, definitions, getDefinition, savedCases } from './definitions.ts';

/** The saved cases of every area, one test a case: the list of test names is the readable table. */
describe.each(savedCases.map((saved) => [saved.areaId, saved] as const))('%s', (areaId, saved) => {
  const definition = getDefinition(areaId);
  test.each(runCases(definition, saved.cases, { codes }).map((run) => [run.case.title, run] as const))('%s', (_, run) => {
    expect(run.differences).toEqual([]);
  });
});

describe('the table is whole', () => {
  test('every executable definition has saved cases', () => {
    expect(savedCases.map((saved) => saved.areaId)).toEqual(definitions.map((definition) => definition.areaId));
  });

  test('rare movement disorders have at least 80 cases', () => {
    expect(savedCases.find((saved) => saved.areaId === 'sallsynta-motorikstorningar')?.cases.length).toBeGreaterThanOrEqual(80);
  });

  test.each(definitions.map((definition) => [definition.areaId, definition] as const))(
    '%s: every door opens in some case, and every delimitation is met in some',
    (areaId, definition) => {
      const runs = runCases(definition, savedCases.find((saved) => saved.areaId === areaId)?.cases ?? [], { codes });
      const opened = new Set(runs.flatMap((run) => run.decision?.doors ?? []));
      expect(definition.doors.map((door) => door.id).filter((id) => !opened.has(id))).toEqual([]);
      if (areaId !== 'sallsynta-motorikstorningar') return;
      const reasons = runs.flatMap((run) => run.decision?.reasons ?? []);
      const closed = new Set(reasons.flatMap((reason) => (reason.effect === 'closes-door' ? (reason.door ?? []) : [])));
      expect(definition.doors.map((door) => door.id).filter((id) => !closed.has(id))).toEqual([]);
      const met = new Set(
        runs
          .flatMap((run) =>
            run.decision?.result.endsWith('refer') || run.decision?.result === 'refer-elsewhere' ? run.decision.reasons : [],
          )
          .filter((reason) => reason.part === 'delimitation')
          .map((reason) => reason.text),
      );
      expect(definition.delimitations.filter((part) => !met.has(part.text)).map((part) => part.id)).toEqual([]);
    },
  );
});
