import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { approveAndLock, basisUrl, conflicted, type TestCase, testCase, writeWhole } from '../proposals/test-case.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app?.close());

const url = (id: string, rest = ''): string => `/arbete/arenden/${id}/beslut${rest}`;
const status = async (answer: Promise<{ statusCode: number }>): Promise<number> => (await answer).statusCode;
const rulingOf = async (id: string) =>
  (
    await app.db.asOwner<{ id: string; status: string; version: number; diary_number: string | null }>(
      'select id, status, version, diary_number from ruling where care_case = $1 order by created_at desc limit 1',
      [id],
    )
  )[0];
const journal = () =>
  app.db.asOwner<{ id: string; fictitious: boolean; payload: Record<string, unknown> }>(
    'select id, fictitious, payload from journal_entry order by seq',
  );

const later = ['consultation', 'consultation-summary', 'expert-comment', 'b1-statement'];

/** A case in step 4, with a locked basis and everything that steps 2 and 3 leave behind, but for what is left out. */
async function inRuling(area: string, without: readonly string[] = []): Promise<TestCase> {
  const it = await testCase(app, area);
  await writeWhole(app, it);
  expect((await approveAndLock(app, it)).statusCode).toBe(303);
  await app.db.asOwner("update care_case set state = 'consultation', version = version + 1 where id = $1", [it.id]);
  for (const kind of later) {
    await app.db.asOwner('insert into case_product (care_case, kind, person) values ($1, $2, $3)', [it.id, kind, it.officer.person]);
  }
  await app.db.asOwner("update care_case set state = 'ruling', version = version + 1 where id = $1", [it.id]);
  for (const kind of without) {
    await app.db.asOwner(
      "update case_product set superseded_at = now(), superseded_why = 'stepped-back' where care_case = $1 and kind = $2",
      [it.id, kind],
    );
  }
  return it;
}

const content = {
  outcome: 'nhv',
  units: '3',
  unitsForChildren: '2',
  slotNote: '',
  reasons: 'Vården är sällan förekommande.',
  departure: '',
};
const save = async (by: Browser, id: string, body: Record<string, string> = {}, how = 'save', version?: number) =>
  send(app, by, url(id, '/skriv'), { do: how, rulingVersion: String(version ?? (await rulingOf(id))?.version), ...content, ...body });
const decide = (by: Browser, id: string, version: number, key: string = randomUUID()) =>
  send(app, by, url(id, '/fatta'), { version: String(version) }, { key });

async function proposed(it: TestCase, body: Record<string, string> = {}): Promise<number> {
  expect(await status(send(app, it.officer, url(it.id, '/atgard'), { do: 'begin' }))).toBe(303);
  expect((await save(it.officer, it.id, body, 'propose')).headers.location).toContain('klart=proposed');
  return (await rulingOf(it.id))?.version ?? 0;
}

describe('the decision that care is national', () => {
  let it: TestCase;
  let version: number;
  beforeAll(async () => {
    it = await inRuling('sallsynta-motorikstorningar');
  }, 30_000);

  test('begins with what the expert group proposed, and cannot have six units', async () => {
    expect(await status(send(app, it.officer, url(it.id, '/atgard'), { do: 'begin' }))).toBe(303);
    expect(await status(send(app, it.officer, url(it.id, '/atgard'), { do: 'begin' }))).toBe(409);
    const form = await get(app, it.officer, url(it.id, '/skriv'));
    expect(form.body).toMatch(/name="units"[^>]*value="3"|value="3"[^>]*name="units"/);
    const six = await save(it.officer, it.id, { units: '6' });
    expect(six.statusCode).toBe(422);
    expect(six.body).toContain('högst fem enheter');
    expect(six.body).toContain('Vården är sällan förekommande.');
  });

  test('needs reasons, also for departing from the group; what is refused leaves nothing behind', async () => {
    const untouched = await rulingOf(it.id);
    for (const [body, says] of [
      [{ reasons: '' }, 'Skäl för beslutet saknas.'],
      [{ units: '2' }, 'Skäl till att gå ifrån sakkunniggruppens förslag saknas.'],
      [{ units: '' }, 'Enheter saknas.'],
    ] as const) {
      const answer = await save(it.officer, it.id, body, 'propose');
      expect([answer.statusCode, answer.body.includes(says)]).toEqual([422, true]);
    }
    expect(await rulingOf(it.id)).toEqual(untouched);
    expect((await save(it.officer, it.id)).statusCode).toBe(303);
    const stale = await save(it.officer, it.id, { reasons: 'Min text' }, 'save', 1);
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Min text');
    expect(stale.body).toContain('sällan förekommande');
  });

  test('goes to the head, who gives it back with words, and comes again', async () => {
    expect((await save(it.officer, it.id, {}, 'propose')).statusCode).toBe(303);
    version = (await rulingOf(it.id))?.version ?? 0;
    expect((await rulingOf(it.id))?.diary_number).toMatch(/^DEMO-\d{4}-\d{6}$/);
    expect(await status(send(app, it.head, url(it.id, '/aterlamna'), { version: String(version), reason: ' ' }))).toBe(422);
    expect(await status(send(app, it.head, url(it.id, '/aterlamna'), { version: String(version), reason: 'Utveckla skälen' }))).toBe(303);
    expect((await get(app, it.officer, url(it.id))).body).toContain('Utveckla skälen');
    const number = (await rulingOf(it.id))?.diary_number;
    expect(
      (await save(it.officer, it.id, { reasons: 'Vården är sällan förekommande och kräver flera professioner.' }, 'propose')).statusCode,
    ).toBe(303);
    version = (await rulingOf(it.id))?.version ?? 0;
    expect((await rulingOf(it.id))?.diary_number).toBe(number);
  });

  test('is not taken by an officer, without a fresh sign-in, on an older version, or by its own author', async () => {
    expect(await status(decide(it.officer, it.id, version))).toBe(403);
    const notFresh = await decide(await session(app.db, 'enhetschef', { fresh: false }), it.id, version);
    expect(notFresh.headers.location).toContain('/logga-in/bekrafta');
    expect(await rulingOf(it.id)).toMatchObject({ status: 'proposed', version });
    expect(await status(decide(it.head, it.id, version - 1))).toBe(409);
    // The officer has become a head since: still the author.
    await app.db.asOwner(
      `insert into assignment (person, role, organisation, valid_from, needs_confirmation)
       select person, 'head', 'authority', '2020-01-01', false from identity where subject = 'handlaggare'`,
    );
    await app.db.asOwner("update assignment set ended_at = now() where role = 'case-officer' and person = $1", [it.officer.person]);
    const promoted = await session(app.db, 'handlaggare');
    const own = await decide(promoted, it.id, version);
    expect(own.statusCode).toBe(403);
    expect((await get(app, promoted, url(it.id))).body).toContain('Du har förberett beslutet.');
    await app.db.asOwner("update assignment set ended_at = null where role = 'case-officer' and person = $1", [it.officer.person]);
    await app.db.asOwner("update assignment set ended_at = now() where role = 'head' and person = $1", [it.officer.person]);
    await expect(
      app.db.asOwner(
        "update ruling set status = 'decided', version = version + 1, decided_by = $2, decided_at = now(), decided_on = now(), published = '{}' where care_case = $1",
        [it.id, it.officer.person],
      ),
    ).rejects.toThrow(/another_decides|does not take it/);
    expect(await rulingOf(it.id)).toMatchObject({ status: 'proposed', version });
  });

  test('is taken once, however many send it', async () => {
    const before = await journal();
    const keys = Array.from({ length: 10 }, () => randomUUID());
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => decide(it.head, it.id, version, keys[i % 10] ?? '')));
    expect(answers.filter(({ statusCode }) => statusCode === 303).length).toBeGreaterThan(0);
    expect(answers.every(({ statusCode }) => statusCode === 303 || statusCode === 409)).toBe(true);
    const added = (await journal()).slice(before.length);
    expect(added.map(({ payload, fictitious }) => [payload.kind, payload.basis, fictitious])).toEqual([
      ['agency-decision', undefined, true],
      ['definition', 'decided', true],
      ['conditions', 'proposed', true],
    ]);
    const [counts] = await app.db.asOwner<{ documents: string; decisions: string; products: string }>(
      `select (select count(*) from document where care_case = $1 and kind = 'ruling') as documents,
              (select count(*) from diary_entry where care_case = $1 and kind = 'decision') as decisions,
              (select count(*) from case_product where care_case = $1 and kind = 'ruling') as products`,
      [it.id],
    );
    expect(counts).toEqual({ documents: '1', decisions: '1', products: '1' });
  }, 60_000);

  test('is public in a demonstration, marked; the real register is as it was', async () => {
    const ruling = await rulingOf(it.id);
    const page = await app.inject(`/beslut-om-nhv/${ruling?.id}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Påhittat ärende i demonstrationen');
    expect(page.body).toContain('Beslutet får inte överklagas. Det följer av 7 kap. 5 § hälso- och sjukvårdslagen (2017:30).');
    expect(page.body).toContain('3 enheter, varav 2 för barn');
    expect((await app.inject('/beslut-om-nhv')).body).toContain('Påhittat');
    expect((await app.inject(`/en/beslut-om-nhv/${ruling?.id}`)).body).toContain('3 units, of which 2 for children');
    const one = (await app.inject(`/v1/rulings/${ruling?.id}`)).json();
    expect(one).toMatchObject({
      outcome: 'nhv',
      units: 3,
      unitsForChildren: 2,
      fictitious: true,
      canBeAppealed: false,
      departsFromProposal: false,
    });
    const file = await app.inject(one.document);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(file.headers['content-disposition']).toContain('pahittat-');
    const feed = await app.inject('/beslut-om-nhv.atom');
    expect(feed.body).toContain(`/beslut-om-nhv/${ruling?.id}`);
    expect(feed.body).toContain('Påhittat: ');
    const decisions = (await app.inject('/v1/decisions?kind=agency-decision&area=sallsynta-motorikstorningar')).json();
    expect(decisions.items.map(({ id }: { id: string }) => id)).toEqual(['agency-decision/sallsynta-motorikstorningar/1']);
    expect((await get(app, it.officer, '/omraden/sallsynta-motorikstorningar')).body).toContain('Påhittad uppgift för demonstration');
    expect((await app.inject('/omraden/sallsynta-motorikstorningar')).body).not.toContain('Påhittad uppgift');
  });

  test('letters go to every region, and nothing leaves the machine', async () => {
    const [told] = await app.db.asOwner<{ organisations: string; sent: string }>(
      `select count(distinct d.organisation) as organisations, count(*) filter (where m.state <> 'kept') as sent
       from message g join message_delivery d on d.message = g.id left join mail m on m.id = d.mail where g.key = 'ruling.decided' and g.care_case = $1`,
      [it.id],
    );
    expect(told).toEqual({ organisations: '21', sent: '0' });
  });
});

test('what is missing is named, and keeps it from being sent; a contradiction does too', async () => {
  const it = await inRuling('atstorningar', ['b1-statement', 'expert-comment']);
  expect(await status(send(app, it.officer, url(it.id, '/atgard'), { do: 'begin' }))).toBe(303);
  const answer = await save(it.officer, it.id, {}, 'propose');
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('sakkunniggruppens kommentar och beredningsgruppens yttrande');
  for (const kind of ['b1-statement', 'expert-comment']) {
    await app.db.asOwner('insert into case_product (care_case, kind, person) values ($1, $2, $3)', [it.id, kind, it.officer.person]);
  }
  expect((await save(it.officer, it.id, {}, 'propose')).statusCode).toBe(303);
  await withContradiction(it.id);
  const late = await decide(it.head, it.id, (await rulingOf(it.id))?.version ?? 0);
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('Underlaget har fått en ny upplaga');
  expect(late.body).toContain('Definitionen motsäger sig själv');
  expect(await rulingOf(it.id)).toMatchObject({ status: 'proposed' });
}, 30_000);

/** A newer locked edition whose executable definition has a door that never opens. */
async function withContradiction(careCase: string): Promise<void> {
  const { default: definition } = await import('../../../data/definitions/pacemakerextraktion.json', { with: { type: 'json' } });
  const [door, ...doors] = definition.doors;
  const faulty = { ...definition, doors: [{ ...door, opensWhen: { all: [door?.opensWhen, { not: door?.opensWhen }] } }, ...doors] };
  await app.db.asOwner(
    `insert into basis_edition (care_case, area, edition, origin, reason, status, version, snapshot, snapshot_hash, created_by, locked_by, locked_at, fictitious)
     select care_case, area, 2, 'revision', 'Prov', 'locked', 2, jsonb_set(snapshot, '{executable}', $2::jsonb), snapshot_hash, created_by, locked_by, now(), fictitious
     from basis_edition where care_case = $1`,
    [careCase, JSON.stringify(faulty)],
  );
}

test('care that is not to be national ends its case, with reasons for departing from the group', async () => {
  const it = await inRuling('medfodd-metabol-sjukdom');
  const version = await proposed(it, { outcome: 'not-nhv', units: '', unitsForChildren: '', departure: 'Vården kan ges i regionerna.' });
  const held = await decide(it.head, it.id, version);
  // Regions hold permits in the area: it cannot end, and nothing of the decision has been done.
  expect(held.statusCode).toBe(409);
  expect(held.body).toContain('Ett tillstånd gäller tills det återkallas');
  expect(await rulingOf(it.id)).toMatchObject({ status: 'proposed', version });

  const other = await inRuling(await areaWithoutPermits());
  const next = await proposed(other, { outcome: 'not-nhv', units: '', unitsForChildren: '', departure: 'Vården kan ges i regionerna.' });
  expect((await decide(other.head, other.id, next)).headers.location).toContain('klart=decided');
  const [row] = await app.db.asOwner<{ state: string; stopped_in: string }>('select state, stopped_in from care_case where id = $1', [
    other.id,
  ]);
  expect(row).toEqual({ state: 'ended', stopped_in: 'ruling' });
  expect((await get(app, other.head, url(other.id))).body).toMatch(new RegExp(`href="/arenden/${other.id}"[^>]*>Till ärendet<`));
  const page = await app.inject(`/beslut-om-nhv/${(await rulingOf(other.id))?.id}`);
  expect(page.body).toContain('ska inte vara nationell högspecialiserad vård');
  expect(page.body).toContain('Vården kan ges i regionerna.');
}, 60_000);

async function areaWithoutPermits(): Promise<string> {
  const [row] = await app.db.asOwner<{ id: string }>(
    `select a.id from care_area a where not exists (select from journal_entry j where j.area = a.id and j.payload ->> 'kind' in ('grant', 'agency-decision', 'call'))
       and exists (select from journal_entry j where j.area = a.id and j.payload ->> 'kind' = 'area-state' and j.payload -> 'state' ->> 'status' = 'in-process') order by a.id limit 1`,
  );
  if (!row) throw new Error('no such area');
  return row.id;
}

test('someone with a conflict of interest neither reads, writes nor decides; real people see nothing of what is made up', async () => {
  const it = await inRuling('neuromuskulara');
  const version = await proposed(it);
  await conflicted(app, it.id, 'enhetschef');
  for (const path of ['', '/skriv']) expect([path, (await status(get(app, it.head, url(it.id, path)))) === 403]).toEqual([path, true]);
  expect(await status(decide(it.head, it.id, version))).toBe(403);
  expect(await status(send(app, it.head, url(it.id, '/aterlamna'), { version: String(version), reason: 'x' }))).toBe(403);
  expect(await rulingOf(it.id)).toMatchObject({ status: 'proposed', version });
  for (const persona of ['kontaktperson-skane', 'sakkunnig', 'b1-ledamot', 'ordforande']) {
    expect([persona, await status(get(app, await session(app.db, persona), url(it.id)))]).toEqual([persona, 403]);
  }
  expect(await status(get(app, it.officer, basisUrl(randomUUID())))).toBe(404);
  expect((await app.inject('/v1/rulings')).json().items.some(({ area }: { area: string }) => area === 'neuromuskulara')).toBe(false);
}, 30_000);
