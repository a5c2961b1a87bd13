import { submitApplication } from '../../modules/applications/index.ts';
import { applicants } from './applicants.ts';
import { playWriting } from './application.ts';
import { type Come, conditionsOf, playAssessments, playB2Group } from './assessment.ts';
import { playCall, playOpening } from './call.ts';
import { officer } from './cast.ts';
import { playComplete } from './completion.ts';
import { playJointStatement } from './joint-statement.ts';
import { advance, type Names } from './nomination.ts';
import { playReview } from './review.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

/** The area of the board's story, apart from that of the others so that they may be played in any order. */
export const boardNames: Names = {
  first: 'Dystonier (påhittat)',
  firstEn: 'Dystonias (made up)',
  later: 'Sällsynta rörelsestörningar (påhittat)',
  laterEn: 'Rare disorders of movement (made up)',
};

export type BoardCase = { readonly careCase: string; readonly area: string; readonly call: string; readonly come: readonly Come[] };

/** Five regions write and send in their applications to the call of a case; what has come in is opened, checked and found complete. */
export async function playApplications(world: World, area: string): Promise<Pick<BoardCase, 'call' | 'come'>> {
  const { stage, deps } = world;
  const call = await playCall(world, area);
  const sent: { readonly id: string; readonly region: string }[] = [];
  for (const { region, contact, editor, signatory, says } of applicants) {
    stage.at('2026-02-02');
    const id = await playWriting(world, { call, begins: contact, writers: [editor], due: '2026-03-31', says });
    stage.at('2026-04-22');
    must('an application sent in', await submitApplication(stage.as(signatory), deps, id));
    sent.push({ id, region });
  }
  await playOpening(world, call);
  const come: Come[] = [];
  for (const { id, region } of sent) {
    await playComplete(world, id);
    come.push({ id, region, conditions: await conditionsOf(world, id) });
  }
  return { call, come };
}

/** From nomination to B2's locked statement on five applications: the case waits for the board. */
export async function playBoardCase(world: World, say: (text: string) => void): Promise<BoardCase> {
  const careCase = await playReview(world, boardNames, say);
  const area = world.deps.register.withFictitious.data().areas.find(({ name }) => name === boardNames.later)?.id ?? '';
  say('Step 5: the call, and five regions that apply');
  const { call, come } = await playApplications(world, area);
  await advance(world, careCase, officer);
  say('Step 6: B2 is appointed and declares conflicts of interest');
  await playB2Group(world, careCase);
  say('Step 6: assessments, each alone, then side by side');
  await playAssessments(world, careCase, come);
  say('Step 6: the joint statement, with an allocation and a dissent');
  await playJointStatement(world, careCase, come);
  return { careCase, area, call, come };
}
