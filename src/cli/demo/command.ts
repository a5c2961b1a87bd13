import { OperatorFault } from '../../platform/operator-fault.ts';
import { readArguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { boardStory, playBoard } from './board.ts';
import { boardNames } from './board-case.ts';
import { findPlayed, playApplicant, playCall, playLatecomer, playOpening, playWithdrawal } from './call.ts';
import { playCompletion } from './completion.ts';
import { names } from './nomination.ts';
import { findStory, playReview } from './review.ts';
import { openWorld, type World } from './world.ts';

/**
 * Plays the way of a made-up area from nomination to the agency's decision, a call and its applications, or all the way to permits, by the
 * commands of the modules and with the rules that hold for everyone: who may, what must be there, two people where two must agree. All of it is marked as made up; the real register is not touched.
 */
export const demoCommand: Command = {
  name: 'demo',
  usage: 'review|call|board',
  summary:
    'Plays made-up stories: review, a case from nomination to the decision of 9 December 2025; call, the call that followed, three regions that applied and one that is asked to complete its application; board, five applications from nomination to permits, with B2 and two meetings of the board. Only in a demonstration; again it does nothing.',
  run: async (context, args) => {
    const { words } = readArguments(args, ['STORY'], {});
    const [story = ''] = words;
    const play = Object.hasOwn(stories, story) ? stories[story] : undefined;
    if (!play) throw new OperatorFault('There are three stories: demo review, demo call and demo board.');
    if (context.settings.mode === 'production') throw new OperatorFault(`demo ${story} makes things up and is refused in production.`);
    const real = await context.openMigratedDb();
    const world = await openWorld(context, real);
    try {
      return await play(context, world);
    } finally {
      await world.close();
    }
  },
};

/** What follows on the decision: the call with the real conditions, and what three regions make of it. Plays what comes before it first. */
async function call(context: CommandContext, world: World): Promise<number> {
  const { out, say } = context;
  if (!(await findStory(world, names))) await review(context, world);
  const area = (await findStory(world, names))?.area ?? '';
  const there = await findPlayed(world, area);
  if (there !== undefined) {
    out(`The story is there already: /utlysningar/${there}\n`);
    return 0;
  }
  say('Step 5: the call is written, announced, received, asked about');
  const id = await playCall(world, area);
  say('The first region: three editors and a signatory, to the receipt');
  const first = await playApplicant(world, id);
  const scenes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['The second region: sent in and withdrawn', () => playWithdrawal(world, id)],
    ['The third region: a day too late', () => playLatecomer(world, id)],
    ['What has come in is opened', () => playOpening(world, id)],
    ['The first region: checked, asked to complete two parts, and complete', () => playCompletion(world, first)],
  ];
  for (const [title, play] of scenes) {
    say(title);
    await play();
  }
  out(`The story has been played: /utlysningar/${id}\n`);
  return 0;
}

/** A story that stopped on its way is not gone on with. */
const stopped = (state: string) =>
  new OperatorFault(`The story began here before and stopped at ${state}. Play it in a database of its own.`);

async function review({ out, say }: CommandContext, world: World): Promise<number> {
  const there = await findStory(world, names);
  if (there && there.step !== null && there.step < 5) throw stopped(there.state);
  const id = there?.id ?? (await playReview(world, names, say));
  out(there ? `The story is there already: /arenden/${id}\n` : `The story has been played: /arenden/${id}\n`);
  return 0;
}

/** From nomination to permits: five regions apply, B2 assesses, and the board decides in two meetings. */
async function board({ out, say }: CommandContext, world: World): Promise<number> {
  const there = await boardStory(world);
  const begun = there ? undefined : await findStory(world, boardNames);
  if (begun) throw stopped(begun.state);
  const id = there ? there.id : await playBoard(world, say);
  out(there ? `The story is there already: /namnd/sammantraden/${id}\n` : `The story has been played: /namnd/sammantraden/${id}\n`);
  return 0;
}

const stories: Readonly<Record<string, (context: CommandContext, world: World) => Promise<number>>> = {
  review,
  call,
  board,
};
