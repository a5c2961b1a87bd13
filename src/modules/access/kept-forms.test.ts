import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app.close());

const url = '/administration/organisationer/region-12';
const edited = { name: 'Region Skåne', hsaId: '', mail: 'halvskrivet@exempel.se', version: '1' };
const kept = (): Promise<Record<string, unknown>[]> => app.db.asOwner('select person, path, body from kept_form');
const lapse = (browser: Browser, interval = '31 minutes') =>
  app.db.asOwner(`update session set last_seen_at = clock_timestamp() - interval '${interval}' where person = $1`, [browser.person]);

describe('a form sent after the session has lapsed', () => {
  it('is kept, the way leads to sign-in and back, and the page shows it and says so', async () => {
    const before = await session(app.db, 'regionadministrator-skane');
    await lapse(before);
    const answer = await send(app, before, url, edited);
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain('Det du skrev är inte skickat, men det är sparat i ett dygn');
    expect(answer.body).toContain('href="/logga-in?till=%2Fadministration%2Forganisationer%2Fregion-12"');
    expect(await kept()).toEqual([{ person: before.person, path: url, body: edited }]);

    const after = await session(app.db, 'regionadministrator-skane');
    const page = await get(app, after, url);
    expect(page.body).toContain('Det du skrev är kvar');
    expect(page.body).toContain('value="halvskrivet@exempel.se"');

    const others = await session(app.db, 'administrator');
    expect((await get(app, others, url)).body).not.toContain('halvskrivet');

    expect((await send(app, after, url, edited)).statusCode).toBe(303);
    expect(await kept()).toEqual([]);
    expect((await get(app, after, url)).body).not.toContain('Det du skrev är kvar');
  });

  it('in English leads back in English', async () => {
    const before = await session(app.db, 'regionadministrator-skane');
    await lapse(before);
    const answer = await send(app, before, `/en${url}`, { ...edited, version: '2' });
    expect(answer.body).toContain('href="/en/logga-in?till=%2Fen%2Fadministration%2Forganisationer%2Fregion-12"');
    expect((await get(app, await session(app.db, 'regionadministrator-skane'), `/en${url}`)).body).toContain(
      'What you wrote is still here',
    );
  });

  it('can be thrown away by the one who wrote it', async () => {
    const by = await session(app.db, 'regionadministrator-skane');
    const answer = await send(app, by, '/sparade-formular/slang', { page: url });
    expect(answer.headers.location).toBe(url);
    expect(await kept()).toEqual([]);
  });

  it('kept on an older version shows both versions when it is sent', async () => {
    const before = await session(app.db, 'regionadministrator-skane');
    await lapse(before);
    await send(app, before, url, { ...edited, mail: 'min@exempel.se', version: '2' });
    const administrator = await session(app.db, 'administrator');
    expect((await send(app, administrator, url, { ...edited, mail: 'deras@exempel.se', version: '2' })).statusCode).toBe(303);
    const after = await session(app.db, 'regionadministrator-skane');
    const page = await get(app, after, url);
    expect(page.body).toMatch(/name="version" value="2"/);
    const late = await send(app, after, url, { ...edited, mail: 'min@exempel.se', version: '2' });
    expect(late.statusCode).toBe(409);
    await send(app, after, '/sparade-formular/slang', { page: url });
  });

  it('whose content is to be written down nowhere is not kept', async () => {
    const before = await session(app.db, 'handlaggare');
    await lapse(before);
    const answer = await send(app, before, '/arbete/definitioner/pacemakerextraktion%401/prova', { alder: '40' });
    expect(answer.statusCode).toBe(401);
    expect(await kept()).toEqual([]);
  });

  it('is gone after a day', async () => {
    const before = await session(app.db, 'regionadministrator-skane');
    await lapse(before);
    await send(app, before, url, edited);
    await app.db.asOwner("update kept_form set kept_at = kept_at - interval '25 hours'");
    expect((await get(app, await session(app.db, 'regionadministrator-skane'), url)).body).not.toContain('Det du skrev är kvar');
    await app.db.asOwner('delete from kept_form');
  });

  it.each<[string, (browser: Browser) => Promise<unknown>, Record<string, string>]>([
    ['without the token of that session', lapse, { _csrf: 'something else' }],
    ['after signing out', (browser) => send(app, browser, '/logga-ut', {}), {}],
    [
      'after the role was taken away',
      (b) => app.db.asOwner("update session set ended_at = clock_timestamp(), ended_why = 'role-removed' where person = $1", [b.person]),
      {},
    ],
    [
      'after more than a day',
      (b) =>
        app.db.asOwner("update session set ended_at = clock_timestamp() - interval '25 hours', ended_why = 'idle' where person = $1", [
          b.person,
        ]),
      {},
    ],
  ])('%s is not kept', async (_, end, more) => {
    const before = await session(app.db, 'regionadministrator-skane');
    const fields = before.fields();
    await end(before);
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: { ...before.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...fields, ...edited, ...more }).toString(),
    });
    expect(answer.statusCode).toBe(401);
    expect(await kept()).toEqual([]);
  });
});

describe('what takes a fresh sign-in', () => {
  it('is kept, leads to prove who one is and back, and is then done', async () => {
    const stale = await session(app.db, 'regionadministrator-skane', { fresh: false });
    const editor = await session(app.db, 'redaktor-skane');
    const [role] = await app.db.asOwner<{ id: string }>('select id from assignment where person = $1 and ended_at is null', [
      editor.person,
    ]);
    const page = `/administration/roller/${role?.id}`;
    const answer = await send(app, stale, `${page}/avsluta`, { reason: 'Har slutat' });
    expect(answer.statusCode).toBe(303);
    const to = String(answer.headers.location);
    expect(to).toBe(`/logga-in/bekrafta?till=${encodeURIComponent(page)}`);
    const stepUp = await get(app, stale, to);
    expect(stepUp.body).toContain('Det du har skrivit är sparat');
    expect(stepUp.body).toContain(`name="returnTo" value="${page}"`);

    const fresh = await session(app.db, 'regionadministrator-skane');
    const back = await get(app, fresh, page);
    expect(back.body).toContain('value="Har slutat"');
    expect((await send(app, fresh, `${page}/avsluta`, { reason: 'Har slutat' })).statusCode).toBe(303);
    expect(await kept()).toEqual([]);
  });

  it('as a page or a file leads there and back to the very address', async () => {
    const stale = await session(app.db, 'administrator', { fresh: false });
    for (const address of ['/administration/roller/ge', '/logg.csv?action=role', '/en/administration/namnden/ny']) {
      const answer = await get(app, stale, address);
      expect(answer.statusCode).toBe(303);
      expect(String(answer.headers.location)).toMatch(/logga-in\/bekrafta\?till=/);
      expect(new URL(String(answer.headers.location), 'http://x').searchParams.get('till')).toBe(address);
    }
  });

  it('sent with another session’s token is refused and not kept', async () => {
    const stale = await session(app.db, 'administrator', { fresh: false });
    const other = await session(app.db, 'administrator-2');
    const answer = await app.inject({
      method: 'POST',
      url: '/administration/namnden/ny',
      headers: { ...stale.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...other.fields(), person: 'x' }).toString(),
    });
    expect(answer.statusCode).toBe(403);
    expect(await kept()).toEqual([]);
  });
});
