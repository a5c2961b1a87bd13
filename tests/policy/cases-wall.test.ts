import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingFrom } from '../../src/modules/cases/core/conflict.ts';
import { lifecycle } from '../../src/modules/cases/core/lifecycle.ts';
import { caseStates, isStep, productKinds } from '../../src/modules/cases/core/states.ts';
import { casesRoutes } from '../../src/modules/cases/index.ts';
import { type Tx, worksFor } from '../../src/platform/db/index.ts';
import { anyone } from '../../src/platform/http/policy.ts';
import { get, nominated, prioritised, type SignedInApp, send, session, takesPart, versionOf } from '../support/case-story.ts';
import { type Browser, personId, signedInApp } from '../support/signed-in.ts';

/** Stands in everything that is written in the case; nobody who is shut out of it may get it. */
const MARK = 'FÖRTROLIG-MARKERING';

let app: SignedInApp;
let open: SignedInApp;
let officer: Browser;
let head: Browser;
let expert: Browser;
let id: string;
let name: string;
const nobody = '00000000-0000-4000-8000-000000000001';

beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  head = await session(app.db, 'enhetschef');
  expert = await session(app.db, 'sakkunnig');
  name = 'Område för väggprov (påhittat)';
  id = await nominated(app, officer, name);
  await prioritised(app, officer, id);
  const { area: _a, name: _n, nameEn: _e, ...fields } = (await import('../support/case-story.ts')).nomination('x');
  const edit = { ...fields, dependencies: MARK, reason: MARK, version: '1' };
  expect((await send(app, officer, `/arenden/${id}/nominering`, edit)).statusCode).toBe(303);
  await send(app, officer, `/arenden/${id}/plan`, { seen: '', step: '2', period: '2027-Q1', reason: MARK });
  await app.db.asOwner(
    `insert into case_task (care_case, key, title, role, organisation, path, fictitious) values ($1, 'x', $2, 'case-officer', 'authority', '/x', true)`,
    [id, JSON.stringify({ sv: MARK, en: MARK })],
  );
  await takesPart(app, id, expert.person, 'expert');
}, 60_000);
afterAll(async () => {
  await app.close();
});

const declare = (by: Browser, answer: string, circumstances = '') => send(app, by, `/arenden/${id}/jav/anmal`, { answer, circumstances });
const lastDeclaration = async (person: string): Promise<string> =>
  (await app.db.asOwner<{ id: string }>('select id from case_declaration where person = $1 order by id desc limit 1', [person]))[0]?.id ??
  '';
const judge = async (by: Browser, person: string, outcome: string) =>
  send(app, by, `/arenden/${id}/jav/${person}/bedom`, { declaration: await lastDeclaration(person), outcome, reason: 'Prov.' });
const denials = async (person: string): Promise<number> =>
  (
    await app.db.asOwner<{ n: number }>(
      "select count(*)::int as n from audit_event where actor = $1 and result = 'denied' and object_id = $2",
      [person, id],
    )
  )[0]?.n ?? 0;

/** What one says and has said oneself of conflicts of interest is open to whoever may have one. */
const ofOneself = ['cases.declare', 'cases.declared', 'api.cases.declarations'];
/** Every route of a case that someone could be let in to. */
const caseRoutes = casesRoutes.filter((route) => route.path.includes(':id') && !ofOneself.includes(route.id));
const addressOf = (path: string): string => path.replace(':id', id).replace(':person', nobody).replace(':action', 'pausa');

async function shutOut(by: Browser, theApp: SignedInApp = app): Promise<void> {
  for (const route of caseRoutes) {
    const answer =
      route.method === 'GET'
        ? await get(theApp, by, addressOf(route.path))
        : await send(theApp, by, addressOf(route.path), {
            version: await versionOf(app, id),
            reason: 'x',
            name: 'x',
            priority: '1',
            handler: by.person,
            outcome: 'clear',
            declaration: nobody,
            seen: '2:1',
            step: '2',
            period: '2028-Q1',
            from: 'x',
            'reason-rare': 'x',
            emergency: 'x',
          });
    expect([403, 404], `${route.id} answered ${answer.statusCode}`).toContain(answer.statusCode);
    expect(answer.body, route.id).not.toContain(MARK);
  }
}

const contents = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      ['care_case', 'case_event', 'case_participant', 'case_product', 'case_nomination', 'case_priority', 'case_plan', 'case_task'].map(
        (table) => app.db.asOwner(`select * from ${table} where ${table === 'care_case' ? 'id' : 'care_case'} = $1 order by 1, 2`, [id]),
      ),
    ),
  );

describe('a member with a conflict of interest', () => {
  it('is shut out of every route until having declared, and every attempt is logged', async () => {
    const [before, logged] = [await contents(), await denials(expert.person)];
    await shutOut(expert);
    expect(await contents()).toBe(before);
    expect(await denials(expert.person)).toBeGreaterThan(logged);
    const list = await get(app, expert, '/arenden');
    expect(list.body).toContain(name);
    expect(list.body).toContain('Har inte svarat');
  });

  it('sees the case after saying that there is none', async () => {
    expect((await declare(expert, 'none')).statusCode).toBe(303);
    expect((await get(app, expert, `/arenden/${id}`)).statusCode).toBe(200);
    expect((await get(app, expert, `/v1/cases/${id}`)).statusCode).toBe(200);
  });

  it('is shut out from telling of something until it has been judged, by another', async () => {
    expect((await declare(expert, 'possible', '')).statusCode).toBe(422);
    expect((await declare(expert, 'possible', 'Har uppdrag i ett bolag i området.')).statusCode).toBe(303);
    await shutOut(expert);
    expect((await declare(expert, 'none')).statusCode).toBe(303);
    await shutOut(expert);
    expect((await judge(officer, expert.person, 'clear')).statusCode).toBe(303);
    expect((await get(app, expert, `/arenden/${id}`)).statusCode).toBe(200);
  });

  it('is shut out for good when it is one, also after saying the opposite', async () => {
    expect((await declare(expert, 'possible', 'Närstående till en sökande.')).statusCode).toBe(303);
    expect((await judge(officer, expert.person, 'conflict')).statusCode).toBe(303);
    const before = await contents();
    await shutOut(expert);
    expect(await contents()).toBe(before);
    await declare(expert, 'none');
    await shutOut(expert);
    await judge(officer, expert.person, 'conflict');
    const page = await get(app, expert, `/arenden/${id}/jav/anmal`);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain(MARK);
  });

  it('is shut out by the first word, and the officer hears of it', async () => {
    const member = await session(app.db, 'sakkunnig-3');
    await takesPart(app, id, member.person, 'expert');
    expect((await declare(member, 'possible', 'Har ett uppdrag.')).statusCode).toBe(303);
    expect((await declare(member, 'possible', 'Har två uppdrag.')).statusCode).toBe(303);
    await shutOut(member);
    const tasks = await get(app, officer, '/mina-uppgifter');
    expect(tasks.body.split(`Bedöm en anmälan om jäv: ${name}`).length).toBe(2);
  });

  it('an officer with a conflict neither acts nor judges, and only a head judges it', async () => {
    const second = await session(app.db, 'handlaggare-2');
    expect((await declare(second, 'possible', 'Har arbetat i området.')).statusCode).toBe(303);
    await shutOut(second);
    expect((await judge(officer, second.person, 'clear')).statusCode).toBe(403);
    expect((await judge(second, second.person, 'clear')).statusCode).toBe(403);
    expect((await judge(head, second.person, 'conflict')).statusCode).toBe(303);
    await shutOut(second);
  });
});

describe('row-level security alone, with the policies switched off', () => {
  beforeAll(async () => {
    open = await signedInApp({ alterRoute: ({ cache: _, ...route }) => ({ ...route, policy: anyone }) });
  });
  afterAll(() => open.close());

  const tables = [
    'care_case',
    'case_event',
    'case_participant',
    'case_declaration',
    'case_product',
    'case_nomination',
    'case_priority',
    'case_plan',
    'case_task',
  ];
  const seen = async (person: string, role: string, organisation: string): Promise<Record<string, number>> =>
    app.db.tx(async (tx: Tx) => {
      await worksFor(tx, { person, role, organisation });
      const counts: Record<string, number> = {};
      for (const table of tables) {
        const column = sql.ref(table === 'care_case' ? 'id' : 'care_case');
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.ref(table)} where ${column} = ${id}`.execute(tx);
        counts[table] = rows[0]?.n ?? -1;
      }
      return counts;
    });
  const nothing = Object.fromEntries(tables.map((table) => [table, 0]));

  it.each([
    ['kontaktperson-skane', 'region-contact', 'region-12'],
    ['enhetslakare', 'unit-clinician', 'unit-demo-12'],
    ['ordforande', 'board-chair', 'board'],
    ['b1-ledamot', 'b1-member', 'authority'],
    ['administrator', 'administrator', 'authority'],
    ['granskare', 'auditor', 'authority'],
  ])('%s sees nothing of a case without taking part', async (persona, role, organisation) => {
    expect(await seen(await personId(app.db, persona), role, organisation)).toEqual(nothing);
  });

  it('a real person sees nothing of what is made up, and the other way round', async () => {
    const [row] = await app.db.asOwner<{ id: string }>("insert into person (name) values ('Riktig i prov') returning id");
    expect(await seen(row?.id ?? '', 'case-officer', 'authority')).toEqual(nothing);
  });

  it('a member with a conflict sees that there is a case and their own, and nothing else', async () => {
    const counts = await seen(expert.person, 'expert-group-member', 'authority');
    expect(counts).toMatchObject({
      care_case: 1,
      case_participant: 1,
      case_event: 0,
      case_product: 0,
      case_nomination: 0,
      case_priority: 0,
      case_plan: 0,
    });
  });

  it('a member with a conflict, an outsider and a region get no page of the case', async () => {
    // The same personas, in the database of the application whose policies let everyone through.
    const own = await session(open.db, 'handlaggare');
    const theirs = await nominated(open, own);
    const b1 = await session(open.db, 'b1-ledamot');
    const region = await session(open.db, 'kontaktperson-skane');
    for (const by of [b1, region]) {
      for (const route of caseRoutes.filter(({ method }) => method === 'GET')) {
        const answer = await get(open, by, route.path.replace(':id', theirs).replace(':person', nobody).replace(':action', 'pausa'));
        expect([403, 404], `${route.id} answered ${answer.statusCode}`).toContain(answer.statusCode);
      }
      const list = await get(open, by, '/arenden');
      expect(list.body).not.toContain(theirs);
    }
  });

  it('a task of a region is finished by whoever acts for it, and by nobody else', async () => {
    const close = async (persona: string, role: string, organisation: string): Promise<bigint | undefined> =>
      app.db.tx(async (tx: Tx) => {
        await worksFor(tx, { person: await personId(app.db, persona), role, organisation });
        const done = await sql`update case_task set closed_at = tillstand_now() where key = 'region' and closed_at is null`.execute(tx);
        return done.numAffectedRows;
      });
    await app.db.asOwner(
      `insert into case_task (care_case, key, title, role, organisation, path, fictitious) values ($1, 'region', $2, 'consultation-respondent', 'region-12', '/x', true)`,
      [id, JSON.stringify({ sv: 'Svara', en: 'Answer' })],
    );
    expect(await close('kontaktperson-uppsala', 'region-contact', 'region-03')).toBe(0n);
    expect(await close('b1-ledamot', 'b1-member', 'authority')).toBe(0n);
    expect(await close('firmatecknare-skane', 'region-signatory', 'region-12')).toBe(1n);
  });

  it('the database refuses what the application would never do', async () => {
    const as = <T>(person: string, role: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
      app.db.tx(async (tx) => {
        await worksFor(tx, { person, role, organisation: 'authority' });
        return work(tx);
      });
    const judgeOwn = as(head.person, 'head', async (tx) => {
      await sql`insert into case_declaration (care_case, person, answer) values (${id}, ${head.person}, 'none')`.execute(tx);
      const { rows } = await sql<{
        id: string;
      }>`select id from case_declaration where person = ${head.person} order by id desc limit 1`.execute(tx);
      await sql`insert into case_judgement (declaration, outcome, reason, judged_by, acting) values (${rows[0]?.id}, 'clear', 'x', ${head.person}, 'x')`.execute(
        tx,
      );
    });
    await expect(judgeOwn).rejects.toThrow('nobody judges their own');
    await expect(as(officer.person, 'case-officer', (tx) => sql`delete from case_event`.execute(tx))).rejects.toThrow();
    await expect(
      as(officer.person, 'case-officer', (tx) => sql`update case_product set superseded_at = null, superseded_why = null`.execute(tx)),
    ).rejects.toThrow();
    const forOther = as(officer.person, 'case-officer', (tx) =>
      sql`insert into case_declaration (care_case, person, answer) values (${id}, ${expert.person}, 'none')`.execute(tx),
    );
    await expect(forOther).rejects.toThrow('row-level security');
  });
});

describe('the database holds the same rules as the tables in the code', () => {
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: app.db.ownerUrl });
    await owner.connect();
  });
  afterAll(() => owner.end());
  const ask = async <Row extends pg.QueryResultRow>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
    (await owner.query<Row>(text, parameters)).rows;

  it('moves: exactly those of the life cycle', async () => {
    const seed = await nominated(app, officer);
    const [{ area } = { area: '' }] = await ask<{ area: string }>('select area from care_case where id = $1', [seed]);
    await ask("update care_case set state = 'ended', stopped_in = 'longlist', version = version + 1 where id = $1", [seed]);
    const wrong: string[] = [];
    for (const from of caseStates) {
      for (const to of caseStates) {
        if (from === to) continue;
        // A stopped case stood in the step that it is tried against, so that every way of resuming is tried.
        const stood = isStep(from) ? null : isStep(to) ? to : 'review';
        const allowed = Object.values(lifecycle[from]).some(
          (move) => move !== null && (move.to === to || (move.to === 'where-it-stopped' && isStep(to))),
        );
        const stopped = isStep(to) ? null : isStep(from) ? from : stood;
        const [row] = await ask<{ id: string }>(
          'insert into care_case (area, state, stopped_in, opened_by, fictitious) values ($1, $2, $3, $4, true) returning id',
          [area, from, stood, officer.person],
        );
        await ask('insert into case_product (care_case, kind, person) select $1, unnest($2::text[]), $3', [
          row?.id,
          productKinds,
          officer.person,
        ]);
        const moved = await ask('update care_case set state = $2, stopped_in = $3, version = version + 1 where id = $1', [
          row?.id,
          to,
          stopped,
        ])
          .then(() => true)
          .catch(() => false);
        if (moved !== allowed) wrong.push(`${from} → ${to}: ${moved}`);
        const [now] = await ask<{ state: string; stopped_in: string | null }>('select state, stopped_in from care_case where id = $1', [
          row?.id,
        ]);
        if (now?.state !== 'ended') {
          await ask("update care_case set state = 'ended', stopped_in = coalesce(stopped_in, state), version = version + 1 where id = $1", [
            row?.id,
          ]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('conflicts of interest: exactly those of the rule', async () => {
    const answers = ['none', 'possible'] as const;
    const outcomes = [null, 'clear', 'conflict'] as const;
    const each = answers.flatMap((answer) => outcomes.map((outcome) => ({ answer, outcome })));
    const histories = [[], ...each.map((one) => [one]), ...each.flatMap((first) => each.map((second) => [first, second]))];
    for (const history of histories) {
      for (const isMember of [false, true]) {
        const [person] = await ask<{ id: string }>("insert into person (name, fictitious) values ('Prov', true) returning id");
        const who = person?.id ?? '';
        if (isMember) {
          await ask("insert into case_participant (care_case, person, capacity, valid_from) values ($1, $2, 'b1', '2020-01-01')", [
            id,
            who,
          ]);
        }
        for (const { answer, outcome } of history) {
          const [row] = await ask<{ id: string }>(
            'insert into case_declaration (care_case, person, answer, circumstances) values ($1, $2, $3, $4) returning id',
            [id, who, answer, answer === 'possible' ? 'x' : null],
          );
          if (outcome !== null) {
            await ask("insert into case_judgement (declaration, outcome, reason, judged_by, acting) values ($1, $2, 'x', $3, 'x')", [
              row?.id,
              outcome,
              head.person,
            ]);
          }
        }
        const [row] = await ask<{ standing: string }>('select case_standing($1, $2) as standing', [id, who]);
        expect(row?.standing, JSON.stringify({ history, isMember })).toBe(standingFrom(history, isMember));
      }
    }
  });
});
