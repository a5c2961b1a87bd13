import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { migrate } from '../../../src/platform/db/index.ts';
import { createLog } from '../../../src/platform/log.ts';
import { projectRoot } from '../../../src/platform/root.ts';
import { bundle } from '../../support/bundle.ts';
import type { Urls } from './silence.ts';
import { leftOf } from './submission-left.ts';
import type { SubmitterSettings } from './submitter.ts';

export type SubmissionReport = {
  /** The steps that a whole submission has, and how many of them the process was killed at. */
  readonly steps: number;
  readonly killed: number;
  /** Of those killed: how many had left a whole submission without an answer. */
  readonly wholeUnanswered: number;
  /** What was neither nothing nor whole, in words. */
  readonly halfDone: readonly string[];
  /** Sent once more with the same form: those that did not come to exactly one whole submission. */
  readonly notOnce: readonly string[];
};

/**
 * Kills a process that submits at each of its steps, by its own hand so that no step is missed, and looks what is there: nothing of a submission, or all of
 * it. Then the same form is sent once more. `most`: at so many of the steps, spread evenly; at every one when there are fewer.
 */
export async function submissionDrill(
  urls: Urls,
  room: string,
  most: number,
  say: (line: string) => void = () => undefined,
): Promise<SubmissionReport> {
  const files = path.join(room, 'files');
  const script = await bundled();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  const base = { appUrl: urls.appUrl, ownerUrl: urls.ownerUrl, files, applications: 0, application: '', key: '', killAt: 0 };
  await migrate(urls.ownerUrl, path.join(projectRoot(), 'db/migrations'), createLog({ level: 'silent' }));
  await owner.connect();
  try {
    const whole = await prepared(script, { ...base, applications: 1 });
    const { steps } = await run(script, { ...base, application: whole[0] ?? '', key: randomUUID() });
    const count = Math.min(most, steps);
    const points = Array.from({ length: count }, (_, at) => 1 + Math.floor((at * (steps - 1)) / Math.max(1, count - 1)));
    const applications = await prepared(script, { ...base, applications: points.length });
    const report = { steps, killed: 0, wholeUnanswered: 0, halfDone: [] as string[], notOnce: [] as string[] };
    for (const [at, killAt] of points.entries()) {
      const application = applications[at] ?? '';
      const one = { ...base, application, key: randomUUID(), killAt };
      const { acknowledged } = await run(script, one);
      if (!acknowledged) report.killed += 1;
      const left = await leftOf(owner, files, application);
      if (left.length > 0) report.halfDone.push(`step ${killAt}: ${left.join(', ')}`);
      if (!acknowledged && (await isThere(owner, application))) report.wholeUnanswered += 1;
      const again = await run(script, { ...one, killAt: 0 });
      const after = await leftOf(owner, files, application);
      if (again.acknowledged !== '1' || after.length > 0 || !(await isThere(owner, application)))
        report.notOnce.push(`step ${killAt}: ${again.complaint}${after.join(', ')}`);
      if (at % 20 === 0) say(`killed at step ${killAt} of ${steps}`);
    }
    return report;
  } finally {
    await owner.end();
    fs.rmSync(path.dirname(script), { recursive: true, force: true });
  }
}

/** The submitter with all that it needs in one file, under the project so that packages are found. */
async function bundled(): Promise<string> {
  const folder = path.join(projectRoot(), 'node_modules', '.cache', `drill-${randomUUID()}`);
  const outfile = path.join(folder, 'submitter.mjs');
  await bundle('tests/drills/lib/submitter.ts', outfile);
  return outfile;
}

async function told(script: string, mode: string, settings: SubmitterSettings): Promise<{ readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [script, mode, JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err };
}

async function prepared(script: string, settings: SubmitterSettings): Promise<string[]> {
  const { out, err } = await told(script, 'prepare', settings);
  if (out === '') throw new Error(`nothing was prepared: ${err}`);
  return JSON.parse(out) as string[];
}

async function run(script: string, settings: SubmitterSettings) {
  const { out, err } = await told(script, 'submit', settings);
  return {
    steps: Number(/^steps (\d+)$/m.exec(out)?.[1] ?? 0),
    acknowledged: /^ack (\d+)$/m.exec(out)?.[1],
    complaint: err.slice(0, 300),
  };
}

const isThere = async (owner: pg.Client, application: string): Promise<boolean> =>
  (await owner.query('select from application_submission where application = $1', [application])).rowCount === 1;
