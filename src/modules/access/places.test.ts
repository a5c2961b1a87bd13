import { afterAll, describe, expect, it } from 'vitest';
import { administration, words } from '../../../tests/support/administration.ts';
import { demoIssuer, get, send, session } from '../../../tests/support/signed-in.ts';

const { app, administrator, skane, ask, added, given, lastEvent } = await administration();
afterAll(() => app.close());

describe('organisations', () => {
  it.each([
    [{ hsaId: 'SE2321000132-A1' }, 'kontrollsiffra'],
    [{ hsaId: 'fel' }, 'HSA-id ska se ut som'],
    [{ name: '' }, 'Skriv ett namn'],
    [{ parent: '' }, 'Välj vilken region'],
    [{ kind: 'region' }, 'Välj vilken sorts organisation'],
  ])('a unit with %o is refused, and what was written stays', async (more, says) => {
    const body = { kind: 'unit', parent: 'region-12', name: 'Påhittad enhet', hsaId: '', mail: '' };
    const answer = await send(app, skane, '/administration/organisationer/ny', { ...body, ...more });
    expect(answer.statusCode).toBe(422);
    expect(words(answer.body)).toContain(says);
    const kept = 'parent' in more ? 'value="Påhittad enhet"' : '<option value="region-12" selected';
    expect(answer.body).toContain(kept);
  });

  it('a unit is added, closed with its sessions ended, and opened again', async () => {
    const answer = await send(app, skane, '/administration/organisationer/ny', {
      kind: 'unit',
      parent: 'region-12',
      name: 'Påhittad enhet 7',
      hsaId: 'tstnmt2321000131-a7',
      mail: 'enhet@exempel.se',
    });
    const id = /organisationer\/(unit-[0-9a-f]+)/.exec(String(answer.headers.location))?.[1] ?? '';
    expect(await ask('select region, hsa_id from work_organisation where id = $1', [id])).toEqual([
      { region: 'region-12', hsa_id: 'TSTNMT2321000131-A7' },
    ]);
    const taken = await send(app, administrator, '/administration/organisationer/ny', {
      kind: 'unit',
      parent: 'region-12',
      name: 'En till',
      hsaId: 'TSTNMT2321000131-A7',
      mail: '',
    });
    expect(taken.statusCode).toBe(422);
    expect(words(taken.body)).toContain('En annan organisation har redan det HSA-id:t.');

    const person = await added(skane);
    await given(skane, person, 'unit-head', id);
    await ask("insert into identity (issuer, subject, person) values ($1, 'enhet-7', $2)", [demoIssuer, person]);
    const head = await session(app.db, 'enhet-7');
    expect((await send(app, skane, `/administration/organisationer/${id}/aktiv`, { active: 'no', reason: 'Läggs ned' })).statusCode).toBe(
      303,
    );
    expect((await get(app, head, '/mina-inloggningar')).statusCode).toBe(401);
    expect((await send(app, skane, `/administration/organisationer/${id}/aktiv`, { active: 'yes', reason: '' })).statusCode).toBe(303);
  });

  it("another region's are not there for a region, and cannot be added to", async () => {
    expect((await get(app, skane, '/administration/organisationer/region-03')).statusCode).toBe(404);
    expect(
      (await send(app, skane, '/administration/organisationer/region-03', { name: 'Tagen', hsaId: '', mail: '', version: '1' })).statusCode,
    ).toBe(404);
    const unit = await send(app, skane, '/administration/organisationer/ny', {
      kind: 'unit',
      parent: 'region-03',
      name: 'Intrång',
      hsaId: '',
      mail: '',
    });
    expect(unit.statusCode).toBe(404);
    const contact = { name: 'Intrång', duty: 'x', mail: '', phone: '' };
    expect((await send(app, skane, '/administration/organisationer/region-03/kontakter/ny', contact)).statusCode).toBe(404);
    expect(await ask("select from work_organisation where name in ('Tagen', 'Intrång')")).toEqual([]);
  });

  it('regions, the authority and the board are never closed', async () => {
    const answer = await send(app, skane, '/administration/organisationer/region-12/aktiv', { active: 'no', reason: 'x' });
    expect(answer.statusCode).toBe(403);
    expect(words(answer.body)).toContain('Myndigheten, nämnden och regionerna stängs inte.');
  });

  it('a contact person is added, changed beside a newer version, and deactivated', async () => {
    const url = '/administration/organisationer/region-12/kontakter';
    const facts = { name: 'NHV-samordning', duty: 'Frågor om ansökningar', mail: 'nhv@exempel.se', phone: '' };
    expect((await send(app, skane, `${url}/ny`, facts)).statusCode).toBe(303);
    const [row] = await ask("select id, version from contact_person where name = 'NHV-samordning'");
    const one = `${url}/${row?.id}`;
    expect((await send(app, skane, one, { ...facts, duty: 'Allt', active: 'yes', version: '1' })).statusCode).toBe(303);
    const late = await send(app, administrator, one, { ...facts, duty: 'Inget', active: 'no', version: '1' });
    expect(late.statusCode).toBe(409);
    expect(words(late.body)).toContain('Allt Inget');
    expect((await send(app, administrator, one, { ...facts, active: 'no', version: '2' })).statusCode).toBe(303);
    expect(await ask('select active from contact_person where id = $1', [row?.id])).toEqual([{ active: false }]);
    expect(await lastEvent('contact.deactivated')).toMatchObject({ actor: administrator.person });
  });
});
