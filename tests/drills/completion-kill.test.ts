import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Completing, completing, review } from '../../src/modules/applications/test-completion.ts';
import { day, writeAll } from '../../src/modules/applications/test-submission.ts';
import { type Browser, send, session } from '../support/signed-in.ts';
import { deathAt, dying } from './lib/dying.ts';

let on: Completing;
let superuser: pg.Client;
beforeAll(async () => {
  on = await completing();
  superuser = new pg.Client({ connectionString: on.app.db.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser?.end();
  await on?.app.close();
});

/** All that asking, answering and judging leaves behind. An attempt may be left of an answer that was not sent in: it says when it was tried. */
const traces = async (): Promise<Readonly<Record<string, unknown>>> => {
  const [row] = await on.rows(`select
    (select jsonb_agg(jsonb_build_array(point, verdict, version) order by point) from application_check) as checks,
    (select jsonb_agg(jsonb_build_array(round, state, answer is not null) order by round) from application_completion) as rounds,
    (select count(*)::int from application_completion_point) as asked,
    (select jsonb_agg(jsonb_build_array(number, kind, late) order by number) from application_submission) as submissions,
    (select count(*)::int from application_judgement) as judged,
    (select jsonb_agg(state) from application) as state,
    (select count(*)::int from diary_entry) as diary,
    (select coalesce(sum(last), 0)::int from diary_series) as numbers,
    (select count(*)::int from document) as documents,
    (select count(*)::int from message) as messages,
    (select count(*)::int from case_task where closed_at is null) as tasks,
    (select count(*)::int from case_product where kind = 'applications') as products,
    (select count(*)::int from audit_event where result = 'done' and action like 'application.%' and action not in ('application.read', 'application.seen')) as events`);
  return row ?? {};
};

/**
 * Sends one form again and again, and has the connection killed a few steps later each time. What is killed leaves nothing; what is acknowledged is there;
 * when the answer is lost on its way, the same form sent again does nothing more. Gives how many steps there were.
 */
async function killedThroughout(by: Browser, url: string, fields: Readonly<Record<string, string>>): Promise<number> {
  const before = await traces();
  const key = randomUUID();
  const { tx, pool } = on.app.db;
  for (let turn = 0; ; turn += 1) {
    const death = deathAt(turn);
    const fatal = dying({ tx, pool }, superuser, death);
    on.app.db.tx = fatal.tx;
    const answer = await send(on.app, by, url, fields, { key }).finally(() => {
      on.app.db.tx = tx;
    });
    if (answer.statusCode === 303) {
      expect(fatal.seen(), 'taken only where nothing was killed').toBeLessThan(Number(death));
      const after = await traces();
      expect(after).not.toEqual(before);
      const again = await send(on.app, by, url, fields, { key });
      expect(again.headers.location).toBe(answer.headers.location);
      expect(await traces()).toEqual(after);
      return fatal.seen();
    }
    expect(answer.statusCode, `killed before message ${death}`).toBe(503);
    expect(await traces(), `killed before message ${death}`).toEqual(before);
  }
}

test('killed at steps throughout checking, asking, answering and judging complete: each is done whole and once, or not at all', async () => {
  const { careCase, area } = await on.waitingCase();
  const { call, skane } = await on.opened({ careCase, area });
  await on.open(call);
  const signatory = await session(on.app.db, 'firmatecknare-skane');

  const steps = [await killedThroughout(on.officer, review(skane), await on.listed(skane, { staff: 'Heltidstjänster saknas.' }))];
  const asking = { number: '1', lastDay: day(14), letter: '', 'ask-staff': 'Ange heltidstjänster.' };
  steps.push(await killedThroughout(on.officer, `${review(skane)}/komplettering`, asking));
  await writeAll(on.app, skane, { said: 'Ett kompletterat svar.', keys: ['staff'] });
  steps.push(await killedThroughout(signatory, `/ansokningar/${skane}/komplettering`, { confirm: 'yes' }));
  expect(await traces()).toMatchObject({ rounds: [[1, 'answered', true]] });
  expect((await on.check(skane)).statusCode).toBe(303);
  steps.push(await killedThroughout(on.officer, `${review(skane)}/komplett`, { number: '2' }));
  expect(await traces()).toMatchObject({ judged: 1 });
  for (const count of steps) expect(count).toBeGreaterThan(10);
});
