import { afterAll, beforeAll, expect, test } from 'vitest';
import { declares, type Story, storyOfB2 } from '../../support/b2-story.ts';
import { crawl } from '../../support/crawl.ts';
import { send } from '../../support/group-story.ts';
import { openStorySite, type StorySite } from '../../support/story-site.ts';

/** What B2 and its officer open: assessments, their comparison, allocations, and the statement. */
const PAGES = /^\/arenden\/[^/]+\/(bedomning|b2-yttrande)(\/|$)/;

let site: StorySite;
let story: Story;
/** A condition that has been judged, so that there are versions of it to read. */
let judgedCondition: string;
beforeAll(async () => {
  site = await openStorySite();
  story = await storyOfB2(Object.assign(site.app, { auditKey: site.auditKey }));
  const { app, officer, members, id, skane, uppsala } = story;
  for (const member of members) await declares(app, member, id);
  for (const application of [skane, uppsala])
    await send(app, officer, `/arenden/${id}/bedomning/fordela`, { application, person: members[0].person, due: '' });
  await send(app, members[0], `/arenden/${id}/b2-yttrande`, {});
  const [condition] = await app.db.asOwner<{ key: string }>(
    "select s ->> 'key' as key from application_submission a, jsonb_array_elements(a.content -> 'sections') s where a.application = $1 and s ->> 'key' ~ '^special:'",
    [skane],
  );
  const judged = { version: '0', submission: '1', verdict: 'met', reason: 'Påhittat skäl.', passage: '', do: 'save' };
  judgedCondition = `/arenden/${id}/bedomning/ansokan/${skane}/villkor/${encodeURIComponent(condition?.key ?? '')}`;
  await send(app, members[0], judgedCondition, judged);
  await send(app, members[0], `/arenden/${id}/b2-yttrande/delar/summary`, { version: '0', text: 'Påhittad text.' });
}, 120_000);
afterAll(() => site?.close());

test('no page where papers come into a case that was taken over has a fault that a machine can find', { timeout: 120_000 }, async () => {
  const [row] = await site.app.db.asOwner<{ id: string }>(
    `insert into care_case (area, state, taken_over_in, handler, opened_by, fictitious)
     select 'hocm', 'consultation', 'consultation', id, id, true from person where id = $1 returning id`,
    [story.officer.person],
  );
  const patterns = ['/arenden/:id/fran-papper', '/arbete/arenden/:id/underlag/fran-papper'];
  const beginnings = patterns.map((pattern) => pattern.replace(':id', row?.id ?? ''));
  expect((await crawl(site, { from: { handlaggare: beginnings }, patterns })).found).toEqual([]);
});

test('no page of B2’s work has a fault that a machine can find', { timeout: 300_000 }, async () => {
  const patterns = site.app.routes.filter(({ kind, path }) => kind === 'page' && PAGES.test(path)).map(({ path }) => path);
  const beginnings = [`/arenden/${story.id}/bedomning`, `/arenden/${story.id}/b2-yttrande`];
  const { found, missed } = await crawl(site, {
    from: { 'b2-ledamot': [...beginnings, judgedCondition], handlaggare: beginnings },
    patterns,
  });
  expect(found).toEqual([]);
  expect(missed).toEqual([]);
});
