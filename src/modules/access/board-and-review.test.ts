import { afterAll, describe, expect, it } from 'vitest';
import { administration, words } from '../../../tests/support/administration.ts';
import { get, send, session } from '../../../tests/support/signed-in.ts';

const { app, administrator, second, skane, ask, added } = await administration();
afterAll(() => app.close());

describe('terms of the board', () => {
  const term = (changes: Record<string, string>) => ({
    seat: 'member',
    collaborationRegion: 'sodra',
    from: '2026-01-01',
    to: '2028-12-31',
    ...changes,
  });

  it('two who fill the same seat at once: one wins, the other is told', async () => {
    const people = [await added(administrator), await added(administrator)];
    const answers = await Promise.all(
      people.map((person, at) => send(app, at === 0 ? administrator : second, '/administration/namnden/ny', term({ person }))),
    );
    expect(answers.map((one) => one.statusCode).toSorted()).toEqual([303, 422]);
    expect(words(answers.find((one) => one.statusCode === 422)?.body ?? '')).toContain('Platsen har redan någon under de dagarna.');
    expect(await ask('select from board_term')).toHaveLength(1);
  });

  it('nobody sits twice, and the chair represents no region', async () => {
    const [sitting] = await ask('select person from board_term');
    const twice = await send(
      app,
      administrator,
      '/administration/namnden/ny',
      term({ person: String(sitting?.person), seat: 'substitute', collaborationRegion: 'norra' }),
    );
    expect(words(twice.body)).toContain('Personen sitter redan i nämnden under de dagarna.');
    const chair = await send(app, administrator, '/administration/namnden/ny', term({ person: await added(administrator), seat: 'chair' }));
    expect(words(chair.body)).toContain('ingen för ordföranden');
  });

  it('the page names empty seats, and holders without the role', async () => {
    const text = words((await get(app, administrator, '/administration/namnden')).body);
    expect(text).toContain('Ordförande: tom nu');
    expect(text).not.toContain('Ledamot, Södra sjukvårdsregionen: tom nu');
    expect(text).toContain('Saknar rollen i Tillstånd');
  });

  it('a change on an older version shows both', async () => {
    const [row] = await ask('select id, person from board_term');
    const url = `/administration/namnden/${row?.id}`;
    const body = term({ person: String(row?.person), withdrawn: 'no', version: '1' });
    expect((await send(app, second, url, { ...body, to: '2027-12-31' })).statusCode).toBe(303);
    const late = await send(app, administrator, url, { ...body, to: '2029-12-31' });
    expect(late.statusCode).toBe(409);
    expect(words(late.body)).toContain('2027-12-31 2029-12-31');
  });
});

describe('the review of roles', () => {
  it('takes in every role, each administrator answers for the own, and a role that is ended ends its session', async () => {
    const editor = await session(app.db, 'redaktor-skane');
    expect((await send(app, administrator, '/administration/oversyn/ny', { due: '2020-01-01' })).statusCode).toBe(422);
    expect((await send(app, administrator, '/administration/oversyn/ny', { due: '2027-01-01' })).statusCode).toBe(303);
    expect((await send(app, second, '/administration/oversyn/ny', { due: '2027-02-01' })).statusCode).toBe(422);
    const [round] = await ask('select id from review_round where closed_at is null');
    const [item] = await ask(
      "select assignment from review_item i join assignment a on a.id = i.assignment where a.person = $1 and a.role = 'applicant-editor'",
      [editor.person],
    );

    const page = await get(app, skane, '/administration/oversyn');
    expect(page.body).toContain(`name="a-${item?.assignment}"`);
    expect(page.body).not.toContain('Region Uppsala');

    const answers = { round: String(round?.id), [`a-${item?.assignment}`]: 'end' };
    expect((await send(app, skane, '/administration/oversyn/svar', { round: String(round?.id) })).statusCode).toBe(422);
    expect((await send(app, skane, '/administration/oversyn/svar', answers)).statusCode).toBe(303);
    expect((await get(app, editor, '/mina-inloggningar')).statusCode).toBe(401);
    expect(await ask('select answer from review_item where assignment = $1', [item?.assignment])).toEqual([{ answer: 'end' }]);
  });

  it('nobody answers for themselves, or for another region', async () => {
    const [round] = await ask('select id from review_round where closed_at is null');
    const itemOf = async (person: string) =>
      (await ask('select assignment from review_item i join assignment a on a.id = i.assignment where a.person = $1', [person]))[0]
        ?.assignment;
    const own = await send(app, skane, '/administration/oversyn/svar', {
      round: String(round?.id),
      [`a-${await itemOf(skane.person)}`]: 'keep',
    });
    expect(own.statusCode).toBe(403);
    expect(words(own.body)).toContain('Ingen går igenom sina egna roller.');
    const [foreign] = await ask("select assignment from review_item where organisation = 'region-03'");
    const other = await send(app, skane, '/administration/oversyn/svar', { round: String(round?.id), [`a-${foreign?.assignment}`]: 'end' });
    expect(other.statusCode).toBe(404);
    expect(await ask('select answer from review_item where assignment = $1', [foreign?.assignment])).toEqual([{ answer: null }]);
  });

  it('waiting roles are told at the start, and an overdue review is said to be', async () => {
    const text = words((await get(app, skane, '/administration')).body);
    expect(text).toMatch(/Rollgenomgången: \d+ roller kvar att gå igenom, senast 1 januari 2027/);
    await ask("update review_round set due = '2026-01-01'");
    expect(words((await get(app, skane, '/administration/oversyn')).body)).toContain('Genomgången är försenad.');
  });
});
