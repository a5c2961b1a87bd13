import { localDate } from '../../kernel/date.ts';
import { allocations, keysIn } from '../../modules/allocation/index.ts';
import { answerB2Statement, beginB2Statement, lockB2Statement, writeB2Part } from '../../modules/assessments/index.ts';
import { moveCareCase } from '../../modules/cases/index.ts';
import { allParts, findStatement } from '../../modules/preparation/index.ts';
import { applicants } from './applicants.ts';
import type { Come } from './assessment.ts';
import { head, officer } from './cast.ts';
import { advance, versionOf } from './nomination.ts';
import { must } from './stage.ts';
import { answered, b2, proposals, saidTogether } from './verdicts.ts';
import type { World } from './world.ts';

type Content = Parameters<typeof writeB2Part>[1]['content'];
const [first, second, third] = b2;

/** Writes a part of the statement as it is now. */
async function write({ stage }: World, careCase: string, part: string, content: Content): Promise<void> {
  const now = await stage.read(officer, async (tx) => {
    const statement = await findStatement(tx, careCase, 'b2');
    return statement && (await allParts(tx, statement.id, 'b2')).find((one) => one.part === part);
  });
  must(`the part ${part}`, await writeB2Part(stage.as(first), { careCase, part, version: now?.version ?? 0, content }));
}

const versionNow = async ({ stage }: World, careCase: string): Promise<number> =>
  (await stage.read(officer, (tx) => findStatement(tx, careCase, 'b2')))?.version ?? 0;

async function answer(world: World, careCase: string, dissent: string | null): Promise<void> {
  for (const persona of [first, second]) {
    const given = { careCase, version: await versionNow(world, careCase), answer: 'approve', text: null } as const;
    must('an approval', await answerB2Statement(world.stage.as(persona), given));
  }
  const version = await versionNow(world, careCase);
  const given = { careCase, version, answer: dissent === null ? 'approve' : 'dissent', text: dissent } as const;
  must('the third answer', await answerB2Statement(world.stage.as(third), given));
}

const partOf = (one: Come, { start, ...proposed }: NonNullable<ReturnType<typeof proposals.get>>): Content => ({
  ...proposed,
  start: start === null ? null : localDate(start),
  verdicts: Object.fromEntries(one.conditions.map((key) => [key, saidTogether(one.region, key)])),
});

/** The allocation that B2 follows: to those it proposes, what they have applied for. */
function followed(come: readonly Come[]) {
  const free = { units: 3, unitsForChildren: 2, parts: [] };
  const asks = come
    .map(({ id, region }) => {
      const isForBoth = applicants.find((one) => one.region === region)?.population === 'both';
      return { id, region, adults: true, children: isForBoth, parts: [] };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const wanted = asks.filter(({ region }) => proposals.get(region)?.outcome === 'grant');
  const found = allocations(free, asks).find(
    ({ awards }) =>
      awards.length === wanted.length &&
      wanted.every(({ id, children }) =>
        awards.some(({ applicant, population }) => applicant === id && population === (children ? 'both' : 'adults')),
      ),
  );
  if (!found) throw new Error('what B2 proposes is no allowed allocation');
  return { key: keysIn(free)(found.awards), awards: found.awards };
}

/** B2 says together what it makes of each, with an order and an allocation, one condition worded anew and one dissent; locked on the given day. */
export async function playJointStatement(world: World, careCase: string, come: readonly Come[]): Promise<void> {
  const { stage, deps } = world;
  stage.at('2026-05-21');
  must('the statement', await beginB2Statement(stage.as(officer), careCase));
  for (const one of come) {
    const proposed = proposals.get(one.region);
    if (proposed) await write(world, careCase, `applicant-${one.id}`, partOf(one, proposed));
  }
  const reasons = 'De tre första ger störst volym, kortast resor och en enhet i väster. (Påhittade skäl.)';
  const order = [...proposals.keys()].flatMap((region) => come.find((one) => one.region === region)?.id ?? []);
  await write(world, careCase, 'ranking', { order, scenario: followed(come), reasons });
  const wordings = {
    coordinator: 'Koordinator, t.ex. sjuksköterska med koordinatorfunktion, med minst en halv tjänst avsatt för uppdraget',
  };
  await write(world, careCase, 'conditions', { wordings, reasons: 'Avsatt tid var oklar i flera ansökningar. (Påhittade skäl.)' });
  const text = 'Fem regioner söker tre platser. Beredningsgruppen föreslår Stockholm, Skåne och Västra Götaland. (Påhittat yttrande.)';
  await write(world, careCase, 'summary', { text });
  stage.at('2026-05-25');
  await answer(world, careCase, 'Jag hade satt Uppsala före Västra Götaland, eftersom bemanningen där är säkrare. (Påhittad mening.)');
  stage.at('2026-05-26');
  const version = await versionNow(world, careCase);
  must('the statement locked', await lockB2Statement(stage.as(officer), deps, { careCase, version }));
  await advance(world, careCase, officer);
}

/** The board has asked something of one application: the case goes back, and B2 answers in a new edition about that one. */
export async function playAnswer(world: World, careCase: string, come: readonly Come[]): Promise<void> {
  const { stage, deps } = world;
  stage.at('2026-06-22');
  const back = {
    id: careCase,
    version: await versionOf(world, careCase),
    action: 'step-back',
    reason: 'Nämnden har återremitterat en ansökan med en fråga. (Påhittat.)',
    redo: ['b2-statement'],
  } as const;
  must('the case back to B2', await moveCareCase(stage.as(head), deps, back));
  stage.at('2026-08-17');
  must('a new edition', await beginB2Statement(stage.as(officer), careCase));
  const asked = come.find(({ region }) => region === '14');
  if (!asked) throw new Error('nothing was asked about');
  await write(world, careCase, `applicant-${asked.id}`, partOf(asked, answered));
  // One application is left, for one place: there is nothing to rank.
  await write(world, careCase, 'ranking', { order: [], scenario: null, reasons: '' });
  await write(world, careCase, 'summary', { text: 'Nämndens fråga är besvarad. Beredningsgruppen föreslår bifall. (Påhittat yttrande.)' });
  stage.at('2026-08-20');
  await answer(world, careCase, null);
  stage.at('2026-08-21');
  const version = await versionNow(world, careCase);
  must('the new edition locked', await lockB2Statement(stage.as(officer), deps, { careCase, version }));
  await advance(world, careCase, officer);
}
