import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, caseIn, declares, get, type SignedInApp, send, sendMany, session } from '../../../tests/support/group-story.ts';
import { signedInApp } from '../../../tests/support/signed-in.ts';
import { appointedExperts, expertGroup, link, meeting, seatOf } from './test-group.ts';

let app: SignedInApp;
let officer: Browser;
let expert: Browser;
let id: string;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  expert = await session(app.db, 'sakkunnig');
  id = await caseIn(app, 'mapping');
  await appointedExperts(app, officer, await session(app.db, 'enhetschef'), id);
  await link(app, officer, id, 'Påhittad 1', expert.person);
  await declares(app, expert, id);
}, 60_000);
afterAll(() => app.close());

describe('a meeting of the expert group', () => {
  it('is planned, noted together, and goes into calendars', async () => {
    const url = `${expertGroup(id)}/moten`;
    const wrong = await send(app, expert, `${url}/nytt`, { ...meeting, to: '09.00', link: 'javascript:alert(1)', place: '' });
    expect(wrong.statusCode).toBe(422);
    for (const said of ['Skriv en tid efter att mötet börjar', 'Länken ska börja med https://', 'Skriv var mötet är'])
      expect(wrong.body).toContain(said);
    const made = await send(app, expert, `${url}/nytt`, meeting);
    const one = String(made.headers.location).replace(/\?.*/, '');
    expect(one).toMatch(/moten\/[0-9a-f-]{36}$/);
    const seat = await seatOf(app, id, 'Påhittad 2');
    const noted = await sendMany(app, officer, `${one}/skriv`, {
      ...meeting,
      version: '1',
      notes: 'Vi enades.',
      present: [seat.id],
    });
    expect(noted.statusCode).toBe(303);
    const stale = await sendMany(app, expert, `${one}/skriv`, { ...meeting, version: '1', notes: 'Jag skrev samtidigt.' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Vi enades.');
    expect(stale.body).toContain('Jag skrev samtidigt.');
    const page = await get(app, expert, one);
    expect(page.body).toContain('Vi enades.');
    expect(page.body).toContain('Påhittad 2');
    const calendar = await get(app, expert, `${url}/kalender.ics`);
    expect(calendar.headers['content-type']).toContain('text/calendar');
    expect(calendar.body).toContain('DTSTART:20270328T073000Z');
    expect(calendar.body).toContain('SEQUENCE:1');
    await sendMany(app, officer, `${one}/skriv`, { ...meeting, version: '2', notes: 'Vi enades.', cancelled: 'yes' });
    expect((await get(app, expert, `${url}/kalender.ics`)).body).toContain('STATUS:CANCELLED');
    // Members of other groups and regions do not come in.
    expect((await get(app, await session(app.db, 'sakkunnig-2'), one)).statusCode).toBe(404);
    expect((await get(app, await session(app.db, 'kontaktperson-skane'), one)).statusCode).toBe(403);
  });
});
