import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completed, declares, type Story, storyOfB2 } from '../../../tests/support/b2-story.ts';
import { type Browser, get, send, today } from '../../../tests/support/group-story.ts';
import { asSubject } from '../access/index.ts';
import { assessed } from './index.ts';

let story: Story;
let url: string;
let conditions: readonly string[];
beforeAll(async () => {
  story = await storyOfB2();
  url = `/arenden/${story.id}/bedomning`;
  const [row] = await story.app.db.asOwner<{ keys: string[] }>(
    "select array_agg(s ->> 'key') as keys from application_submission a, jsonb_array_elements(a.content -> 'sections') s where a.application = $1 and s ->> 'key' ~ '^(special|general):'",
    [story.skane],
  );
  conditions = row?.keys ?? [];
}, 90_000);
afterAll(() => story.app.close());

const count = async (query: string, ...parameters: unknown[]): Promise<number> =>
  (await story.app.db.asOwner<{ n: number }>(`select count(*)::int as n ${query}`, parameters))[0]?.n ?? -1;
const assign = (application: string, person: Browser, by = story.officer) =>
  send(story.app, by, `${url}/fordela`, { application, person: person.person, due: '' });
const at = (application: string, condition: string) => `${url}/ansokan/${application}/villkor/${encodeURIComponent(condition)}`;
const judge = (by: Browser, application: string, condition: string, body: Record<string, string> = {}, key = randomUUID()) =>
  send(
    story.app,
    by,
    at(application, condition),
    { version: '0', submission: '1', verdict: 'met', reason: 'MÄRKT-SKÄL', passage: '', do: 'save', ...body },
    { key },
  );
const as = (person: string, role = 'b2-member') =>
  ({ kind: 'person', id: person, acting: { role, organisation: 'authority' } }) as unknown as Parameters<typeof asSubject>[1];
/** What the database itself shows someone. */
const seenBy = (person: string, table: string, role?: string) =>
  asSubject(story.app.db, as(person, role), async (tx) =>
    Number((await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n),
  );

describe('B2 assesses applications', () => {
  it('gives none to those who have not declared, nor to those of the applicant’s region, and none twice', async () => {
    const { members, skane, uppsala } = story;
    const early = await assign(skane, members[0]);
    expect(early.statusCode).toBe(422);
    expect(early.body).toContain('inte har sagt om den är det');
    for (const one of members) await declares(story.app, one, story.id);
    expect((await assign(skane, members[0])).statusCode).toBe(303);
    expect((await assign(skane, members[1])).statusCode).toBe(303);
    expect((await assign(uppsala, members[0])).statusCode).toBe(303);
    const own = await assign(uppsala, members[2]);
    expect(own.statusCode).toBe(422);
    expect(own.body).toContain('hör till den sökandes region');
    expect((await assign(skane, members[0])).body).toContain('bedömer redan');
    expect((await assign(skane, members[2], members[0])).statusCode).toBe(403);
    expect((await assign('nej', members[0])).statusCode).toBe(422);
    expect(await count("from case_task where key like 'assess-%' and closed_at is null and person = $1", members[0].person)).toBe(2);
    await expect(
      story.app.db.asOwner(
        'insert into assessment (care_case, application, person, assigned_by, fictitious) values ($1, $2, $3, $4, true)',
        [story.id, uppsala, members[2].person, story.officer.person],
      ),
    ).rejects.toThrow('own region');
    const page = await get(story.app, story.officer, url);
    expect(page.body).toContain('Region Uppsala, Påhittat svar.');
  });

  it('whoever belongs to an applicant’s region does not reach its application, nor what weighs it against others, until that has been judged', async () => {
    const third = story.members[2];
    const shut = [
      await get(story.app, third, `${url}/ansokan/${story.uppsala}`),
      await get(story.app, third, `${url}/ansokan/${story.uppsala}/samtal`),
      await get(story.app, third, `${url}/fordelning`),
      await get(story.app, third, `/arenden/${story.id}/b2-yttrande`),
      await get(story.app, third, `/v1/cases/${story.id}/applications-statement`),
      await send(story.app, third, `/arenden/${story.id}/b2-yttrande`, {}),
    ];
    expect(shut.map(({ statusCode }) => statusCode)).toEqual([404, 404, 403, 403, 403, 403]);
    expect((await get(story.app, third, `${url}/ansokan/${story.skane}`)).statusCode).toBe(200);
    expect((await get(story.app, third, url)).body).not.toContain('Region Uppsala');
    expect(await seenBy(third.person, 'application_submission')).toBe(1);
    const papersSeen = (by: Browser, application: string) =>
      asSubject(story.app.db, as(by.person), async (tx) => {
        const papers = await story.app.db.asOwner<{ id: string }>(
          'select unnest(array[html_document, pdf_document, json_document]) as id from application_submission where application = $1',
          [application],
        );
        const ids = papers.map(({ id }) => id);
        return (await sql`select from document where id = any(${ids}::uuid[])`.execute(tx)).rows.length;
      });
    expect([
      await papersSeen(third, story.uppsala),
      await papersSeen(third, story.skane),
      await papersSeen(story.members[0], story.uppsala),
    ]).toEqual([0, 3, 3]);
  });

  it('keeps a draft for each condition that the assessor alone sees; two windows see both', async () => {
    const [first, second] = story.members;
    const [one = ''] = conditions;
    const page = await get(story.app, first, at(story.skane, one));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Påhittat svar.');
    expect((await judge(first, story.skane, one, { verdict: '', reason: 'Halvt skrivet.' })).statusCode).toBe(303);
    const stale = await judge(first, story.skane, one);
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Halvt skrivet.');
    expect(stale.body).toContain('MÄRKT-SKÄL');
    const key = randomUUID();
    const twice = await Promise.all([1, 2].map(() => judge(first, story.skane, one, { version: '1' }, key)));
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect((await get(story.app, first, `${at(story.skane, one)}/versioner`)).body).toContain('Halvt skrivet.');
    expect((await judge(first, story.skane, one, { version: '2', reason: 'x'.repeat(10_001) })).statusCode).toBe(422);
    expect((await judge(first, story.skane, one, { version: '2', verdict: 'kanske' })).statusCode).toBe(422);
    expect((await judge(first, story.skane, 'special:finns-inte')).statusCode).toBe(404);
    expect((await judge(story.members[2], story.skane, one)).statusCode).toBe(409);
    for (const [who, role] of [
      [second.person, 'b2-member'],
      [story.members[2].person, 'b2-member'],
      [story.officer.person, 'case-officer'],
    ] as const)
      expect(await seenBy(who, 'assessment_judgement', role)).toBe(0);
    expect((await get(story.app, second, `${url}/jamforelse`)).body).not.toContain('MÄRKT-SKÄL');
  });

  it('is handed in whole, stands from then on, and opens what the others have handed in', async () => {
    const [first, second] = story.members;
    const handIn = (by: Browser) => send(story.app, by, `${url}/ansokan/${story.skane}/lamna-in`, {});
    expect((await handIn(first)).statusCode).toBe(409);
    for (const condition of conditions.slice(1)) expect((await judge(first, story.skane, condition)).statusCode).toBe(303);
    expect((await handIn(first)).statusCode).toBe(303);
    expect((await handIn(first)).statusCode).toBe(409);
    const late = await judge(first, story.skane, conditions[0] ?? '', { version: '2', reason: 'Efteråt.' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('inte att ändra');
    await expect(
      asSubject(story.app.db, as(first.person), (tx) =>
        sql`update assessment_judgement set version = version + 1, reason = 'Bakvägen'`.execute(tx),
      ),
    ).rejects.toThrow('stands');
    // Handed in by one: the other, who assesses the same, still sees nothing; the officer does; those outside wait for all.
    expect(await seenBy(second.person, 'assessment_judgement')).toBe(0);
    expect(await seenBy(story.members[2].person, 'assessment_judgement')).toBe(0);
    expect(await seenBy(story.officer.person, 'assessment_judgement', 'case-officer')).toBe(conditions.length);
    const note = (by: Browser, kind: string) =>
      send(story.app, by, `${url}/ansokan/${story.skane}/samtal`, { kind, condition: '', text: `MÄRKT-${kind}` });
    expect((await note(second, 'discussion')).statusCode).toBe(409);
    expect((await note(first, 'discussion')).statusCode).toBe(303);
    expect((await note(second, 'question')).statusCode).toBe(303);
    expect((await get(story.app, second, `${url}/ansokan/${story.skane}/samtal`)).body).not.toContain('MÄRKT-discussion');
    expect(await count("from case_task where key like 'assessment-question-%' and closed_at is null")).toBe(1);
    const officers = await get(story.app, story.officer, `${url}/ansokan/${story.skane}/samtal`);
    expect(officers.body).toContain(`/ansokningar/${story.skane}/granskning/komplettering`);
    expect((await note(story.officer, 'discussion')).statusCode).toBe(303);
    expect(await count("from case_task where key like 'assessment-question-%' and closed_at is null")).toBe(0);
    const [one = '', ...others] = conditions;
    expect((await judge(second, story.skane, one, { verdict: 'not-met', reason: 'Saknas.' })).statusCode).toBe(303);
    for (const condition of others) await judge(second, story.skane, condition);
    expect((await handIn(second)).statusCode).toBe(303);
    expect(await seenBy(second.person, 'assessment_judgement')).toBe(2 * conditions.length);
    expect(await seenBy(story.members[2].person, 'assessment_judgement')).toBe(2 * conditions.length);
    const matrix = await get(story.app, second, `${url}/jamforelse`);
    expect(matrix.body.indexOf('Saknas.')).toBeGreaterThan(0);
    expect(matrix.body.indexOf('Oeniga')).toBeLessThan(matrix.body.indexOf('Eniga'));
    const only = await get(story.app, second, `${url}/jamforelse?visa=oense&ansokan=${story.skane}`);
    expect(only.body).toContain('Saknas.');
    expect(only.body).not.toContain('Eniga<');
  });

  it('says of which submission a judgement is; a completion opens what it is about, and nothing else', async () => {
    const [first] = story.members;
    const [one = '', other = ''] = conditions;
    await completed(story, story.skane, one);
    const page = await get(story.app, first, `${url}/ansokan/${story.skane}`);
    expect(page.body).toContain('Gäller inlaga 1. Regionen har skrivit om delen sedan dess.');
    expect(page.body).toContain('Gäller inlaga 1. Det du bedömde är oförändrat i den senaste.');
    const older = await judge(first, story.skane, one, { version: '2', submission: '1' });
    expect(older.statusCode).toBe(409);
    expect(older.body).toContain('ny inlaga');
    expect((await judge(first, story.skane, one, { version: '2', submission: '2', reason: '' })).statusCode).toBe(422);
    expect(
      (await judge(first, story.skane, one, { version: '2', submission: '2', verdict: 'partly', reason: 'Efter kompletteringen.' }))
        .statusCode,
    ).toBe(303);
    expect((await judge(first, story.skane, one, { version: '3', submission: '2' })).statusCode).toBe(409);
    expect((await get(story.app, first, `${url}/jamforelse`)).body).toContain('(inlaga 1, omskriven sedan dess)');
    expect((await get(story.app, first, at(story.skane, other))).body).toContain('oförändrat');
  });

  it('shows every allocation, sorted and filtered by the address, with two beside each other', async () => {
    const page = await get(story.app, story.officer, `${url}/fordelning`);
    expect(page.statusCode, page.body.slice(0, 2_000)).toBe(200);
    expect(page.body).toContain('Data och metod');
    const keys = [...page.body.matchAll(/<span class="hint"> ([^<]*)<\/span>/g)].map(([, key]) => key ?? '');
    expect(keys.length).toBeGreaterThan(0);
    const all = await get(story.app, story.officer, `${url}/fordelning?visa=alla&sortera=samst&a=${keys[0]}&b=ingen`);
    expect(all.body).toContain('Ingen får något');
    expect([...all.body.matchAll(/map-sweden/g)].length).toBe(1);
    const none = await get(story.app, story.officer, `${url}/fordelning?utan=${story.skane}&med=${story.skane}`);
    expect(none.body).toContain('Ingen fördelning stämmer');
    expect((await get(story.app, story.officer, `${url}/fordelning?a=finns-inte`)).body).toContain('finns inte längre');
    expect((await get(story.app, story.officer, `${url}/fordelning?sortera=annat`)).statusCode).toBe(400);
  });
});

describe('the statement of B2', () => {
  const at2 = (rest = '') => `/arenden/${story.id}/b2-yttrande${rest}`;
  const version = async (): Promise<string> =>
    String(
      (
        await story.app.db.asOwner<{ version: number }>('select version from b2_statement where care_case = $1 order by edition desc', [
          story.id,
        ])
      )[0]?.version,
    );
  const write = (by: Browser, part: string, body: Record<string, string>, seen = '0') =>
    send(story.app, by, at2(`/delar/${part}`), { version: seen, ...body });
  const answer = async (by: Browser, what: string, text = '') =>
    send(story.app, by, at2('/stallningstagande'), { version: await version(), answer: what, text });
  const lock = async (by = story.officer) => send(story.app, by, at2('/las'), { version: await version() });
  const verdicts = () => Object.fromEntries(conditions.flatMap((key) => [[`verdict-${key}`, 'met'] as const]));
  const whole = (more: Record<string, string> = {}) => ({
    ...verdicts(),
    outcome: 'grant',
    reasons: 'Skälen.',
    start: '2030-01-01',
    prospects: '',
    ifGranted: '',
    ifRejected: '',
    ...more,
  });

  it('is begun once, starts from what the assessors agree on, and is not locked while anything is left', async () => {
    const [first] = story.members;
    const begun = await Promise.all([send(story.app, first, at2(), {}), send(story.app, story.officer, at2(), {})]);
    expect(begun.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await count('from b2_statement')).toBe(1);
    const form = await get(story.app, first, at2(`/delar/applicant-${story.skane}`));
    expect(form.statusCode, form.body.slice(0, 1_000)).toBe(200);
    expect(form.body).toContain('Bedömarna: Delvis uppfyllt och Inte uppfyllt');
    const wrong = await write(first, `applicant-${story.skane}`, whole({ start: today() }));
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Skälen.');
    expect((await write(first, `applicant-${story.skane}`, whole({ [`verdict-${conditions[0]}`]: 'partly' }))).statusCode).toBe(303);
    const stale = await write(story.officer, `applicant-${story.skane}`, whole({ outcome: 'reject' }));
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Delvis uppfyllt');
    expect(stale.body).not.toContain(`${conditions[0]}: `);
    const left = await lock();
    expect(left.statusCode).toBe(409);
    for (const says of [
      'alla villkor har inte ett svar',
      'Region Uppsala',
      'alla bedömare har inte lämnat in',
      'Den samlade bedömningen är tom',
    ])
      expect(left.body).toContain(says);
    expect((await write(first, `applicant-${randomUUID()}`, whole())).statusCode).toBe(404);
    expect((await write(first, 'conditions', { 'wording-v1': '', 'wording-v2': 'x', reasons: '' })).statusCode).toBe(422);
  });

  it('marks a changed wording, ranks, and covers an application that has been taken back in the middle by saying so', async () => {
    const [first] = story.members;
    expect(
      (
        await write(first, 'conditions', {
          'wording-v1': 'Skärpt lydelse.',
          'wording-v2': 'Det ska finnas påhittad kompetens för barn.',
          reasons: 'Tydligare.',
        })
      ).statusCode,
    ).toBe(303);
    const settled = whole({ [`verdict-${conditions[0]}`]: 'partly', [`reason-${conditions[0]}`]: 'Delvis på plats.' });
    expect((await write(first, `applicant-${story.skane}`, settled, '1')).statusCode).toBe(303);
    expect((await write(first, 'summary', { text: 'Sammantaget.' })).statusCode).toBe(303);
    const order = { [`order-${story.skane}`]: '1', [`order-${story.uppsala}`]: '1', scenario: '', reasons: 'Så.' };
    expect((await write(first, 'ranking', order)).statusCode).toBe(422);
    expect((await write(first, 'ranking', { ...order, [`order-${story.uppsala}`]: '2', scenario: 'finns-inte' })).statusCode).toBe(422);
    expect((await write(first, 'ranking', { ...order, [`order-${story.skane}`]: '2' })).statusCode).toBe(303);
    await story.app.db.asOwner("update application set state = 'withdrawn', version = version + 1 where id = $1", [story.uppsala]);
    const [one = ''] = conditions;
    expect((await judge(first, story.uppsala, one)).statusCode).toBe(409);
    expect((await assign(story.uppsala, story.members[1])).statusCode).toBe(409);
    const page = await get(story.app, story.officer, at2());
    expect(page.body).toContain('Ändrad lydelse');
    expect(page.body).toContain('Återtagen av regionen');
    expect(page.body).not.toContain('Region Uppsala, Påhittat svar.: inget förslag');
    // The one that is left has moved up: its form can be sent as it is.
    const form = await get(story.app, first, at2('/delar/ranking'));
    expect(form.body).toMatch(new RegExp(`value="1"[^>]* name="order-${story.skane}"`));
  });

  it('is approved as it stands, locked once with its hash, and lent to the board', async () => {
    const [first, second, third] = story.members;
    expect(await asSubject(story.app.db, as(story.officer.person, 'case-officer'), (tx) => assessed(tx, story.id))).toBeUndefined();
    expect((await answer(first, 'approve')).statusCode).toBe(303);
    expect((await answer(second, 'dissent')).statusCode).toBe(422);
    expect((await answer(second, 'dissent', 'Jag är av en annan mening.')).statusCode).toBe(303);
    expect((await answer(story.officer, 'approve')).statusCode).toBe(403);
    // The third belongs to Uppsala and is a member still: judged not to have a conflict, they may answer; with one they are not waited for.
    expect((await answer(third, 'approve')).statusCode).toBe(403);
    expect((await declares(story.app, third, story.id, 'possible', 'Anställd i Region Uppsala.')).statusCode).toBe(303);
    const [declared] = await story.app.db.asOwner<{ id: string }>('select id from case_declaration where person = $1 order by id desc', [
      third.person,
    ]);
    const judged = await send(story.app, story.officer, `/arenden/${story.id}/jav/${third.person}/bedom`, {
      declaration: declared?.id ?? '',
      outcome: 'conflict',
      reason: 'Anställd.',
    });
    expect(judged.statusCode).toBe(303);
    expect((await lock(first)).statusCode).toBe(403);
    const sent = await Promise.all([lock(), lock()]);
    expect(sent.map(({ statusCode }) => statusCode).toSorted(), sent.map(({ body }) => body.slice(0, 3_000)).join('\n')).toEqual([
      303, 409,
    ]);
    expect(await count("from case_product where care_case = $1 and kind = 'b2-statement' and superseded_at is null", story.id)).toBe(1);
    expect(
      await count("from document_file f join document d on d.id = f.document where d.care_case = $1 and d.kind = 'b2-statement'", story.id),
    ).toBe(3);
    const lent = await asSubject(story.app.db, as(story.officer.person, 'case-officer'), (tx) => assessed(tx, story.id));
    expect(lent).toMatchObject([
      {
        application: story.skane,
        region: '12',
        withdrawn: false,
        outcome: 'grant',
        start: '2030-01-01',
        rank: 1,
        conditions: [{ id: 'v1', text: { sv: 'Skärpt lydelse.' } }, { id: 'v2' }],
      },
      { application: story.uppsala, region: '03', withdrawn: true, outcome: null, rank: null },
    ]);
    const json = (await get(story.app, first, `/v1/cases/${story.id}/applications-statement`)).json();
    expect(json).toMatchObject({
      status: 'locked',
      fictitious: true,
      members: [{ stand: 'approve' }, { stand: 'dissent', dissent: 'Jag är av en annan mening.' }],
    });
    expect(json.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await write(first, 'summary', { text: 'För sent.' }, '1')).statusCode).toBe(409);
    await expect(story.app.db.asOwner("update b2_part set version = version + 1 where part = 'summary'")).rejects.toThrow('locked');
    // The board may refer the matter back: a new edition begins with the words of the one before, which the board reads until it is locked.
    const again = await Promise.all([send(story.app, first, at2(), {}), send(story.app, story.officer, at2(), {})]);
    expect(again.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await count('from b2_statement')).toBe(2);
    expect((await get(story.app, first, at2())).body).toContain('Sammantaget.');
    await story.app.db.asOwner("update application set state = 'withdrawn', version = version + 1 where id = $1", [story.skane]);
    const since = await asSubject(story.app.db, as(story.officer.person, 'case-officer'), (tx) => assessed(tx, story.id));
    expect(since?.map(({ withdrawn, outcome }) => [withdrawn, outcome])).toEqual([
      [true, 'grant'],
      [true, null],
    ]);
  });

  it('a member with a conflict of interest reaches nothing by any route, and is logged', async () => {
    const third = story.members[2];
    const [one = ''] = conditions;
    const attempts = [
      await get(story.app, third, url),
      await get(story.app, third, `${url}/ansokan/${story.skane}`),
      await get(story.app, third, at(story.skane, one)),
      await get(story.app, third, `${at(story.skane, one)}/versioner`),
      await get(story.app, third, `${url}/ansokan/${story.skane}/samtal`),
      await get(story.app, third, `${url}/jamforelse`),
      await get(story.app, third, `${url}/fordelning`),
      await get(story.app, third, at2()),
      await get(story.app, third, at2('/delar/summary')),
      await get(story.app, third, at2('/delar/summary/versioner')),
      await get(story.app, third, `/v1/cases/${story.id}/applications-statement`),
      await judge(third, story.skane, one),
      await send(story.app, third, `${url}/ansokan/${story.skane}/lamna-in`, {}),
      await send(story.app, third, `${url}/ansokan/${story.skane}/samtal`, { kind: 'question', condition: '', text: 'x' }),
      await send(story.app, third, at2(), {}),
      await write(third, 'summary', { text: 'Jävigt.' }, '1'),
      await answer(third, 'approve'),
    ];
    for (const { statusCode, body } of attempts) {
      expect(statusCode).toBe(403);
      for (const mark of ['MÄRKT', 'Sammantaget.', 'Påhittat svar.']) expect(body).not.toContain(mark);
    }
    for (const table of [
      'application_submission',
      'assessment',
      'assessment_judgement',
      'assessment_note',
      'b2_statement',
      'b2_part',
      'b2_answer',
    ])
      expect([table, await seenBy(third.person, table)]).toEqual([table, 0]);
    expect(
      await count("from audit_event where actor = $1 and result = 'denied' and object_id = $2", third.person, story.id),
    ).toBeGreaterThanOrEqual(attempts.length);
  });
});
