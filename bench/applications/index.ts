import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Measurement } from '../measurement.ts';
import { dataFolder, freePort } from '../server/product.ts';
import { edit } from './editors.ts';
import { figures, type Submitted } from './figures.ts';
import { type Answer, fileForm, noise, open, sendBare, sendForm, turnedAway } from './requests.ts';
import type { Bare, Kept, Plain, Prepared, Submitting } from './shapes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The last minute of a call: 60 signatories, who have the page before them that they send from, all at once attach ten million bytes each and send
 * in, while 200 editors go on saving sections of other applications; then twelve who have not opened that page; then the same bytes as plain files and
 * rows, and to a bare server. Nothing may be lost or wrongly late.
 */
export async function run(): Promise<readonly Measurement[]> {
  const outfile = path.join(root, 'dist/bench-applications.js');
  await build({
    entryPoints: [path.join(root, 'bench/applications/server.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  const data = dataFolder();
  const port = await freePort();
  const child = spawn(process.execPath, [outfile, data.folder, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://localhost:${port}`;
  const asked = asker(child);
  try {
    const prepared = await asked<Prepared>();
    const pictures = prepared.submitting.map(noise);
    const all = prepared.submitting.map((one, at) => submitter(url, one, pictures[at] ?? noise()));
    const unread = prepared.unread.map((one) => submitter(url, one, noise()));
    for (const one of prepared.submitting) await expecting(200, open(`${url}/ansokningar/${one.application}/skicka`, one.signatory));
    while ((await asked<{ undrawn: number }>('drawn')).undrawn > 0) await wait(200);
    const editors = edit(url, prepared.editing);
    await wait(3_000);
    const quiet = await editors.during(() => wait(10_000));
    const burst = await editors.during(() => Promise.all(all.map((submit) => submit())));
    await wait(2_000);
    const cold = await editors.during(() => Promise.all(unread.map((submit) => submit())));
    const kept = await asked<Kept>('kept');
    const plain = await editors.during(() => asked<Plain>('plain'));
    await wait(2_000);
    const bare = await toBare(await asked<Bare>('bare'), pictures, editors);
    const saved = await editors.end();
    const after = await asked<Kept>('kept');
    return figures({ quiet, burst, cold, plain, bare, kept, lostSaves: saved - after.saves, turnedAway: turnedAway.count });
  } finally {
    child.stdin?.end();
    await ended;
    data.remove();
  }
}

/** The same number of bytes, over the same kind of line, to a server that does nothing else with them. */
function toBare({ url, paperBytes }: Bare, pictures: readonly Buffer[], editors: ReturnType<typeof edit>) {
  const bodies = pictures.map((picture, at) => Buffer.concat([picture, randomBytes(paperBytes[at] ?? 0)]));
  return editors.during(() => Promise.all(bodies.map((body, at) => expecting(303, sendBare(url, at, body)))));
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

/** Attaches a file and then sends in: all that can be made before is. */
function submitter(url: string, { application, signatory, editor }: Submitting, picture: Buffer): () => Promise<Submitted> {
  const attach = fileForm(editor, 'pahittad-bild.png', picture);
  return async () => {
    const attached = await expecting(303, attach(`${url}/bilagor/${encodeURIComponent(`application:${application}`)}/attachments`));
    const sent = await expecting(303, sendForm(`${url}/ansokningar/${application}/skicka`, signatory, { confirm: 'yes' }));
    if (!sent.location.includes('/kvitto/1')) throw new Error(`it was not sent in: ${sent.location}`);
    return { attachMs: attached.ms, submitMs: sent.ms };
  };
}

async function expecting(status: number, asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== status) throw new Error(`answered ${answer.status}: ${answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 500)}`);
  return answer;
}
