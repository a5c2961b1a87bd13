import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Measurement } from '../measurement.ts';
import { dataFolder, freePort } from '../server/product.ts';
import { noise, sendFile, sendForm, turnedAway } from './requests.ts';
import type { Editing, Kept, Plain, Prepared, Submitting } from './shapes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Each editor saves about so often. */
const BETWEEN_SAVES_MS = 5_000;

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/**
 * The last minute of a call: 60 signatories, all at once, attach ten million bytes each and send in, while 200 editors go on saving sections of other
 * applications; then the same bytes as plain files and rows, while the editors go on. Nothing may be lost or wrongly late.
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
    const editors = edit(url, prepared.editing);
    await wait(3_000);
    const quiet = await editors.during(() => wait(10_000));
    const pictures = prepared.submitting.map(noise);
    const burst = await editors.during(() => Promise.all(prepared.submitting.map((one, at) => submit(url, one, pictures[at] ?? noise()))));
    const kept = await asked<Kept>('kept');
    const plain = await editors.during(() => asked<Plain>('plain'));
    const saved = await editors.end();
    const after = await asked<Kept>('kept');
    return figures({ quiet, burst, plain, kept, lostSaves: saved - after.saves });
  } finally {
    child.stdin?.end();
    await ended;
    data.remove();
  }
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

type During<T> = { readonly value: T; readonly ms: number; readonly saves: readonly number[] };

/** Editors who save again and again until they are told to end; each save is timed. */
function edit(url: string, all: readonly Editing[]) {
  let going = true;
  let times: number[] = [];
  let count = 0;
  const one = async ({ application, section, editor }: Editing, at: number): Promise<void> => {
    await wait((at / all.length) * BETWEEN_SAVES_MS);
    for (let version = 1; going; version += 1) {
      const text = `Påhittat, omskrivet ${version} gånger. `.repeat(40);
      const fields = Object.fromEntries((fieldsOf[section] ?? []).map((name) => [name, text]));
      const answer = await sendForm(`${url}/ansokningar/${application}/del/${section}`, editor, {
        ...fields,
        version: String(version),
        do: 'save',
      });
      if (answer.status !== 303)
        throw new Error(`a section was not saved: ${answer.status} ${answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 500)}`);
      times.push(answer.ms);
      count += 1;
      await wait(BETWEEN_SAVES_MS - Math.min(BETWEEN_SAVES_MS, answer.ms));
    }
  };
  const done = Promise.all(all.map(one));
  return {
    during: async <T>(work: () => Promise<T>): Promise<During<T>> => {
      times = [];
      const start = performance.now();
      const value = await Promise.race([work(), done.then(() => Promise.reject(new Error('the editors ended')))]);
      return { value, ms: performance.now() - start, saves: times };
    },
    end: async (): Promise<number> => {
      going = false;
      await done;
      return count;
    },
  };
}

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  premises: ['premises', 'equipment'],
  cooperation: ['applicants', 'referrers', 'neighbours', 'international'],
  research: ['research', 'education'],
  'follow-up': ['registers', 'monitoring', 'reported'],
};

type Submitted = { readonly attachMs: number; readonly submitMs: number };

async function submit(url: string, { application, signatory, editor }: Submitting, picture: Buffer): Promise<Submitted> {
  const place = `${url}/bilagor/${encodeURIComponent(`application:${application}`)}/attachments`;
  const attached = await sendFile(place, editor, 'pahittad-bild.png', picture);
  if (attached.status !== 303)
    throw new Error(`the file was not taken: ${attached.status} ${attached.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 500)}`);
  const sent = await sendForm(`${url}/ansokningar/${application}/skicka`, signatory, { confirm: 'yes' });
  if (sent.status !== 303 || !sent.location.includes('/kvitto/1'))
    throw new Error(`it was not sent in: ${sent.status} ${sent.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 500)}`);
  return { attachMs: attached.ms, submitMs: sent.ms };
}

type Run = {
  readonly quiet: During<unknown>;
  readonly burst: During<readonly Submitted[]>;
  readonly plain: During<Plain>;
  readonly kept: Kept;
  readonly lostSaves: number;
};

function figures({ quiet, burst, plain, kept, lostSaves }: Run): readonly Measurement[] {
  const count = burst.value.length;
  const perSecond = (count * 1_000) / burst.ms;
  const plainly = (count * 1_000) / plain.value.ms;
  // Each by itself: what is doubled does not make up for what is lost.
  const off = [kept.submissions, kept.numbers, kept.attachments].map((found) => Math.abs(count - found));
  const wrong = off.reduce((sum, one) => sum + one, kept.late + Math.abs(lostSaves));
  // Without a save that ended there is no time of one, and nothing to hold against a goal.
  const saving = (when: string, { saves, ms }: During<unknown>, goal?: string): Measurement =>
    saves.length === 0
      ? { name: `Saves of a section, ${when}`, value: 0, unit: 'saves', note: `none ended in ${round(ms / 1_000)} s: no time was measured` }
      : {
          name: `Saving a section, p99, ${when}`,
          value: round(quantile(saves, 0.99)),
          unit: 'ms',
          ...(goal === undefined ? {} : { goal }),
          note: `${saves.length} saves, ${round((saves.length * 1_000) / ms)}/s, median ${round(quantile(saves, 0.5))} ms`,
        };
  return [
    { name: `${count} signatories at once, 10 MB attached by each, to the last receipt`, value: round(burst.ms / 1_000, 2), unit: 's' },
    {
      name: 'Submissions, attachments counted',
      value: round(perSecond),
      unit: '/s',
      note: `${round(plain.value.bytes / 1e6, 0)} MB in all`,
    },
    {
      name: 'The same bytes as plain files and rows',
      value: round(plainly),
      unit: '/s',
      note: 'each file brought to the disk, each row committed, as many at once',
    },
    { name: 'Submissions ÷ plain writes', value: round(perSecond / plainly, 2), unit: '×', goal: '≥ 0.4' },
    {
      name: 'A submission, p99, its attachment not counted',
      value: round(
        quantile(
          burst.value.map(({ submitMs }) => submitMs),
          0.99,
        ),
        0,
      ),
      unit: 'ms',
      note: `median ${round(
        quantile(
          burst.value.map(({ submitMs }) => submitMs),
          0.5,
        ),
        0,
      )} ms; attaching: median ${round(
        quantile(
          burst.value.map(({ attachMs }) => attachMs),
          0.5,
        ),
        0,
      )} ms`,
    },
    saving('during the burst', burst, '< 150'),
    saving('before it', quiet),
    saving('during the plain writes', plain),
    { name: 'Told to try again (503), and did', value: turnedAway.count, unit: 'times' },
    { name: 'Lost, doubled or wrongly late', value: wrong, unit: 'submissions and saves', goal: '0' },
  ];
}
