import { findCase, openCaseOf } from '../../modules/cases/index.ts';
import { playBasis } from './basis.ts';
import { head, officer } from './cast.ts';
import { playConsultation } from './consultation.ts';
import { playB1Group, playExpertGroup } from './group.ts';
import { advance, type Names, playNomination } from './nomination.ts';
import { playStatement } from './preparation.ts';
import { playRuling } from './ruling.ts';
import type { World } from './world.ts';

/** The case of an earlier run, by what its area is called. */
export async function findStory({ deps, stage }: World, { first, later }: Names) {
  const area = deps.register.withFictitious.data().areas.find(({ name }) => name === first || name === later);
  if (!area) return undefined;
  return stage.read(officer, async (tx) => {
    const id = await openCaseOf(tx, area.id, { fictitious: true });
    return id === undefined ? undefined : findCase(tx, id, { fictitious: true });
  });
}

/** From nomination to the decision of 9 December 2025; the case then waits for its call. Returns it. */
export async function playReview(world: World, names: Names, say: (text: string) => void): Promise<string> {
  const scenes: readonly (readonly [string, (id: string) => Promise<void>])[] = [
    ['Step 1: nominations, an expert group, conflicts of interest', (id) => playExpertGroup(world, id)],
    ['Step 2 begins', (id) => advance(world, id, officer)],
    ['Step 2: the basis is written, renamed, approved, locked', (id) => playBasis(world, id, names)],
    ['Step 3 begins', (id) => advance(world, id, head)],
    ['Step 3: the consultation', (id) => playConsultation(world, id)],
    ['Step 3: B1 takes part', (id) => playB1Group(world, id)],
    ['Step 3: B1’s statement', (id) => playStatement(world, id)],
    ['Step 4 begins', (id) => advance(world, id, officer)],
    ['Step 4: the decision of 9 December 2025', (id) => playRuling(world, id)],
    ['Step 5 begins', (id) => advance(world, id, officer)],
  ];
  say('Step 0: nomination and priority');
  const id = await playNomination(world, names);
  for (const [title, play] of scenes) {
    say(title);
    await play(id);
  }
  return id;
}
