import { localDate } from '../../kernel/date.ts';
import {
  askForCompletion,
  checkApplication,
  checksOf,
  type Found,
  latestSubmission,
  listVersion,
  markComplete,
  pointsOf,
  saveApplicationSection,
  sendCompletion,
  snapshotOf,
} from '../../modules/applications/index.ts';
import { rewrite } from './application.ts';
import { skane } from './call.ts';
import { officer } from './cast.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

/** What the officer finds lacking, and asks for, by part. */
const lacking: Readonly<Record<string, string>> = {
  staff: 'Ange hur många som arbetar heltid i varje yrke. (påhittad begäran)',
  risks: 'Beskriv vad ni gör om nyckelpersoner slutar. (påhittad begäran)',
};
const inOrder: Found = { verdict: 'in-order', note: '' };

/** The officer finds that an application lacks nothing; whether it was the last that waited. */
export async function playComplete(world: World, id: string): Promise<boolean> {
  const number = await playCheck(world, id, {});
  return must('the application complete', await markComplete(world.stage.as(officer), id, number));
}

/** The officer holds what the region has sent in against the list; gives the number of what was held against it. */
async function playCheck({ stage }: World, id: string, lacks: Readonly<Record<string, string>>): Promise<number> {
  const shown = await stage.read(officer, async (tx) => {
    const latest = await latestSubmission(tx, id);
    const snapshot = latest && (await snapshotOf(tx, latest.id));
    if (!snapshot) throw new Error('what was sent in cannot be read');
    return { version: listVersion(await checksOf(tx, id)), number: latest.number, points: pointsOf(snapshot) };
  });
  const missed = Object.keys(lacks).filter((key) => !shown.points.includes(key));
  if (missed.length > 0) throw new Error(`the application has no part ${missed.join(', ')}`);
  const found = (point: string): Found => (lacks[point] === undefined ? inOrder : { verdict: 'lacking', note: lacks[point] });
  const { points, ...list } = shown;
  must(
    'the check',
    await checkApplication(stage.as(officer), { id, ...list, found: Object.fromEntries(points.map((point) => [point, found(point)])) }),
  );
  return shown.number;
}

/**
 * Two parts are found to lack something and are asked for; the region writes in those alone, its signatory sends the completion in, and the officer checks
 * again and finds the application complete. Nothing else waits, so that the case may go on.
 */
export async function playCompletion(world: World, id: string): Promise<void> {
  const { stage, deps } = world;
  stage.at('2026-05-11');
  const number = await playCheck(world, id, lacking);
  const letter = 'Två delar behöver kompletteras. (påhittat meddelande)';
  const asking = { points: lacking, lastDay: localDate('2026-05-25'), letter };
  must('a completion asked for', await askForCompletion(stage.as(officer), id, number, asking));
  stage.at('2026-05-18');
  const [editor] = skane.editors;
  const save = async (key: string) => {
    const { version, rawFor } = await rewrite(world, { id, key, person: editor, said: 'Kompletterat svar' });
    return saveApplicationSection(stage.as(editor), deps, { id, key, version, rawFor, isReady: true, stays: false });
  };
  for (const key of Object.keys(lacking)) must(`the part ${key} completed`, await save(key));
  const other = await save('premises');
  if (other.ok || other.error === 'key-reused' || other.error.kind !== 'closed')
    throw new Error('a part that was not asked for was not closed');
  stage.at('2026-05-20');
  must('the completion sent in', await sendCompletion(stage.as(skane.signatory), deps, id));
  stage.at('2026-05-26');
  if (!(await playComplete(world, id))) throw new Error('something still waits, and the case cannot go on');
}
