import { localDate } from '../../kernel/date.ts';
import {
  addItem,
  adjustMinutes,
  castVote,
  closeVote,
  continued,
  decideItem,
  findItem,
  findSitting,
  firstRules,
  giveNotice,
  type Happening,
  happen,
  type Item,
  minutesHash,
  type Outcome,
  openItem,
  openSitting,
  openVote,
  planSitting,
  publishMinutes,
  putProposal,
  seatBoard,
  setRules,
  sittingsFor,
} from '../../modules/sittings/index.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { applications, board, chair, northSubstitute, present, secretary } from './board-cast.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

const AREA = 'sallsynta-motorikstorningar';
const FIRST = localDate('2026-06-10');
const SECOND = localDate('2026-09-16');
const madeUp = '(Påhittat i en demonstration.)';

/** The first meeting of a story that has been played to its end in this database. */
export const boardStory = ({ stage }: World) =>
  stage.read(secretary, async (tx) => {
    const held = (await sittingsFor(tx)).filter(({ phase }) => phase === 'published');
    return held.some(({ day }) => day === SECOND) ? held.find(({ day }) => day === FIRST) : undefined;
  });

/**
 * Two made-up meetings of the board by its commands and rules: five applications for three places, of which two also for children; one referred back and
 * decided at the second meeting, one condition reworded, one dissent, one part of the minutes masked. Returns the first meeting.
 */
export async function playBoard(world: World, say: (text: string) => void): Promise<string> {
  const { stage } = world;
  await stage.db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    const seats = board.map(({ persona, ...seat }) => ({ ...seat, person: stage.personOf(persona) }));
    await seatBoard(tx, seats, { from: '2018-07-01', to: '2030-12-31' });
  });
  stage.at('2026-05-04');
  const rules = { ...firstRules, source: `Nämndens arbetsordning ${madeUp}` };
  must('the rules', await setRules(stage.as(secretary), { version: 0, rules }));
  say('The first meeting: five applications for three places');
  const first = await meeting(world, FIRST, '2026-05-18', [itemOf(world), information]);
  await decideFirst(world, first);
  await endAndAdjust(world, first, '2026-06-17', true);
  say('The second meeting: the application that was referred back');
  const held = await sittingOf(world, first);
  const again = continued(held, held.state.items[0]?.item.id ?? '');
  if (!again) throw new Error('nothing was referred back');
  stage.at('2026-08-24');
  const second = await meeting(world, SECOND, '2026-08-24', [again]);
  await decideSecond(world, second);
  await endAndAdjust(world, second, '2026-09-23', false);
  return first;
}

const information: Omit<Item, 'id'> = {
  kind: 'information',
  title: 'Lägesbild för nationell högspecialiserad vård (påhittad punkt)',
  area: null,
  careCase: null,
  background: [],
  matter: '',
  assessment: '',
  proposal: '',
  slots: null,
  applicants: [],
  conditions: [],
  permit: null,
  ground: null,
  hearing: null,
  presenter: '',
  continues: null,
};

function itemOf({ deps }: World): Omit<Item, 'id'> {
  const view = deps.register.withFictitious.view(FIRST, localDate('2099-01-01'));
  const area = view.findArea(AREA);
  const slots = area?.agencyDecision?.payload.slots ?? null;
  if (!area || !slots) throw new Error(`the register does not say how many units ${AREA} has`);
  return {
    ...information,
    kind: 'award',
    title: `${area.area.name} (påhittat)`,
    area: AREA,
    background: ['Patienterna är få och behöver flera yrken tillsammans.', 'Resorna ska vara rimliga i hela landet.', madeUp],
    matter:
      'Socialstyrelsen beslutade den 9 december 2025 att viss vård vid sällsynta motorikstörningar ska vara nationell högspecialiserad vård vid tre enheter för vuxna, varav två också för barn. Fem regioner har ansökt, i en demonstration. Ett yttrande från beredningsgruppen har hämtats in.',
    assessment: `Beredningsgruppen bedömer att Skåne och Stockholm har goda förutsättningar. För Västra Götaland behöver bemanningen klargöras. ${madeUp}`,
    proposal: 'Nämnden beviljar Skåne och Stockholm tillstånd, återremitterar Västra Götaland och avslår övriga ansökningar.',
    slots,
    applicants: applications.map(({ region: code, unit, population }, i) => {
      const region = view.findRegion(code);
      const wants = { population, tasks: [], subPermits: [] };
      const names = { region: code, regionName: region?.name ?? code, collaborationRegions: region?.collaborationRegions ?? [] };
      return { key: `s${i + 1}`, ...names, hospital: null, unit, application: null, diaryNumber: null, withdrawn: false, wants };
    }),
    conditions: area.conditions?.payload.conditions ?? [],
    presenter: 'Föredragande handläggare',
  };
}

const sittingOf = async ({ stage }: World, id: string) => {
  const found = await stage.read(secretary, (tx) => findSitting(tx, id));
  if (!found) throw new Error('the meeting is not there');
  return found;
};

/** Plans a meeting, gives notice and opens it, with everyone who is there. */
async function meeting(world: World, day: typeof FIRST, noticed: string, items: readonly Omit<Item, 'id'>[]): Promise<string> {
  const { stage, deps } = world;
  const by = () => stage.as(secretary);
  const id = must('the meeting', await planSitting(by(), { day, start: '10:00', place: 'Påhittad lokal, Stockholm' }));
  for (const item of items) must('an item', await addItem(by(), { id }, item));
  stage.at(noticed);
  must('the notice', await giveNotice(by(), deps, { id }));
  stage.at(day);
  must('the meeting opened', await openSitting(by(), { id }));
  const arrivals = present.map((persona): Happening => ({ kind: 'arrived', person: stage.personOf(persona) }));
  const stepsIn: Happening = { kind: 'stepped-in', person: stage.personOf(northSubstitute), region: 'norra' };
  must('the board there', await happen(by(), { id }, ...arrivals, stepsIn));
  return id;
}

/** Opens an item; everyone there says that there is no conflict of interest. */
async function begin(world: World, id: string, of: string): Promise<void> {
  const { stage } = world;
  must('the item opened', await openItem(stage.as(secretary), { id, of }));
  const answers = present.map(
    (persona): Happening => ({ kind: 'conflict-answered', of, person: stage.personOf(persona), conflicted: false, why: '' }),
  );
  must('answers on conflicts of interest', await happen(stage.as(secretary), { id }, ...answers));
}

const grant = (applicant: string, population: 'adults' | 'both', start: string): Outcome => ({
  kind: 'grant',
  applicant,
  population,
  tasks: [],
  subPermits: [],
  start: localDate(start),
  reasons: '',
});
const reject = (applicant: string): Outcome => ({
  kind: 'reject',
  applicant,
  reasons: `Andra sökande har bättre förutsättningar. ${madeUp}`,
});
const back: Outcome = { kind: 'refer-back', applicant: 's3', reasons: `Hur ska enheten bemannas under semestrar? ${madeUp}` };

async function decideFirst(world: World, id: string): Promise<void> {
  const { stage } = world;
  const by = () => stage.as(secretary);
  const [item, other] = (await sittingOf(world, id)).state.items;
  if (!item || !other) throw new Error('the agenda is empty');
  const of = item.item.id;
  await begin(world, id, of);
  const a = [grant('s1', 'both', '2027-01-01'), grant('s2', 'both', '2027-01-01'), back, reject('s4'), reject('s5')];
  const b = [grant('s1', 'both', '2027-01-01'), reject('s2'), back, grant('s4', 'both', '2027-01-01'), reject('s5')];
  must('the proposal of the papers', await putProposal(by(), { id, of }, { from: null, outcomes: a }));
  must('a proposal against it', await putProposal(by(), { id, of }, { from: stage.personOf('ledamot-3'), outcomes: b }));
  const [condition] = item.conditions;
  if (condition) {
    const text = `${condition.text.sv.replace(/\.$/, '')}, och redovisar det varje år.`;
    must('a condition reworded', await happen(by(), { id }, { kind: 'condition-reworded', of, condition: condition.id, text }));
  }
  must('the vote', await openVote(by(), { id, of }, { mode: 'named', between: ['A', 'B'] }));
  for (const persona of present) {
    const choice = persona === 'ledamot-3' || persona === northSubstitute ? 'B' : 'A';
    must('a ballot', await castVote(stage.as(persona), { id, of }, { vote: '1', person: stage.personOf(persona), choice }));
  }
  must('the vote closed', await closeVote(by(), { id, of }, { counts: null, casting: null }));
  must('the decision', await decideItem(by(), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
  const text = `Jag hade hellre sett att Uppsala fått tillståndet. ${madeUp}`;
  must('a dissent', await happen(stage.as('ledamot-3'), { id }, { kind: 'dissented', of, person: stage.personOf('ledamot-3'), text }));
  must(
    'the item closed',
    await happen(by(), { id }, { kind: 'item-text-added', of, text: `Punkten föredrogs. ${madeUp}` }, { kind: 'item-closed', of }),
  );
  must('information', await openItem(by(), { id, of: other.item.id }));
  must('information closed', await happen(by(), { id }, { kind: 'item-closed', of: other.item.id }));
}

async function decideSecond(world: World, id: string): Promise<void> {
  const { stage } = world;
  const of = (await sittingOf(world, id)).state.items[0]?.item.id ?? '';
  await begin(world, id, of);
  must('the proposal', await putProposal(stage.as(secretary), { id, of }, { from: null, outcomes: [grant('s3', 'adults', '2027-03-01')] }));
  must('the decision', await decideItem(stage.as(secretary), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
  must('the item closed', await happen(stage.as(secretary), { id }, { kind: 'item-closed', of }));
}

/** The meeting is closed, its minutes are adjusted by two who were there, and published. */
async function endAndAdjust(world: World, id: string, on: string, isMasked: boolean): Promise<void> {
  const { stage, deps } = world;
  const by = () => stage.as(secretary);
  const adjusters = [chair, 'ledamot'];
  const persons = adjusters.map((persona) => stage.personOf(persona));
  must('the meeting closed', await happen(by(), { id }, { kind: 'adjusters-appointed', persons }, { kind: 'closed' }));
  stage.at(on);
  for (const persona of adjusters)
    must('the minutes adjusted', await adjustMinutes(stage.as(persona), deps, { id, hash: minutesHash(await sittingOf(world, id)) }));
  const [one] = (await sittingOf(world, id)).state.items;
  if (isMasked && one && findItem((await sittingOf(world, id)).state, one.item.id)?.texts.length)
    must(
      'a part masked',
      await happen(by(), { id }, { kind: 'masked', part: `p${one.number}.text.1`, ground: `påhittad bestämmelse ${madeUp}` }),
    );
  must('the minutes published', await publishMinutes(by(), deps, { id }));
}
