import { randomUUID } from 'node:crypto';
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
  nominee,
  openedRound,
  personId,
  recorded,
  type SignedInApp,
  send,
  sendMany,
  session,
  today,
  whole,
} from '../../../tests/support/group-story.ts';
import { signedInApp } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';

let app: SignedInApp;
let officer: Browser;
let colleague: Browser;
let head: Browser;
let skane: Browser;
let uppsala: Browser;
let id: string;
let round: string;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  colleague = await session(app.db, 'handlaggare-2');
  head = await session(app.db, 'enhetschef');
  skane = await session(app.db, 'kontaktperson-skane');
  uppsala = await session(app.db, 'kontaktperson-uppsala');
  id = await caseIn(app, 'mapping');
}, 60_000);
afterAll(() => app.close());

const count = async (query: string, ...parameters: unknown[]): Promise<number> =>
  (await app.db.asOwner<{ n: number }>(`select count(*)::int as n ${query}`, parameters))[0]?.n ?? -1;
const mine = { collaborationRegion: 'sodra', mail: 'skane@exempel.se', name: 'Påhittad i Skåne' };

/** The way to a page as its breadcrumbs say it. */
const wayTo = (body: string): readonly string[] =>
  [...(/<nav class="crumbs".*?<\/nav>/s.exec(body)?.[0] ?? '').matchAll(/<li>.*?<(?:a[^>]*href="([^"]*)"|span)/gs)].map(
    ([, href]) => href ?? 'here',
  );

describe('a round of nominations', () => {
  it('comes first for a group that has nobody, and its page says so', async () => {
    const group = `/arenden/${id}/grupper/sakkunniga`;
    const page = await get(app, officer, group);
    expect(page.body).toContain('Nästa steg är att fråga regionerna');
    expect(page.body).toContain(`href="/arenden/${id}/nomineringar/ny-omgang"`);
    expect(wayTo(page.body)).toEqual(['/arenden', `/arenden/${id}`, `/arenden/${id}/grupper`, 'here']);
    expect(wayTo((await get(app, officer, `/arenden/${id}/nomineringar`)).body)).toEqual(['/arenden', `/arenden/${id}`, 'here']);
    for (const other of [await get(app, head, group), await get(app, officer, `/arenden/${id}/grupper/b1`)])
      expect(other.body).not.toContain('Nästa steg');
  });

  it('is refused with what is wrong, and then nothing has been done', async () => {
    const empty = await send(app, officer, `/arenden/${id}/nomineringar/ny-omgang`, { letter: '', lastDay: 'snart' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('Skriv brevets text');
    expect(empty.body).toContain('Skriv en dag');
    const soon = await send(app, officer, `/arenden/${id}/nomineringar/ny-omgang`, { letter: 'Behåll mig', lastDay: daysFrom(today(), 6) });
    expect(soon.statusCode).toBe(422);
    expect(soon.body).toContain('minst 7 dagar');
    expect(soon.body).toContain('Behåll mig');
    expect(await count('from nomination_round where care_case = $1', id)).toBe(0);
    expect(await count('from diary_entry where care_case = $1', id)).toBe(0);
  });

  it('sends one letter, tells every region, and is opened once however often the form is sent', async () => {
    const key = randomUUID();
    const body = { letter: 'Vi ber er nominera.', lastDay: daysFrom(today(), 30) };
    const url = `/arenden/${id}/nomineringar/ny-omgang`;
    const answers = await Promise.all([send(app, officer, url, body, { key }), send(app, officer, url, body, { key })]);
    expect(answers.map((one) => one.statusCode)).toEqual([303, 303]);
    expect(await count('from nomination_round where care_case = $1', id)).toBe(1);
    expect(await count("from case_task where care_case = $1 and role = 'region-contact'", id)).toBe(21);
    expect(await count('from diary_entry where care_case = $1', id)).toBe(1);
    expect(
      await count("from document_file f join document d on d.id = f.document where d.care_case = $1 and d.kind = 'nomination-letter'", id),
    ).toBe(3);
    const again = await send(app, officer, url, body);
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('En omgång är redan öppen');
    const group = await get(app, officer, `/arenden/${id}/grupper/sakkunniga`);
    expect(group.body).toContain('invänta nomineringar');
    expect(group.body).toContain(`href="/arenden/${id}/nomineringar"`);
    const [row] = await app.db.asOwner<{ id: string }>('select id from nomination_round where care_case = $1', [id]);
    round = row?.id ?? '';
  });
});

describe('a region', () => {
  it('nominates, gets a diary number, and sees only its own', async () => {
    const bad = await send(app, skane, `/nomineringar/${round}`, nominee({ consent: '', mail: 'ingen', collaborationRegion: '' }));
    expect(bad.statusCode).toBe(422);
    for (const said of ['Fråga personen först', 'Skriv en e-postadress', 'Välj samverkansregion']) expect(bad.body).toContain(said);
    const key = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => send(app, skane, `/nomineringar/${round}`, nominee(mine), { key })));
    expect(new Set(sent.map((one) => one.headers.location)).size).toBe(1);
    expect(sent[0]?.headers.location).toMatch(/dnr=DEMO-\d{4}-\d{6}/);
    expect(await count('from nomination where round = $1', round)).toBe(1);
    const twice = await send(app, skane, `/nomineringar/${round}`, nominee({ ...mine, mail: 'SKANE@exempel.se' }));
    expect(twice.statusCode).toBe(422);
    const other = await send(app, skane, `/nomineringar/${round}`, nominee({ mail: 'a@exempel.se', collaborationRegion: 'norra' }));
    expect(other.body).toContain('bara nominera för sin egen samverkansregion');

    expect((await get(app, skane, `/nomineringar/${round}`)).body).toContain('Påhittad i Skåne');
    const theirs = nominee({ name: 'Påhittad i Uppsala', mail: 'uppsala@exempel.se', collaborationRegion: 'mellansverige' });
    expect((await send(app, uppsala, `/nomineringar/${round}`, theirs)).statusCode).toBe(303);
    const seen = await get(app, uppsala, `/nomineringar/${round}`);
    expect(seen.body).toContain('Påhittad i Uppsala');
    expect(seen.body).not.toContain('Skåne');
  });

  it('replaces and withdraws its own, not another’s, and not what has been changed already', async () => {
    const [own] = await app.db.asOwner<{ id: string }>(
      "select id from nomination where organisation = 'region-12' and status = 'standing'",
    );
    const url = `/nomineringar/${round}/${own?.id}`;
    expect((await get(app, uppsala, `${url}/ersatt`)).statusCode).toBe(404);
    expect((await send(app, uppsala, `${url}/dra-tillbaka`, { version: '1' })).statusCode).toBe(404);
    const replaced = await send(app, skane, `${url}/ersatt`, { ...nominee({ ...mine, name: 'Påhittad ersättare' }), version: '1' });
    expect(replaced.headers.location).toContain('klart=replaced');
    expect((await send(app, skane, `${url}/ersatt`, { ...nominee({ ...mine, name: 'Sen' }), version: '1' })).statusCode).toBe(409);
    expect((await send(app, skane, `${url}/dra-tillbaka`, { version: '2' })).statusCode).toBe(409);
    const [next] = await app.db.asOwner<{ id: string; replaces: string }>(
      "select id, replaces from nomination where organisation = 'region-12' and status = 'standing'",
    );
    expect(next?.replaces).toBe(own?.id);
    expect((await send(app, skane, `/nomineringar/${round}/${next?.id}/dra-tillbaka`, { version: '1' })).headers.location).toContain(
      'withdrawn',
    );
    expect(await count("from diary_entry where care_case = $1 and direction = 'incoming'", id)).toBe(4);
  });

  it('does not find rounds of real cases', async () => {
    await app.db.asOwner('alter table nomination_round disable trigger user');
    await app.db.asOwner('update nomination_round set fictitious = false where id = $1', [round]);
    expect((await get(app, skane, `/nomineringar/${round}`)).statusCode).toBe(404);
    await app.db.asOwner('update nomination_round set fictitious = true where id = $1', [round]);
    await app.db.asOwner('alter table nomination_round enable trigger user');
    expect((await get(app, skane, `/nomineringar/${round}`)).statusCode).toBe(200);
  });
});

describe('the last day', () => {
  // The clock goes forward in the night to 28 March 2027: the day has 23 hours and ends at 22.00 UTC.
  it.each([
    ['23.59.59 on a day when the clock changes', '2027-03-28', '2027-03-28T21:59:59Z', true],
    ['24.00 on a day when the clock changes', '2027-03-28', '2027-03-28T22:00:00Z', false],
    ['23.59.59 on a winter day', '2027-01-15', '2027-01-15T22:59:59Z', true],
    ['24.00 on a winter day', '2027-01-15', '2027-01-15T23:00:00Z', false],
    ['23.59.59 when the clock goes back', '2027-10-31', '2027-10-31T22:59:59Z', true],
    ['24.00 when the clock goes back', '2027-10-31', '2027-10-31T23:00:00Z', false],
  ])('by the database alone: %s', async (_name, lastDay, instant, inTime) => {
    const other = await caseIn(app, 'mapping', 'osteogenesis-imperfecta').catch(() => id);
    const [made] = await app.db.asOwner<{ id: string }>(
      `insert into nomination_round (care_case, area, area_name, number, letter, last_day, opened_by, document, diary_number, fictitious)
       values ($1, 'osteogenesis-imperfecta', 'Prov', 100 + (select count(*) from nomination_round), 'x', $2, $3, $3, 'DEMO-2026-999999', true) returning id`,
      [other, lastDay, officer.person],
    );
    const nominated = app.db.tx(async (tx) => {
      await worksFor(tx, { person: skane.person, role: 'region-contact', organisation: 'region-12' });
      await sql`select set_config('tillstand.clock_offset', (${instant}::timestamptz - clock_timestamp())::text, true)`.execute(tx);
      await sql`
        insert into nomination (round, care_case, source, organisation, source_name, received, name, mail, profession, collaboration_region,
          standing, represents, consent, nominated_by, diary_number, fictitious)
        values (${made?.id}, ${other}, 'region', 'region-12', 'Region Skåne', '2026-12-01', 'Prov', 'prov@exempel.se', 'neurolog', 'sodra', 'x',
          'profession', true, ${skane.person}, 'DEMO-2026-999998', true)`.execute(tx);
      return 'in time';
    });
    await (inTime ? expect(nominated).resolves.toBe('in time') : expect(nominated).rejects.toThrow(/last day/));
  });

  it('by the page: half a minute before it is taken, a second after it is not, and that is logged', async () => {
    const other = await caseIn(app, 'mapping', 'pacemakerextraktion');
    const late = await openedRound(app, officer, other, '2027-03-28');
    await moveClock(app, '2027-03-28T21:59:30Z');
    expect((await send(app, skane, `/nomineringar/${late}`, nominee(mine))).statusCode).toBe(303);
    await moveClock(app, '2027-03-28T22:00:01Z');
    const answer = await send(app, skane, `/nomineringar/${late}`, nominee({ ...mine, mail: 'sen@exempel.se' }));
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Sista dagen har passerat');
    const [own] = await app.db.asOwner<{ id: string }>('select id from nomination where round = $1', [late]);
    expect((await send(app, skane, `/nomineringar/${late}/${own?.id}/dra-tillbaka`, { version: '1' })).statusCode).toBe(409);
    const page = await get(app, skane, `/nomineringar/${late}`);
    expect(page.body).toContain('Det går inte längre att nominera');
    expect(page.body).not.toContain('Skicka nomineringen');
    await moveClock(app);
    expect(await count('from nomination where round = $1', late)).toBe(1);
    expect(await count("from audit_event where action = 'nomination.made' and result = 'denied'")).toBe(1);
  }, 30_000);
});

const propose = (by: Browser, body: Readonly<Record<string, string | readonly string[]>>, key?: string) =>
  sendMany(
    app,
    by,
    `/arenden/${id}/grupper/sakkunniga/forslag`,
    { do: 'send', from: today(), to: daysFrom(today(), 700), reason: '', ...body },
    key,
  );
const appoint = (by: Browser, version: string, more: Readonly<Record<string, string>> = {}, key?: string) =>
  send(app, by, `/arenden/${id}/grupper/sakkunniga/beslut`, { version, ...more }, key === undefined ? {} : { key });

describe('the expert group', () => {
  let ids: readonly string[];

  it('letters are recorded with the day they came', async () => {
    const early = nominee({ source: 'npo', sourceName: 'NPO (påhittat)', received: daysFrom(today(), -3), mail: 'x@exempel.se' });
    const refused = await send(app, officer, `/arenden/${id}/nomineringar/brev`, early);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('före omgången');
    await recorded(app, officer, id);
    const page = await get(app, officer, `/arenden/${id}/nomineringar`);
    expect(page.body).toContain('Bland de nominerade finns det som en sakkunniggrupp behöver.');
    expect((await get(app, officer, `/arenden/${id}/grupper/sakkunniga`)).body).toContain('välja ledamöter bland de nominerade');
    const named = await app.db.asOwner<{ id: string }>(
      "select id from nomination where care_case = $1 and status = 'standing' and name like 'Påhittad _' order by name",
      [id],
    );
    ids = named.map((row) => row.id);
    expect(ids).toHaveLength(whole.length);
  });

  it('that lacks something says what, and needs a reason', async () => {
    const six = ids.slice(1, 6);
    const answer = await propose(officer, { version: '0', members: six, chair: six[0] ?? '' });
    expect(answer.statusCode).toBe(422);
    for (const said of [
      'Gruppen har 5 ledamöter. Den behöver minst 7.',
      'Norra sjukvårdsregionen saknar ledamot.',
      'Ingen företräder patienter eller närstående.',
      'Sammansättningen brister.',
    ]) {
      expect(answer.body).toContain(said);
    }
    const checked = await propose(officer, { version: '0', members: ids, chair: '', do: 'check' });
    expect(checked.body).toContain('Gruppen är sammansatt som den ska.');
    const nobody = await propose(officer, { version: '0', members: [], chair: ids[0] ?? '' });
    expect(nobody.body).toContain('Välj minst en ledamot.');
    const strange = await propose(officer, { version: '0', members: [randomUUID()], chair: ids[0] ?? '' });
    expect(strange.statusCode).toBe(422);
    expect(await groupOf(app, id, 'expert')).toBeUndefined();
  });

  it('is proposed once, and a stale proposal shows both', async () => {
    const key = randomUUID();
    const body = { version: '0', members: ids, chair: ids[0] ?? '' };
    const answers = await Promise.all([propose(officer, body, key), propose(officer, body, key)]);
    expect(answers.map((one) => one.statusCode)).toEqual([303, 303]);
    expect(await count("from group_seat where care_case = $1 and status = 'proposed'", id)).toBe(7);
    const stale = await propose(colleague, { version: '0', members: ids.slice(0, 3), chair: ids[1] ?? '', reason: 'Prov' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Påhittad 7');
    expect(await count("from group_seat where care_case = $1 and status = 'proposed'", id)).toBe(7);
  });

  it('is not appointed by whoever has proposed it, whatever the page says', async () => {
    const group = await groupOf(app, id, 'expert');
    await app.db.asOwner('update care_group set proposed_by = $1 where id = $2', [head.person, group?.id]);
    const answer = await appoint(head, String(group?.version));
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Du har föreslagit gruppen');
    expect(await count("from audit_event where action = 'group.appointed' and result = 'denied' and actor = $1", head.person)).toBe(1);
    await expect(
      app.db.asOwner("update care_group set status = 'appointed', appointed_by = proposed_by, appointed_at = now() where id = $1", [
        group?.id,
      ]),
    ).rejects.toThrow('another_appoints');
    await app.db.asOwner('update care_group set proposed_by = $1 where id = $2', [officer.person, group?.id]);
    expect((await appoint(head, '99')).statusCode).toBe(409);
    expect(await count("from group_seat where care_case = $1 and status = 'appointed'", id)).toBe(0);
  });

  it('is appointed with a letter and a diary number for each, once, and is the product of the step', async () => {
    const group = await groupOf(app, id, 'expert');
    const key = randomUUID();
    const before = await count('from diary_entry where care_case = $1', id);
    const answers = await Promise.all([appoint(head, String(group?.version), {}, key), appoint(head, String(group?.version), {}, key)]);
    expect(answers.map((one) => [one.statusCode, one.headers.location])).toEqual(
      [1, 2].map(() => [303, `/arenden/${id}/grupper/sakkunniga?klart=appointed`]),
    );
    expect(await count("from group_seat where care_case = $1 and status = 'appointed' and document is not null", id)).toBe(7);
    expect(await count('from diary_entry where care_case = $1', id)).toBe(before + 7);
    expect(await count("from document where care_case = $1 and kind = 'appointment'", id)).toBe(7);
    expect(await count("from case_product where care_case = $1 and kind = 'expert-group' and superseded_at is null", id)).toBe(1);
    expect(await count("from case_task where care_case = $1 and key like 'nominate:%' and closed_at is null", id)).toBe(0);
    const page = await get(app, officer, `/arenden/${id}/grupper/sakkunniga`);
    expect(page.body).toContain('Gruppen är sammansatt som den ska.');
    expect(page.body).toContain('ordförande');
    const answer = (await get(app, officer, `/v1/cases/${id}/group`)).json();
    expect(answer.items).toMatchObject([{ kind: 'expert', status: 'appointed', lacks: [], fictitious: true }]);
    expect(answer.items[0].members).toHaveLength(7);
    expect(answer.items[0].members.filter((one: { isChair: boolean }) => one.isChair)).toMatchObject([{ name: 'Påhittad 1' }]);
  }, 20_000);

  it('its members come in by their account, once they have declared conflicts of interest', async () => {
    const expert = await session(app.db, 'sakkunnig');
    const [seat] = await app.db.asOwner<{ id: string; version: number }>(
      "select id, version from group_seat where care_case = $1 and name = 'Påhittad 1'",
      [id],
    );
    const url = `/arenden/${id}/grupper/sakkunniga`;
    expect((await get(app, expert, url)).statusCode).toBe(404);
    const link = (account: string) => send(app, officer, `${url}/ledamoter/${seat?.id}/konto`, { version: String(seat?.version), account });
    expect((await link(await personId(app.db, 'b1-ledamot'))).statusCode).toBe(422);
    expect((await link('ask')).headers.location).toContain('klart=asked');
    expect(await count("from case_task where care_case = $1 and role = 'administrator' and closed_at is null", id)).toBe(1);
    expect((await link(expert.person)).headers.location).toContain('klart=linked');
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

  it('meets: the meeting is planned, noted together, and goes into calendars', async () => {
    const expert = await session(app.db, 'sakkunnig');
    const url = `/arenden/${id}/grupper/sakkunniga/moten`;
    const meeting = { day: '2027-03-28', from: '9.30', to: '12.00', place: 'Stockholm', link: '', agenda: 'Definition', notes: '' };
    const wrong = await send(app, expert, `${url}/nytt`, { ...meeting, to: '09.00', link: 'javascript:alert(1)', place: '' });
    expect(wrong.statusCode).toBe(422);
    for (const said of ['Skriv en tid efter att mötet börjar', 'Länken ska börja med https://', 'Skriv var mötet är'])
      expect(wrong.body).toContain(said);
    const made = await send(app, expert, `${url}/nytt`, meeting);
    const one = String(made.headers.location).replace(/\?.*/, '');
    expect(one).toMatch(/moten\/[0-9a-f-]{36}$/);
    const [seat] = await app.db.asOwner<{ id: string }>("select id from group_seat where care_case = $1 and name = 'Påhittad 2'", [id]);
    const noted = await sendMany(app, officer, `${one}/skriv`, {
      ...meeting,
      version: '1',
      notes: 'Vi enades.',
      present: [seat?.id ?? ''],
    });
    expect(noted.statusCode).toBe(303);
    const stale = await sendMany(app, expert, `${one}/skriv`, { ...meeting, version: '1', notes: 'Jag skrev samtidigt.' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Vi enades.');
    expect(stale.body).toContain('Jag skrev samtidigt.');
    const page = await get(app, expert, one);
    expect(page.body).toContain('Vi enades.');
    expect(page.body).toContain('Påhittad 2');
    const calendar = await get(app, expert, `${url}/kalender.ics`);
    expect(calendar.headers['content-type']).toContain('text/calendar');
    expect(calendar.body).toContain('DTSTART:20270328T073000Z');
    expect(calendar.body).toContain('SEQUENCE:1');
    await sendMany(app, officer, `${one}/skriv`, { ...meeting, version: '2', notes: 'Vi enades.', cancelled: 'yes' });
    expect((await get(app, expert, `${url}/kalender.ics`)).body).toContain('STATUS:CANCELLED');
    // Members of other groups and regions do not come in.
    expect((await get(app, await session(app.db, 'sakkunnig-2'), one)).statusCode).toBe(404);
    expect((await get(app, skane, one)).statusCode).toBe(403);
  });

  it('a member sees the case on the last day of the term, and nothing of it the day after', async () => {
    const expert = await session(app.db, 'sakkunnig');
    const last = daysFrom(today(), 700);
    const shows = async (): Promise<readonly number[]> => {
      const [meeting] = await app.db.asOwner<{ id: string }>('select id from group_meeting where care_case = $1', [id]);
      const group = `/arenden/${id}/grupper/sakkunniga`;
      const pages = [
        `/arenden/${id}`,
        group,
        `${group}/moten`,
        `${group}/moten/${meeting?.id}`,
        `/v1/cases/${id}`,
        `/v1/cases/${id}/group`,
      ];
      const answers = [];
      for (const url of pages) answers.push((await get(app, expert, url)).statusCode);
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
    const expert = await session(app.db, 'sakkunnig');
    const [seat] = await app.db.asOwner<{ id: string; version: number }>(
      "select id, version from group_seat where care_case = $1 and name = 'Påhittad 1'",
      [id],
    );
    const url = `/arenden/${id}/grupper/sakkunniga/ledamoter/${seat?.id}/avgang`;
    const body = { version: String(seat?.version), reason: 'Byter arbete.' };
    expect((await send(app, officer, url, { ...body, day: daysFrom(today(), 1) })).statusCode).toBe(422);
    expect((await send(app, officer, url, { ...body, day: today() })).headers.location).toContain('klart=left');
    expect(
      await count('from case_participant where person = $1 and care_case = $2 and valid_to = stockholm_day()', expert.person, id),
    ).toBe(1);
    expect((await get(app, expert, `/arenden/${id}/grupper/sakkunniga/moten`)).statusCode).toBe(403);
    const page = await get(app, officer, `/arenden/${id}/grupper/sakkunniga`);
    expect(page.body).toContain('Norra sjukvårdsregionen saknar ledamot.');
    expect(page.body).toContain('Byter arbete.');
    const group = await groupOf(app, id, 'expert');
    const [extra] = (await nominationIds(app, id)).filter((one) => !ids.includes(one));
    const [chair] = await app.db.asOwner<{ id: string }>("select id from group_seat where care_case = $1 and name = 'Påhittad 2'", [id]);
    const proposed = await propose(officer, {
      version: String(group?.version),
      members: [extra ?? ''],
      chair: chair?.id ?? '',
      reason: 'Ingen från norr kan nu.',
    });
    expect(proposed.statusCode).toBe(303);
    const now = await groupOf(app, id, 'expert');
    const without = await appoint(head, String(now?.version));
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('Skriv varför du godtar gruppen');
    expect((await appoint(head, String(now?.version), { accepted: 'Norr nominerar senare.' })).statusCode).toBe(303);
    const after = await get(app, officer, `/arenden/${id}/grupper/sakkunniga`);
    expect(after.body).toContain('Norr nominerar senare.');
    expect(await count("from group_seat where care_case = $1 and status = 'appointed'", id)).toBe(7);
  }, 20_000);

  it('a proposal that is given back says why, and appoints nobody', async () => {
    const group = await groupOf(app, id, 'expert');
    const seats = await count("from group_seat where care_case = $1 and status = 'appointed'", id);
    const [chair] = await app.db.asOwner<{ id: string }>("select id from group_seat where care_case = $1 and name = 'Påhittad 3'", [id]);
    await propose(officer, { version: String(group?.version), members: [], chair: chair?.id ?? '', reason: 'Ny ordförande.' });
    const now = await groupOf(app, id, 'expert');
    const url = `/arenden/${id}/grupper/sakkunniga/aterlamna`;
    expect((await send(app, head, url, { version: String(now?.version), note: '' })).statusCode).toBe(422);
    expect((await send(app, head, url, { version: String(now?.version), note: 'Vänta.' })).headers.location).toContain('klart=returned');
    expect(await count("from group_seat where care_case = $1 and status = 'appointed'", id)).toBe(seats);
    expect((await appoint(head, String(now?.version))).statusCode).toBe(409);
  });
});
