import { playBasis } from '../../src/cli/demo/basis.ts';
import { chair, head, officer } from '../../src/cli/demo/cast.ts';
import { playConsultation } from '../../src/cli/demo/consultation.ts';
import { playB1Group, playExpertGroup } from '../../src/cli/demo/group.ts';
import { advance, playNomination } from '../../src/cli/demo/nomination.ts';
import { playStatement } from '../../src/cli/demo/preparation.ts';
import { playRuling } from '../../src/cli/demo/ruling.ts';
import { must } from '../../src/cli/demo/stage.ts';
import type { World } from '../../src/cli/demo/world.ts';
import { localDate } from '../../src/kernel/date.ts';
import { askAboutCall, createCall, editCall, publishCall, receiveCall } from '../../src/modules/calls/index.ts';
import { nominate } from '../../src/modules/cases/index.ts';
import { planMeeting } from '../../src/modules/groups/index.ts';
import type { StorySite } from './story-site.ts';

/** The first day after the story, when no more happens. */
export const AFTERWARDS = '2026-01-20';

/**
 * Plays the demonstration's story to the decision, with another nomination, a meeting of the group and a call to apply besides. Just before it goes on to
 * another day, when the product stands as the day before has left it and its clock says so, `look` is called with the day to come.
 */
export async function playWholeStory(site: StorySite, look?: (day: string) => Promise<void>): Promise<string> {
  let today: string | undefined;
  let tomorrow: string | undefined;
  const { world } = site;
  let isPrepared = false;
  const goOn = async (): Promise<void> => {
    if (look && !isPrepared && (await hasDraft(site))) {
      isPrepared = true;
      await site.at(`${today}T12:00:00Z`);
      await look('a consultation is prepared');
    }
    const day = tomorrow;
    tomorrow = undefined;
    if (day === undefined) return;
    if (look && today !== undefined) {
      await site.at(`${today}T12:00:00Z`);
      await look(day);
    }
    today = day;
  };
  site.beforeEach(goOn);
  const at = (day: string): void => {
    tomorrow = day;
    world.stage.at(day);
  };
  const played: World = { ...world, stage: { ...world.stage, at } };
  await playRival(played);
  const id = await playNomination(played);
  await playExpertGroup(played, id);
  await advance(played, id, officer);
  await playMeeting(played, id);
  await playBasis(played, id);
  await advance(played, id, head);
  await playConsultation(played, id);
  await playB1Group(played, id);
  await playStatement(played, id);
  await advance(played, id, officer);
  await playRuling(played, id);
  await advance(played, id, officer);
  await playCall(played);
  at(AFTERWARDS);
  await goOn();
  return id;
}

const hasDraft = async ({ app }: StorySite): Promise<boolean> =>
  (await app.db.asOwner("select 1 from consultation where state = 'draft'")).length > 0;

/** Another area that is nominated, and stays on the longlist. */
async function playRival({ stage, deps }: World): Promise<void> {
  stage.at('2023-10-12');
  const reasons = { 'reason-complex': 'Påhittade skäl.', 'reason-volume': '', 'reason-competence': '', 'reason-cost': '' };
  const content = {
    from: 'Påhittat programområde',
    'reason-rare': 'Påhittade skäl.',
    ...reasons,
    areas: [],
    dependencies: '',
    emergency: 'Ingen.',
  };
  must(
    'another nomination',
    await nominate(stage.as(officer), deps, { name: 'Jämförelseområde (påhittat)', nameEn: 'Area to compare (made up)' }, content),
  );
}

async function playMeeting({ stage }: World, careCase: string): Promise<void> {
  stage.at('2024-03-25');
  const content = {
    day: localDate('2024-04-10'),
    from: '09:00',
    to: '12:00',
    place: 'Påhittad möteslokal',
    link: '',
    agenda: 'Avgränsning och patientgrupp',
    notes: '',
    present: [],
  };
  must('a meeting', await planMeeting(stage.as(chair), { careCase, kind: 'expert', content }));
}

async function playCall({ stage, deps }: World): Promise<void> {
  stage.at('2025-12-11');
  await deps.register.refresh();
  const id = must('a call', await createCall(stage.as(officer), deps, { area: 'ataxier-pahittat', kind: null }));
  const content = {
    introductionSv: 'Regionerna inbjuds att söka. (Påhittad ansökningsförfrågan.)',
    introductionEn: 'Regions are invited to apply. (Made up.)',
    units: 3,
    unitsForChildren: 2,
    attachments: ['Verksamhetsplan'],
    expectedStart: 'första halvåret 2027',
    contact: 'nhv@exempel.invalid',
    subPermit: null,
  };
  must('the call written', await editCall(stage.as(officer), { id, version: 1 }, { content, lastDay: localDate('2026-04-30') }));
  stage.at('2025-12-15');
  must('the call announced', await publishCall(stage.as(head), deps, { id, version: 2 }));
  stage.at('2025-12-18');
  must('the call received', await receiveCall(stage.as('kontaktperson-skane'), id));
  must('a question', await askAboutCall(stage.as('kontaktperson-skane'), id, 'Räcker en verksamhetsplan för två sjukhus?'));
}
