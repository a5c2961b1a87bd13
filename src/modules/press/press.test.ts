import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { tellPress } from './index.ts';

let app: SignedInApp;
let secretary: Browser;
let registrar: Browser;
beforeAll(async () => {
  app = await signedInApp();
  [secretary, registrar] = [await session(app.db, 'sekreterare'), await session(app.db, 'registrator')];
});
afterAll(() => app.close());

const asForm = { 'content-type': 'application/x-www-form-urlencoded' };
const LIST = '/namnd/utskick';
const given = { address: 'nyheter@exempel.se', purpose: 'Redaktionen har bett om utskicken.', mailbox: 'yes' };
const rows = () =>
  app.db.asOwner<{ id: string; address: string | null; token: string; left_at: Date | null }>(
    'select id, address, token, left_at from press_recipient order by added_at',
  );
const sent = () =>
  app.db.asOwner<{ address: string; path: string; state: string }>(
    `select d.address, m.path, a.state from message m join message_delivery d on d.message = m.id join mail a on a.id = d.mail
     where m.key = 'press.decisions-published' order by m.told_at, d.address`,
  );
const letter = (sitting: string, fictitious = true) => ({
  sitting,
  fictitious,
  subject: { sv: 'Nämndens beslut', en: 'Decisions' },
  body: { sv: 'Rad ett\nRad två', en: 'Line one\nLine two' },
  path: `/namnd/protokoll/${sitting}`,
});
const tellAs = (sitting: string, fictitious = true) =>
  app.db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    return tellPress(tx, letter(sitting, fictitious));
  });

const [first, second] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];

describe('the press list', () => {
  it('takes addresses of organisations, each once, and gives back what was written when something is wrong', async () => {
    const wrong = await send(app, secretary, LIST, { ...given, address: 'ingen adress', mailbox: 'yes' });
    expect(wrong.statusCode).toBe(422);
    for (const said of ['ingen adress', given.purpose, 'Skriv en e-postadress.']) expect(wrong.body).toContain(said);
    const { mailbox: _, ...unconfirmed } = given;
    expect((await send(app, secretary, LIST, unconfirmed)).body).toContain('Bekräfta att adressen går till en organisation');
    expect((await send(app, secretary, LIST, given)).statusCode).toBe(303);
    expect((await send(app, registrar, LIST, { ...given, address: 'NYHETER@exempel.se' })).body).toContain('finns redan på listan');
    expect((await send(app, registrar, LIST, { ...given, address: 'redaktion@exempel.se' })).statusCode).toBe(303);
    const page = (await get(app, registrar, LIST)).body;
    for (const said of ['nyheter@exempel.se', 'redaktion@exempel.se', given.purpose]) expect(page).toContain(said);
    expect((await app.inject(LIST)).statusCode).toBe(401);
    // The log says that, and by whom, and never which address.
    const log = await app.db.asOwner<{ all: string }>(
      "select coalesce(string_agg(to_jsonb(e)::text, ' '), '') as \"all\" from audit_event e",
    );
    expect(log[0]?.all).toContain('press.recipient-added');
    expect(log[0]?.all).not.toContain('@exempel.se');
  });

  it('is told once of each meeting, each address by itself; what is made up stays in the product, and reaches no real address', async () => {
    expect(await tellAs(first)).toBe(2);
    expect(await tellAs(first)).toBe(0);
    const all = await sent();
    expect(all.map(({ address, state }) => [address, state])).toEqual([
      ['nyheter@exempel.se', 'kept'],
      ['redaktion@exempel.se', 'kept'],
    ]);
    expect(new Set(all.map(({ path }) => path)).size).toBe(2);
    // A real meeting has nobody on its list: those here are of the demonstration.
    expect(await tellAs(second, false)).toBe(0);
    expect(await sent()).toHaveLength(2);
  });

  it('is left by a link without signing in: the address is erased, and nothing more is sent to it', async () => {
    const [mine] = await rows();
    const link = `/utskick/${mine?.token}`;
    const page = await app.inject(link);
    expect(page.statusCode).toBe(200);
    for (const said of ['Rad ett', 'Rad två', `/namnd/protokoll/${first}`, given.purpose]) expect(page.body).toContain(said);
    expect(page.body).not.toContain('@exempel.se');
    expect((await rows())[0]?.left_at).toBeNull();
    for (const _ of ['once', 'and once more'])
      expect((await app.inject({ method: 'POST', url: `${link}/avsluta`, headers: asForm, payload: '' })).statusCode).toBe(303);
    expect(await rows()).toMatchObject([{ address: null }, { address: 'redaktion@exempel.se', left_at: null }]);
    for (const url of [link, '/utskick/ingen-sadan']) expect((await app.inject(url)).body).toContain('Adressen får inga utskick');
    expect(await app.db.asOwner("select 1 from audit_event where action = 'press.recipient-left'")).toHaveLength(1);
    await tellAs('00000000-0000-4000-8000-00000000000c');
    expect((await sent()).map(({ address }) => address).slice(2)).toEqual(['redaktion@exempel.se']);
    // It may come back, with a new link.
    expect((await send(app, secretary, LIST, given)).statusCode).toBe(303);
  });

  it('has addresses removed by those who keep it, once', async () => {
    const one = (await rows()).find(({ address }) => address === 'redaktion@exempel.se');
    expect((await send(app, registrar, `${LIST}/${one?.id}/ta-bort`, {})).statusCode).toBe(303);
    expect((await send(app, registrar, `${LIST}/${one?.id}/ta-bort`, {})).statusCode).toBe(404);
    expect((await rows()).map(({ address }) => address)).toEqual([null, null, 'nyheter@exempel.se']);
    const officer = await session(app.db, 'handlaggare');
    expect((await get(app, officer, LIST)).statusCode).toBe(403);
    // The database holds to it too: of an address nothing changes but that it leaves, and no row goes.
    for (const statement of [
      "update press_recipient set purpose = 'annat'",
      'delete from press_recipient',
      "update press_letter set path = '/'",
    ])
      await expect(app.db.asOwner(statement)).rejects.toThrow();
  });

  it('is told of a meeting with ever so many decisions too: what is longer than a mail is cut', async () => {
    const many = '00000000-0000-4000-8000-00000000000d';
    const lines = Array.from({ length: 200 }, (_, at) => `Påhittad punkt ${at}: tillstånd beviljas.`).join('\n');
    const told = app.db.tx(async (tx) => {
      await worksForSystem(tx, 'jobs');
      return tellPress(tx, { ...letter(many), body: { sv: lines, en: lines } });
    });
    expect(await told).toBe(1);
    const [noted] = await app.db.asOwner<{ body: string }>('select body_sv as body from press_letter where sitting = $1', [many]);
    expect(noted?.body).toMatch(/^Påhittad punkt 0[\s\S]+…$/);
  });
});
