import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nominated } from '../../../tests/support/case-story.ts';
import { type Browser, get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksFor, worksForSystem } from '../../platform/db/index.ts';
import { remindOfCalls } from './index.ts';
import { day, moveLastDay, openCall, peopleOf, submit, writeAll, writtenApplication } from './test-submission.ts';

let app: SignedInApp;
let officer: Browser;
let head: Browser;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  head = await session(app.db, 'enhetschef');
});
afterAll(() => app?.close());

const review = (id: string): string => `/ansokningar/${id}/granskning`;
const rows = <T extends Record<string, unknown>>(text: string, ...values: unknown[]) => app.db.asOwner<T>(text, values);
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** A case that waits for its call, put there by the owner. */
async function waitingCase(): Promise<{ readonly careCase: string; readonly area: string }> {
  const careCase = await nominated(app, officer);
  await rows('alter table care_case disable trigger user');
  const [row] = await rows<{ area: string }>("update care_case set state = 'call' where id = $1 returning area", careCase);
  await rows('alter table care_case enable trigger user');
  return { careCase, area: row?.area ?? '' };
}

/** Applications of two regions that have come in and been opened. */
async function opened(more: { readonly careCase?: string; readonly area?: string } = {}) {
  const call = await openCall(app, more);
  const skane = await writtenApplication(app, call);
  const uppsala = await writtenApplication(app, call, { organisation: 'region-03' });
  for (const [id, organisation] of [
    [skane, 'region-12'],
    [uppsala, 'region-03'],
  ] as const)
    expect((await submit(app, id, { organisation })).statusCode).toBe(303);
  return { call, skane, uppsala };
}
async function open(call: string): Promise<void> {
  await moveLastDay(app, call, day(-1));
  const done = await send(app, officer, `/ansokningar/utlysning/${call}/oppna`, {});
  expect(done.statusCode, plain(done.body).slice(0, 600)).toBe(303);
}

/** The list as its page shows it, with a verdict for every point. */
async function listed(id: string, lacking: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> {
  const page = await get(app, officer, review(id));
  expect(page.statusCode).toBe(200);
  const hidden = (name: string): string => new RegExp(`name="${name}" value="(\\d+)"`).exec(page.body)?.[1] ?? '';
  const points = [...new Set([...page.body.matchAll(/name="verdict-([^"]+)"/g)].map((found) => found[1] ?? ''))];
  expect(points.length).toBeGreaterThan(10);
  const fields = points.flatMap((point) => [
    [`verdict-${point}`, lacking[point] === undefined ? 'in-order' : 'lacking'],
    [`note-${point}`, lacking[point] ?? ''],
  ]);
  return { version: hidden('version'), number: hidden('number'), ...Object.fromEntries(fields) };
}
const check = async (id: string, lacking: Readonly<Record<string, string>> = {}) =>
  send(app, officer, review(id), await listed(id, lacking));
const ask = (id: string, more: Readonly<Record<string, string>> = {}) =>
  send(app, officer, `${review(id)}/komplettering`, {
    number: '1',
    lastDay: day(14),
    letter: '',
    'ask-staff': 'Ange heltidstjänster.',
    ...more,
  });

describe('from sealed to complete', () => {
  it('nothing is told before the seal is broken; then points are checked, asked for, answered in those parts alone, and the case goes on', async () => {
    const { careCase, area } = await waitingCase();
    const { call, skane, uppsala } = await opened({ careCase, area });

    // Sealed.
    for (const [by, url] of [
      [officer, review(skane)],
      [head, review(skane)],
      [officer, `/v1/applications/${skane}/completions`],
    ] as const)
      expect((await get(app, by, url)).statusCode).toBe(404);
    const overview = `/ansokningar/utlysning/${call}/lage`;
    await rows("insert into area_call_recipient (call, organisation) values ($1, 'region-12'), ($1, 'region-03'), ($1, 'region-01')", call);
    const before = plain((await get(app, officer, overview)).body);
    expect(before).toContain('förseglade');
    expect(before).toMatch(/Har skickat in 2 av 3/);
    expect((await app.inject(`/utlysningar/${call}/sokande`)).body).not.toContain('Region Skåne');
    expect((await app.inject(`/v1/calls/${call}/applicants`)).json().total).toBe(0);
    expect((await ask(skane)).statusCode).toBe(404);

    // Opened: everyone may know who has applied.
    await open(call);
    expect((await app.inject(`/utlysningar/${call}/sokande`)).body).toContain('Region Skåne');
    expect((await app.inject(`/v1/calls/${call}/applicants`)).json().items.map(({ region }: { region: string }) => region)).toEqual([
      'Region Skåne',
      'Region Uppsala',
    ]);

    // The check: whoever saves on an older list is shown both.
    const stale = await listed(skane);
    expect((await check(skane, { staff: 'Heltidstjänster saknas.' })).statusCode).toBe(303);
    const late = await send(app, officer, review(skane), { ...stale, 'note-risks': 'Mina ord' });
    expect(late.statusCode).toBe(409);
    for (const said of ['Mina ord', 'Heltidstjänster saknas.']) expect(late.body).toContain(said);
    expect((await send(app, officer, `${review(skane)}/komplett`, { number: '1' })).statusCode).toBe(409);

    // Asked for: only that part opens, to that region.
    const wrong = await ask(skane, { 'ask-staff': '', lastDay: day(-1) });
    expect(wrong.statusCode).toBe(422);
    expect((await ask(skane)).statusCode).toBe(303);
    expect((await ask(skane)).statusCode).toBe(409);
    const { editor } = await peopleOf(app, 'region-12');
    const writer = await session(app.db, editor);
    const own = await get(app, writer, `/ansokningar/${skane}/komplettering`);
    expect(own.body).toContain('Ange heltidstjänster.');
    expect((await get(app, writer, `/ansokningar/${skane}/del/staff`)).body).toContain('<form');
    await writeAll(app, skane, { said: 'Ett kompletterat svar.', keys: ['staff'] });
    await expect(writeAll(app, skane, { said: 'Något annat.', keys: ['risks'] })).rejects.toThrow(/closed/);
    const room = await app.db.tx(async (tx) => {
      await worksFor(tx, { person: writer.person, role: 'applicant-editor', organisation: 'region-12' });
      const { rows: found } = await sql<{ staff: boolean; risks: boolean }>`
        select upload_room(${`application:${skane}`}, 'staff') as staff, upload_room(${`application:${skane}`}, 'risks') as risks`.execute(
        tx,
      );
      return found[0];
    });
    expect(room).toEqual({ staff: true, risks: false });
    const other = await session(app.db, (await peopleOf(app, 'region-03')).signatory);
    expect((await get(app, other, `/ansokningar/${skane}/komplettering`)).statusCode).toBe(404);

    // Answered: a submission of its own, the same in all other parts; the window is closed.
    const signatory = await session(app.db, 'firmatecknare-skane');
    const answer = (confirm = 'yes') => send(app, signatory, `/ansokningar/${skane}/komplettering`, confirm === '' ? {} : { confirm });
    expect((await answer('')).statusCode).toBe(422);
    const sent = await answer();
    expect(sent.statusCode, plain(sent.body).slice(0, 800)).toBe(303);
    expect((await answer()).statusCode).toBe(409);
    const all = await rows<{ kind: string; number: number; late: boolean; parts: { key: string; hash: string }[] }>(
      'select kind, number, late, parts from application_submission where application = $1 order by number',
      skane,
    );
    expect(all.map(({ kind, number, late: isLate }) => [kind, number, isLate])).toEqual([
      ['application', 1, false],
      ['completion', 2, false],
    ]);
    const differs = all[0]?.parts.filter(({ key, hash }) => all[1]?.parts.find((one) => one.key === key)?.hash !== hash);
    expect(differs?.map(({ key }) => key)).toEqual(['staff']);
    await expect(writeAll(app, skane, { said: 'Efteråt.', keys: ['staff'] })).rejects.toThrow(/closed/);
    const marked = (await get(app, officer, review(skane))).body;
    for (const said of ['Ändrad sedan granskningen', 'Ett kompletterat svar.', 'Påhittat svar.', 'Ändrat mellan inlämning 1 och 2'])
      expect(marked).toContain(said);
    expect((await get(app, officer, `/v1/applications/${skane}/completions`)).json().items[0]).toMatchObject({
      state: 'answered',
      answer: { number: 2, late: false, changed: ['staff'] },
    });

    // Complete; the other is dismissed, by a head, with reasons; then the case may go on.
    expect((await check(skane)).statusCode).toBe(303);
    expect((await send(app, officer, `${review(skane)}/komplett`, { number: '1' })).statusCode).toBe(409);
    expect((await send(app, officer, `${review(skane)}/komplett`, { number: '2' })).headers.location).toContain('klart=completeDone');
    const dismiss = (reason: string) => send(app, head, `${review(uppsala)}/avvisa`, { number: '1', reason });
    expect((await dismiss('För sent.')).statusCode).toBe(422);
    expect((await check(uppsala, { 'formal:in-time': 'Uppgifterna kan inte prövas.' })).statusCode).toBe(303);
    expect((await dismiss('')).statusCode).toBe(422);
    expect((await dismiss('Påhittade skäl.')).statusCode).toBe(303);
    expect(await rows('select state from application where id = $1', uppsala)).toEqual([{ state: 'dismissed' }]);
    const [judged] = await rows<{ diary_number: string }>('select diary_number from application_judgement where application = $1', uppsala);
    expect((await rows<{ n: number }>('select count(*)::int as n from diary_entry where number = $1', judged?.diary_number))[0]?.n).toBe(1);
    expect(
      await rows("select kind from case_product where care_case = $1 and superseded_at is null and kind = 'applications'", careCase),
    ).toHaveLength(1);
    expect((await app.inject(`/utlysningar/${call}/sokande`)).body).toContain('Avvisad');
    expect(plain((await get(app, officer, overview)).body)).toMatch(/Komplett 1 av 2/);
  });
});

describe('time', () => {
  it('is extended with a reason and never made less; what comes late is taken and marked; a closed window takes nothing', async () => {
    const { call, skane, uppsala } = await opened();
    await open(call);
    for (const id of [skane, uppsala]) expect((await ask(id, { lastDay: day(3) })).statusCode).toBe(303);
    const extend = (newLastDay: string, extendReason: string) =>
      send(app, officer, `${review(skane)}/langre-tid`, { newLastDay, extendReason });
    expect((await extend(day(2), 'Skäl.')).statusCode).toBe(422);
    expect((await extend(day(9), '')).statusCode).toBe(422);
    expect((await extend(day(9), 'Påhittat skäl.')).statusCode).toBe(303);
    await rows('alter table application_completion disable trigger user');
    await rows('update application_completion set last_day = $1 where application = $2', day(-1), skane);
    await rows('alter table application_completion enable trigger user');
    await writeAll(app, skane, { said: 'Sent svar.', keys: ['staff'] });
    const signatory = await session(app.db, 'firmatecknare-skane');
    expect((await get(app, signatory, `/ansokningar/${skane}/komplettering`)).body).toContain('märks som sent');
    expect((await send(app, signatory, `/ansokningar/${skane}/komplettering`, { confirm: 'yes' })).statusCode).toBe(303);
    expect(await rows('select late from application_submission where application = $1 and number = 2', skane)).toEqual([{ late: true }]);

    expect((await send(app, officer, `${review(uppsala)}/avsluta`, { closeReason: '' })).statusCode).toBe(422);
    expect((await send(app, officer, `${review(uppsala)}/avsluta`, { closeReason: 'Inget svar.' })).statusCode).toBe(303);
    await expect(writeAll(app, uppsala, { organisation: 'region-03', said: 'För sent.', keys: ['staff'] })).rejects.toThrow(/closed/);
    const other = await session(app.db, (await peopleOf(app, 'region-03')).signatory);
    expect((await send(app, other, `/ansokningar/${uppsala}/komplettering`, { confirm: 'yes' })).statusCode).toBe(409);
  });

  it('two who send the same completion at once send it once', async () => {
    const { call, skane } = await opened();
    await open(call);
    expect((await ask(skane)).statusCode).toBe(303);
    await writeAll(app, skane, { said: 'Samtidigt.', keys: ['staff'] });
    const signatory = await session(app.db, 'firmatecknare-skane');
    const sent = await Promise.all([1, 2, 3].map(() => send(app, signatory, `/ansokningar/${skane}/komplettering`, { confirm: 'yes' })));
    expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409, 409]);
    expect(await rows('select number from application_submission where application = $1', skane)).toHaveLength(2);
  });
});

it('regions that have sent nothing are reminded once of each kind', async () => {
  const call = await openCall(app, { lastDay: day(7) });
  await rows("insert into area_call_recipient (call, organisation) values ($1, 'region-12'), ($1, 'region-03')", call);
  const done = await writtenApplication(app, call);
  expect((await submit(app, done)).statusCode).toBe(303);
  const remind = () =>
    app.db.tx(async (tx) => {
      await worksForSystem(tx, 'jobs');
      return remindOfCalls(tx);
    });
  await remind();
  await remind();
  await moveLastDay(app, call, day(20));
  await moveLastDay(app, call, day(6));
  await remind();
  expect(await rows('select organisation, days_before from application_reminder where call = $1', call)).toEqual([
    { organisation: 'region-03', days_before: 7 },
  ]);
  const [told] = await rows<{ n: number }>(
    "select count(*)::int as n from message where key = 'application.reminder' and path like $1",
    `%${call}`,
  );
  expect(told?.n).toBe(1);
});
