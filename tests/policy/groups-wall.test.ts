import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupsRoutes } from '../../src/modules/groups/index.ts';
import { preparationRoutes } from '../../src/modules/preparation/index.ts';
import { type Tx, worksFor } from '../../src/platform/db/index.ts';
import { anyone } from '../../src/platform/http/policy.ts';
import {
  appointedB1,
  type Browser,
  caseIn,
  declares,
  get,
  nominee,
  openedRound,
  personId,
  recorded,
  type SignedInApp,
  send,
  session,
} from '../support/group-story.ts';
import { signedInApp } from '../support/signed-in.ts';

/** Stands in what Skåne has nominated, and in what is written in the case; nobody who is shut out of it may get it. */
const MARK = 'SKÅNSK-MARKERING';
const WRITTEN = 'SKRIVET-I-ÄRENDET';

let app: SignedInApp;
let id: string;
let round: string;
let nomination: string;
let meeting: string;
const nobody = '00000000-0000-4000-8000-000000000001';

beforeAll(async () => {
  // The policies of the pages are switched off: what is kept apart is kept apart by rules on the case and by the database.
  app = await signedInApp({ alterRoute: ({ cache: _, ...route }) => ({ ...route, policy: anyone }) });
  const officer = await session(app.db, 'handlaggare');
  const skane = await session(app.db, 'kontaktperson-skane');
  id = await caseIn(app, 'consultation');
  round = await openedRound(app, officer, id);
  await send(app, skane, `/nomineringar/${round}`, nominee({ name: MARK, standing: MARK }));
  await recorded(app, officer, id, [['Påhittad 1', 'neurolog', 'norra', 'profession']]);
  nomination = (await app.db.asOwner<{ id: string }>('select id from nomination where name = $1', [MARK]))[0]?.id ?? '';
  await appointedB1(app, id, ['b1-ledamot', 'b1-ledamot-2', 'b1-ledamot-3']);
  const planned = await send(app, officer, `/arenden/${id}/grupper/b1/moten/nytt`, {
    day: '2027-01-15',
    from: '09.00',
    to: '10.00',
    place: WRITTEN,
    link: '',
    agenda: WRITTEN,
  });
  meeting = /moten\/([0-9a-f-]{36})/.exec(String(planned.headers.location))?.[1] ?? '';
  await send(app, officer, `/arenden/${id}/b1-yttrande`, {});
  await send(app, officer, `/arenden/${id}/b1-yttrande/delar/conclusion`, { version: '0', text: WRITTEN });
}, 60_000);
afterAll(() => app.close());

const addressOf = (path: string): string =>
  path
    .replace(':id', id)
    .replace(':group', 'b1')
    .replace(':seat', nobody)
    .replace(':meeting', meeting)
    .replace(':part', 'conclusion')
    .replace(':round', round)
    .replace(':nomination', nomination);

/** Everything that is sent as someone, by every route. */
async function answersTo(by: Browser): Promise<readonly { readonly route: string; readonly status: number; readonly body: string }[]> {
  const found = [];
  for (const { id: route, method, path } of [...groupsRoutes, ...preparationRoutes]) {
    const fields = {
      version: '1',
      text: 'x',
      answer: 'approve',
      day: '2027-01-15',
      from: '09.00',
      to: '10.00',
      place: 'x',
      note: 'x',
      reason: 'x',
    };
    const answer = method === 'GET' ? await get(app, by, addressOf(path)) : await send(app, by, addressOf(path), fields);
    found.push({ route, status: answer.statusCode, body: answer.body });
  }
  return found;
}

const counts = async (): Promise<unknown> =>
  (
    await app.db.asOwner(`
      select (select count(*) from nomination) as nominations, (select count(*) from group_seat) as seats, (select sum(version) from care_group) as groups,
        (select sum(version) from group_meeting) as meetings, (select sum(version) from b1_part) as parts, (select count(*) from b1_answer) as answers`)
  )[0];

describe('with the policies switched off', () => {
  it.each([
    'kontaktperson-uppsala',
    'remissvarare-skane',
    'sakkunnig',
    'b2-ledamot',
    'ordforande',
    'administrator',
    'enhetslakare',
    'patientforening',
  ])(
    '%s gets nothing that Skåne has nominated or that is written in the case, and changes nothing',
    async (persona) => {
      const by = await session(app.db, persona);
      const before = await counts();
      for (const { route, status, body } of await answersTo(by)) {
        expect(status, route).toBeLessThan(500);
        expect(body, route).not.toContain(MARK);
        expect(body, route).not.toContain(WRITTEN);
      }
      expect(await counts()).toEqual(before);
    },
    20_000,
  );

  it('a member who has told of a conflict of interest gets and changes nothing, by any route', async () => {
    const by = await session(app.db, 'b1-ledamot-3');
    await declares(app, by, id, 'possible', 'Jag leder en enhet.');
    const before = await counts();
    const about = (await answersTo(by)).filter(
      ({ route }) => !/^groups\.(rounds|nominated|disposal|nomination\.(replace|withdrawn))/.test(route),
    );
    for (const { route, status, body } of about) {
      expect(status, route).toBe(403);
      expect(body, route).not.toContain(MARK);
      expect(body, route).not.toContain(WRITTEN);
    }
    expect(await counts()).toEqual(before);
  }, 20_000);
});

/** What the database alone shows to someone. */
async function seenBy(persona: string, role: string, organisation: string): Promise<Record<string, number>> {
  const person = await personId(app.db, persona);
  return app.db.tx(async (tx) => {
    await worksFor(tx, { person, role, organisation });
    return {
      rounds: await rows(tx, 'nomination_round'),
      nominations: await rows(tx, 'nomination'),
      seats: await rows(tx, 'group_seat'),
      events: await rows(tx, 'group_event'),
      meetings: await rows(tx, 'group_meeting_version'),
      statements: await rows(tx, 'b1_statement'),
      parts: await rows(tx, 'b1_part_version'),
    };
  });
}
const rows = async (tx: Tx, table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n ?? -1;
const nothing = { rounds: 0, nominations: 0, seats: 0, events: 0, meetings: 0, statements: 0, parts: 0 };

describe('row-level security alone', () => {
  it('shows a region its own nominations and nothing of another', async () => {
    expect(await seenBy('kontaktperson-skane', 'region-contact', 'region-12')).toEqual({ ...nothing, rounds: 1, nominations: 1 });
    expect(await seenBy('kontaktperson-uppsala', 'region-contact', 'region-03')).toEqual({ ...nothing, rounds: 1 });
    expect(await seenBy('kontaktperson-skane', 'consultation-respondent', 'region-12')).toEqual(nothing);
  });

  it('shows officers all of it, members what is theirs once they have declared, and nobody else anything', async () => {
    expect(await seenBy('handlaggare', 'case-officer', 'authority')).toMatchObject({
      rounds: 1,
      nominations: 2,
      seats: 3,
      meetings: 1,
      parts: 1,
    });
    expect(await seenBy('registrator', 'registrar', 'authority')).toMatchObject({ nominations: 0, seats: 3, meetings: 1 });
    expect(await seenBy('b1-ledamot', 'b1-member', 'authority')).toEqual(nothing);
    await declares(app, await session(app.db, 'b1-ledamot'), id);
    expect(await seenBy('b1-ledamot', 'b1-member', 'authority')).toEqual({
      ...nothing,
      rounds: 1,
      seats: 3,
      meetings: 1,
      statements: 1,
      parts: 1,
    });
    expect(await seenBy('b1-ledamot-3', 'b1-member', 'authority')).toEqual(nothing);
    for (const [persona, role, organisation] of [
      ['sakkunnig', 'expert-group-member', 'authority'],
      ['administrator', 'administrator', 'authority'],
      ['ordforande', 'board-chair', 'board'],
    ] as const) {
      expect(await seenBy(persona, role, organisation)).toEqual(nothing);
    }
  });

  it('lets no region write in another’s name, and no member answer for another', async () => {
    const uppsala = await personId(app.db, 'kontaktperson-uppsala');
    const asUppsala = app.db.tx(async (tx) => {
      await worksFor(tx, { person: uppsala, role: 'region-contact', organisation: 'region-03' });
      await sql`
        insert into nomination (round, care_case, source, organisation, source_name, received, name, mail, profession, collaboration_region, standing,
          represents, consent, nominated_by, diary_number, fictitious)
        values (${round}, ${id}, 'region', 'region-12', 'x', '2026-12-01', 'x', 'x@exempel.se', 'x', 'sodra', 'x', 'profession', true, ${uppsala},
          'DEMO-2026-999997', true)`.execute(tx);
    });
    await expect(asUppsala).rejects.toThrow('row-level security');
    const [first, second] = [await personId(app.db, 'b1-ledamot'), await personId(app.db, 'b1-ledamot-2')];
    const asFirst = app.db.tx(async (tx) => {
      await worksFor(tx, { person: first, role: 'b1-member', organisation: 'authority' });
      await sql`
        insert into b1_answer (statement, person, answer, statement_version, acting)
        select s.id, ${second}, 'approve', s.version, 'b1-member@authority' from b1_statement s`.execute(tx);
    });
    await expect(asFirst).rejects.toThrow('row-level security');
  });
});
