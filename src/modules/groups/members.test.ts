import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Browser,
  caseIn,
  daysFrom,
  declares,
  get,
  groupOf,
  moveClock,
  nominationIds,
  personId,
  recorded,
  type SignedInApp,
  send,
  session,
  today,
} from '../../../tests/support/group-story.ts';
import { signedInApp } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';
import { appoint, appointedExperts, counted, expertGroup, link, meeting, propose, seatOf } from './test-group.ts';

let app: SignedInApp;
let officer: Browser;
let head: Browser;
let expert: Browser;
let id: string;
let ids: readonly string[];
let url: string;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  head = await session(app.db, 'enhetschef');
  expert = await session(app.db, 'sakkunnig');
  id = await caseIn(app, 'mapping');
  url = expertGroup(id);
  ids = await appointedExperts(app, officer, head, id);
}, 60_000);
afterAll(() => app.close());

const count = counted(() => app);

describe('members of the expert group', () => {
  it('its members come in by their account, once they have declared conflicts of interest', async () => {
    expect((await get(app, expert, url)).statusCode).toBe(404);
    const linked = (account: string) => link(app, officer, id, 'Påhittad 1', account);
    expect((await linked(await personId(app.db, 'b1-ledamot'))).statusCode).toBe(422);
    expect((await linked('ask')).headers.location).toContain('klart=asked');
    expect(await count("from case_task where care_case = $1 and role = 'administrator' and closed_at is null", id)).toBe(1);
    expect((await linked(expert.person)).headers.location).toContain('klart=linked');
    expect(await count("from case_task where care_case = $1 and role = 'administrator' and closed_at is null", id)).toBe(0);
    expect(await count("from case_participant where care_case = $1 and person = $2 and capacity = 'expert-chair'", id, expert.person)).toBe(
      1,
    );
    const shut = await get(app, expert, url);
    expect(shut.statusCode).toBe(403);
    expect(shut.body).toContain('Du har inte sagt om du är jävig');
    expect(shut.body).not.toContain('Påhittad 2');
    expect((await get(app, expert, `/v1/cases/${id}/group`)).statusCode).toBe(403);
    await declares(app, expert, id);
    expect((await get(app, expert, url)).body).toContain('Påhittad 2');
    expect((await get(app, expert, `/arenden/${id}/nomineringar`)).statusCode).toBe(403);
  });

  it('a member sees the case on the last day of the term, and nothing of it the day after', async () => {
    const last = daysFrom(today(), 700);
    const planned = await send(app, officer, `${url}/moten/nytt`, meeting);
    const oneMeeting = String(planned.headers.location).replace(/\?.*/, '');
    expect(oneMeeting).toMatch(/moten\/[0-9a-f-]{36}$/);
    const shows = async (): Promise<readonly number[]> => {
      const pages = [`/arenden/${id}`, url, `${url}/moten`, oneMeeting, `/v1/cases/${id}`, `/v1/cases/${id}/group`];
      const answers = [];
      for (const page of pages) answers.push((await get(app, expert, page)).statusCode);
      return answers;
    };
    const rows = async (): Promise<readonly number[]> => {
      const counts = [];
      for (const table of ['case_event', 'case_product', 'group_seat', 'group_meeting', 'document', 'diary_entry']) {
        const found = await app.db.tx(async (tx) => {
          await worksFor(tx, { person: expert.person, role: 'expert-group-member', organisation: 'authority' });
          return sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where care_case = ${id}`.execute(tx);
        });
        counts.push(found.rows[0]?.n ?? -1);
      }
      return counts;
    };
    await moveClock(app, `${last}T12:00:00Z`);
    expect(await shows()).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await rows()).every((n) => n > 0)).toBe(true);
    await moveClock(app, `${daysFrom(today(), 702)}T12:00:00Z`);
    expect((await shows()).every((status) => status === 403 || status === 404)).toBe(true);
    expect(await rows()).toEqual([0, 0, 0, 0, 0, 0]);
    await moveClock(app);
    await expect(app.db.asOwner('update case_participant set valid_to = valid_to + 1 where person = $1', [expert.person])).rejects.toThrow(
      'end earlier',
    );
  }, 20_000);

  it('a member leaves, and is not let in any more; another is proposed and appointed with reasons', async () => {
    const seat = await seatOf(app, id, 'Påhittad 1');
    const leaving = `${url}/ledamoter/${seat.id}/avgang`;
    const body = { version: seat.version, reason: 'Byter arbete.' };
    expect((await send(app, officer, leaving, { ...body, day: daysFrom(today(), 1) })).statusCode).toBe(422);
    expect((await send(app, officer, leaving, { ...body, day: today() })).headers.location).toContain('klart=left');
    expect(
      await count('from case_participant where person = $1 and care_case = $2 and valid_to = stockholm_day()', expert.person, id),
    ).toBe(1);
    expect((await get(app, expert, `${url}/moten`)).statusCode).toBe(403);
    const page = await get(app, officer, url);
    expect(page.body).toContain('Norra sjukvårdsregionen saknar ledamot.');
    expect(page.body).toContain('Byter arbete.');
    const group = await groupOf(app, id, 'expert');
    await recorded(app, officer, id, [['Påhittad ersättare', 'neurolog', 'mellansverige', 'profession']]);
    const [extra] = (await nominationIds(app, id)).filter((one) => !ids.includes(one));
    const chair = await seatOf(app, id, 'Påhittad 2');
    const proposed = await propose(app, officer, id, {
      version: String(group?.version),
      members: [extra ?? ''],
      chair: chair.id,
      reason: 'Ingen från norr kan nu.',
    });
    expect(proposed.statusCode).toBe(303);
    const now = await groupOf(app, id, 'expert');
    const without = await appoint(app, head, id, String(now?.version));
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('Skriv varför du godtar gruppen');
    expect((await appoint(app, head, id, String(now?.version), { accepted: 'Norr nominerar senare.' })).statusCode).toBe(303);
    const after = await get(app, officer, url);
    expect(after.body).toContain('Norr nominerar senare.');
    expect(await count("from group_seat where care_case = $1 and status = 'appointed'", id)).toBe(7);
  }, 20_000);
});
