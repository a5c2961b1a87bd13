import { localDate } from '../../kernel/date.ts';
import { assessed } from '../../modules/assessments/index.ts';
import {
  addItem,
  castVote,
  closeVote,
  decideItem,
  drawItem,
  findItem,
  firstRules,
  happen,
  type Outcome,
  openItem,
  openVote,
  putProposal,
  reviseItem,
  seatBoard,
  setRules,
  sittingsFor,
} from '../../modules/sittings/index.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { playBoardCase } from './board-case.ts';
import { board, northSubstitute, present, secretary } from './board-cast.ts';
import { officer } from './cast.ts';
import { declareAll } from './group.ts';
import { playAnswer } from './joint-statement.ts';
import { begin, endAndAdjust, information, meeting, sittingOf } from './meeting.ts';
import { advance } from './nomination.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

export const FIRST = localDate('2026-06-10');
const SECOND = localDate('2026-09-16');
const madeUp = '(Påhittat i en demonstration.)';

/** The first meeting of a story that has been played to its end in this database. */
export const boardStory = ({ stage }: World) =>
  stage.read(secretary, async (tx) => {
    const held = (await sittingsFor(tx)).filter(({ phase }) => phase === 'published');
    return held.some(({ day }) => day === SECOND) ? held.find(({ day }) => day === FIRST) : undefined;
  });

/** How the matter comes before the board: put on the agenda of the first meeting, answered in between, and put on that of the second. */
export type Matter = {
  readonly first: (meeting: string) => Promise<void>;
  readonly between: () => Promise<void>;
  readonly second: (meeting: string, first: string) => Promise<void>;
};

/** Five regions, three places, from nomination to permits that stand in the register and letters to all. Returns the first meeting. */
export async function playBoard(world: World, say: (text: string) => void): Promise<string> {
  const { careCase, come } = await playBoardCase(world, say);
  const draw = async (id: string): Promise<void> => {
    const of = must('the item drawn from the case', await drawItem(world.stage.as(secretary), { assessed }, { id, careCase }));
    await putInWords(world, id, of);
  };
  const first = await playMeetings(world, say, {
    first: async (id) => {
      await draw(id);
      await declareAll(
        world,
        careCase,
        board.map(({ persona }) => persona),
      );
    },
    between: async () => {
      say('B2 answers what the board asked');
      await playAnswer(world, careCase, come);
    },
    second: draw,
  });
  world.stage.at('2026-09-24');
  await advance(world, careCase, officer);
  return first;
}

/** The secretary writes the background of an item that has been drawn from its case, and who presents it. */
async function putInWords(world: World, id: string, of: string): Promise<void> {
  const item = findItem((await sittingOf(world, id)).state, of)?.item;
  if (!item) throw new Error('the item is not there');
  const own = ['Patienterna är få och behöver flera yrken tillsammans.', `Resorna ska vara rimliga i hela landet. ${madeUp}`];
  const background = item.background.length > 0 ? item.background : own;
  must(
    'the item written',
    await reviseItem(world.stage.as(secretary), { id }, { ...item, background, presenter: 'Föredragande handläggare' }),
  );
}

/**
 * Two made-up meetings of the board by its commands and rules: one application referred back and decided at the second meeting, one condition reworded,
 * one dissent, one part of the minutes masked. Returns the first meeting.
 */
export async function playMeetings(world: World, say: (text: string) => void, matter: Matter): Promise<string> {
  const { stage } = world;
  await stage.db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    const seats = board.map(({ persona, ...seat }) => ({ ...seat, person: stage.personOf(persona) }));
    await seatBoard(tx, seats, { from: '2018-07-01', to: '2030-12-31' });
  });
  stage.at('2026-05-27');
  const rules = { ...firstRules, source: 'Nämndens arbetsordning (påhittad)' };
  must('the rules', await setRules(stage.as(secretary), { version: 0, rules }));
  say('Step 7: the first meeting, five applications for three places');
  const first = await meeting(world, FIRST, async (id) => {
    await matter.first(id);
    must('an item of information', await addItem(stage.as(secretary), { id }, information));
  });
  await decideFirst(world, first);
  await endAndAdjust(world, first, '2026-06-17', true);
  await matter.between();
  say('Step 7: the second meeting, the application that was referred back');
  stage.at('2026-08-24');
  const second = await meeting(world, SECOND, (id) => matter.second(id, first));
  await decideSecond(world, second);
  await endAndAdjust(world, second, '2026-09-23', false);
  return first;
}

const grant = (applicant: string, population: 'adults' | 'both', start: string): Outcome => ({
  kind: 'grant',
  applicant,
  population,
  tasks: [],
  subPermits: [],
  start: localDate(start),
  reasons: `Nämnden delar beredningsgruppens bedömning. ${madeUp}`,
});
const reject = (applicant: string): Outcome => ({
  kind: 'reject',
  applicant,
  reasons: `Andra sökande har bättre förutsättningar. ${madeUp}`,
});
const back = (applicant: string): Outcome => ({
  kind: 'refer-back',
  applicant,
  reasons: `Hur ska enheten bemannas under semestrar? ${madeUp}`,
});

async function decideFirst(world: World, id: string): Promise<void> {
  const { stage } = world;
  const by = () => stage.as(secretary);
  const [item, other] = (await sittingOf(world, id)).state.items;
  if (!item || !other) throw new Error('the agenda is empty');
  const of = item.item.id;
  await begin(world, id, of);
  const keyOf = (region: string): string => item.item.applicants.find((one) => one.region === region)?.key ?? '';
  const [skane, stockholm, west, uppsala, east] = ['12', '01', '14', '03', '05'].map(keyOf) as [string, string, string, string, string];
  const start = '2027-01-01';
  const a = [grant(skane, 'both', start), grant(stockholm, 'both', start), back(west), reject(uppsala), reject(east)];
  const b = [grant(skane, 'both', start), reject(stockholm), back(west), grant(uppsala, 'both', start), reject(east)];
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
  const item = (await sittingOf(world, id)).state.items[0]?.item;
  const [asked] = item?.applicants ?? [];
  if (!item || !asked || item.applicants.length > 1) throw new Error('the second meeting has one application before it');
  const of = item.id;
  await begin(world, id, of);
  must(
    'the proposal',
    await putProposal(stage.as(secretary), { id, of }, { from: null, outcomes: [grant(asked.key, 'adults', '2027-03-01')] }),
  );
  must('the decision', await decideItem(stage.as(secretary), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
  must('the item closed', await happen(stage.as(secretary), { id }, { kind: 'item-closed', of }));
}
