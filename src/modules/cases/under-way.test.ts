import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, get, type SignedInApp, session, stateOf, versionOf } from '../../../tests/support/case-story.ts';
import { sendFile, smallPdf } from '../../../tests/support/send-file.ts';
import { type Browser, signedInApp } from '../../../tests/support/signed-in.ts';

let app: SignedInApp;
let officer: Browser;
let other: Browser;
let head: Browser;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  other = await session(app.db, 'handlaggare-2');
  head = await session(app.db, 'enhetschef');
});
afterAll(() => app.close());

const page = '/arenden/pagaende';
/** The areas that the page offers, in a state. */
const offered = async (state: string): Promise<readonly string[]> =>
  [...(await get(app, officer, `${page}?state=${state}`)).body.matchAll(/name="area" value="([^"]+)"/g)].map(([, area]) => area ?? '');
const caseOf = async (area: string): Promise<{ id: string; state: string; stopped_in: string | null; fictitious: boolean } | undefined> =>
  (
    await app.db.asOwner<{ id: string; state: string; stopped_in: string | null; fictitious: boolean }>(
      'select id, state, stopped_in, fictitious from care_case where area = $1',
      [area],
    )
  )[0];
const take = (by: Browser, areas: string | readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const body = new URLSearchParams({ ...by.fields(), reason: 'Var under arbete före produkten.', ...more });
  for (const area of typeof areas === 'string' ? [areas] : areas) body.append('area', area);
  return app.inject({
    method: 'POST',
    url: page,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...by.headers },
    payload: body.toString(),
  });
};
const journalSize = async (): Promise<number> =>
  (await app.db.asOwner<{ n: number }>('select count(*)::int as n from journal_entry'))[0]?.n ?? -1;

describe('taking over areas under way', () => {
  it('lists them by state and text, and a head sees them without being able to open', async () => {
    for (const state of ['mapping', 'review', 'management', 'paused']) expect((await offered(state)).length, state).toBeGreaterThan(0);
    expect(await offered('longlist')).toEqual([]);
    const [area = ''] = await offered('review');
    expect((await get(app, officer, `${page}?q=${encodeURIComponent(area.slice(0, 6))}`)).body).toContain(`value="${area}"`);
    const seen = await get(app, head, page);
    expect(seen.statusCode).toBe(200);
    expect(seen.body).not.toContain('name="area" value=');
    expect((await take(head, area)).statusCode).toBe(403);
  });

  it('opens several at once where the register says, each with its event, and leaves the register as it is', async () => {
    const before = await journalSize();
    const [mapping = ''] = await offered('mapping');
    const [managed = ''] = await offered('management');
    expect((await take(officer, [mapping, managed])).headers.location).toContain('klart=2');
    expect(await caseOf(mapping)).toMatchObject({ state: 'mapping', stopped_in: null, fictitious: true });
    expect(await caseOf(managed)).toMatchObject({ state: 'management', fictitious: true });
    expect(await journalSize()).toBe(before);
    const events = await app.db.asOwner<{ object_id: string }>("select object_id from audit_event where action = 'case.taken-over'");
    for (const area of [mapping, managed]) expect(events.map((one) => one.object_id)).toContain((await caseOf(area))?.id);
    const products = await app.db.asOwner('select 1 from case_product where care_case = $1', [(await caseOf(mapping))?.id]);
    expect(products).toEqual([]);
    expect(await offered('mapping')).not.toContain(mapping);
  });

  it('says what is wrong and does nothing: no area, no reason, an area that is not under way', async () => {
    const [area = ''] = await offered('review');
    expect((await take(officer, [])).statusCode).toBe(422);
    expect((await take(officer, area, { reason: ' ' })).statusCode).toBe(422);
    const unknown = await take(officer, [area, 'finns-inte']);
    expect(unknown.statusCode).toBe(422);
    expect(unknown.body).toContain('Inget ärende är öppnat');
    expect(await caseOf(area)).toBeUndefined();
  });

  it('lets two at once open one case, and tells the other', async () => {
    const [area = ''] = await offered('review');
    const answers = await Promise.all([take(officer, area), take(other, area)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 422]);
    expect(answers.find(({ statusCode }) => statusCode === 422)?.body).toContain('har fått ett ärende');
    expect(await app.db.asOwner('select 1 from care_case where area = $1', [area])).toHaveLength(1);
  });

  it('opens one case for a form that is sent twice', async () => {
    const [area = ''] = await offered('mapping');
    const fields = new URLSearchParams({ ...officer.fields(randomUUID()), area, reason: 'Prov.' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...officer.headers };
    const first = await app.inject({ method: 'POST', url: page, headers, payload: fields });
    const second = await app.inject({ method: 'POST', url: page, headers, payload: fields });
    expect(first.statusCode).toBe(303);
    expect(second.headers.location).toBe(first.headers.location);
    expect(await app.db.asOwner('select 1 from care_case where area = $1', [area])).toHaveLength(1);
  });

  it('asks for the products of its own step and on, and can go back to redo what was made before', async () => {
    const [area = ''] = await offered('review');
    await take(officer, area);
    const id = (await caseOf(area))?.id ?? '';
    const shown = await get(app, officer, `/arenden/${id}`);
    expect(shown.body).toContain('Det saknas inte.');
    expect(shown.body).toContain('Sakkunniggruppens underlag');
    expect(shown.body).not.toContain('Förordnad sakkunniggrupp</');
    expect(shown.body).toContain('Ärendet togs över i genomlysning');
    expect((await get(app, officer, `/arenden/${id}/nominering`)).body).toContain('nominerades innan ärendet öppnades');
    const advance = await decide(app, head, id, 'vidare');
    expect(advance.statusCode).not.toBe(303);
    expect(await stateOf(app, id)).toBe('review');
    const back = await decide(app, head, id, 'tillbaka', { redo: 'expert-group' });
    expect(back.statusCode).toBe(303);
    expect(await stateOf(app, id)).toBe('mapping');
    expect(await versionOf(app, id)).toBe('2');
  });

  it('takes what the step has on paper instead of having it done again, each once, and goes on by it', async () => {
    const [area = ''] = await offered('consultation');
    await take(officer, area);
    const id = (await caseOf(area))?.id ?? '';
    const url = `/arenden/${id}/fran-papper`;
    expect((await get(app, officer, `/arenden/${id}`)).body).toContain(`href="${url}"`);
    const given = { dated: '2024-05-06', says: 'Beredningsgruppen lämnade det den 6 maj 2024.' };
    const wrong = await sendFile(app, officer, url, { ...given, kind: 'ruling' }, smallPdf);
    expect([wrong.statusCode, wrong.body.includes(given.says)]).toEqual([422, true]);
    expect((await sendFile(app, officer, url, { ...given, kind: 'b1-statement' })).statusCode).toBe(422);
    for (const kind of ['b1-statement', 'consultation', 'consultation-summary', 'expert-comment']) {
      expect((await sendFile(app, officer, url, { ...given, kind }, smallPdf)).headers.location, kind).toContain('klart=saved');
      expect((await sendFile(app, officer, url, { ...given, kind }, smallPdf)).statusCode).not.toBe(303);
    }
    expect((await get(app, officer, url)).statusCode).toBe(404);
    const shown = (await get(app, officer, `/arenden/${id}`)).body;
    expect(shown).toMatch(/registrerat från papper med nummer DEMO-/);
    expect(shown).not.toContain(url);
  });

  it('resumes a case in management as what it was in the register', async () => {
    const [area = ''] = await offered('management');
    await take(officer, area);
    const id = (await caseOf(area))?.id ?? '';
    expect((await decide(app, head, id, 'pausa')).statusCode).toBe(303);
    expect((await decide(app, head, id, 'ateruppta')).statusCode).toBe(303);
    const states = await app.db.asOwner<{ status: string }>(
      "select payload -> 'state' ->> 'status' as status from journal_entry where area = $1 and payload ->> 'kind' = 'area-state' order by seq",
      [area],
    );
    expect(states.at(-1)?.status).toBe('management');
  });

  it('asks where a paused area stood when the register does not say', async () => {
    const body = (await get(app, officer, `${page}?state=paused`)).body;
    const asked = /<option value="([^":]+):mapping"/.exec(body)?.[1];
    for (const area of await offered('paused')) {
      if (area === asked) {
        expect((await take(officer, area)).statusCode).toBe(422);
        expect((await take(officer, area, { stopped: `${area}:ruling` })).statusCode).toBe(303);
        expect(await caseOf(area)).toMatchObject({ state: 'paused', stopped_in: 'ruling' });
      } else if (!body.includes(`value="${area}:mapping"`)) {
        expect((await take(officer, area)).statusCode).toBe(303);
        expect((await caseOf(area))?.stopped_in).not.toBeNull();
      }
    }
    expect(await offered('paused')).not.toContain(asked);
  });

  it('is refused by the database when it would begin elsewhere than it says', async () => {
    const insert = app.db.asOwner(
      "insert into care_case (area, state, taken_over_in, opened_by, fictitious) select id, 'review', 'call', $1, true from care_area limit 1",
      [officer.person],
    );
    await expect(insert).rejects.toThrow('does not begin in');
  });
});

describe('the plan of all areas', () => {
  it('shows passed steps by the register and lists what has no plan, also with every area under way taken over', async () => {
    for (const state of ['mapping', 'review', 'consultation', 'ruling', 'assessment', 'board', 'management']) {
      const areas = await offered(state);
      if (areas.length > 0) expect((await take(officer, areas)).statusCode, state).toBe(303);
    }
    const shown = await get(app, officer, '/arenden/plan');
    const cases = (await app.db.asOwner('select 1 from care_case')).length;
    expect(shown.body).toContain('(säkert)');
    expect(shown.body).toContain('Områden utan plan');
    expect(shown.body).toMatch(/<a [^>]*href="\/arenden\/[0-9a-f-]{36}\/plan">Planera /);
    const sheet = (await get(app, officer, '/arenden/plan.csv')).body;
    expect(sheet).toMatch(/,2,,,,true,true,,2024-06-11/);
    const listed = new Set([...sheet.matchAll(/^([0-9a-f-]{36}),/gm)].map(([, id]) => id));
    expect(listed.size).toBe(cases);
  });
});
