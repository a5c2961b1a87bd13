import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { killDrill } from './lib/kill.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-kill-'));
afterAll(() => fs.rmSync(room, { recursive: true, force: true }));

test('the server and PostgreSQL killed in the middle of writes, ten times: nothing acknowledged is lost, nothing is half done', async () => {
  const report = await killDrill(path.join(room, 'data'), 10);
  expect(report).toMatchObject({ rounds: 10, lost: 0, halfDone: 0, chain: undefined });
  expect(report.acknowledged).toBeGreaterThan(100);
  expect(report.stored).toBeGreaterThanOrEqual(report.acknowledged);
}, 120_000);
