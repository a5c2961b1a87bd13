import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { findChanges } from './read.ts';
import {
  approveAndLock,
  basisUrl,
  conflicted,
  editionNow,
  savePart,
  type TestCase,
  testCase,
  wholeParts,
  writeWhole,
} from './test-case.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app?.close());

/** Each test has an area of its own: one open case for an area. */
const areas = ['atstorningar', 'neuromuskulara', 'osteogenesis-imperfecta', 'medfodd-metabol-sjukdom', 'hogisoleringsvard'];
const next = (): Promise<TestCase> => {
  const area = areas.shift();
  if (!area) throw new Error('no area left');
  return testCase(app, area);
};
const status = async (answer: Promise<{ statusCode: number }>): Promise<number> => (await answer).statusCode;

describe('from an empty basis to a locked one', () => {
  let it: TestCase;
  beforeAll(async () => {
    it = await testCase(app);
  });

  test('it is begun once, and written in parts that keep every version', async () => {
    expect((await get(app, it.officer, basisUrl(it.id))).body).toContain('Underlaget är inte påbörjat.');
    expect(await status(send(app, it.officer, basisUrl(it.id, '/atgard'), { do: 'begin' }))).toBe(303);
    expect(await status(send(app, it.chair, basisUrl(it.id, '/atgard'), { do: 'begin' }))).toBe(409);
    for (const [part, body] of Object.entries(wholeParts)) expect(await status(savePart(app, it.chair, it.id, part, 1, body))).toBe(303);
    const page = await get(app, it.officer, basisUrl(it.id));
    expect(page.body).toContain('3 ledamöter har inte tagit ställning');
    expect(page.body).toContain('Påhittat ärende i demonstrationen');
  });

  test('the later of two who edit sees both, and nothing is lost', async () => {
    const first = { ...wholeParts.followUp, followUp: 'Väntetider varje kvartal.' };
    expect(await status(savePart(app, it.officer, it.id, 'followUp', 2, first))).toBe(303);
    const late = await savePart(app, it.chair, it.id, 'followUp', 2, { followUp: 'Överlevnad efter fem år.' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Väntetider');
    expect(late.body).toContain('Överlevnad efter fem år.');
    expect(late.body).toContain('name="partVersion" value="3"');
    expect((await get(app, it.chair, basisUrl(it.id, '/delar/followUp'))).body).toContain('Väntetider varje kvartal.');
  });

  test('two versions stand beside each other with what differs marked, and an earlier one is restored as a new one', async () => {
    const compare = await get(app, it.officer, basisUrl(it.id, '/delar/followUp/jamfor?fran=2&till=3'));
    expect(compare.body).toMatch(/<del><span class="sr">[^<]+<\/span>[^<]*patientrapporterade/);
    expect(compare.body).toMatch(/<ins><span class="sr">[^<]+<\/span>[^<]*kvartal/);
    expect(await status(send(app, it.officer, basisUrl(it.id, '/delar/followUp/aterstall'), { version: '3', restored: '2' }))).toBe(303);
    const page = await get(app, it.officer, basisUrl(it.id, '/delar/followUp'));
    expect(page.body).toContain('patientrapporterade mått');
    expect(page.body).toContain('Återställd från version 2');
  });

  test('a comment points at words that stand there, and keeps the basis open until it has been taken care of', async () => {
    const asked = await get(app, it.members[0], basisUrl(it.id, '/delar/background?stycke=background.patients.1'));
    expect(asked.body).toMatch(/<textarea[^>]*name="quote"[^>]*>Barn och vuxna med misstänkt/);
    const said = { version: '2', quote: 'få och  SPRIDDA', body: 'Hur många?' };
    expect(await status(send(app, it.members[0], basisUrl(it.id, '/delar/background/kommentar'), { ...said, quote: 'finns inte' }))).toBe(
      422,
    );
    expect(await status(send(app, it.members[0], basisUrl(it.id, '/delar/background/kommentar'), said))).toBe(303);
    const [comment] = await app.db.asOwner<{ id: string }>(
      'select c.id from basis_comment c join basis_edition e on e.id = c.edition where e.care_case = $1',
      [it.id],
    );
    expect((await get(app, it.officer, basisUrl(it.id))).body).toContain('En kommentar är inte omhändertagen.');
    const settle = basisUrl(it.id, `/delar/background/kommentarer/${comment?.id}`);
    expect(await status(send(app, it.officer, settle, {}))).toBe(303);
    expect(await status(send(app, it.officer, settle, {}))).toBe(409);
  });

  test('wordings of the register are found by their words and added as rows', async () => {
    const found = await get(app, it.officer, basisUrl(it.id, '/villkorsbibliotek?q=barnneurologi'));
    expect(found.body).toContain('Specialistläkare i neurologi/barnneurologi');
    const row = { version: '2', heading: 'critical-competence', audience: 'both', sv: 'Specialistläkare i neurologi/barnneurologi' };
    expect(await status(send(app, it.officer, basisUrl(it.id, '/villkorsbibliotek'), row))).toBe(303);
    expect(await status(send(app, it.officer, basisUrl(it.id, '/villkorsbibliotek'), { ...row, version: '3' }))).toBe(422);
    expect((await get(app, it.officer, basisUrl(it.id, '/delar/conditions'))).body).toContain('barnneurologi');
  });

  test('a slot structure that cannot be is refused with words, and what was written is kept', async () => {
    for (const [units, children, says] of [
      ['6', '', 'högst fem enheter'],
      ['2', '3', 'ligger inom enheterna (2)'],
      ['0', '', 'heltal från 1'],
    ] as const) {
      const answer = await savePart(app, it.officer, it.id, 'slots', 2, { units, unitsForChildren: children, slotNote: 'Kvar' });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(says);
      expect(answer.body).toContain('value="Kvar"');
    }
  });

  test('approvals lapse when the text changes; a dissent needs words; then it is locked once, however often it is sent', async () => {
    const version = async () => String((await editionNow(app, it.id))?.version);
    const stand = async (by: TestCase['chair'], body: Record<string, string>) =>
      status(send(app, by, basisUrl(it.id, '/stallningstagande'), { version: await version(), said: '', ...body }));
    expect(await stand(it.chair, { stand: 'approve' })).toBe(303);
    expect(await status(savePart(app, it.officer, it.id, 'slots', 2, { ...wholeParts.slots, slotNote: 'Ny' }))).toBe(303);
    expect((await get(app, it.chair, basisUrl(it.id))).body).toContain('Gällde en tidigare text');
    expect(await status(send(app, it.officer, basisUrl(it.id, '/las'), { version: await version() }))).toBe(409);
    expect(await stand(it.chair, { stand: 'approve' })).toBe(303);
    expect(await stand(it.members[0], { stand: 'approve' })).toBe(303);
    expect(await stand(it.members[1], { stand: 'dissent' })).toBe(422);
    expect(await stand(it.members[1], { stand: 'dissent', said: 'Två enheter räcker.' })).toBe(303);
    expect(await status(send(app, it.members[0], basisUrl(it.id, '/las'), { version: await version() }))).toBe(403);
    const body = { version: await version() };
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        send(app, it.chair, basisUrl(it.id, '/las'), body, { key: `00000000-0000-4000-8000-00000000000${i % 4}` }),
      ),
    );
    expect(many.some(({ statusCode }) => statusCode === 303)).toBe(true);
    const [counts] = await app.db.asOwner<{ documents: string; numbers: string; products: string }>(
      `select (select count(*) from document where care_case = $1) as documents, (select count(*) from diary_entry where care_case = $1) as numbers,
              (select count(*) from case_product where care_case = $1 and kind = 'basis') as products`,
      [it.id],
    );
    expect(counts).toEqual({ documents: '1', numbers: '1', products: '1' });
  }, 30_000);

  test('what was locked has a hash that anyone can count again, documents, and the dissent', async () => {
    const json = await get(app, it.chair, basisUrl(it.id, '/upplagor/1/underlag.json'));
    const edition = await editionNow(app, it.id);
    expect(createHash('sha256').update(json.body).digest('hex')).toBe(edition?.snapshot_hash);
    const page = await get(app, it.officer, basisUrl(it.id, '/upplagor/1'));
    expect(page.body).toContain('Två enheter räcker.');
    expect(page.body).toMatch(/DEMO-\d{4}-\d{6}/);
    expect(page.body).toContain(String(edition?.snapshot_hash));
  });

  test('a locked basis is not written in; it is reopened before the consultation with a reason', async () => {
    expect(await status(savePart(app, it.officer, it.id, 'followUp', 4, wholeParts.followUp))).toBe(409);
    await expect(
      app.db.asOwner("update basis_edition set snapshot = '{}', version = version + 1 where care_case = $1", [it.id]),
    ).rejects.toThrow(/locked/);
    expect(await status(send(app, it.officer, basisUrl(it.id, '/atgard'), { do: 'reopen', reason: ' ' }))).toBe(422);
    expect(await status(send(app, it.officer, basisUrl(it.id, '/atgard'), { do: 'reopen', reason: 'Ny volymuppgift' }))).toBe(303);
    expect(await editionNow(app, it.id)).toMatchObject({ edition: 2, status: 'open' });
    expect((await get(app, it.officer, basisUrl(it.id, '/delar/conditions'))).body).toContain('barnneurologi');
  });
});

test('the final text after the consultation needs a reason for each part that is changed', async () => {
  const it = await next();
  await writeWhole(app, it);
  expect((await approveAndLock(app, it)).statusCode).toBe(303);
  await app.db.asOwner("update care_case set state = 'consultation', version = version + 1 where id = $1", [it.id]);
  expect(await status(send(app, it.officer, basisUrl(it.id, '/atgard'), { do: 'reopen', reason: 'För sent' }))).toBe(409);
  expect(await status(send(app, it.officer, basisUrl(it.id, '/atgard'), { do: 'revise', reason: 'Efter remissen' }))).toBe(303);
  expect(await status(savePart(app, it.officer, it.id, 'slots', 1, { ...wholeParts.slots, units: '2' }))).toBe(303);
  const version = String((await editionNow(app, it.id))?.version);
  expect(await status(send(app, it.officer, basisUrl(it.id, '/las'), { version }))).toBe(409);
  expect((await get(app, it.officer, basisUrl(it.id))).body).toContain('Delen enheter är ändrad utan att skälet är skrivet.');
  const changes = basisUrl(it.id, '/andringar');
  expect(await status(send(app, it.officer, changes, { part: 'slots', reason: '' }))).toBe(422);
  expect(await status(send(app, it.officer, changes, { part: 'slots', reason: 'Remissvaren visar att två räcker.' }))).toBe(303);
  const page = await get(app, it.chair, changes);
  expect(page.body).toContain('Remissvaren visar att två räcker.');
  expect(page.body).toMatch(/<del><span class="sr">[^<]+<\/span>3/);
  expect(await status(send(app, it.officer, basisUrl(it.id, '/las'), { version }))).toBe(303);
  expect(await editionNow(app, it.id)).toMatchObject({ edition: 2, status: 'locked' });
  const found = await app.db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    return findChanges(tx, it.id);
  });
  expect(found?.map(({ part, reason }) => [part, reason])).toEqual([['slots', 'Remissvaren visar att två räcker.']]);
}, 30_000);

test('an executable definition that contradicts itself is not locked, and what it says is shown', async () => {
  const it = await testCase(app, 'pacemakerextraktion');
  await writeWhole(app, it, { definition: { ...wholeParts.definition, ref: 'pacemakerextraktion@1' } });
  expect((await get(app, it.officer, basisUrl(it.id, '/delar/definition'))).body).toContain(
    '/arbete/definitioner/pacemakerextraktion%401/prova',
  );
  const [draft] = await app.db.asOwner<{ id: string }>(
    `with d as (insert into definition_draft (organisation, area, based_on, status, version, created_by, fictitious)
       values ('authority', 'pacemakerextraktion', 'pacemakerextraktion@1', 'draft', 1, $1, true) returning id)
     insert into definition_draft_version (draft, version, action, definition, cases, made_by, acting)
     select id, 1, 'begin', $2, '{"format":"tillstand-cases/1","areaId":"pacemakerextraktion","cases":[]}', $1, 'prov' from d returning draft as id`,
    [it.officer.person, JSON.stringify(await contradictory())],
  );
  const ref = { ...wholeParts.definition, ref: String(draft?.id) };
  expect(await status(savePart(app, it.officer, it.id, 'definition', 2, ref))).toBe(303);
  const page = await get(app, it.officer, basisUrl(it.id));
  expect(page.body).toContain('Den exekverbara definitionen motsäger sig själv');
  expect((await approveAndLock(app, it)).statusCode).toBe(409);
  expect(await editionNow(app, it.id)).toMatchObject({ status: 'open' });
});

/** The shipped definition with a door that can never open. */
async function contradictory() {
  const { default: definition } = await import('../../../data/definitions/pacemakerextraktion.json', { with: { type: 'json' } });
  const [door, ...doors] = definition.doors;
  return { ...definition, doors: [{ ...door, opensWhen: { all: [door?.opensWhen, { not: door?.opensWhen }] } }, ...doors] };
}

describe('who does not take part', () => {
  test('a member with a conflict of interest is refused by every route, and each attempt is logged', async () => {
    const it = await next();
    await writeWhole(app, it);
    await conflicted(app, it.id, 'sakkunnig-2');
    const by = await session(app.db, 'sakkunnig-2');
    const reads = [
      '',
      '/delar/background',
      '/delar/background/skriv',
      '/delar/background/jamfor',
      '/villkorsbibliotek',
      '/andringar',
      '/upplagor/1',
      '/upplagor/1/underlag.json',
    ];
    for (const path of reads) expect([path, await status(get(app, by, basisUrl(it.id, path)))]).toEqual([path, 403]);
    const sends: readonly (readonly [string, Record<string, string>])[] = [
      ['/atgard', { do: 'reopen', reason: 'x' }],
      ['/stallningstagande', { version: '7', stand: 'approve', said: '' }],
      ['/las', { version: '7' }],
      ['/andringar', { part: 'slots', reason: 'x' }],
      ['/villkorsbibliotek', { version: '2', heading: 'other', audience: 'both', sv: 'x' }],
      ['/delar/background/skriv', { do: 'save', partVersion: '2', background: 'x' }],
      ['/delar/background/aterstall', { version: '2', restored: '1' }],
      ['/delar/background/kommentar', { version: '2', quote: 'få', body: 'x' }],
      ['/delar/background/kommentarer/00000000-0000-4000-8000-000000000000', {}],
    ];
    for (const [path, body] of sends) expect([path, await status(send(app, by, basisUrl(it.id, path), body))]).toEqual([path, 403]);
    const [logged] = await app.db.asOwner<{ n: string }>(
      "select count(*) as n from audit_event where actor = $1 and object_id = $2 and result = 'denied'",
      [by.person, it.id],
    );
    expect(Number(logged?.n)).toBe(reads.length + sends.length);
    expect(await editionNow(app, it.id)).toMatchObject({ version: 7, status: 'open' });
  });

  test('others of other regions and groups do not see it, and a basis of another case cannot be reached through one’s own', async () => {
    const it = await next();
    await writeWhole(app, it);
    expect(await status(get(app, await session(app.db, 'kontaktperson-skane'), basisUrl(it.id)))).toBe(403);
    expect(await status(get(app, await session(app.db, 'sakkunnig-4'), basisUrl(it.id)))).toBe(404);
    expect(await status(get(app, it.officer, basisUrl('00000000-0000-4000-8000-000000000000')))).toBe(404);
    const other = await next();
    await writeWhole(app, other);
    const [comment] = await app.db.asOwner<{ id: string }>(
      `insert into basis_comment (edition, part, part_version, quote, body, made_by)
       select e.id, 'background', 2, 'få', 'x', $2 from basis_edition e where e.care_case = $1 returning id`,
      [other.id, other.officer.person],
    );
    expect(await status(send(app, it.officer, basisUrl(it.id, `/delar/background/kommentarer/${comment?.id}`), {}))).toBe(409);
    expect((await app.db.asOwner('select from basis_comment where id = $1 and resolved_by is null', [comment?.id])).length).toBe(1);
  });
});
