import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDb } from '../support/fresh-db.ts';
import { limitMs, silenceDrill } from './lib/silence.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-silence-'));
const db = await freshDb();
afterAll(async () => {
  await db.close();
  fs.rmSync(room, { recursive: true, force: true });
});

test('a database that says nothing more: every page is answered within the limit, and it mends by itself', async () => {
  const report = await silenceDrill(db, path.join(room, 'data'));
  expect(Object.keys(report.answers)).toEqual(['200', '503']);
  expect(report.longestMs).toBeLessThan(limitMs);
  expect(report.restarted).toBe(false);
}, 120_000);
