import { afterAll, describe, expect, it } from 'vitest';
import { administration, words } from '../../../tests/support/administration.ts';
import { type Browser, demoIssuer, get, send, session } from '../../../tests/support/signed-in.ts';

const { app, administrator, second, skane, ask, give, added, given, lastEvent } = await administration();
afterAll(() => app.close());

describe('a role', () => {
  it('that decides can be used only when another administrator has confirmed it', async () => {
    const person = await added(administrator);
    const id = await given(administrator, person, 'head', 'authority');
    const usable = () => ask("select from usable_assignments($1, current_date) where role = 'head'", [person]);
    expect(await usable()).toEqual([]);

    const own = await send(app, administrator, `/administration/roller/${id}/bekrafta`, {});
    expect(own.statusCode).toBe(403);
    expect(words(own.body)).toContain('Den som gav rollen får inte själv bekräfta den. Be en annan administratör.');
    expect(await lastEvent('role.confirmed')).toMatchObject({ result: 'denied', reason: 'Whoever gave the role may not confirm it.' });
    expect(await usable()).toEqual([]);

    expect((await send(app, second, `/administration/roller/${id}/bekrafta`, {})).statusCode).toBe(303);
    expect(await usable()).toHaveLength(1);
    expect(await lastEvent('role.confirmed')).toMatchObject({ result: 'done', actor: second.person });
  });

  it('confirmed by two at once is confirmed once', async () => {
    const person = await added(second);
    const id = await given(second, person, 'board-member', 'board');
    const third = await added(administrator);
    const thirdRole = await given(administrator, third, 'administrator', 'authority');
    await send(app, second, `/administration/roller/${thirdRole}/bekrafta`, {});
    await ask("insert into identity (issuer, subject, person) values ($1, 'tredje', $2)", [demoIssuer, third]);
    const other = await session(app.db, 'tredje');
    const answers = await Promise.all([administrator, other].map((by) => send(app, by, `/administration/roller/${id}/bekrafta`, {})));
    expect(answers.map((one) => one.statusCode).toSorted()).toEqual([303, 409]);
    expect(words(answers.find((one) => one.statusCode === 409)?.body ?? '')).toContain('Det är redan gjort');
    expect(await ask("select from audit_event where action = 'role.confirmed' and object_id = $1 and result = 'done'", [id])).toHaveLength(
      1,
    );
    await send(app, administrator, `/administration/roller/${thirdRole}/avsluta`, { reason: 'Bara för provet' });
  });

  it.each<[string, () => Promise<[Browser, string, string, string]>, string]>([
    ['to oneself', async () => [skane, skane.person, 'region-contact', 'region-12'], 'Ingen ger en roll till sig själv.'],
    [
      'at another region',
      async () => [skane, await added(skane), 'region-contact', 'region-03'],
      'Det här hör till en annan organisation än den du arbetar för. Fråga administratören där.',
    ],
    ['of the authority by a region', async () => [skane, await added(skane), 'head', 'authority'], 'en annan organisation'],
    [
      'of a region by the authority',
      async () => [administrator, await added(administrator), 'region-contact', 'region-03'],
      'Roller i en region ges av regionens egen administratör. Fråga regionens administratör.',
    ],
    [
      'of another kind of organisation',
      async () => [skane, await added(skane), 'unit-head', 'region-12'],
      'Rollen hör inte till den sortens organisation.',
    ],
  ])('%s is refused, and logged', async (_, who, says) => {
    const [by, person, role, organisation] = await who();
    const answer = await give(by, person, role, organisation);
    expect(answer.statusCode).toBe(403);
    expect(words(answer.body)).toContain(says);
    expect(await ask('select from assignment where person = $1 and role = $2 and organisation = $3', [person, role, organisation])).toEqual(
      [],
    );
    expect(await lastEvent('role.given')).toMatchObject({ result: 'denied', actor: by.person });
  });

  it('the first administrator of a region is given by the authority, the second by the region', async () => {
    await given(administrator, await added(administrator), 'region-administrator', 'region-03');
    const again = await give(administrator, await added(administrator), 'region-administrator', 'region-03');
    expect(again.statusCode).toBe(403);
  });

  it('taken away ends the session that acts by it at once', async () => {
    const person = await added(skane, 'Kort uppdrag');
    const id = await given(skane, person, 'region-contact', 'region-12');
    await ask("insert into identity (issuer, subject, person) values ($1, 'kort-uppdrag', $2)", [demoIssuer, person]);
    const browser = await session(app.db, 'kort-uppdrag');
    expect((await get(app, browser, '/mina-inloggningar')).statusCode).toBe(200);
    expect((await send(app, skane, `/administration/roller/${id}/avsluta`, { reason: 'Uppdraget är slut' })).statusCode).toBe(303);
    expect((await get(app, browser, '/mina-inloggningar')).statusCode).toBe(401);
    expect(await lastEvent('role.taken')).toMatchObject({
      result: 'done',
      reason: 'Uppdraget är slut',
      acting: 'region-administrator@region-12',
    });
    const again = await send(app, skane, `/administration/roller/${id}/avsluta`, { reason: 'En gång till' });
    expect(again.statusCode).toBe(409);
  });

  it('of a region cannot be taken away, confirmed or seen by another region', async () => {
    const id = await given(skane, await added(skane), 'region-contact', 'region-12');
    await ask(
      "insert into identity (issuer, subject, person) select $1, 'uppsala-admin', person from assignment where role = 'region-administrator' and organisation = 'region-03' and ended_at is null",
      [demoIssuer],
    );
    const uppsala = await session(app.db, 'uppsala-admin');
    expect((await get(app, uppsala, `/administration/roller/${id}`)).statusCode).toBe(404);
    expect((await send(app, uppsala, `/administration/roller/${id}/avsluta`, { reason: 'Inte min' })).statusCode).toBe(404);
    expect(await lastEvent('role.taken')).toMatchObject({ result: 'denied', actor: uppsala.person });
    expect(await ask('select from assignment where id = $1 and ended_at is null', [id])).toHaveLength(1);
  });

  it('that has run out can be given anew; one that holds cannot be given twice', async () => {
    const person = await added(skane);
    const first = await given(skane, person, 'region-contact', 'region-12');
    const twice = await give(skane, person, 'region-contact', 'region-12');
    expect(twice.statusCode).toBe(422);
    expect(words(twice.body)).toContain('Personen har redan den rollen där.');
    await ask("update assignment set valid_to = '2026-01-31' where id = $1", [first]);
    await given(skane, person, 'region-contact', 'region-12');
  });

  it.each([
    [{ from: '2026-02-30' }, 'Skriv en dag som finns'],
    [{ from: '2027-02-01', to: '2027-01-01' }, 'Sista dagen är före första dagen.'],
    [{ from: '2020-01-01', to: '2020-02-01' }, 'Sista dagen har redan varit.'],
    [{ role: 'emperor' }, 'Välj en roll.'],
    [{ person: 'ingen' }, 'Välj en person.'],
  ])('%o is refused with words', async (more, says) => {
    const answer = await give(skane, skane.person, 'region-contact', 'region-12', more);
    expect(answer.statusCode).toBe(422);
    expect(words(answer.body)).toContain(says);
  });
});

// Last here: afterwards there is one administrator.
describe('the last administrators', () => {
  it('cannot take each other away at once', async () => {
    const roles = await ask("select id, person from assignment where role = 'administrator' and ended_at is null order by id");
    expect(roles).toHaveLength(2);
    const [one, two] = [await session(app.db, 'administrator'), await session(app.db, 'administrator-2')];
    const mine = (browser: Browser) => roles.find((role) => role.person === browser.person)?.id;
    const answers = await Promise.all([
      send(app, one, `/administration/roller/${mine(two)}/avsluta`, { reason: 'prov' }),
      send(app, two, `/administration/roller/${mine(one)}/avsluta`, { reason: 'prov' }),
    ]);
    expect(answers.filter((answer) => answer.statusCode === 303)).toHaveLength(1);
    expect(await ask("select from assignment where role = 'administrator' and ended_at is null")).toHaveLength(1);
  });
});
