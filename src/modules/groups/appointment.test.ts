import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Browser,
  caseIn,
  daysFrom,
  get,
  groupOf,
  nominee,
  openedRound,
  recorded,
  type SignedInApp,
  send,
  session,
  today,
  whole,
} from '../../../tests/support/group-story.ts';
import { signedInApp } from '../../../tests/support/signed-in.ts';
import { appoint, counted, propose, seatOf } from './test-group.ts';

let app: SignedInApp;
let officer: Browser;
let colleague: Browser;
let head: Browser;
let id: string;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  colleague = await session(app.db, 'handlaggare-2');
  head = await session(app.db, 'enhetschef');
  id = await caseIn(app, 'mapping');
  await openedRound(app, officer, id);
}, 60_000);
afterAll(() => app.close());

const count = counted(() => app);

describe('the expert group', () => {
  let ids: readonly string[];

  it('letters are recorded with the day they came', async () => {
    const early = nominee({ source: 'npo', sourceName: 'NPO (påhittat)', received: daysFrom(today(), -3), mail: 'x@exempel.se' });
    const refused = await send(app, officer, `/arenden/${id}/nomineringar/brev`, early);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('före omgången');
    await recorded(app, officer, id);
    const page = await get(app, officer, `/arenden/${id}/nomineringar`);
    expect(page.body).toContain('Bland de nominerade finns det som en sakkunniggrupp behöver.');
    expect((await get(app, officer, `/arenden/${id}/grupper/sakkunniga`)).body).toContain('välja ledamöter bland de nominerade');
    const named = await app.db.asOwner<{ id: string }>(
      "select id from nomination where care_case = $1 and status = 'standing' and name like 'Påhittad _' order by name",
      [id],
    );
    ids = named.map((row) => row.id);
    expect(ids).toHaveLength(whole.length);
  });

  it('that lacks something says what, and needs a reason', async () => {
    const six = ids.slice(1, 6);
    const answer = await propose(app, officer, id, { version: '0', members: six, chair: six[0] ?? '' });
    expect(answer.statusCode).toBe(422);
    for (const said of [
      'Gruppen har 5 ledamöter. Den behöver minst 7.',
      'Norra sjukvårdsregionen saknar ledamot.',
      'Ingen företräder patienter eller närstående.',
      'Sammansättningen brister.',
    ]) {
      expect(answer.body).toContain(said);
    }
    const checked = await propose(app, officer, id, { version: '0', members: ids, chair: '', do: 'check' });
    expect(checked.body).toContain('Gruppen är sammansatt som den ska.');
    const nobody = await propose(app, officer, id, { version: '0', members: [], chair: ids[0] ?? '' });
    expect(nobody.body).toContain('Välj minst en ledamot.');
    const strange = await propose(app, officer, id, { version: '0', members: [randomUUID()], chair: ids[0] ?? '' });
    expect(strange.statusCode).toBe(422);
    expect(await groupOf(app, id, 'expert')).toBeUndefined();
  });

  it('is proposed once, and a stale proposal shows both', async () => {
    const key = randomUUID();
    const body = { version: '0', members: ids, chair: ids[0] ?? '' };
    const answers = await Promise.all([propose(app, officer, id, body, key), propose(app, officer, id, body, key)]);
    expect(answers.map((one) => one.statusCode)).toEqual([303, 303]);
    expect(await count("from group_seat where care_case = $1 and status = 'proposed'", id)).toBe(7);
    const stale = await propose(app, colleague, id, { version: '0', members: ids.slice(0, 3), chair: ids[1] ?? '', reason: 'Prov' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Påhittad 7');
    expect(await count("from group_seat where care_case = $1 and status = 'proposed'", id)).toBe(7);
  });

  it('is not appointed by whoever has proposed it, whatever the page says', async () => {
    const group = await groupOf(app, id, 'expert');
    await app.db.asOwner('update care_group set proposed_by = $1 where id = $2', [head.person, group?.id]);
    const answer = await appoint(app, head, id, String(group?.version));
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Du har föreslagit gruppen');
    expect(await count("from audit_event where action = 'group.appointed' and result = 'denied' and actor = $1", head.person)).toBe(1);
    await expect(
      app.db.asOwner("update care_group set status = 'appointed', appointed_by = proposed_by, appointed_at = now() where id = $1", [
        group?.id,
      ]),
    ).rejects.toThrow('another_appoints');
    await app.db.asOwner('update care_group set proposed_by = $1 where id = $2', [officer.person, group?.id]);
    expect((await appoint(app, head, id, '99')).statusCode).toBe(409);
    expect(await count("from group_seat where care_case = $1 and status = 'appointed'", id)).toBe(0);
  });

  it('is appointed with a letter and a diary number for each, once, and is the product of the step', async () => {
    const group = await groupOf(app, id, 'expert');
    const key = randomUUID();
    const before = await count('from diary_entry where care_case = $1', id);
    const answers = await Promise.all([
      appoint(app, head, id, String(group?.version), {}, key),
      appoint(app, head, id, String(group?.version), {}, key),
    ]);
    expect(answers.map((one) => [one.statusCode, one.headers.location])).toEqual(
      [1, 2].map(() => [303, `/arenden/${id}/grupper/sakkunniga?klart=appointed`]),
    );
    expect(await count("from group_seat where care_case = $1 and status = 'appointed' and document is not null", id)).toBe(7);
    expect(await count('from diary_entry where care_case = $1', id)).toBe(before + 7);
    expect(await count("from document where care_case = $1 and kind = 'appointment'", id)).toBe(7);
    expect(await count("from case_product where care_case = $1 and kind = 'expert-group' and superseded_at is null", id)).toBe(1);
    expect(await count("from case_task where care_case = $1 and key like 'nominate:%' and closed_at is null", id)).toBe(0);
    const page = await get(app, officer, `/arenden/${id}/grupper/sakkunniga`);
    expect(page.body).toContain('Gruppen är sammansatt som den ska.');
    expect(page.body).toContain('ordförande');
    const answer = (await get(app, officer, `/v1/cases/${id}/group`)).json();
    expect(answer.items).toMatchObject([{ kind: 'expert', status: 'appointed', lacks: [], fictitious: true }]);
    expect(answer.items[0].members).toHaveLength(7);
    expect(answer.items[0].members.filter((one: { isChair: boolean }) => one.isChair)).toMatchObject([{ name: 'Påhittad 1' }]);
  }, 20_000);

  it('a proposal that is given back says why, and appoints nobody', async () => {
    const group = await groupOf(app, id, 'expert');
    const seats = await count("from group_seat where care_case = $1 and status = 'appointed'", id);
    const chair = await seatOf(app, id, 'Påhittad 3');
    await propose(app, officer, id, { version: String(group?.version), members: [], chair: chair.id, reason: 'Ny ordförande.' });
    const now = await groupOf(app, id, 'expert');
    const url = `/arenden/${id}/grupper/sakkunniga/aterlamna`;
    expect((await send(app, head, url, { version: String(now?.version), note: '' })).statusCode).toBe(422);
    expect((await send(app, head, url, { version: String(now?.version), note: 'Vänta.' })).headers.location).toContain('klart=returned');
    expect(await count("from group_seat where care_case = $1 and status = 'appointed'", id)).toBe(seats);
    expect((await appoint(app, head, id, String(now?.version))).statusCode).toBe(409);
  });
});
