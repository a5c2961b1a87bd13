import { localDate } from '../../kernel/date.ts';
import {
  addAddressees,
  beginConsultation,
  beginOwnAnswer,
  closeConsultation,
  endorseAnswer,
  findAnswer,
  findConsultation,
  lockExpertComment,
  lockSummary,
  openConsultation,
  proposeAnswer,
  publish,
  replyTo,
  saveAnswerPart,
  submissionsOf,
  submitAnswer,
  writeExpertComment,
  writeLetter,
  writeSummary,
} from '../../modules/consultations/index.ts';
import { chair, officer, respondents } from './cast.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

const lastDay = localDate('2025-04-15');
const association = { name: 'Påhittad patientförening', mail: 'patientforening@exempel.invalid' };

/** Step 3: sent out, answered by two regions, closed, answered to, summed up, and commented on by the expert group. */
export async function playConsultation(world: World, careCase: string): Promise<void> {
  const { stage, deps } = world;
  stage.at('2025-01-20');
  const id = must('the consultation', await beginConsultation(stage.as(officer), careCase));
  const now = async () => {
    const found = await stage.read(officer, (tx) => findConsultation(tx, id, { madeUp: true }));
    if (!found) throw new Error('the consultation is not there');
    return found;
  };
  const asked = async () => ({ id, version: (await now()).version });
  const letter =
    'Socialstyrelsen föreslår att vården ska vara nationell högspecialiserad vård. Svara på varje del av förslaget. (Påhittad remiss i en demonstration.)';
  must(
    'the letter',
    await writeLetter(stage.as(officer), await asked(), { letter, contact: 'nhv@exempel.invalid', openToAll: true, lastDay }),
  );
  const regions = ['region-01', 'region-03', 'region-05', 'region-12', 'region-14', 'region-24'];
  must('those who are obliged', await addAddressees(stage.as(officer), id, { kind: 'obliged', organisations: regions, other: null }));
  must('those who are invited', await addAddressees(stage.as(officer), id, { kind: 'invited', organisations: [], other: association }));
  must('sent out', await openConsultation(stage.as(officer), deps, await asked()));
  for (const [i, one] of respondents.entries()) {
    stage.at(`2025-04-0${i + 2}`);
    await playAnswer(world, id, one);
  }
  stage.at('2025-04-16');
  must('closed', await closeConsultation(stage.as(officer), await asked()));
  stage.at('2025-05-05');
  const submissions = await stage.read(officer, (tx) => submissionsOf(tx, id));
  for (const one of submissions) {
    const text = 'Synpunkten är lämnad till sakkunniggruppen och vägs in i den slutliga texten.';
    must('a reply', await replyTo(stage.as(officer), id, { submission: one.id, part: 'slots', text, version: 0 }));
    must('an answer published', await publish(stage.as(officer), id, one.id, true));
  }
  const intro = 'Sex regioner och en förening har fått remissen. Regionerna som har svarat stöder förslaget i huvudsak.';
  const closing = 'Frågan om enheter för barn har vägts särskilt.';
  must('the summary', await writeSummary(stage.as(officer), { id, version: 0 }, { intro, closing }));
  must('the summary locked', await lockSummary(stage.as(officer), deps, { id, version: 1 }));
  stage.at('2025-06-02');
  const general = 'Gruppen har läst svaren. Förslaget ändras inte i sak.';
  const parts = { slots: 'Tre enheter, varav två för barn, ger tillräckliga volymer och rimliga resor.' };
  must('the comment of the group', await writeExpertComment(stage.as(chair), { id, version: 0 }, { general, parts }));
  must('the comment locked', await lockExpertComment(stage.as(chair), deps, { id, version: 1 }));
}

type Respondent = (typeof respondents)[number];

/** One region: begun, every part answered, proposed, endorsed by another, and sent in. */
async function playAnswer(world: World, consultation: string, { writes, endorses, wants }: Respondent): Promise<void> {
  const { stage } = world;
  const id = must('an answer', await beginOwnAnswer(stage.as(writes), consultation, null));
  const found = await stage.read(writes, (tx) => findConsultation(tx, consultation, { madeUp: true }));
  for (const { key } of found?.parts ?? []) {
    const isChange = key === 'slots' && wants === 'agree-with-changes';
    const text = isChange ? 'Regionen ser hellre att alla tre enheter också tar emot barn.' : '';
    const stance = isChange ? 'agree-with-changes' : 'agree';
    must(
      'a part of an answer',
      await saveAnswerPart(stage.as(writes), { id, part: key, stance, text, passages: [], version: 0, finishes: true }),
    );
  }
  const asked = async (persona: string) => ({ id, version: (await stage.read(persona, (tx) => findAnswer(tx, id)))?.version ?? 0 });
  must('an answer proposed', await proposeAnswer(stage.as(writes), await asked(writes)));
  must('an answer endorsed', await endorseAnswer(stage.as(endorses), await asked(endorses)));
  must('an answer sent in', await submitAnswer(stage.as(endorses), await asked(endorses)));
}
