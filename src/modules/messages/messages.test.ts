import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { type Recipient, tell } from './index.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app.close());

const told = (to: readonly Recipient[], subject: string, path: string | null = '/arbete/omraden') =>
  app.db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    const message = { key: 'test.told', subject: { sv: subject, en: `${subject} (en)` }, body: { sv: 'Det som står', en: 'What it says' } };
    return tell(tx, { to, message, careCase: null, path, fictitious: true });
  });
const officers: readonly Recipient[] = [{ role: 'case-officer', organisation: 'authority' }];

describe('my messages', () => {
  test('are mine alone, what is unread first, and lead on when they are opened', async () => {
    const officer = await session(app.db, 'handlaggare');
    const board = await session(app.db, 'ledamot');
    const first = await told(officers, 'Första ärendet');
    await told(officers, 'Andra ärendet');
    expect((await get(app, officer, '/meddelanden')).body).toContain('2 olästa');
    expect((await get(app, board, '/meddelanden')).body).toContain('Du har inga meddelanden');
    expect((await get(app, board, `/meddelanden/${first}`)).statusCode).toBe(404);
    expect((await send(app, board, `/meddelanden/${first}/last`, {})).statusCode).toBe(404);
    const opened = await send(app, officer, `/meddelanden/${first}/last`, { go: 'yes' });
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/arbete/omraden']);
    const list = (await get(app, officer, '/meddelanden')).body;
    expect(list.indexOf('Andra ärendet')).toBeLessThan(list.indexOf('Första ärendet'));
    expect((await get(app, officer, `/en/meddelanden/${first}`)).body).toContain('Första ärendet (en)');
  });

  test('reading changes nothing by itself', async () => {
    const officer = await session(app.db, 'handlaggare-2');
    const id = await told(officers, 'Läs mig');
    await get(app, officer, `/meddelanden/${id}`);
    expect(await app.db.asOwner('select read_at from message_delivery where message = $1 and person = $2', [id, officer.person])).toEqual([
      { read_at: null },
    ]);
  });

  test('are all marked as read, once', async () => {
    const officer = await session(app.db, 'handlaggare-2');
    await told(officers, 'Tredje');
    const key = crypto.randomUUID();
    for (const _ of [1, 2]) expect((await send(app, officer, '/meddelanden/lasta', {}, { key })).statusCode).toBe(303);
    expect((await get(app, officer, '/meddelanden')).body).toContain('alla lästa');
  });
});

describe('the menu', () => {
  const entry = (html: string): string => /<a href="[^"]*\/meddelanden"[^>]*>.*?<\/a>/.exec(html)?.[0] ?? '';

  test('says how many messages are unread, to the one they are for', async () => {
    const [analyst, auditor] = [await session(app.db, 'analytiker'), await session(app.db, 'granskare')];
    const to: readonly Recipient[] = [{ person: analyst.person }];
    expect(entry((await get(app, analyst, '/')).body)).not.toContain('class="sr"');
    const first = await told(to, 'En');
    expect(entry((await get(app, analyst, '/')).body)).toContain('<span class="sr">, 1 oläst</span>');
    await told(to, 'Två');
    expect(entry((await get(app, analyst, '/')).body)).toContain('<span class="sr">, 2 olästa</span>');
    expect(entry((await get(app, analyst, '/en/omraden')).body)).toContain('<span class="sr">, 2 unread</span>');
    expect(entry((await get(app, auditor, '/')).body)).not.toContain('class="sr"');
    expect((await app.inject('/')).body).not.toContain('class="count"');
    await send(app, analyst, `/meddelanden/${first}/last`, {});
    expect(entry((await get(app, analyst, '/')).body)).toContain('<span class="sr">, 1 oläst</span>');
    await send(app, analyst, '/meddelanden/lasta', {});
    expect(entry((await get(app, analyst, '/')).body)).not.toContain('class="sr"');
  });
});

describe('how I get mail', () => {
  const standing = (person: string) => app.db.asOwner('select how, lang, version from message_setting where person = $1', [person]);

  test('is chosen by me and logged; a choice on an older page is shown what holds', async () => {
    const board = await session(app.db, 'ledamot');
    const form = (await get(app, board, '/meddelanden/mejl')).body;
    expect(form).toContain('Demonstrationen skickar inga mejl');
    const saved = await send(app, board, '/meddelanden/mejl', { how: 'digest', lang: 'en', version: '0' });
    expect(saved.statusCode).toBe(303);
    expect(await standing(board.person)).toEqual([{ how: 'digest', lang: 'en', version: 1 }]);
    const stale = await send(app, board, '/meddelanden/mejl', { how: 'at-once', lang: 'sv', version: '0' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Valet är redan ändrat');
    expect(await standing(board.person)).toEqual([{ how: 'digest', lang: 'en', version: 1 }]);
    const again = await send(app, board, '/meddelanden/mejl', { how: 'at-once', lang: 'both', version: '1' });
    expect(again.statusCode).toBe(303);
    expect(await standing(board.person)).toEqual([{ how: 'at-once', lang: null, version: 2 }]);
    const logged = await app.db.asOwner(`select details from audit_event where action = 'messages.setting-changed' and actor = $1`, [
      board.person,
    ]);
    expect(logged).toHaveLength(2);
  });

  test.each([
    {},
    { how: 'never', lang: 'sv', version: '0' },
    { how: 'digest', lang: 'de', version: '0' },
    { how: 'digest', lang: 'sv', version: 'x' },
  ])('is refused with what was chosen kept: %j', async (body) => {
    const chair = await session(app.db, 'ordforande');
    const answer = await send(app, chair, '/meddelanden/mejl', body as Record<string, string>);
    expect(answer.statusCode).toBe(422);
    expect(await standing(chair.person)).toEqual([]);
  });
});

describe('what was sent', () => {
  test('is shown to whom it went and that it stayed inside, never what it said', async () => {
    await told([{ person: (await session(app.db, 'ledamot')).person }, { mail: 'svarande@exempel.test' }], 'Till ledamoten');
    const officer = await session(app.db, 'handlaggare');
    const { body } = await get(app, officer, '/skickade-meddelanden');
    expect(body).toContain('Till ledamoten');
    expect(body).toContain('Ledamot i nämnden');
    expect(body).toContain('I demonstrationen lämnar inga mejl datorn');
    expect(body).toContain('s…@exempel.test');
    expect(body).not.toContain('svarande@exempel.test');
    expect(body).not.toContain('Det som står');
    expect(await app.db.asOwner(`select from mail where state <> 'kept'`)).toHaveLength(0);
  });

  test('is filtered', async () => {
    const officer = await session(app.db, 'handlaggare');
    expect((await get(app, officer, '/skickade-meddelanden?vem=exempel.test&lage=kept')).body).toContain('Till ledamoten');
    expect((await get(app, officer, '/skickade-meddelanden?vem=ingen-alls')).body).toContain('Inga meddelanden passar');
    expect((await get(app, officer, '/skickade-meddelanden?till=2020-01-01')).body).toContain('Inga meddelanden passar');
    expect((await get(app, officer, '/skickade-meddelanden?arende=x')).statusCode).toBe(400);
  });

  test('is taken out as a file after a fresh sign-in, and that is logged', async () => {
    const stale = await session(app.db, 'administrator', { fresh: false });
    expect((await get(app, stale, '/skickade-meddelanden.csv')).statusCode).toBe(303);
    const administrator = await session(app.db, 'administrator');
    const file = await get(app, administrator, '/skickade-meddelanden.csv?vem=exempel.test');
    expect(file.body).toContain('svarande@exempel.test');
    expect(file.body.slice(1).split('\r\n')[0]).toBe(
      'message,toldAt,key,subject,careCase,toldAs,name,role,organisation,address,state,attempts,fault,mailedAt,readAt',
    );
    const [logged] = await app.db.asOwner<{ details: string }>(`select details from audit_event where action = 'messages.exported'`);
    expect(JSON.parse(logged?.details ?? '{}')).toEqual({ rows: 1, filter: ['vem=exempel.test'] });
  });
});
