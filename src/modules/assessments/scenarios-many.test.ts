import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Story, storyOfB2 } from '../../../tests/support/b2-story.ts';
import { get } from '../../../tests/support/signed-in.ts';
import { structuresInRegister } from '../../../tests/support/slot-structures.ts';

const all = ['01', '04', '05', '06', '07', '08', '09', '10', '13', '14', '17', '18', '19', '20'];
/** A real structure: four units, also for children, of which two have a sub-permit besides. */
const structure = structuresInRegister().find(
  ({ units, unitsForChildren, subPermits }) => units === 4 && unitsForChildren === 4 && subPermits.some((part) => part.units === 2),
);
const subPermits = structure?.subPermits.map(({ id }) => id);

let story: Story;
let address: string;
beforeAll(async () => {
  story = await storyOfB2();
  address = `/arenden/${story.id}/bedomning/fordelning`;
  await story.app.db.asOwner(`do $$ begin
    alter table area_call disable trigger user;
    alter table application disable trigger user;
    alter table application_submission disable trigger user;
    update area_call set decided = jsonb_set(decided, '{slots}', '${JSON.stringify(structure)}'),
      content = content || '{"units": 4, "unitsForChildren": 4}' where id = '${story.call}';
    update application_submission set content = jsonb_set(content, '{slots}', '{"adults": true, "children": true, "subPermits": ${JSON.stringify(subPermits)}}')
      where call = '${story.call}';
    insert into application (id, call, organisation, unit_name, created_by, state, fictitious)
      select gen_random_uuid(), a.call, 'region-' || code, '', a.created_by, a.state, a.fictitious
      from application a, unnest(array[${all.map((code) => `'${code}'`).join()}]) code where a.id = '${story.skane}';
    insert into application_submission (id, application, call, organisation, number, kind, content, content_hash, hash, parts, html_document, pdf_document,
        json_document, diary_number, submitted_by, submitted_at, fictitious)
      select gen_random_uuid(), a.id, a.call, a.organisation, 2, 'completion', s.content || '{"number": 2}', s.content_hash, s.hash, s.parts, s.html_document, s.pdf_document,
        s.json_document, s.diary_number, s.submitted_by, s.submitted_at, s.fictitious
      from application a, application_submission s
      where a.call = '${story.call}' and s.application = '${story.skane}' and a.organisation not in ('region-12', 'region-03');
    alter table area_call enable trigger user;
    alter table application enable trigger user;
    alter table application_submission enable trigger user;
  end $$`);
}, 90_000);
afterAll(() => story?.app.close());

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\s+/g, ' ');

test('sixteen applicants have their allocations counted, and listed between those that are picked', async () => {
  const whole = plain((await get(story.app, story.officer, address)).body);
  expect(whole).toContain('Det finns 1 731 877 tillåtna fördelningar mellan de 16 som har sökt.');
  expect(whole).toContain('Sidan räknar upp högst 250 000 fördelningar.');
  expect(whole).toContain('Välj färre sökande för att se fördelningarna.');
  expect(whole).toContain('Gotland ser därför närmare ut än det är');

  const some = `${address}?bland=${story.skane}&bland=${story.uppsala}&visa=alla`;
  const picked = await get(story.app, story.officer, some);
  // Each of two gets nothing, or one of three with the sub-permit or without it: 7 × 7.
  expect(plain(picked.body)).toContain(
    'Uppräkningen gäller bara de 2 som du har valt, och att de andra inte får något: 49 fördelningar, varav 1 där',
  );
  expect(plain(picked.body)).toContain('49 fördelningar');
  const keys = [...picked.body.matchAll(/[?&;]a=([\w.-]+)/g)].flatMap(([, key]) => key ?? []);
  const pinned = await get(story.app, story.officer, `${address}?a=${keys[0]}&b=finns-inte`);
  expect(plain(pinned.body)).toContain('En fästad fördelning är inte tillåten längre.');
  expect(pinned.body).toContain('Fördelning A');
});
