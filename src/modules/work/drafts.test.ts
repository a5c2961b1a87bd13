import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { AREA, grantValues, registerWork } from '../../../tests/support/register-work.ts';
import { get, personId, send, session } from '../../../tests/support/signed-in.ts';
import { verifyAudit } from '../audit/index.ts';

const { app, officer, colleague, head, begin, edit, propose, confirm, journalIds, statusOf, audits, proposedGrant } = await registerWork();
afterAll(() => app.close());

describe('from draft to decision', () => {
  test('a case officer drafts a grant, the head confirms it, and it is seen at once by those who may see what is made up', async () => {
    const before = { areas: await app.inject('/v1/statistics/permits-by-region'), page: await app.inject(`/omraden/${AREA}`) };
    const id = await begin(officer, { area: AREA, kind: 'grant' });
    expect((await edit(officer, id, 1, { when: '2026-06-10' })).statusCode).toBe(303);
    const view = await get(app, officer, `/arbete/utkast/${id}`);
    expect(view.body).toContain('Region saknas.');
    expect((await propose(officer, id, 2, grantValues('12'))).headers.location).toContain('klart=sent');
    expect(await statusOf(id)).toEqual({ status: 'proposed', version: 4 });

    const preview = await get(app, head, `/arbete/utkast/${id}/forhandsvisning`);
    expect(preview.body).toContain('Tillstånd, Region Skåne');
    expect((await get(app, head, `/arbete/utkast/${id}/forhandsvisning/omrade`)).body).toContain('Region Skåne');
    expect((await get(app, head, `/arbete/utkast/${id}/beslut`)).body).toContain('Bekräfta');

    const done = await confirm(head, id, 4);
    expect(done.headers.location).toContain('klart=done');
    expect(await journalIds()).toContain(`demo/grant/${AREA}-12-demo`);
    expect((await get(app, officer, `/tillstand/${AREA}-12-demo`)).statusCode).toBe(200);
    expect((await get(app, officer, `/omraden/${AREA}`)).body).toContain('Påhittad uppgift för demonstration');

    expect((await app.inject(`/tillstand/${AREA}-12-demo`)).statusCode).toBe(404);
    const after = await app.inject('/v1/statistics/permits-by-region');
    expect(after.json()).toEqual(before.areas.json());
    expect((await app.inject(`/omraden/${AREA}`)).body.replaceAll(/\d+-[0-9a-f]{8}/g, '')).toBe(
      before.page.body.replaceAll(/\d+-[0-9a-f]{8}/g, ''),
    );
    expect((await audits('journal.recorded')).at(-1)).toMatchObject({ actor: head.person, result: 'done', object_id: id });
    expect((await verifyAudit(app.db, [app.auditKey])).fault).toBeUndefined();
  });

  test('what a head gives back says why, and can be written on and sent again', async () => {
    const { id, version } = await proposedGrant('01');
    expect((await send(app, head, `/arbete/utkast/${id}/aterlamna`, { version: String(version), reason: '' })).statusCode).toBe(422);
    await send(app, head, `/arbete/utkast/${id}/aterlamna`, { version: String(version), reason: 'Fel dag.' });
    expect((await get(app, officer, `/arbete/utkast/${id}`)).body).toContain('Fel dag.');
    expect((await propose(officer, id, 4, { ...grantValues('01'), when: '2026-06-11' })).headers.location).toContain('klart=sent');
    const compared = await get(app, officer, `/arbete/utkast/${id}/jamfor?fran=2&till=5`);
    expect(compared.body).toMatch(/<del>.*2026-06-10/);
    expect(compared.body).toMatch(/<ins>.*2026-06-11/);
    await send(app, officer, `/arbete/utkast/${id}/dra-tillbaka`, { version: '6' });
    expect(await statusOf(id)).toMatchObject({ status: 'withdrawn' });
    expect((await confirm(head, id, 7)).statusCode).toBe(409);
  });

  test('a form with faults is shown again, with every fault and all that was written', async () => {
    const id = await begin(officer, { area: AREA, kind: 'definition' });
    const answer = await propose(officer, id, 1, {
      when: 'igår',
      version: '',
      basis: 'decided',
      'parts.0.headingSv': 'Egen rubrik',
      'parts.0.points.0.sv': '',
    });
    expect(answer.statusCode).toBe(422);
    for (const said of ['Du skrev igår', 'Versionens nummer saknas', 'Del 1: Text saknas', 'Del 1, punkt 1: Text saknas', 'Egen rubrik'])
      expect(answer.body).toContain(said);
    expect(await statusOf(id)).toEqual({ status: 'draft', version: 1 });
  });

  test('rows are added and taken away without a script, and nothing is saved by that', async () => {
    const id = await begin(officer, { area: AREA, kind: 'conditions' });
    const added = await send(app, officer, `/arbete/utkast/${id}/skriv`, {
      do: 'add:conditions',
      draftVersion: '1',
      'conditions.0.sv': 'Mitt villkor',
    });
    expect(added.statusCode).toBe(200);
    expect(added.body).toContain('name="conditions.1.sv"');
    expect(added.body).toContain('Mitt villkor');
    const removed = await send(app, officer, `/arbete/utkast/${id}/skriv`, {
      do: 'remove:conditions.0',
      draftVersion: '1',
      'conditions.0.sv': 'Mitt villkor',
    });
    expect(removed.body).not.toContain('Mitt villkor');
    expect(await statusOf(id)).toEqual({ status: 'draft', version: 1 });
  });
});

describe('another confirms', () => {
  test('nobody confirms what they have written in, whatever roles they hold', async () => {
    await app.db.asOwner(
      `insert into assignment (person, role, organisation, valid_from, needs_confirmation) values ($1, 'head', 'authority', '2020-01-01', false)`,
      [await personId(app.db, 'handlaggare-2')],
    );
    const id = await begin(officer, { area: AREA, kind: 'reject' });
    await edit(colleague, id, 1, { when: '2026-06-10', region: '03' });
    await propose(officer, id, 2, { when: '2026-06-10', region: '03' });
    const asHead = await session(app.db, 'handlaggare-2');
    const [acting] = await app.db.asOwner<{ id: string }>(`select id from assignment where person = $1 and role = 'head'`, [asHead.person]);
    await app.db.asOwner('update session set acting = $1 where person = $2', [acting?.id, asHead.person]);
    expect((await get(app, asHead, `/arbete/utkast/${id}/beslut`)).body).toContain('får inte själv bekräfta');
    const refused = await confirm(asHead, id, 4);
    expect(refused.statusCode).toBe(403);
    expect(await statusOf(id)).toMatchObject({ status: 'proposed' });
    expect(await audits('journal.recorded')).toContainEqual({ actor: asHead.person, result: 'denied', object_id: id });
    await app.db.asOwner(`update assignment set ended_at = now(), ended_by = null where id = $1`, [acting?.id]);
  });

  test('and the database refuses it to those who pass the pages by', async () => {
    const { id } = await proposedGrant('14');
    const by = (person: string) =>
      app.db.asOwner(
        `update work_draft set status = 'confirmed', version = version + 1, confirmed_by = $2, confirmed_at = now() where id = $1`,
        [id, person],
      );
    await expect(by(officer.person)).rejects.toThrow(/whoever has written|another_confirms/);
    await expect(app.db.asOwner(`update work_draft set status = 'draft', version = version + 1 where id = $1`, [id])).rejects.toThrow(
      /cannot go from/,
    );
    await expect(app.db.asOwner('update work_draft_version set made_by = made_by where draft = $1', [id])).rejects.toThrow(/append-only/);
    await expect(app.db.asOwner('delete from work_draft where id = $1', [id])).rejects.toThrow(/append-only/);
  });

  test('only with a fresh sign-in, which leads back to the page', async () => {
    const { id, version } = await proposedGrant('21');
    const stale = await session(app.db, 'enhetschef', { fresh: false });
    const answer = await confirm(stale, id, version);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toContain(`till=${encodeURIComponent(`/arbete/utkast/${id}/beslut`)}`);
    expect(await statusOf(id)).toMatchObject({ status: 'proposed' });
  });
});

describe('at the same time', () => {
  test('two confirm: one wins, the other is told', async () => {
    const { id, version } = await proposedGrant('23');
    const other = await session(app.db, 'enhetschef');
    const before = (await journalIds()).length;
    const answers = await Promise.all([confirm(head, id, version), confirm(other, id, version)]);
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([303, 409]);
    expect((await journalIds()).length).toBe(before + 1);
  });

  test('a form sent fifty times makes one entry', async () => {
    const id = await begin(officer, { area: AREA, kind: 'reject' });
    const key = randomUUID();
    const sent = await Promise.all(Array.from({ length: 50 }, () => propose(officer, id, 1, { when: '2026-06-10', region: '19' }, key)));
    expect(new Set(sent.map((answer) => answer.statusCode))).toEqual(new Set([303]));
    const before = (await journalIds()).length;
    const confirmKey = randomUUID();
    const all = await Promise.all(Array.from({ length: 50 }, () => confirm(head, id, 3, confirmKey)));
    expect(new Set(all.map((answer) => answer.statusCode))).toEqual(new Set([303]));
    expect((await journalIds()).length).toBe(before + 1);
  });

  test('two edit: the later one sees both versions, and chooses', async () => {
    const id = await begin(officer, { area: AREA, kind: 'reject' });
    const again = await session(app.db, 'handlaggare-2');
    await edit(again, id, 1, { when: '2026-06-10', region: '03', note: 'Kollegans ord' });
    const answer = await edit(officer, id, 1, { when: '2026-06-10', region: '03', note: 'Mina ord' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toMatch(/Kollegans/);
    expect(answer.body).toMatch(/Mina/);
    expect(await statusOf(id)).toEqual({ status: 'draft', version: 2 });
    expect((await edit(officer, id, 2, { when: '2026-06-10', region: '03', note: 'Mina ord' })).statusCode).toBe(303);
  });

  test('what was chosen is compared by its words, not by its codes', async () => {
    const id = await begin(officer, { area: AREA, kind: 'reject' });
    expect((await edit(officer, id, 1, { when: '2026-06-10', region: '03' })).statusCode).toBe(303);
    const { body } = await edit(officer, id, 1, { when: '2026-06-10', region: '05' });
    expect(body).toMatch(/<del>.*Uppsala/);
    expect(body).toMatch(/<ins>.*Östergötland/);
    await edit(officer, id, 2, { when: '2026-06-10', region: '05' });
    expect((await get(app, officer, `/arbete/utkast/${id}/jamfor?fran=2&till=3`)).body).toMatch(/<ins>.*Östergötland/);
  });

  test('places that are left are given once each, to whichever proposals are confirmed first', async () => {
    type Item = { id: string; slots: { units: number | null } | null; permits: { total: number }; holders: string[]; status: string };
    const { items } = (await app.inject('/v1/areas?limit=100')).json() as { items: Item[] };
    const area = items.find(
      ({ slots, permits, status }) => status === 'management' && (slots?.units ?? 0) > permits.total && permits.total > 0,
    );
    const free = (area?.slots?.units ?? 0) - (area?.permits.total ?? 0);
    const regions = await app.db.asOwner<{ code: string; name: string }>('select code, name from region order by code');
    const others = regions.filter(({ name }) => !area?.holders.includes(name)).slice(0, free + 3);
    const ids: string[] = [];
    for (const { code: region } of others) {
      const id = await begin(officer, { area: area?.id ?? '', kind: 'grant' });
      expect((await propose(officer, id, 1, { when: '2026-06-10', region })).statusCode).toBe(303);
      ids.push(id);
    }
    const done = await Promise.all(ids.map((id) => confirm(head, id, 3)));
    expect(done.filter((answer) => answer.statusCode === 303)).toHaveLength(free);
    expect(done.filter((answer) => answer.statusCode === 409)).toHaveLength(3);
  });
});

describe('row-level security', () => {
  test.each(['kontaktperson-skane', 'ledamot'])('%s sees no draft in the database, whatever the pages say', async (persona) => {
    const by = await session(app.db, persona);
    const [acting] = await app.db.asOwner<{ role: string; organisation: string }>(
      'select role, organisation from assignment where person = $1',
      [by.person],
    );
    const { sql } = await import('kysely');
    const seen = await app.db.tx(async (tx) => {
      await sql`select set_config('tillstand.person', ${by.person}, true), set_config('tillstand.role', ${acting?.role}, true),
        set_config('tillstand.organisation', ${acting?.organisation}, true)`.execute(tx);
      const counts = await sql<{ n: number }>`
        select (select count(*) from work_draft) + (select count(*) from work_draft_version) + (select count(*) from work_draft_entry) as n`.execute(
        tx,
      );
      return counts.rows[0]?.n;
    });
    expect(seen).toBe(0);
    expect((await get(app, by, '/arbete')).statusCode).toBe(403);
  });
});
