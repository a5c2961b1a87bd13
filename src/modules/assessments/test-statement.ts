import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { declares } from '../../../tests/support/b2-story.ts';
import { type Browser, get, send, today } from '../../../tests/support/group-story.ts';
import { asSubject } from '../access/index.ts';
import { assessed } from './index.ts';
import type { Told } from './test-story.ts';

/** What holds of B2's statement: the story goes on where the assessments ended, in the same application. */
export function statementOfB2(told: () => Told): void {
  describe('the statement of B2', () => {
    const at2 = (rest = '') => `/arenden/${told().story.id}/b2-yttrande${rest}`;
    const version = async (): Promise<string> =>
      String(
        (
          await told().story.app.db.asOwner<{ version: number }>(
            'select version from b2_statement where care_case = $1 order by edition desc',
            [told().story.id],
          )
        )[0]?.version,
      );
    const write = (by: Browser, part: string, body: Record<string, string>, seen = '0') =>
      send(told().story.app, by, at2(`/delar/${part}`), { version: seen, ...body });
    const answer = async (by: Browser, what: string, text = '') =>
      send(told().story.app, by, at2('/stallningstagande'), { version: await version(), answer: what, text });
    const lock = async (by = told().story.officer) => send(told().story.app, by, at2('/las'), { version: await version() });
    const verdicts = () => Object.fromEntries(told().conditions.flatMap((key) => [[`verdict-${key}`, 'met'] as const]));
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
      const { story, conditions, count } = told();
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
      const { story, conditions, assign, judge } = told();
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
      const { story, count, as } = told();
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
        await count(
          "from document_file f join document d on d.id = f.document where d.care_case = $1 and d.kind = 'b2-statement'",
          story.id,
        ),
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
        edition: 1,
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
      const next = (await get(story.app, first, at2())).body;
      for (const said of ['Sammantaget.', 'Upplaga 2', 'Tidigare upplagor']) expect(next).toContain(said);
      await story.app.db.asOwner("update application set state = 'withdrawn', version = version + 1 where id = $1", [story.skane]);
      const since = await asSubject(story.app.db, as(story.officer.person, 'case-officer'), (tx) => assessed(tx, story.id));
      expect(since?.map(({ withdrawn, outcome }) => [withdrawn, outcome])).toEqual([
        [true, 'grant'],
        [true, null],
      ]);
    });

    it('a member with a conflict of interest reaches nothing by any route, and is logged', async () => {
      const { story, url, conditions, count, at, judge, seenBy } = told();
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
}
