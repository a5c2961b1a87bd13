import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, send, session } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';
import { type Completing, completing, plain, review } from './test-completion.ts';
import { day, peopleOf, writeAll } from './test-submission.ts';

let on: Completing;
beforeAll(async () => {
  on = await completing();
});
afterAll(() => on?.app.close());

describe('from sealed to complete', () => {
  it('nothing is told before the seal is broken; then points are checked, asked for, answered in those parts alone, and the case goes on', async () => {
    const { careCase, area } = await on.waitingCase();
    const { call, skane, uppsala } = await on.opened({ careCase, area });

    // Sealed.
    for (const [by, url] of [
      [on.officer, review(skane)],
      [on.head, review(skane)],
      [on.officer, `/v1/applications/${skane}/completions`],
    ] as const)
      expect((await get(on.app, by, url)).statusCode).toBe(404);
    const overview = `/ansokningar/utlysning/${call}/lage`;
    await on.rows(
      "insert into area_call_recipient (call, organisation) values ($1, 'region-12'), ($1, 'region-03'), ($1, 'region-01')",
      call,
    );
    const before = plain((await get(on.app, on.officer, overview)).body);
    expect(before).toContain('förseglade');
    expect(before).toMatch(/Har skickat in 2 av 3/);
    expect((await on.app.inject(`/utlysningar/${call}/sokande`)).body).not.toContain('Region Skåne');
    expect((await on.app.inject(`/v1/calls/${call}/applicants`)).json().total).toBe(0);
    expect((await on.ask(skane)).statusCode).toBe(404);

    // Opened: everyone may know who has applied.
    expect((await on.open(call)).statusCode).toBe(303);
    expect((await on.app.inject(`/utlysningar/${call}/sokande`)).body).toContain('Region Skåne');
    expect((await on.app.inject(`/v1/calls/${call}/applicants`)).json().items.map(({ region }: { region: string }) => region)).toEqual([
      'Region Skåne',
      'Region Uppsala',
    ]);

    const incoming = (await get(on.app, on.officer, `/ansokningar/utlysning/${call}/inkomna`)).body;
    for (const id of [skane, uppsala]) expect(incoming).toContain(`/ansokningar/${id}/granskning`);

    // The check: whoever saves on an older list is shown both.
    const stale = await on.listed(skane);
    expect((await on.check(skane, { staff: 'Heltidstjänster saknas.' })).statusCode).toBe(303);
    const late = await send(on.app, on.officer, review(skane), { ...stale, 'note-risks': 'Mina ord' });
    expect(late.statusCode).toBe(409);
    for (const said of ['Mina ord', 'Heltidstjänster saknas.']) expect(late.body).toContain(said);
    expect((await send(on.app, on.officer, `${review(skane)}/komplett`, { number: '1' })).statusCode).toBe(409);

    // Asked for: only that part opens, to that region.
    const wrong = await on.ask(skane, { 'ask-staff': '', lastDay: day(-1) });
    expect(wrong.statusCode).toBe(422);
    expect((await on.ask(skane)).statusCode).toBe(303);
    expect((await on.ask(skane)).statusCode).toBe(409);
    const task = () => on.rows('select organisation, closed_at is null as open from case_task where key = $1', `completion.${skane}`);
    expect(await task()).toEqual([{ organisation: 'region-12', open: true }]);
    const { editor } = await peopleOf(on.app, 'region-12');
    const writer = await session(on.app.db, editor);
    const own = await get(on.app, writer, `/ansokningar/${skane}/komplettering`);
    expect(own.body).toContain('Ange heltidstjänster.');
    expect((await get(on.app, writer, '/ansokningar')).body).toContain(`/ansokningar/${skane}/komplettering`);
    expect((await get(on.app, writer, `/ansokningar/${skane}/del/staff`)).body).toContain('<form');
    await writeAll(on.app, skane, { said: 'Ett kompletterat svar.', keys: ['staff'] });
    await expect(writeAll(on.app, skane, { said: 'Något annat.', keys: ['risks'] })).rejects.toThrow(/closed/);
    const room = await on.app.db.tx(async (tx) => {
      await worksFor(tx, { person: writer.person, role: 'applicant-editor', organisation: 'region-12' });
      const { rows: found } = await sql<{ staff: boolean; risks: boolean }>`
        select upload_room(${`application:${skane}`}, 'staff') as staff, upload_room(${`application:${skane}`}, 'risks') as risks`.execute(
        tx,
      );
      return found[0];
    });
    expect(room).toEqual({ staff: true, risks: false });
    const other = await session(on.app.db, (await peopleOf(on.app, 'region-03')).signatory);
    expect((await get(on.app, other, `/ansokningar/${skane}/komplettering`)).statusCode).toBe(404);

    // Answered: a submission of its own, the same in all other parts; the window is closed.
    const signatory = await session(on.app.db, 'firmatecknare-skane');
    const answer = (confirm = 'yes') => send(on.app, signatory, `/ansokningar/${skane}/komplettering`, confirm === '' ? {} : { confirm });
    expect((await answer('')).statusCode).toBe(422);
    const sent = await answer();
    expect(sent.statusCode, plain(sent.body).slice(0, 800)).toBe(303);
    expect((await answer()).statusCode).toBe(409);
    expect(await task()).toEqual([{ organisation: 'region-12', open: false }]);
    const all = await on.rows<{ kind: string; number: number; late: boolean; parts: { key: string; hash: string }[] }>(
      'select kind, number, late, parts from application_submission where application = $1 order by number',
      skane,
    );
    expect(all.map(({ kind, number, late: isLate }) => [kind, number, isLate])).toEqual([
      ['application', 1, false],
      ['completion', 2, false],
    ]);
    const differs = all[0]?.parts.filter(({ key, hash }) => all[1]?.parts.find((one) => one.key === key)?.hash !== hash);
    expect(differs?.map(({ key }) => key)).toEqual(['staff']);
    await expect(writeAll(on.app, skane, { said: 'Efteråt.', keys: ['staff'] })).rejects.toThrow(/closed/);
    const marked = (await get(on.app, on.officer, review(skane))).body;
    for (const said of ['Ändrad sedan granskningen', 'Ett kompletterat svar.', 'Påhittat svar.', 'Ändrat mellan inlämning 1 och 2'])
      expect(marked).toContain(said);
    expect((await get(on.app, on.officer, `/v1/applications/${skane}/completions`)).json().items[0]).toMatchObject({
      state: 'answered',
      answer: { number: 2, late: false, changed: ['staff'] },
    });

    // Complete; the other is dismissed, by a on.head, with reasons; then the case may go on.
    expect((await on.check(skane)).statusCode).toBe(303);
    expect((await send(on.app, on.officer, `${review(skane)}/komplett`, { number: '1' })).statusCode).toBe(409);
    expect((await send(on.app, on.officer, `${review(skane)}/komplett`, { number: '2' })).headers.location).toContain('klart=completeDone');
    const dismiss = (reason: string) => send(on.app, on.head, `${review(uppsala)}/avvisa`, { number: '1', reason, ground: 'late' });
    expect((await dismiss('För sent.')).statusCode).toBe(422);
    expect((await on.check(uppsala, { 'formal:in-time': 'Uppgifterna kan inte prövas.' })).statusCode).toBe(303);
    expect((await dismiss('')).statusCode).toBe(422);
    expect((await dismiss('Påhittade skäl.')).statusCode).toBe(303);
    expect(await on.rows('select state from application where id = $1', uppsala)).toEqual([{ state: 'dismissed' }]);
    const [judged] = await on.rows<{ diary_number: string; document: string }>(
      'select diary_number, document from application_judgement where application = $1',
      uppsala,
    );
    // In the journal for everyone in its own world, without the reasons; the decision is the region's and the authority's.
    const entries = await on.rows<{ payload: unknown; fictitious: boolean }>(
      "select payload, fictitious from journal_entry where area = $1 and payload ->> 'kind' = 'dismiss'",
      area,
    );
    const payload = {
      kind: 'dismiss',
      region: '03',
      hospital: null,
      by: 'authority',
      ground: 'late',
      diaryNumber: judged?.diary_number,
      note: null,
    };
    expect(entries).toEqual([{ payload, fictitious: true }]);
    const decision = `/dokument/${judged?.document}/pdf-ua`;
    expect((await get(on.app, other, `/ansokningar/${uppsala}/komplettering`)).body).toContain(decision);
    for (const [who, status] of [
      [other, 200],
      [on.officer, 200],
      [writer, 404],
    ] as const)
      expect((await get(on.app, who, decision)).statusCode).toBe(status);
    expect((await on.rows<{ n: number }>('select count(*)::int as n from diary_entry where number = $1', judged?.diary_number))[0]?.n).toBe(
      1,
    );
    expect(
      await on.rows("select kind from case_product where care_case = $1 and superseded_at is null and kind = 'applications'", careCase),
    ).toHaveLength(1);
    expect((await on.app.inject(`/utlysningar/${call}/sokande`)).body).toContain('Avvisad');
    expect(plain((await get(on.app, on.officer, overview)).body)).toMatch(/Komplett 1 av 2/);

    // While it is assessed, what is complete can be asked about again; what has been dismissed cannot.
    expect((await on.ask(skane, { number: '2' })).statusCode).toBe(409);
    await on.rows('alter table care_case disable trigger user');
    await on.rows("update care_case set state = 'assessment' where id = $1", careCase);
    await on.rows('alter table care_case enable trigger user');
    expect((await get(on.app, on.officer, review(skane))).body).toContain(`${review(skane)}/komplettering`);
    expect((await on.ask(uppsala)).statusCode).toBe(409);
    expect((await on.ask(skane, { number: '2' })).statusCode).toBe(303);
    await writeAll(on.app, skane, { said: 'Svar till beredningsgruppen.', keys: ['staff'] });
    expect((await answer()).statusCode).toBe(303);
    expect(await on.rows('select number from application_submission where application = $1 order by number desc limit 1', skane)).toEqual([
      { number: 3 },
    ]);
    expect(plain((await get(on.app, on.officer, overview)).body)).toMatch(/Komplett 1 av 2/);
  });
});

describe('time', () => {
  it('is extended with a reason and never made less; what comes late is taken and marked; a closed window takes nothing', async () => {
    const { call, skane, uppsala } = await on.opened();
    expect((await on.open(call)).statusCode).toBe(303);
    for (const id of [skane, uppsala]) expect((await on.ask(id, { lastDay: day(3) })).statusCode).toBe(303);
    const extend = (newLastDay: string, extendReason: string) =>
      send(on.app, on.officer, `${review(skane)}/langre-tid`, { newLastDay, extendReason });
    expect((await extend(day(2), 'Skäl.')).statusCode).toBe(422);
    expect((await extend(day(9), '')).statusCode).toBe(422);
    expect((await extend(day(9), 'Påhittat skäl.')).statusCode).toBe(303);
    await on.rows('alter table application_completion disable trigger user');
    await on.rows('update application_completion set last_day = $1 where application = $2', day(-1), skane);
    await on.rows('alter table application_completion enable trigger user');
    await writeAll(on.app, skane, { said: 'Sent svar.', keys: ['staff'] });
    const signatory = await session(on.app.db, 'firmatecknare-skane');
    expect((await get(on.app, signatory, `/ansokningar/${skane}/komplettering`)).body).toContain('märks som sent');
    expect((await send(on.app, signatory, `/ansokningar/${skane}/komplettering`, { confirm: 'yes' })).statusCode).toBe(303);
    expect(await on.rows('select late from application_submission where application = $1 and number = 2', skane)).toEqual([{ late: true }]);

    expect((await send(on.app, on.officer, `${review(uppsala)}/avsluta`, { closeReason: '' })).statusCode).toBe(422);
    expect((await send(on.app, on.officer, `${review(uppsala)}/avsluta`, { closeReason: 'Inget svar.' })).statusCode).toBe(303);
    await expect(writeAll(on.app, uppsala, { organisation: 'region-03', said: 'För sent.', keys: ['staff'] })).rejects.toThrow(/closed/);
    const other = await session(on.app.db, (await peopleOf(on.app, 'region-03')).signatory);
    expect((await send(on.app, other, `/ansokningar/${uppsala}/komplettering`, { confirm: 'yes' })).statusCode).toBe(409);
  });

  it('two who send the same completion at once send it once', async () => {
    const { call, skane } = await on.opened();
    expect((await on.open(call)).statusCode).toBe(303);
    expect((await on.ask(skane)).statusCode).toBe(303);
    await writeAll(on.app, skane, { said: 'Samtidigt.', keys: ['staff'] });
    const signatory = await session(on.app.db, 'firmatecknare-skane');
    const sent = await Promise.all([1, 2, 3].map(() => send(on.app, signatory, `/ansokningar/${skane}/komplettering`, { confirm: 'yes' })));
    expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409, 409]);
    expect(await on.rows('select number from application_submission where application = $1', skane)).toHaveLength(2);
  });
});
