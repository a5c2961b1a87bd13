import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tell } from '../../src/modules/messages/index.ts';
import { worksFor, worksForSystem } from '../../src/platform/db/index.ts';
import { get, personId, type SignedInApp, session, signedInApp } from '../support/signed-in.ts';

let app: SignedInApp;
let careCase = '';
let told = '';
beforeAll(async () => {
  app = await signedInApp();
  const officer = await personId(app.db, 'handlaggare');
  const [added] = await app.db.asOwner<{ id: string }>(
    `insert into care_case (area, state, opened_by, fictitious) select id, 'longlist', $1, true from care_area order by id limit 1 returning id`,
    [officer],
  );
  careCase = added?.id ?? '';
  const member = await personId(app.db, 'ledamot');
  told = await app.db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    const both = (text: string) => ({ sv: text, en: text });
    const message = { key: 'test.case', subject: both('Om ett ärende'), body: both('Innehåll') };
    return tell(tx, { to: [{ person: member }, { mail: 'svarande@exempel.test' }], message, careCase, path: null, fictitious: true });
  });
  await app.db.asOwner(`insert into case_declaration (care_case, person, answer, circumstances) values ($1, $2, 'possible', 'Prov')`, [
    careCase,
    await personId(app.db, 'handlaggare-2'),
  ]);
}, 60_000);
afterAll(() => app.close());

/** How many rows of each table someone sees of the message, with row-level security alone. */
const seen = async (persona: string, role: string, organisation: string): Promise<readonly (number | undefined)[]> => {
  const person = await personId(app.db, persona);
  return app.db.tx(async (tx) => {
    await worksFor(tx, { person, role, organisation });
    const { rows } = await sql<{ messages: number; deliveries: number; mails: number; settings: number }>`
      select (select count(*) from message where id = ${told}) as messages,
             (select count(*) from message_delivery where message = ${told}) as deliveries,
             (select count(*) from mail m where exists (select from message_delivery d where d.mail = m.id and d.message = ${told})) as mails,
             (select count(*) from message_setting) as settings`.execute(tx);
    return [rows[0]?.messages, rows[0]?.deliveries, rows[0]?.mails, rows[0]?.settings];
  });
};

describe('what was told about a case', () => {
  test.each([
    ['its reader, to themselves alone', 'ledamot', 'board-member', 'board', [1, 1, 0, 0]],
    ['an officer of the authority, to whom it went', 'handlaggare', 'case-officer', 'authority', [1, 2, 1, 0]],
    ['an administrator', 'administrator', 'administrator', 'authority', [1, 2, 1, 0]],
    ['an officer who has told of a conflict of interest: nothing', 'handlaggare-2', 'case-officer', 'authority', [0, 0, 0, 0]],
    ['an analyst: nothing', 'analytiker', 'analyst', 'authority', [0, 0, 0, 0]],
    ['another member of the board: nothing', 'ordforande', 'board-chair', 'board', [0, 0, 0, 0]],
    ['a region: nothing', 'kontaktperson-skane', 'region-contact', 'region-12', [0, 0, 0, 0]],
    ['an administrator of a region: nothing', 'regionadministrator-skane', 'region-administrator', 'region-12', [0, 0, 0, 0]],
  ])('is seen by %s', async (_, persona, role, organisation, expected) => {
    expect(await seen(persona, role, organisation)).toEqual(expected);
  });

  test('on the page too', async () => {
    const page = async (persona: string) => (await get(app, await session(app.db, persona), '/skickade-meddelanden')).body;
    expect(await page('handlaggare')).toContain('Om ett ärende');
    expect(await page('handlaggare-2')).not.toContain('Om ett ärende');
  });

  test('nobody marks another’s message as read, or writes to these tables by themselves', async () => {
    const person = await personId(app.db, 'ordforande');
    const asChair = (statement: ReturnType<typeof sql>) =>
      app.db.tx(async (tx) => {
        await worksFor(tx, { person, role: 'board-chair', organisation: 'board' });
        return statement.execute(tx);
      });
    expect((await asChair(sql`update message_delivery set read_at = now() where message = ${told}`)).numAffectedRows).toBe(0n);
    for (const statement of [
      sql`insert into message (key, subject_sv, subject_en, body_sv, body_en, fictitious) values ('a.b', 'x', 'x', '', '', true)`,
      sql`insert into message_delivery (message, person, how) values (${told}, ${person}, 'no-mail')`,
      sql`insert into mail (kind, address, state, fictitious) values ('message', 'a@b.test', 'kept', true)`,
      sql`update message set subject_sv = 'x'`,
      sql`delete from message_delivery`,
    ])
      await expect(asChair(statement)).rejects.toMatchObject({ code: '42501' });
  });
});
