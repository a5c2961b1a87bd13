import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDb } from '../support/fresh-db.ts';
import { nodesDrill } from './lib/nodes.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-nodes-'));
const db = await freshDb();
afterAll(async () => {
  await db.close();
  fs.rmSync(room, { recursive: true, force: true });
});

test('two nodes: what is acknowledged shows on both at once, and one goes on when the other is killed in the middle of answers', async () => {
  const report = await nodesDrill(db, path.join(room, 'data'), 5);
  expect(report).toMatchObject({ changes: 6, stale: 0, failedOfTheOther: 0 });
  expect(report.brokenOfTheKilled).toBeGreaterThan(0);
  expect(report.answersOfTheOther).toBeGreaterThan(10);
}, 120_000);
