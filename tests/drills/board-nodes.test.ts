import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDb } from '../support/fresh-db.ts';
import { boardOnNodes, looks } from './lib/board-nodes.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-board-nodes-'));
const db = await freshDb({ filled: true });
afterAll(async () => {
  await db.close();
  fs.rmSync(room, { recursive: true, force: true });
});

test('the permit of an adjusted item stands on the pages and in the API of both nodes when the adjustment is answered', async () => {
  const nodes = await boardOnNodes(db, path.join(room, 'data'));
  try {
    const { shownAfterAnswer, seen } = await nodes.round([1, 1]);
    expect(shownAfterAnswer).toBe(looks.length);
    expect(Object.keys(seen)).toEqual(looks);
  } finally {
    await nodes.close();
  }
}, 120_000);
