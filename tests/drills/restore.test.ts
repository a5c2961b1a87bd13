import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { restoreDrill } from './lib/restore.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-restore-'));
afterAll(() => fs.rmSync(room, { recursive: true, force: true }));

test('backed up while it is written to, restored elsewhere: every table is equal and the audit log holds', async () => {
  const report = await restoreDrill(room);
  expect(report).toMatchObject({ different: 0, log: expect.stringContaining('The audit log holds') });
  expect(report.tables).toBeGreaterThan(20);
  expect(report.rows).toBeGreaterThan(500);
}, 120_000);
