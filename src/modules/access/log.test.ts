import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administration, words } from '../../../tests/support/administration.ts';
import { get, send, session } from '../../../tests/support/signed-in.ts';
import { verifyAudit } from '../audit/index.ts';

const { app, administrator, second, skane, ask, added, given, lastEvent } = await administration();
afterAll(() => app.close());

/** What the log holds before it is read: some of it done in the region's name, some refused, and more rows than a page has. */
beforeAll(async () => {
  const url = '/administration/organisationer/region-12/kontakter/ny';
  for (const name of ['Påhittad kontakt', 'Påhittad kontakt till', 'Påhittad reserv']) {
    expect((await send(app, skane, url, { name, duty: 'Samordnare', mail: '', phone: '' })).statusCode).toBe(303);
  }
  for (let at = 0; at < 3; at += 1) await added(skane);
  const head = await given(administrator, await added(administrator), 'head', 'authority');
  expect((await send(app, second, `/administration/roller/${head}/bekrafta`, {})).statusCode).toBe(303);
  for (const reason of ['Ett försök', 'Ett till']) {
    expect((await send(app, skane, `/administration/roller/${head}/avsluta`, { reason })).statusCode).toBe(404);
  }
  for (let at = 0; at < 60; at += 1) await added(administrator);
});

describe('the log', () => {
  it('of a region holds what was done in its name and what concerns it, nothing else', async () => {
    const { body } = await get(app, skane, '/logg.csv');
    const lines = body.trim().split('\r\n').slice(1);
    expect(lines.length).toBeGreaterThan(5);
    const units = new Set((await ask("select id from work_organisation where region = 'region-12'")).map((row) => String(row.id)));
    for (const line of lines) {
      const own = [...units].some((id) => line.includes(`@${id}`) || line.includes(`""organisation"":""${id}""`));
      expect(own, line).toBe(true);
    }
  });

  it('is filtered by person, act, object, outcome and day', async () => {
    const count = async (query: string) =>
      Number(/(\d+) rad(er)?/.exec(words((await get(app, administrator, `/logg?${query}`)).body))?.[1] ?? 0);
    expect(await count('action=role.taken&result=denied')).toBe(2);
    expect(await count('person=Administrat%C3%B6r+2&action=role.confirmed')).toBeGreaterThan(0);
    expect(await count('object=contact')).toBeGreaterThan(1);
    expect(await count('to=2020-01-01')).toBe(0);
    expect(await count('action=%25')).toBe(0);
  });

  it('is paged by number, and shows one row with all it holds', async () => {
    const first = await get(app, administrator, '/logg');
    const before = /before=(\d+)/.exec(first.body)?.[1];
    expect(words(first.body)).toContain('Visar 50 rader');
    const next = words((await get(app, administrator, `/logg?before=${before}`)).body);
    expect(next).toContain('Till de nyaste');
    const one = words((await get(app, administrator, '/logg/handelse/1')).body);
    expect(one).toContain('Kontrollsumma');
    expect((await get(app, skane, '/logg/handelse/999999')).statusCode).toBe(404);
  });

  it('taken out is logged, and formulas in it are harmless', async () => {
    await added(administrator, '=HYPERLINK("http://exempel.se")');
    const person = (await ask("select id from person where name like '=HYPER%'"))[0]?.id;
    await given(administrator, String(person), 'analyst', 'authority');
    const csv = await get(app, administrator, '/administration/roller.csv');
    expect(csv.body).toContain(`"'=HYPERLINK(""http://exempel.se"")"`);
    expect(csv.headers['content-disposition']).toContain('attachment');
    expect(csv.headers['cache-control']).toContain('no-store');
    expect(await lastEvent('roles.exported')).toMatchObject({ result: 'allowed', actor: administrator.person });
    const lines = (await get(app, administrator, '/logg.jsonl?action=roles.exported')).body.trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ action: 'roles.exported', result: 'allowed' });
  });

  it('is checked on demand: whole, and then with a row that a superuser has altered', async () => {
    const auditor = await session(app.db, 'granskare');
    const whole = await send(app, auditor, '/logg/kontroll', {});
    expect(words(whole.body)).toContain('Loggen är hel.');
    // Told at the top, where one comes to; the button is at the end of a long page.
    expect(whole.body.indexOf('Loggen är hel.')).toBeLessThan(whole.body.indexOf('<h1'));
    const [{ seq } = { seq: 0 }] = await ask("select seq from audit_event where action = 'role.given' order by seq limit 1");
    await ask('alter table audit_event disable trigger all');
    await ask("update audit_event set reason = 'ändrad' where seq = $1", [seq]);
    expect(words((await send(app, auditor, '/logg/kontroll', {})).body)).toContain(`Rad ${seq} har ändrats eller lagts in efteråt.`);
    expect(await lastEvent('log.verified')).toMatchObject({ result: 'failed' });
    await ask('update audit_event set reason = null where seq = $1', [seq]);
    expect((await verifyAudit(app.db, [app.auditKey])).fault).toBeUndefined();
  });
});
