import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  decide,
  get,
  made,
  newName,
  nominated,
  nomination,
  prioritised,
  type SignedInApp,
  send,
  session,
  stateOf,
  versionOf,
} from '../../../tests/support/case-story.ts';
import { type Browser, signedInApp } from '../../../tests/support/signed-in.ts';
import { partsOfZip } from '../../../tests/support/zip.ts';

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

const count = async (table: string, id: string): Promise<number> =>
  (await app.db.asOwner<{ n: number }>(`select count(*)::int as n from ${table} where care_case = $1`, [id]))[0]?.n ?? -1;

describe('nominating an area', () => {
  it('opens a case at the longlist, with a diary number, a task and the area in the register', async () => {
    const name = newName();
    const id = await nominated(app, officer, name);
    const page = await get(app, officer, `/arenden/${id}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(name);
    expect(page.body).toMatch(/DEMO-\d{4}-\d{6}/);
    expect(page.body).toContain('Påhittat ärende i demonstrationen');
    const tasks = await get(app, other, '/mina-uppgifter');
    expect(tasks.body).toContain(`Prioritera ${name}`);
    const [area] = await app.db.asOwner<{ id: string; fictitious: boolean }>('select id, fictitious from care_area where name = $1', [
      name,
    ]);
    expect(area?.fictitious).toBe(true);
    expect((await get(app, officer, `/omraden/${area?.id}`)).body).toContain('Bruttolista');
    expect((await app.inject({ url: `/omraden/${area?.id}` })).statusCode).toBe(404);
  });

  it('shows what is wrong beside what was written, and does nothing', async () => {
    const sent = nomination('', { 'reason-rare': '', 'reason-complex': '', emergency: '', from: 'NPO Behåll mig' });
    const answer = await send(app, officer, '/arenden/nytt', { ...sent, name: newName() });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Skriv minst ett skäl.');
    expect(answer.body).toContain('NPO Behåll mig');
    expect(answer.body).toContain('<title>Fel:');
  });

  it('refuses a second open case of an area, an area that is further on, and a name that is taken', async () => {
    const name = newName();
    await nominated(app, officer, name);
    expect((await send(app, officer, '/arenden/nytt', nomination(name))).body).toContain('Ett område heter redan så');
    const [area] = await app.db.asOwner<{ id: string }>('select id from care_area where name = $1', [name]);
    expect((await send(app, officer, '/arenden/nytt', nomination('', { area: area?.id ?? '' }))).body).toContain('redan ett öppet ärende');
    const beyond = await send(app, officer, '/arenden/nytt', nomination('', { area: 'sallsynta-motorikstorningar' }));
    expect(beyond.statusCode).toBe(422);
    expect(beyond.body).toContain('längre fram i processen');
  });

  it('keeps every version of the nomination and shows both when two have edited it', async () => {
    const id = await nominated(app, officer);
    const { area: _a, name: _n, nameEn: _e, ...fields } = nomination('x');
    const edit = { ...fields, 'reason-rare': 'Färre än femtio om året.', reason: 'Ny uppgift', version: '1' };
    expect((await send(app, officer, `/arenden/${id}/nominering`, edit)).statusCode).toBe(303);
    const late = await send(app, other, `/arenden/${id}/nominering`, { ...edit, 'reason-rare': 'Fler än hundra.' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Färre än femtio om året.');
    expect(late.body).toContain('Fler än hundra.');
    expect(await count('case_nomination', id)).toBe(2);
  });
});

describe('taking a case on', () => {
  it('names what is missing, with the way to where it is made', async () => {
    const id = await nominated(app, officer);
    const answer = await decide(app, head, id, 'vidare');
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Prioritering med skäl');
    expect(answer.body).toContain(`/arenden/${id}/prioritet`);
    expect(await stateOf(app, id)).toBe('longlist');
  });

  it('is decided by a head who is freshly signed in, and shows in the register at once', async () => {
    const name = newName();
    const id = await nominated(app, officer, name);
    await prioritised(app, officer, id);
    const stale = await session(app.db, 'enhetschef', { fresh: false });
    const led = await decide(app, stale, id, 'vidare');
    expect(led.statusCode).toBe(303);
    expect(String(led.headers.location)).toContain('bekrafta');
    expect(await stateOf(app, id)).toBe('longlist');
    expect((await decide(app, head, id, 'vidare')).statusCode).toBe(303);
    expect(await stateOf(app, id)).toBe('mapping');
    const [area] = await app.db.asOwner<{ id: string }>('select id from care_area where name = $1', [name]);
    expect((await get(app, officer, `/omraden/${area?.id}`)).body).toContain('Kartläggning');
  });

  it('leaves a document that bears the number that the diary gave it', async () => {
    const name = newName();
    const id = await nominated(app, officer, name);
    await prioritised(app, officer, id);
    await decide(app, head, id, 'pausa', { reason: 'Väntar på en kunskapsöversikt.' });
    const [entry] = await app.db.asOwner<{ number: string; document: string; subject: string }>(
      "select number, document, subject from diary_entry where care_case = $1 and kind = 'decision'",
      [id],
    );
    expect(entry?.subject).toBe(`Beslut att pausa: ${name}`);
    const address = `/dokument/${entry?.document}/docx`;
    expect((await get(app, officer, `/arenden/${id}`)).body).toContain(address);
    const file = await get(app, officer, address);
    expect(file.statusCode).toBe(200);
    const said = partsOfZip(file.rawPayload).get('word/document.xml');
    expect(said).toContain(entry?.number ?? 'no number');
    expect(said).toContain('Väntar på en kunskapsöversikt.');
  });

  it('is not decided by the head who made what the decision rests on', async () => {
    const id = await nominated(app, officer);
    await prioritised(app, officer, id);
    await app.db.asOwner(
      "update case_product set superseded_at = now(), superseded_why = 'made-anew' where care_case = $1 and kind = 'priority'",
      [id],
    );
    await made(app, id, 'priority', head.person);
    const answer = await decide(app, head, id, 'vidare');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('En annan chef fattar beslutet');
    expect(await stateOf(app, id)).toBe('longlist');
  });

  it('goes on by the officer who handles it, and by no other', async () => {
    const id = await nominated(app, officer);
    await prioritised(app, officer, id);
    await decide(app, head, id, 'vidare');
    await made(app, id, 'expert-group', head.person);
    const byOther = await send(app, other, `/arenden/${id}/ga-vidare`, { version: await versionOf(app, id) });
    expect(byOther.statusCode).toBe(403);
    const done = await send(app, officer, `/arenden/${id}/ga-vidare`, { version: await versionOf(app, id) });
    expect(done.statusCode).toBe(303);
    expect(await stateOf(app, id)).toBe('review');
  });

  it('is moved once by two who decide at the same time, and once by a form sent twice', async () => {
    const id = await nominated(app, officer);
    await prioritised(app, officer, id);
    const version = await versionOf(app, id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => decide(app, head, id, 'pausa', {}, version)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409, 409, 409, 409, 409]);
    const key = '0123456789abcdef0123';
    const body = { version: await versionOf(app, id), reason: 'Prov.' };
    const twice = await Promise.all([1, 2, 3].map(() => send(app, head, `/arenden/${id}/avgor/ateruppta`, body, { key })));
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    const [moves] = await app.db.asOwner<{ n: number }>(
      "select count(*)::int as n from case_event where care_case = $1 and kind in ('case.pause', 'case.resume')",
      [id],
    );
    expect(moves?.n).toBe(2);
  });
});

describe('a case that is stopped', () => {
  it('keeps where it stood and is resumed there; the register tells where', async () => {
    const name = newName();
    const id = await nominated(app, officer, name);
    await prioritised(app, officer, id);
    await decide(app, head, id, 'vidare');
    expect((await decide(app, head, id, 'pausa', { reason: 'Väntar på underlag.' })).statusCode).toBe(303);
    const [area] = await app.db.asOwner<{ id: string }>('select id from care_area where name = $1', [name]);
    expect((await get(app, officer, `/omraden/${area?.id}`)).body).toContain('Pausat innan sakkunniggrupp');
    expect((await decide(app, head, id, 'vidare')).statusCode).toBe(409);
    expect((await decide(app, head, id, 'ateruppta')).statusCode).toBe(303);
    expect(await stateOf(app, id)).toBe('mapping');
    expect((await decide(app, head, id, 'pausa', { reason: '' })).statusCode).toBe(422);
  });

  it('goes back a step with what is to be redone, and not on again without it', async () => {
    const id = await nominated(app, officer);
    await prioritised(app, officer, id);
    await decide(app, head, id, 'vidare');
    await made(app, id, 'expert-group', head.person);
    await send(app, officer, `/arenden/${id}/ga-vidare`, { version: await versionOf(app, id) });
    expect((await decide(app, head, id, 'tillbaka')).statusCode).toBe(422);
    expect((await decide(app, head, id, 'tillbaka', { redo: 'expert-group' })).statusCode).toBe(303);
    expect(await stateOf(app, id)).toBe('mapping');
    const again = await send(app, officer, `/arenden/${id}/ga-vidare`, { version: await versionOf(app, id) });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Förordnad sakkunniggrupp');
  });

  it('gives its parts cases of their own when it is split, and is not opened again', async () => {
    const id = await nominated(app, officer);
    await prioritised(app, officer, id);
    await decide(app, head, id, 'vidare');
    const [a, b] = [newName(), newName()];
    expect((await decide(app, head, id, 'dela', { parts: `${a}\n${b}` })).statusCode).toBe(303);
    const parts = await app.db.asOwner<{ id: string; state: string }>(
      'select c.id, c.state from care_case c join care_area r on r.id = c.area where r.name = any($1)',
      [[a, b]],
    );
    expect(parts.map(({ state }) => state)).toEqual(['mapping', 'mapping']);
    expect((await get(app, head, `/arenden/${parts[0]?.id}`)).statusCode).toBe(200);
    expect((await decide(app, head, id, 'ateruppta')).statusCode).toBe(409);
    expect(await stateOf(app, id)).toBe('ended');
  });

  it('is merged into an area with a case of its own', async () => {
    const [from, into] = [await nominated(app, officer), await nominated(app, officer)];
    const [row] = await app.db.asOwner<{ area: string }>('select area from care_case where id = $1', [into]);
    expect((await decide(app, head, from, 'sla-ihop', { into: 'hirschsprungs-sjukdom' })).statusCode).toBe(422);
    expect((await decide(app, head, from, 'sla-ihop', { into: row?.area ?? '' })).statusCode).toBe(303);
    expect(await stateOf(app, from)).toBe('ended');
    expect(await stateOf(app, into)).toBe('longlist');
  });
});

describe('renaming', () => {
  it('keeps the case and the old name', async () => {
    const [before, after] = [newName(), newName()];
    const id = await nominated(app, officer, before);
    await prioritised(app, officer, id);
    const version = await versionOf(app, id);
    const renamed = await send(app, officer, `/arenden/${id}/namn`, { version, name: after, nameEn: '', reason: 'Bättre namn.' });
    expect(renamed.statusCode).toBe(303);
    const page = await get(app, officer, `/arenden/${id}`);
    expect(page.body).toContain(`Namnet ändrades från ${before} till ${after}`);
    const others = newName();
    await nominated(app, officer, others);
    const taken = await send(app, officer, `/arenden/${id}/namn`, {
      version: await versionOf(app, id),
      name: others,
      nameEn: '',
      reason: 'x',
    });
    expect(taken.statusCode).toBe(422);
    expect(taken.body).toContain('Ett område heter redan så');
  });
});
