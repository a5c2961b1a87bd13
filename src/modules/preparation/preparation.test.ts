import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appointedB1,
  type Browser,
  caseIn,
  daysFrom,
  declares,
  get,
  type SignedInApp,
  send,
  session,
  today,
} from '../../../tests/support/group-story.ts';
import { signedInApp } from '../../../tests/support/signed-in.ts';
import { asSubject } from '../access/index.ts';
import { predictionsOf } from './index.ts';

let app: SignedInApp;
let officer: Browser;
let head: Browser;
let members: readonly Browser[];
let id: string;
let url: string;
const area = 'sallsynta-motorikstorningar';
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  head = await session(app.db, 'enhetschef');
  id = await caseIn(app, 'consultation', area);
  url = `/arenden/${id}/b1-yttrande`;
  const personas = ['b1-ledamot', 'b1-ledamot-2', 'b1-ledamot-3'];
  await appointedB1(app, id, personas);
  members = await Promise.all(personas.map((persona) => session(app.db, persona)));
}, 60_000);
afterAll(() => app.close());

const count = async (query: string, ...parameters: unknown[]): Promise<number> =>
  (await app.db.asOwner<{ n: number }>(`select count(*)::int as n ${query}`, parameters))[0]?.n ?? -1;
const member = (at: number): Browser => {
  const one = members[at];
  if (!one) throw new Error('no such member');
  return one;
};
const version = async (): Promise<string> =>
  String((await app.db.asOwner<{ version: number }>('select version from b1_statement where care_case = $1', [id]))[0]?.version);
const write = (by: Browser, part: string, seen: string, body: Record<string, string>, key = randomUUID()) =>
  send(app, by, `${url}/delar/${part}`, { version: seen, ...body }, { key });
const prediction = {
  what: 'Fler patienter flygs till två sjukhus.',
  place: 'collaboration-region:norra',
  by: daysFrom(today(), 900),
  measure: 'Antal transporter i transportregistret.',
  direction: 'up',
  certainty: 'medium',
};
const answer = async (by: Browser, what: string, text = '') =>
  send(app, by, `${url}/stallningstagande`, { version: await version(), answer: what, text });

describe('the statement of B1', () => {
  it('is not opened or written by a member who has not said whether there is a conflict of interest', async () => {
    const shut = await get(app, member(0), url);
    expect(shut.statusCode).toBe(403);
    expect(shut.body).toContain('Du har inte sagt om du är jävig');
    expect((await send(app, member(0), url, {})).statusCode).toBe(403);
    expect(await count('from b1_statement')).toBe(0);
    for (const one of members.slice(0, 2)) await declares(app, one, id);
    const open = await get(app, member(0), url);
    expect(open.statusCode).toBe(200);
    const way = /<nav class="crumbs".*?<\/nav>/s.exec(open.body)?.[0] ?? '';
    expect([...way.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/arenden', `/arenden/${id}`]);
  });

  it('is begun once and written together; two who write the same part both see both', async () => {
    const [first, second] = await Promise.all([send(app, member(0), url, {}), send(app, officer, url, {})]);
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(await count('from b1_statement')).toBe(1);
    expect((await write(member(0), 'emergency-care', '0', { text: 'Jouren påverkas i norr.' })).statusCode).toBe(303);
    expect((await write(member(1), 'conclusion', '0', { text: 'Inget hindrar.' })).statusCode).toBe(303);
    const stale = await write(member(1), 'emergency-care', '0', { text: 'Jag skrev samtidigt.' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Jouren påverkas i norr.');
    expect(stale.body).toContain('Jag skrev samtidigt.');
    expect((await write(member(1), 'emergency-care', '1', { text: 'Vi skrev ihop oss.' })).statusCode).toBe(303);
    const history = await get(app, officer, `${url}/delar/emergency-care/versioner`);
    expect(history.body).toContain('Jouren påverkas i norr.');
    expect(history.body).toContain('Vi skrev ihop oss.');
    expect((await write(member(1), 'finns-inte', '0', { text: 'x' })).statusCode).not.toBe(303);
    expect((await write(member(1), 'prediction-9', '0', prediction)).statusCode).not.toBe(303);
  });

  it('foresees in a form that follow-up can use; a form sent twice is one prediction', async () => {
    const wrong = await write(member(0), 'new', '0', { ...prediction, by: today(), place: 'region:99', direction: '' });
    expect(wrong.statusCode).toBe(422);
    for (const said of ['Välj en dag framåt i tiden', 'Välj var det händer', 'Välj åt vilket håll', 'Fler patienter flygs'])
      expect(wrong.body).toContain(said);
    const key = randomUUID();
    const sent = await Promise.all([1, 2].map(() => write(member(0), 'new', '0', prediction, key)));
    expect(sent.map((one) => one.statusCode)).toEqual([303, 303]);
    expect((await write(member(1), 'new', '0', { ...prediction, what: 'Tas bort.', place: 'national' })).statusCode).toBe(303);
    expect((await send(app, member(1), `${url}/delar/prediction-2/ta-bort`, { version: '1' })).headers.location).toContain('removed');
    expect((await get(app, member(0), url)).body).not.toContain('Tas bort.');
    expect(await count("from b1_part where not removed and part like 'prediction-%'")).toBe(1);
  });

  it('is approved as it stands: what is written after takes new approvals; a dissent has reasons', async () => {
    expect((await answer(member(0), 'approve')).statusCode).toBe(303);
    expect((await answer(officer, 'approve')).statusCode).toBe(403);
    expect((await answer(member(1), 'dissent')).statusCode).toBe(422);
    const before = await version();
    expect((await write(officer, 'education', '0', { text: 'Utbildningen samlas.' })).statusCode).toBe(303);
    const late = await send(app, member(1), `${url}/stallningstagande`, { version: before, answer: 'approve', text: '' });
    expect(late.statusCode).toBe(409);
    expect((await answer(member(1), 'dissent', 'Akutsjukvården tunnas ut.')).statusCode).toBe(303);
    const page = await get(app, officer, url);
    expect(page.body).toContain('Stod bakom en tidigare version');
    expect(page.body).toContain('Akutsjukvården tunnas ut.');
    const locked = await send(app, officer, `${url}/las`, { version: await version() });
    expect(locked.statusCode).toBe(409);
    expect(locked.body).toContain('har inte tagit ställning');
  });

  it('a member with a conflict of interest neither opens, writes nor approves by any route, is logged, and is not waited for', async () => {
    const third = member(2);
    const told = await declares(app, third, id, 'possible', 'Jag leder en av enheterna.');
    expect(told.statusCode, told.body.slice(0, 6_000)).toBe(303);
    const seen = await version();
    const attempts = [
      await get(app, third, url),
      await get(app, third, `${url}/delar/conclusion`),
      await get(app, third, `${url}/delar/conclusion/versioner`),
      await get(app, third, `/v1/cases/${id}/system-effects-statement`),
      await get(app, third, `/v1/cases/${id}/group`),
      await get(app, third, `/arenden/${id}/grupper/b1`),
      await get(app, third, `/arenden/${id}/grupper/b1/moten`),
      await get(app, third, `/arenden/${id}/grupper/b1/moten/kalender.ics`),
      await send(app, third, url, {}),
      await write(third, 'conclusion', '1', { text: 'Jävigt.' }),
      await write(third, 'new', '0', prediction),
      await send(app, third, `${url}/delar/prediction-1/ta-bort`, { version: '1' }),
      await send(app, third, `${url}/stallningstagande`, { version: seen, answer: 'approve', text: '' }),
    ];
    for (const one of attempts) {
      expect(one.statusCode).toBe(403);
      expect(one.body).not.toContain('Vi skrev ihop oss.');
      expect(one.body).not.toContain('Fler patienter flygs');
    }
    expect(await version()).toBe(seen);
    expect(
      await count("from audit_event where actor = $1 and result = 'denied' and object_id = $2", third.person, id),
    ).toBeGreaterThanOrEqual(attempts.length);
    const [declaration] = await app.db.asOwner<{ id: string }>('select id from case_declaration where person = $1 order by id desc', [
      third.person,
    ]);
    const judged = await send(app, officer, `/arenden/${id}/jav/${third.person}/bedom`, {
      declaration: declaration?.id ?? '',
      outcome: 'conflict',
      reason: 'Leder en enhet.',
    });
    expect(judged.statusCode, judged.body.slice(0, 3_000)).toBe(303);
    expect((await get(app, officer, url)).body).not.toContain('Leder en enhet');
  });

  it('is locked once: a document with a diary number, the product of the step, and predictions for follow-up', async () => {
    expect((await answer(member(0), 'approve')).statusCode).toBe(303);
    expect((await send(app, head, `${url}/las`, { version: await version() })).statusCode).toBe(403);
    const key = randomUUID();
    const seen = await version();
    const sent = await Promise.all([1, 2].map(() => send(app, officer, `${url}/las`, { version: seen }, { key })));
    expect(sent.map((one) => one.headers.location)).toEqual([`${url}?klart=locked`, `${url}?klart=locked`]);
    expect(
      await count("from document_file f join document d on d.id = f.document where d.care_case = $1 and d.kind = 'b1-statement'", id),
    ).toBe(3);
    expect(await count("from case_product where care_case = $1 and kind = 'b1-statement' and superseded_at is null", id)).toBe(1);
    const page = await get(app, head, url);
    expect(page.body).toMatch(/Diarienummer DEMO-\d{4}-\d{6}/);
    expect(page.body).toContain('Reserverar sig');
    expect(page.body).toContain('Står bakom yttrandet');
    expect((await write(member(0), 'conclusion', '1', { text: 'För sent.' })).statusCode).toBe(409);
    expect((await answer(member(0), 'withdraw')).statusCode).toBe(409);
    await expect(app.db.asOwner("update b1_part set version = version + 1 where part = 'conclusion'")).rejects.toThrow('locked');
    const subject = { kind: 'person', id: officer.person, acting: { role: 'case-officer', organisation: 'authority' } } as never;
    const foreseen = await asSubject(app.db, subject, (tx) => predictionsOf(tx, area, { fictitious: true }));
    expect(foreseen).toMatchObject([
      { number: 1, placeKind: 'collaboration-region', place: 'norra', direction: 'up', certainty: 'medium' },
    ]);
    expect(await asSubject(app.db, subject, (tx) => predictionsOf(tx, area, { fictitious: false }))).toEqual([]);
    const json = (await get(app, member(0), `/v1/cases/${id}/system-effects-statement`)).json();
    expect(json).toMatchObject({ status: 'locked', fictitious: true, predictions: [{ number: 1, place: 'norra' }] });
    expect(json.members).toMatchObject([{ stand: 'approve' }, { stand: 'dissent', dissent: 'Akutsjukvården tunnas ut.' }]);
  });
});
