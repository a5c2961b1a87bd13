import { afterAll, beforeAll, expect, test } from 'vitest';

import { findSitting } from '../../../src/modules/sittings/index.ts';
import { crawl } from '../../support/crawl.ts';
import { playBoardOnPaper } from '../../support/paper-board.ts';
import { openStorySite, type StorySite } from '../../support/story-site.ts';

let site: StorySite;
let meeting: string;
beforeAll(async () => {
  site = await openStorySite();
  meeting = `/namnd/sammantraden/${await playBoardOnPaper(site.world)}`;
  await site.at();
}, 120_000);
afterAll(() => site?.close());

test('no page of the board’s meetings has a fault that a machine can find', { timeout: 300_000 }, async () => {
  const patterns = site.app.routes
    .filter(({ kind, path }) => kind === 'page' && /^\/namnd\/(sammantraden|regler|utskick)(\/|$)/.test(path))
    .map(({ path }) => path);
  const id = meeting.split('/').at(-1) ?? '';
  const item = (await site.world.stage.read('sekreterare', (tx) => findSitting(tx, id)))?.state?.items[0]?.item.id;
  const all = '/namnd/sammantraden';
  // Nothing leads to these when a meeting has been closed.
  const forms = [`${meeting}/ny-punkt`, `${meeting}/punkt/${item}/andra`, `${meeting}/punkt/${item}/forslag`];
  const { found, missed } = await crawl(site, { from: { sekreterare: [all, '/namnd/utskick', ...forms], ordforande: [all] }, patterns });
  expect(found).toEqual([]);
  expect(missed).toEqual([]);
});
