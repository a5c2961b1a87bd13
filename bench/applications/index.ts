import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { builtServer } from '../built-server.ts';
import type { Measurement } from '../measurement.ts';
import { dataFolder, freePort } from '../server/product.ts';
import { edit } from './editors.ts';
import { figures, type Submitted } from './figures.ts';
import { outcome, sendBare, turnedAway } from './requests.ts';
import type { Bare, Kept, Plain, Prepared, Signatories } from './shapes.ts';

/**
 * The end of a call, while 200 editors go on saving sections of other applications: twelve signatories who have not opened the page that an application is
 * sent from are the first to attach ten million bytes each and send in; then, in the last minute, 60 who have that page before them do, all at once; then
 * the same bytes as plain files and rows, and to a bare server. Nothing may be lost or wrongly late.
 */
export async function run(): Promise<readonly Measurement[]> {
  const outfile = await builtServer('applications');
  const data = dataFolder();
  const port = await freePort();
  const child = spawn(process.execPath, [outfile, data.folder, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://localhost:${port}`;
  const asked = asker(child);
  try {
    const prepared = await asked<Prepared>();
    const all = await signatories({ url, all: prepared.submitting });
    const unread = await signatories({ url, all: prepared.unread });
    await all.ask('page');
    while ((await asked<{ undrawn: number }>('drawn')).undrawn > 0) await wait(200);
    const editors = edit(url, prepared.editing);
    await wait(3_000);
    const cold = await editors.during(() => unread.ask('send'));
    await wait(2_000);
    const quiet = await editors.during(() => wait(10_000));
    const burst = await editors.during(() => all.ask('send'));
    const kept = await asked<Kept>('kept');
    const plain = await editors.during(() => asked<Plain>('plain'));
    await wait(2_000);
    const bare = await toBare(await asked<Bare>('bare'), editors);
    const saved = await editors.end();
    const after = await asked<Kept>('kept');
    return figures({
      quiet,
      burst,
      cold,
      plain,
      bare,
      kept,
      lostSaves: saved - after.saves,
      turnedAway: turnedAway.count + all.turnedAway() + unread.turnedAway(),
    });
  } finally {
    child.stdin?.end();
    await ended;
    data.remove();
  }
}

/** Signatories in a thread of their own; gives a way to ask them, when they are ready. */
async function signatories(given: Signatories) {
  const thread = new Worker(new URL('./signatories.ts', import.meta.url), { workerData: given });
  let turned = 0;
  const said = async (): Promise<readonly Submitted[]> => {
    const [{ done, turnedAway: count }] = (await once(thread, 'message')) as [{ done: readonly Submitted[]; turnedAway: number }];
    turned = count;
    return done;
  };
  await said();
  thread.unref();
  return {
    ask: (what: 'page' | 'send'): Promise<readonly Submitted[]> => {
      thread.postMessage(what);
      return said();
    },
    turnedAway: () => turned,
  };
}

/** As many bytes, over the same kind of line, to a server that does nothing else with them. */
async function toBare({ url, bodyBytes }: Bare, editors: ReturnType<typeof edit>) {
  const bodies = bodyBytes.map((bytes) => randomBytes(bytes));
  await wait(2_000);
  return editors.during(() => Promise.all(bodies.map((body, at) => outcome(303, sendBare(url, at, body)))));
}

function asker(child: ChildProcess): <T>(question?: string) => Promise<T> {
  if (!child.stdout) throw new Error('the server cannot be heard');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async <T>(question?: string): Promise<T> => {
    if (question !== undefined) child.stdin?.write(`${question}\n`);
    const line = await lines.next();
    if (line.done) throw new Error('the server under measurement ended');
    return JSON.parse(line.value) as T;
  };
}
