import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/modules/identity/index.ts';
import { approveAndLock, conflicted, type TestCase, testCase, writeWhole } from '../../src/modules/proposals/test-case.ts';
import { type Tx, worksFor } from '../../src/platform/db/index.ts';
import { personId, type SignedInApp, send, session, signedInApp } from '../support/signed-in.ts';

/** Row-level security of the basis and of the agency's decision, without any policy of a page. */

const tables = ['basis_edition', 'basis_part', 'basis_comment', 'basis_stand', 'basis_reason', 'ruling', 'ruling_version'] as const;

let app: SignedInApp;
let own: TestCase;
let draft: string;
beforeAll(async () => {
  app = await signedInApp();
  own = await testCase(app);
  await writeWhole(app, own);
  await approveAndLock(app, own);
  await app.db.asOwner('alter table basis_comment disable trigger user; alter table basis_reason disable trigger user');
  await app.db.asOwner(
    `insert into basis_comment (edition, part, part_version, quote, body, made_by)
     select id, 'background', 2, 'få', 'x', created_by from basis_edition where care_case = $1`,
    [own.id],
  );
  await app.db.asOwner(
    "insert into basis_reason (edition, part, reason, made_by, acting) select id, 'slots', 'x', created_by, 'prov' from basis_edition where care_case = $1",
    [own.id],
  );
  const [row] = await app.db.asOwner<{ id: string }>(
    `insert into ruling (care_case, area, status, version, content_version, basis, prepared_by, fictitious)
     select care_case, area, 'draft', 1, 1, id, created_by, true from basis_edition where care_case = $1 returning id`,
    [own.id],
  );
  draft = String(row?.id);
  await app.db.asOwner(
    "insert into ruling_version (ruling, version, action, content, made_by, acting) select id, 1, 'create', '{}', prepared_by, 'prov' from ruling where id = $1",
    [draft],
  );
  await conflicted(app, own.id, 'sakkunnig-2');
}, 30_000);
afterAll(() => app.close());

const as = async <T>(persona: string, role: Role, organisation: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const person = await personId(app.db, persona);
  return app.db.tx(async (tx) => {
    await worksFor(tx, { person, role, organisation });
    return work(tx);
  });
};
const seen = (tx: Tx) =>
  Promise.all(
    tables.map(async (table) => Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n)),
  );

describe('what is seen of a case’s basis and of a decision that is not taken', () => {
  it.each([
    ['the officer', 'handlaggare-2', 'case-officer', 'authority', true],
    ['the head', 'enhetschef', 'head', 'authority', true],
    ['a member of the group', 'sakkunnig-3', 'expert-group-member', 'authority', true],
    ['an expert of another group', 'sakkunnig-4', 'expert-group-member', 'authority', false],
    ['a member with a conflict of interest', 'sakkunnig-2', 'expert-group-member', 'authority', false],
    ['a region', 'kontaktperson-skane', 'region-contact', 'region-12', false],
    ['the board', 'ordforande', 'board-chair', 'board', false],
    ['an administrator', 'administrator', 'administrator', 'authority', false],
  ] as const)('by %s', async (_, persona, role, organisation, sees) => {
    const counts = await as(persona, role, organisation, seen);
    expect(
      counts.every((n) => (sees ? n > 0 : n === 0)),
      String(counts),
    ).toBe(true);
  });

  it('by nobody in particular', async () => {
    expect(await app.db.tx(seen)).toEqual(tables.map(() => 0));
  });
});

describe('what cannot be written', () => {
  const refused = (work: (tx: Tx) => Promise<unknown>, persona: string, role: Role, organisation = 'authority') =>
    expect(as(persona, role, organisation, work)).rejects.toThrow(/row-level security|permission denied|locked|append-only/);

  it('a stand in someone else’s name', () =>
    refused(
      (tx) =>
        sql`insert into basis_stand (edition, person, stand, version) select id, created_by, 'approve', 1 from basis_edition`.execute(tx),
      'sakkunnig-3',
      'expert-group-member',
    ));
  it('anything in a locked edition, or over what has been written', async () => {
    await refused((tx) => sql`update basis_edition set status = 'open', version = version + 1`.execute(tx), 'handlaggare', 'case-officer');
    await refused((tx) => sql`update basis_part set content = '{}'`.execute(tx), 'handlaggare', 'case-officer');
  });
  it('a decision, by an expert', async () => {
    const changed = await as('sakkunnig-3', 'expert-group-member', 'authority', (tx) =>
      sql`update ruling set status = 'proposed', version = 2, diary_number = 'x' where id = ${draft}`.execute(tx),
    );
    expect(changed.numAffectedRows).toBe(0n);
  });
  it('a form of a region, whatever it names', async () => {
    const region = await session(app.db, 'kontaktperson-skane');
    expect((await send(app, region, `/arbete/arenden/${own.id}/underlag/las`, { version: '1' })).statusCode).toBe(403);
  });
});
