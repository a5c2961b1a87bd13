import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personId, type SignedInApp, signedInApp } from '../../../tests/support/signed-in.ts';
import { localDate } from '../../kernel/date.ts';
import { type Tx, worksFor } from '../../platform/db/index.ts';
import { endings } from '../consultations/core/time-cases.ts';
import { makeSnapshot, sentAt } from './core/snapshot.ts';
import { addAttempt, addSubmission } from './store/submission.ts';
import { moveLastDay, openCall, submit, writtenApplication } from './test-submission.ts';

let app: SignedInApp;
let call: string;
let application: string;
let document: string;
beforeAll(async () => {
  app = await signedInApp();
  call = await openCall(app);
  application = await writtenApplication(app, call);
  await submit(app, application);
  // Their roles are newer than the days that are played here.
  await app.db.asOwner(`update assignment set valid_from = '2020-01-01'`);
  document = (await app.db.asOwner<{ id: string }>('select pdf_document as id from application_submission'))[0]?.id ?? '';
});
afterAll(() => app?.close());

const setClock = (tx: Tx, instant: string, seconds: number): Promise<unknown> =>
  sql`select set_config('tillstand.clock_offset', (${instant}::timestamptz + make_interval(secs => ${seconds}) - transaction_timestamp())::text, true)`.execute(
    tx,
  );

class Undo extends Error {}
/** As the region's signatory, with nothing kept. Gives what the work gave, or which rule of the database refused it. */
async function tried<T>(
  work: (tx: Tx, person: string) => Promise<T>,
  persona = 'firmatecknare-skane',
  role = 'region-signatory',
  organisation = 'region-12',
) {
  const person = await personId(app.db, persona);
  let given: T | undefined;
  try {
    await app.db.tx(async (tx) => {
      await worksFor(tx, { person, role, organisation });
      given = await work(tx, person);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) return (error as { constraint?: string }).constraint ?? String(error);
  }
  return given;
}

const CONTENT = 'c'.repeat(64);
const hash = () => CONTENT;

/** Puts a second submission under an attempt, and gives whether it counts as late. */
async function put(tx: Tx, person: string, attempt: { readonly id: string; readonly arrivedAt: Date }, contentHash = CONTENT) {
  const id = randomUUID();
  const unsent = makeSnapshot(
    {
      fictitious: true,
      call: { id: call, area: 'a', areaName: 'b', diaryNumber: 'c', lastDay: localDate('2026-01-01') },
      region: { id: 'region-12', name: 'Skåne' },
      number: 2,
      unitName: '',
      sections: [],
      contents: {},
      attachments: [],
    },
    hash,
  );
  const content = sentAt(unsent, attempt.arrivedAt);
  await addSubmission(tx, {
    id,
    application,
    call,
    organisation: 'region-12',
    kind: 'application',
    attempt: attempt.id,
    content,
    contentHash,
    hash: CONTENT,
    parts: [],
    htmlDocument: document,
    pdfDocument: document,
    jsonDocument: document,
    diaryNumber: 'x',
    person,
  });
  const { rows } = await sql<{
    at: Date;
    late: boolean;
  }>`select submitted_at as at, late from application_submission where id = ${id}`.execute(tx);
  return { at: rows[0]?.at.getTime() === attempt.arrivedAt.getTime(), late: rows[0]?.late };
}

describe('the clock of the database decides', () => {
  test.each(endings)(
    '$what: taken at 23.59.59, refused at 24.00.00; sealed at 23.59.59, opened at 24.00.00',
    async ({ day, begins, ends }) => {
      await moveLastDay(app, call, localDate(day));
      const sendAt = (instant: string, seconds: number) =>
        tried(async (tx, person) => {
          await setClock(tx, instant, seconds);
          return put(tx, person, await addAttempt(tx, { application, contentHash: CONTENT, person }));
        });
      expect(await sendAt(begins, 0)).toEqual({ at: true, late: false });
      expect(await sendAt(ends, -1)).toEqual({ at: true, late: false });
      expect(await sendAt(ends, 0)).toBe('application_in_time');
      const openAt = (seconds: number) =>
        tried(
          async (tx, person) => {
            await setClock(tx, ends, seconds);
            await sql`insert into application_opening (call, opened_by) values (${call}, ${person})`.execute(tx);
            return 'open';
          },
          'handlaggare',
          'case-officer',
          'authority',
        );
      expect(await openAt(-1)).toBe('sealed');
      expect(await openAt(0)).toBe('open');
    },
  );
});

describe('what has arrived in time is in time', () => {
  const ends = '2026-04-30T22:00:00Z';
  const arrivedThen = (seconds: number, contentHash = CONTENT) =>
    tried(async (tx, person) => {
      await setClock(tx, ends, -1);
      const attempt = await addAttempt(tx, { application, contentHash: CONTENT, person });
      await setClock(tx, ends, seconds);
      return put(tx, person, attempt, contentHash);
    });

  test('though reading through it takes until after 24.00', async () => {
    await moveLastDay(app, call, localDate('2026-04-30'));
    const sent = await tried(async (tx, person) => {
      await setClock(tx, ends, -0.1);
      await sql`select pg_sleep(0.2)`.execute(tx);
      return put(tx, person, await addAttempt(tx, { application, contentHash: CONTENT, person }));
    });
    expect(sent).toEqual({ at: true, late: false });
  });

  test('though its papers are drawn up after 24.00; but not a quarter of an hour later, and nothing else than what had arrived', async () => {
    await moveLastDay(app, call, localDate('2026-04-30'));
    expect(await arrivedThen(30)).toEqual({ at: true, late: false });
    expect(await arrivedThen(14 * 60)).toEqual({ at: true, late: false });
    expect(await arrivedThen(15 * 60)).toBe('arrived');
    expect(await arrivedThen(30, 'd'.repeat(64))).toBe('arrived');
  });

  test('nobody sets the time of an arrival, uses it twice, or uses that of another', async () => {
    await moveLastDay(app, call, localDate('2026-04-30'));
    expect(
      await tried((tx, person) =>
        sql`insert into application_attempt (application, content_hash, person, arrived_at) values (${application}, ${CONTENT}, ${person}, '2026-04-01')`.execute(
          tx,
        ),
      ),
    ).toContain('permission denied');
    const twice = await tried(async (tx, person) => {
      await setClock(tx, ends, -1);
      const [first] = await app.db.asOwner<{ id: string; arrivedAt: Date }>(
        `select id, arrived_at as "arrivedAt" from application_attempt limit 1`,
      );
      return first && put(tx, person, first);
    });
    expect(twice).toBe('arrived');
  });
});
