import { appointHandler, findCase, moveCareCase, nominate, planStep, setPriority } from '../../modules/cases/index.ts';
import { head, officer } from './cast.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

/** What an area is called when it is nominated, and once its group has seen what it is about. */
export type Names = { readonly first: string; readonly firstEn: string; readonly later: string; readonly laterEn: string };

/** The area of the story that goes from nomination to decision, and on to its call. */
export const names: Names = {
  first: 'Ataxier (påhittat)',
  firstEn: 'Ataxias (made up)',
  later: 'Sällsynta motorikstörningar (påhittat)',
  laterEn: 'Rare movement disorders (made up)',
};

/** The version of the case as it is now. */
export const versionOf = (world: World, id: string): Promise<number> =>
  world.stage.read(officer, async (tx) => (await findCase(tx, id, { fictitious: true }))?.version ?? 0);

/** Takes the case a step on. */
export async function advance(world: World, id: string, by: string): Promise<void> {
  const version = await versionOf(world, id);
  must('the step', await moveCareCase(world.stage.as(by), world.deps, { id, version, action: 'advance', reason: '' }));
}

/** Steps 0 and 1 begin: nominated, given a priority, planned, and to be mapped. Returns the case. */
export async function playNomination(world: World, { first, firstEn }: Names = names): Promise<string> {
  const { stage, deps } = world;
  stage.at('2023-10-16');
  const id = must(
    'the nomination',
    await nominate(
      stage.as(officer),
      deps,
      { name: first, nameEn: firstEn },
      {
        from: 'Nationellt programområde nervsystemets sjukdomar (påhittat)',
        'reason-rare': 'Få personer i landet har en ärftlig ataxi, och de är spridda över många kliniker.',
        'reason-complex': 'Utredningen kräver att klinik, genetik och bilddiagnostik tolkas tillsammans, ofta i flera omgångar.',
        'reason-volume': 'De flesta enheter möter någon enstaka patient om året. Det räcker inte för att hålla erfarenheten levande.',
        'reason-competence':
          'Neurolog, barnneurolog, klinisk genetiker, logoped, fysioterapeut och arbetsterapeut behöver arbeta i samma team.',
        'reason-cost': '',
        areas: [],
        dependencies: 'Området gränsar till neuromuskulära och metabola sjukdomar. Gränsen behöver stå i definitionen.',
        emergency: 'Vården är planerad. Jouren i hemregionen påverkas inte, men patienter kan behöva akut vård nära hemmet.',
      },
    ),
  );
  stage.at('2023-11-06');
  const reason = 'Få patienter, stora skillnader mellan regionerna och nya behandlingar på väg.';
  must('the priority', await setPriority(stage.as(officer), { id, version: 0, priority: 1, reason }));
  must(
    'the handler',
    await appointHandler(stage.as(officer), { id, version: await versionOf(world, id), handler: stage.personOf(officer) }),
  );
  for (const [step, period] of [
    [1, '2023-Q4'],
    [2, '2024-Q2'],
    [3, '2024-Q4'],
    [4, '2025-Q3'],
    [5, '2026-Q1'],
  ] as const) {
    must('the plan', await planStep(stage.as(officer), { id, step, revision: 0, period, reason: '' }));
  }
  stage.at('2023-11-20');
  await advance(world, id, head);
  return id;
}
