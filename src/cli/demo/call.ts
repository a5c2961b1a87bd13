import { sql } from 'kysely';
import { localDate } from '../../kernel/date.ts';
import { judgePleaLate, openApplications, pleadLate, submitApplication, withdrawApplication } from '../../modules/applications/index.ts';
import { answerAboutCall, askAboutCall, createCall, editCall, findCall, publishCall, receiveCall } from '../../modules/calls/index.ts';
import { playWriting } from './application.ts';
import { head, officer } from './cast.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

const lastDay = localDate('2026-04-30');

/** Those of the region that is let through to the end. */
export const skane = {
  contact: 'kontaktperson-skane',
  editors: ['redaktor-skane', 'redaktor-skane-2', 'redaktor-skane-3'],
  signatory: 'firmatecknare-skane',
} as const;

/** The call of an earlier run. */
export const findPlayed = ({ stage }: World, area: string): Promise<string | undefined> =>
  stage.read(officer, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from area_call where area = ${area} and fictitious order by id limit 1`.execute(
      tx,
    );
    return rows[0]?.id;
  });

/**
 * The real call, announced again as made up: definition and proposed conditions are those of the public text, for an area that is made up. Written by
 * an officer, announced by a head, confirmed and asked about by a region.
 */
export async function playCall({ stage, deps }: World, area: string): Promise<string> {
  stage.at('2026-01-12');
  const id = must('the call', await createCall(stage.as(officer), deps, { area, kind: null }));
  const now = async () => {
    const found = await stage.read(officer, (tx) => findCall(tx, id, { fictitious: true }));
    if (!found) throw new Error('the call is not there');
    return found;
  };
  const draft = await now();
  const introductionSv = `${draft.content.introductionSv} (Påhittad ansökningsförfrågan i en demonstration.)`;
  const content = { ...draft.content, introductionSv, contact: 'nhv@exempel.invalid' };
  must('the call written', await editCall(stage.as(officer), { id, version: draft.version }, { content, lastDay }));
  stage.at('2026-01-14');
  must('the call announced', await publishCall(stage.as(head), deps, { id, version: (await now()).version }));
  stage.at('2026-01-15');
  must('the call received', await receiveCall(stage.as(skane.contact), id));
  must('a question', await askAboutCall(stage.as(skane.contact), id, 'Kan vuxna och barn sökas i samma ansökan? (påhittad fråga)'));
  stage.at('2026-01-19');
  const question = await stage.read(officer, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from area_call_question where call = ${id}`.execute(tx);
    return rows[0]?.id ?? '';
  });
  const said = 'Ja. Välj både vuxna och barn i avsnittet ”Vad ansökan gäller”. (påhittat svar)';
  must('the answer', await answerAboutCall(stage.as(officer), { id, question }, said));
  return id;
}

/** Three editors write, and the signatory sends in: the receipt has the number 1. */
export async function playApplicant(world: World, call: string): Promise<string> {
  const { stage, deps } = world;
  stage.at('2026-02-02');
  const id = await playWriting(world, { call, begins: skane.contact, writers: skane.editors, due: '2026-03-31' });
  stage.at('2026-04-22');
  must('the application sent in', await submitApplication(stage.as(skane.signatory), deps, id));
  return id;
}

/** A second region sends in, and takes it back. */
export async function playWithdrawal(world: World, call: string): Promise<void> {
  const { stage, deps } = world;
  stage.at('2026-03-02');
  const id = await playWriting(world, { call, begins: 'kontaktperson-uppsala', writers: ['redaktor-uppsala'], due: '2026-03-31' });
  stage.at('2026-04-20');
  must('a second application', await submitApplication(stage.as('firmatecknare-uppsala'), deps, id));
  stage.at('2026-04-27');
  const why = 'Regionen har beslutat att inte söka. (påhittat skäl)';
  must('the second withdrawn', await withdrawApplication(stage.as('firmatecknare-uppsala'), deps, id, why));
}

/** A third region has not written everything, comes a day too late, asks to be let in, and is not. */
export async function playLatecomer(world: World, call: string): Promise<void> {
  const { stage, deps } = world;
  stage.at('2026-04-15');
  const editor = 'redaktor-vastra-gotaland';
  const id = await playWriting(world, { call, begins: editor, writers: [editor], due: '2026-04-28', isHalf: true });
  stage.at('2026-05-01');
  const late = await submitApplication(stage.as('firmatecknare-vastra-gotaland'), deps, id);
  if (late.ok) throw new Error('an application came in after the last day');
  const reason = 'Underskriften dröjde över helgen. (påhittat skäl)';
  must('the plea', await pleadLate(stage.as('firmatecknare-vastra-gotaland'), call, reason));
  const plea = await stage.read(officer, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from application_plea where call = ${call}`.execute(tx);
    return rows[0]?.id ?? '';
  });
  stage.at('2026-05-05');
  const decision = 'Skälet är inte sådant att ansökan kan tas emot. (påhittat beslut)';
  must('the plea judged', await judgePleaLate(stage.as(officer), { call, plea, newLastDay: null, decision }));
}

/** What has come in is opened, once the last day has passed. */
export async function playOpening({ stage }: World, call: string): Promise<void> {
  stage.at('2026-05-06');
  must('what has come in opened', await openApplications(stage.as(officer), call));
}
