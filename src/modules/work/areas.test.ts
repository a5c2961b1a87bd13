import { afterAll, describe, expect, test } from 'vitest';
import { AREA, grantValues, idIn, registerWork } from '../../../tests/support/register-work.ts';
import { get, send } from '../../../tests/support/signed-in.ts';

const { app, officer, colleague, head, begin, propose, confirm, proposedGrant, realPerson } = await registerWork();
afterAll(() => app.close());

describe('facts of an area', () => {
  const facts = (more: Record<string, string>) => ({
    version: '0',
    name: '',
    nameEn: 'Rare movement disorders',
    aliases: '',
    pages: '',
    qualityRegister: '',
    contact: '',
    reason: '',
    ...more,
  });
  test('a made-up edit is seen by those who made it up, and by nobody else', async () => {
    const answer = await send(
      app,
      officer,
      `/arbete/omraden/${AREA}/uppgifter`,
      facts({ aliases: 'Påhittat alias', contact: 'fraga@example.org' }),
    );
    expect(answer.statusCode).toBe(303);
    expect((await get(app, officer, `/omraden/${AREA}`)).body).toContain('Påhittat alias');
    expect((await app.inject(`/omraden/${AREA}`)).body).not.toContain('Påhittat alias');
  });

  test('a stale edit shows both versions, who was first and when, and saves nothing', async () => {
    const answer = await send(app, colleague, `/arbete/omraden/${AREA}/uppgifter`, facts({ aliases: 'Annat' }));
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toMatch(/Handläggare sparade en ändring \d+ \p{L}+ \d{4} kl\.\s\d\d\.\d\d/u);
    expect(answer.body).toContain('Påhittat alias');
    expect(answer.body).toContain('Annat');
  });

  test('another name keeps the old one to be searched for; a name that is taken is refused', async () => {
    const renamed = await send(
      app,
      officer,
      `/arbete/omraden/${AREA}/namn`,
      facts({ version: '1', name: 'Ovanliga rörelsestörningar', reason: 'Klarspråk' }),
    );
    expect(renamed.statusCode).toBe(303);
    const page = await get(app, officer, `/omraden/${AREA}`);
    expect(page.body).toContain('Ovanliga rörelsestörningar');
    expect(page.body).toContain('Sällsynta motorikstörningar');
    const other = (await app.inject('/v1/areas/osteogenesis-imperfecta')).json() as { name: string };
    const taken = await send(
      app,
      officer,
      `/arbete/omraden/${AREA}/namn`,
      facts({ version: '2', name: other.name.toUpperCase(), reason: 'x' }),
    );
    expect(taken.statusCode).toBe(422);
  });
});

describe('where an area stands', () => {
  test('moves one step, by a proposal', async () => {
    const page = await get(app, officer, `/arbete/omraden/${AREA}/lage`);
    expect(page.body).toContain('in-process/6');
    const jump = await send(app, officer, `/arbete/omraden/${AREA}/lage`, { status: 'in-process/7', when: '2026-11-01', note: 'Hopp' });
    expect(jump.statusCode).toBe(422);
    const step = await send(app, officer, `/arbete/omraden/${AREA}/lage`, {
      status: 'in-process/6',
      when: '2026-11-01',
      note: 'Ansökningarna är inne.',
    });
    expect(step.statusCode).toBe(303);
    expect((await confirm(head, idIn(step.headers.location), 2)).statusCode).toBe(303);
    expect((await get(app, officer, `/omraden/${AREA}`)).body).toContain('Steg 6');
    expect((await app.inject(`/omraden/${AREA}`)).body).not.toContain('Steg 6: ');
  });

  test('a split gives areas that only the demonstration sees', async () => {
    const areas = (await app.inject('/v1/areas?limit=100')).json() as {
      total: number;
      items: { id: string; step: number | null; permits: { total: number } }[];
    };
    const free = areas.items.find((area) => area.step === 1 && area.permits.total === 0)?.id ?? '';
    const draft = await begin(officer, { area: free, kind: 'split' });
    await propose(officer, draft, 1, {
      when: '2026-11-01',
      note: 'Två grupper',
      'areas.0.name': 'Påhittad del ett',
      'areas.1.name': 'Påhittad del två',
    });
    expect((await confirm(head, draft, 3)).statusCode).toBe(303);
    expect((await get(app, officer, '/omraden/pahittad-del-ett')).statusCode).toBe(200);
    expect((await app.inject('/omraden/pahittad-del-ett')).statusCode).toBe(404);
    expect((await app.inject('/v1/areas?limit=1')).json().total).toBe(areas.total);
  });
});

describe('people who are real', () => {
  test('what they record is the register’s own, seen by everyone when it is acknowledged', async () => {
    const [writer, decider] = [await realPerson('case-officer'), await realPerson('head')];
    const id = await begin(writer, { area: AREA, kind: 'grant' });
    await propose(writer, id, 1, { ...grantValues('12'), diaryNumber: '1/2026' });
    expect((await confirm(decider, id, 3)).statusCode).toBe(303);
    const permit = await app.inject(`/v1/permits/${AREA}-12`);
    expect(permit.statusCode).toBe(200);
    expect(permit.json()).toMatchObject({ fictitious: false, diaryNumber: '1/2026' });
    expect((await app.inject(`/omraden/${AREA}`)).body).toContain('Region Skåne');
  });

  test('an area that is merged ends, and its page and the API lead on', async () => {
    const [writer, decider] = [await realPerson('case-officer'), await realPerson('head')];
    type Item = { id: string; step: number | null; permits: { total: number } };
    const { items } = (await app.inject('/v1/areas?limit=100')).json() as { items: Item[] };
    const [from, into] = items.filter(({ step, permits }) => step === 1 && permits.total === 0);
    const id = await begin(writer, { area: from?.id ?? '', kind: 'merge' });
    await propose(writer, id, 1, { when: '2026-11-01', into: into?.id ?? '', note: 'Samma patienter' });
    expect((await confirm(decider, id, 3)).statusCode).toBe(303);
    expect((await app.inject(`/v1/areas/${from?.id}`)).json()).toMatchObject({ status: 'ended', standing: { successors: [into?.id] } });
    expect((await app.inject(`/omraden/${from?.id}`)).body).toContain(`href="/omraden/${into?.id}"`);
  });

  test('the drafts of demonstrations and of real people are apart', async () => {
    const writer = await realPerson('case-officer');
    const { id } = await proposedGrant('03').catch(async () => ({ id: await begin(officer, { area: AREA, kind: 'reject' }) }));
    expect((await get(app, writer, `/arbete/utkast/${id}`)).statusCode).toBe(404);
    const own = await begin(writer, { area: AREA, kind: 'reject' });
    expect((await get(app, officer, `/arbete/utkast/${own}`)).statusCode).toBe(404);
  });
});
