import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDb } from '../support/fresh-db.ts';
import { submissionDrill } from './lib/submission.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-submission-'));
const db = await freshDb();
afterAll(async () => {
  await db.close();
  fs.rmSync(room, { recursive: true, force: true });
});

test('killed at a few of its steps, a submission is there whole or not at all, and the same form sent again makes it once', async () => {
  const report = await submissionDrill({ appUrl: db.appUrl, ownerUrl: db.ownerUrl }, room, 5);
  expect(report).toMatchObject({ halfDone: [], notOnce: [] });
  expect(report.steps).toBeGreaterThan(60);
  expect(report.killed).toBeGreaterThan(2);
}, 120_000);
