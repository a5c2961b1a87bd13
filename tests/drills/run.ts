// npm run drill -- kill [--rounds 100] | submission [--rounds 100] | disk [--seconds 60] | silence | nodes [--changes 100] | restore
// Drills that take long, or that one wants to see. Short forms of them run in npm test.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createLog } from '../../src/platform/log.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { isSound } from './lib/acts.ts';
import { diskDrill } from './lib/disk.ts';
import { killDrill } from './lib/kill.ts';
import { nodesDrill } from './lib/nodes.ts';
import { restoreDrill } from './lib/restore.ts';
import { limitMs, silenceDrill, type Urls } from './lib/silence.ts';
import { whyNoMount } from './lib/small-disk.ts';
import { submissionDrill } from './lib/submission.ts';

type Outcome = { readonly report: object; readonly passed: boolean };
type Options = { readonly rounds: number; readonly seconds: number; readonly changes: number };

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-drill-'));
const inRoom = (name: string): string => path.join(room, name);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** A database of its own, with everything on the disk that is acknowledged. */
async function withDatabase<T>(work: (urls: Urls) => Promise<T>): Promise<T> {
  const embedded = await startEmbedded({ dataDir: inRoom('database'), log: createLog({ level: 'warn', readable: true }) });
  try {
    return await work({ appUrl: embedded.appUrl, ownerUrl: embedded.adminUrl });
  } finally {
    await embedded.stop();
  }
}

const drills: Readonly<Record<string, (options: Options) => Promise<Outcome>>> = {
  kill: async ({ rounds }) => {
    const report = await killDrill(inRoom('data'), rounds, say);
    return { report, passed: isSound(report) };
  },
  submission: async ({ rounds }) => {
    const report = await withDatabase((urls) => submissionDrill(urls, inRoom('submission'), rounds, say));
    return { report, passed: report.halfDone.length === 0 && report.notOnce.length === 0 && report.wholeUnanswered > 0 };
  },
  disk: async ({ seconds }) => {
    const why = whyNoMount();
    if (why !== undefined) return { report: { skipped: why }, passed: true };
    const report = await diskDrill(inRoom('disk'), seconds * 1_000, say);
    return { report, passed: isSound(report) && report.readsFailed === 0 && report.told.startsWith('503') };
  },
  silence: async () => {
    const report = await withDatabase((urls) => silenceDrill(urls, inRoom('data')));
    return { report, passed: report.longestMs < limitMs && !report.restarted };
  },
  nodes: async ({ changes }) => {
    const report = await withDatabase((urls) => nodesDrill(urls, inRoom('data'), changes));
    return { report, passed: report.stale === 0 && report.failedOfTheOther === 0 && report.brokenOfTheKilled > 0 };
  },
  restore: async () => {
    const report = await restoreDrill(room);
    return { report, passed: report.different === 0 && report.tables > 0 };
  },
};

const number = (fallback: string) => ({ type: 'string', default: fallback }) as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: number('100'), seconds: number('60'), changes: number('100') },
});
const drill = drills[positionals[0] ?? ''];
if (!drill) {
  say(`Which drill? npm run drill -- ${Object.keys(drills).join(' | ')}`);
  process.exit(64);
}
const start = performance.now();
try {
  const { report, passed } = await drill({
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    changes: Number(values.changes),
  });
  process.stdout.write(
    `${JSON.stringify({ drill: positionals[0], ...report, seconds: Math.round((performance.now() - start) / 100) / 10 }, null, 2)}\n`,
  );
  process.stdout.write(passed ? 'Passed.\n' : 'FAILED.\n');
  process.exitCode = passed ? 0 : 1;
} finally {
  fs.rmSync(room, { recursive: true, force: true });
}
