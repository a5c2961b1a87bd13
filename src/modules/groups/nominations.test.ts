import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Browser,
  caseIn,
  daysFrom,
  get,
  moveClock,
  nominee,
  openedRound,
  type SignedInApp,
  send,
  session,
  today,
} from '../../../tests/support/group-story.ts';
import { signedInApp } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';
import { counted } from './test-group.ts';

let app: SignedInApp;
let officer: Browser;
let head: Browser;
let skane: Browser;
let uppsala: Browser;
let id: string;
let round: string;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  head = await session(app.db, 'enhetschef');
  skane = await session(app.db, 'kontaktperson-skane');
  uppsala = await session(app.db, 'kontaktperson-uppsala');
  id = await caseIn(app, 'mapping');
}, 60_000);
afterAll(() => app.close());

const count = counted(() => app);
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
    const nowhere = { letter: 'Behåll mig', lastDay: daysFrom(today(), 30), mails: 'npo@exempel.se\ningen adress' };
    const lost = await send(app, officer, `/arenden/${id}/nomineringar/ny-omgang`, nowhere);
    expect(lost.statusCode).toBe(422);
    expect(lost.body).toContain('e-postadress på varje rad');
    expect(lost.body).toContain('ingen adress');
    expect(await count('from nomination_round where care_case = $1', id)).toBe(0);
    expect(await count('from diary_entry where care_case = $1', id)).toBe(0);
  });

  it('sends one letter, tells every region, and is opened once however often the form is sent', async () => {
    const key = randomUUID();
    const body = {
      letter: 'Vi ber er nominera.',
      lastDay: daysFrom(today(), 30),
      mails: 'npo@exempel.se\n\nforening@exempel.se\nnpo@exempel.se',
    };
    const url = `/arenden/${id}/nomineringar/ny-omgang`;
    const answers = await Promise.all([send(app, officer, url, body, { key }), send(app, officer, url, body, { key })]);
    expect(answers.map((one) => one.statusCode)).toEqual([303, 303]);
    expect(await count('from nomination_round where care_case = $1', id)).toBe(1);
    expect(await count("from case_task where care_case = $1 and role = 'region-contact'", id)).toBe(21);
    expect(await count('from diary_entry where care_case = $1', id)).toBe(1);
    expect(
      await count("from document_file f join document d on d.id = f.document where d.care_case = $1 and d.kind = 'nomination-letter'", id),
    ).toBe(3);
    // Those without accounts get the letter by mail, once each.
    expect(
      await count(
        "from message_delivery d join message m on m.id = d.message where m.care_case = $1 and m.key = 'groups.nominate-by-letter'",
        id,
      ),
    ).toBe(2);
    expect((await get(app, officer, `/arenden/${id}/nomineringar`)).body).toContain('npo@exempel.se och forening@exempel.se');
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
