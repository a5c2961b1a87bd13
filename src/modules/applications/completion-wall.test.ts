import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, send, session } from '../../../tests/support/signed-in.ts';
import { type Tx, worksFor, worksForSystem } from '../../platform/db/index.ts';
import { remindOfCalls } from './index.ts';
import { type Completing, completing, review } from './test-completion.ts';
import { day, moveLastDay, openCall, peopleOf, submit, writeAll, writtenApplication } from './test-submission.ts';

let on: Completing;
beforeAll(async () => {
  on = await completing();
});
afterAll(() => on?.app.close());

describe('the second wall', () => {
  type Who = { readonly by: Browser; readonly role: string; readonly organisation: string };
  const asking = <T>({ by, role, organisation }: Who, work: (tx: Tx) => Promise<T>) =>
    on.app.db.tx(async (tx) => {
      await worksFor(tx, { person: by.person, role, organisation });
      return work(tx);
    });

  it('shows nothing to others, and lets nobody write what is another’s to write', async () => {
    const { call, skane } = await on.opened();
    const signatory = await session(on.app.db, 'firmatecknare-skane');
    const uppsala = await session(on.app.db, (await peopleOf(on.app, 'region-03')).signatory);
    const atAuthority: Who = { by: on.officer, role: 'case-officer', organisation: 'authority' };
    const [first] = await on.rows<{ id: string }>('select id from application_submission where application = $1', skane);
    const askAs = (who: Who) =>
      asking(who, (tx) =>
        sql`insert into application_completion (id, application, call, organisation, round, last_day, of_submission, diary_number, asked_by)
          values (uuidv7(), ${skane}, ${call}, 'region-12', 1, '2099-01-01', ${first?.id}, 'x', ${who.by.person})`.execute(tx),
      );
    const judgeAs = (who: Who, outcome: string) =>
      asking(who, (tx) =>
        sql`insert into application_judgement (application, call, organisation, outcome, submission, reason, diary_number, judged_by)
          values (${skane}, ${call}, 'region-12', ${outcome}, ${first?.id}, 'x', 'x', ${who.by.person})`.execute(tx),
      );
    // While it is sealed not even the one who may ask asks.
    await expect(askAs(atAuthority)).rejects.toThrow(/row-level security|completed now/);
    expect((await on.open(call)).statusCode).toBe(303);
    for (const role of ['head', 'registrar', 'analyst'])
      await expect(askAs({ ...atAuthority, role })).rejects.toThrow(/row-level security/);
    await expect(askAs({ by: signatory, role: 'region-signatory', organisation: 'region-12' })).rejects.toThrow(/row-level security/);
    await expect(judgeAs(atAuthority, 'dismissed')).rejects.toThrow(/row-level security|judged now/);
    await expect(judgeAs({ by: signatory, role: 'region-signatory', organisation: 'region-12' }, 'complete')).rejects.toThrow(
      /row-level security/,
    );
    expect((await on.ask(skane)).statusCode).toBe(303);
    expect((await on.check(skane, { staff: 'Saknas.' })).statusCode).toBe(303);
    const seen = (who: Who) =>
      asking(who, async (tx) => {
        const { rows: found } = await sql<{ rounds: number; points: number; checks: number }>`
          select (select count(*)::int from application_completion where application = ${skane}) as rounds,
            (select count(*)::int from application_completion_point p join application_completion c on c.id = p.completion where c.application = ${skane}) as points,
            (select count(*)::int from application_check where application = ${skane}) as checks`.execute(tx);
        return found[0];
      });
    expect(await seen({ by: uppsala, role: 'region-signatory', organisation: 'region-03' })).toEqual({ rounds: 0, points: 0, checks: 0 });
    expect(await seen({ by: signatory, role: 'region-signatory', organisation: 'region-12' })).toEqual({ rounds: 1, points: 1, checks: 0 });
    expect((await seen(atAuthority))?.checks).toBeGreaterThan(10);
    const moved = await asking({ by: signatory, role: 'region-signatory', organisation: 'region-12' }, (tx) =>
      sql`update application_completion set last_day = '2099-01-01' where application = ${skane}`.execute(tx),
    );
    expect(moved.numAffectedRows).toBe(0n);
    // Complete cannot be said while something is asked for.
    await expect(judgeAs(atAuthority, 'complete')).rejects.toThrow(/judged now/);
  });
});

it('what has been found complete is not replaced in a time that its region was granted later', async () => {
  const { call, skane } = await on.opened();
  expect((await on.open(call)).statusCode).toBe(303);
  expect((await on.check(skane)).statusCode).toBe(303);
  expect((await send(on.app, on.officer, `${review(skane)}/komplett`, { number: '1' })).statusCode).toBe(303);
  await on.rows(
    `insert into application_plea (id, call, organisation, name, reason, diary_number, made_by, state, new_last_day, decision, decided_by, decided_at)
     values (uuidv7(), $1, 'region-12', 'Påhittad', 'Påhittat skäl', 'x', $2, 'granted', $3, 'Påhittat', $2, now())`,
    call,
    on.officer.person,
    day(2),
  );
  await writeAll(on.app, skane, { said: 'Något helt annat.', keys: ['risks'] });
  const again = await submit(on.app, skane);
  expect(again.statusCode).toBe(409);
  expect(again.body).toContain('Ansökan är komplett och bedöms som den är.');
  await expect(
    on.rows(
      `insert into application_submission (id, application, call, organisation, number, kind, attempt, content, content_hash, hash, parts, html_document,
         pdf_document, json_document, diary_number, submitted_by, submitted_at, fictitious)
       select uuidv7(), application, call, organisation, 2, kind, attempt, content, content_hash, hash, parts, html_document,
         pdf_document, json_document, diary_number, submitted_by, submitted_at, fictitious from application_submission where application = $1`,
      skane,
    ),
  ).rejects.toMatchObject({ constraint: 'not_judged' });
  expect(await on.rows('select number from application_submission where application = $1', skane)).toEqual([{ number: 1 }]);
});

it('regions that have sent nothing are reminded once of each kind', async () => {
  const call = await openCall(on.app, { lastDay: day(7) });
  await on.rows("insert into area_call_recipient (call, organisation) values ($1, 'region-12'), ($1, 'region-03')", call);
  const done = await writtenApplication(on.app, call);
  expect((await submit(on.app, done)).statusCode).toBe(303);
  const remind = () =>
    on.app.db.tx(async (tx) => {
      await worksForSystem(tx, 'jobs');
      return remindOfCalls(tx);
    });
  await remind();
  await remind();
  await moveLastDay(on.app, call, day(20));
  await moveLastDay(on.app, call, day(6));
  await remind();
  expect(await on.rows('select organisation, days_before from application_reminder where call = $1', call)).toEqual([
    { organisation: 'region-03', days_before: 7 },
  ]);
  const [told] = await on.rows<{ n: number }>(
    "select count(*)::int as n from message where key = 'application.reminder' and path like $1",
    `%${call}`,
  );
  expect(told?.n).toBe(1);
});
