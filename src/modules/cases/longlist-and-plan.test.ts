import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, nominated, prioritised, type SignedInApp, send, session } from '../../../tests/support/case-story.ts';
import { type Browser, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { remindOfPlans } from './jobs.ts';

let app: SignedInApp;
let officer: Browser;
let other: Browser;
let head: Browser;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  other = await session(app.db, 'handlaggare-2');
  head = await session(app.db, 'enhetschef');
});
afterAll(() => app.close());

describe('the longlist', () => {
  it('compares two to four candidates, and keeps every priority with its reasons', async () => {
    const [a, b] = [await nominated(app, officer), await nominated(app, officer)];
    await send(app, officer, `/arenden/${a}/prioritet`, { version: '0', priority: '2', reason: 'Först så.' });
    await send(app, officer, `/arenden/${a}/prioritet`, { version: '1', priority: '1', reason: 'Sedan så.' });
    const late = await send(app, other, `/arenden/${a}/prioritet`, { version: '1', priority: '3', reason: 'För sent.' });
    expect(late.statusCode).toBe(409);
    const page = await get(app, officer, `/arenden/${a}/prioritet`);
    expect(page.body).toContain('Först så.');
    expect(page.body).toContain('Sedan så.');
    const compared = await get(app, officer, `/arenden/jamfor?id=${a}&id=${b}`);
    expect(compared.body).toContain('Sedan så.');
    expect((await get(app, officer, `/arenden/jamfor?id=${a}`)).body).toContain('Markera två till fyra områden.');
  });
});

describe('the plan', () => {
  const reminded = () =>
    app.db.tx(async (tx) => {
      await worksForSystem(tx, 'jobs');
      return remindOfPlans(tx);
    });
  const plan = (id: string, period: string, reason: string, seen = '') =>
    send(app, officer, `/arenden/${id}/plan`, { seen, step: '3', period, reason });

  it('keeps every date with its reason, and is not moved by someone who has not seen the latest', async () => {
    const id = await nominated(app, officer);
    await prioritised(app, officer, id);
    expect((await plan(id, '2026-03', '')).statusCode).toBe(303);
    expect((await plan(id, '2026-Q5', 'x', '3:1')).statusCode).toBe(422);
    expect((await plan(id, '2027-Q1', '', '3:1')).statusCode).toBe(422);
    expect((await plan(id, '2027-Q1', 'Väntar på underlag.', '3:1')).statusCode).toBe(303);
    expect((await plan(id, '2027-Q2', 'Sent.', '3:1')).statusCode).toBe(409);
    expect((await plan(id, '', 'Tas ur planen.', '3:2')).statusCode).toBe(303);
    const page = await get(app, officer, `/arenden/${id}/plan`);
    for (const text of ['mars 2026', 'kvartal 1 2027', 'Väntar på underlag.', 'Tas ur planen.']) expect(page.body).toContain(text);
  });

  it('still reminds of a date that has passed after it was moved, once', async () => {
    const id = await nominated(app, officer);
    await prioritised(app, officer, id);
    await plan(id, '2026-03', '');
    await plan(id, '2028-Q1', 'Väntar på underlag.', '3:1');
    expect(await reminded()).toBeGreaterThan(0);
    expect(await reminded()).toBe(0);
    const tasks = await get(app, officer, '/mina-uppgifter');
    expect(tasks.body).toMatch(/skulle ha börjat mars 2026\. Flyttat till kvartal 1 2028/);
    expect(tasks.body).toContain('Skulle först ha varit klart 31 mars 2026');
    expect((await get(app, head, '/meddelanden')).body).toContain('skulle ha börjat mars 2026');
    const sheet = await get(app, officer, '/arenden/plan.csv');
    expect(sheet.body).toMatch(/,3,2028-Q1,2026-03,2026-03,false,true/);
  });
});
