import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diskDrill } from './lib/disk.ts';
import { whyNoMount } from './lib/small-disk.ts';

const why = whyNoMount();
const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-disk-'));
afterAll(() => fs.rmSync(room, { recursive: true, force: true }));

/** Longer than a node may answer from memory without asking the database. */
const fullMs = 6_000;

test.skipIf(why !== undefined)(
  `a full disk: saving is refused in plain words, reading goes on, nothing is lost${why ? ` (${why})` : ''}`,
  async () => {
    const report = await diskDrill(path.join(room, 'disk'), fullMs);
    expect(report).toMatchObject({ lost: 0, halfDone: 0, chain: undefined, readsFailed: 0, told: '503 Det går inte att spara just nu' });
    expect(report.readsWhileFull).toBeGreaterThan(10);
  },
  120_000,
);
