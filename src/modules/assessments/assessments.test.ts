import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completed, declares } from '../../../tests/support/b2-story.ts';
import { type Browser, get, send } from '../../../tests/support/group-story.ts';
import { asSubject } from '../access/index.ts';
import { statementOfB2 } from './test-statement.ts';
import { type Told, tellStory } from './test-story.ts';

let told: Told;
beforeAll(async () => {
  told = await tellStory();
}, 90_000);
afterAll(() => told.story.app.close());

describe('B2 assesses applications', () => {
  it('gives none to those who have not declared, nor to those of the applicant’s region, and none twice', async () => {
    const { story, url, count, assign } = told;
    const { members, skane, uppsala } = story;
    const early = await assign(skane, members[0]);
    expect(early.statusCode).toBe(422);
    expect(early.body).toContain('inte har sagt om den är det');
    for (const one of members) await declares(story.app, one, story.id);
    expect((await assign(skane, members[0])).statusCode).toBe(303);
    expect((await assign(skane, members[1])).statusCode).toBe(303);
    expect((await assign(uppsala, members[0])).statusCode).toBe(303);
    const own = await assign(uppsala, members[2]);
    expect(own.statusCode).toBe(422);
    expect(own.body).toContain('hör till den sökandes region');
    expect((await assign(skane, members[0])).body).toContain('bedömer redan');
    expect((await assign(skane, members[2], members[0])).statusCode).toBe(403);
    expect((await assign('nej', members[0])).statusCode).toBe(422);
    expect(await count("from case_task where key like 'assess-%' and closed_at is null and person = $1", members[0].person)).toBe(2);
    await expect(
      story.app.db.asOwner(
        'insert into assessment (care_case, application, person, assigned_by, fictitious) values ($1, $2, $3, $4, true)',
        [story.id, uppsala, members[2].person, story.officer.person],
      ),
    ).rejects.toThrow('own region');
    const page = await get(story.app, story.officer, url);
    expect(page.body).toContain('Region Uppsala, Påhittat svar.');
  });

  it('whoever belongs to an applicant’s region does not reach its application, nor what weighs it against others, until that has been judged', async () => {
    const { story, url, seenBy, as } = told;
    const third = story.members[2];
    const shut = [
      await get(story.app, third, `${url}/ansokan/${story.uppsala}`),
      await get(story.app, third, `${url}/ansokan/${story.uppsala}/samtal`),
      await get(story.app, third, `${url}/fordelning`),
      await get(story.app, third, `/arenden/${story.id}/b2-yttrande`),
      await get(story.app, third, `/v1/cases/${story.id}/applications-statement`),
      await send(story.app, third, `/arenden/${story.id}/b2-yttrande`, {}),
    ];
    expect(shut.map(({ statusCode }) => statusCode)).toEqual([404, 404, 403, 403, 403, 403]);
    expect((await get(story.app, third, `${url}/ansokan/${story.skane}`)).statusCode).toBe(200);
    expect((await get(story.app, third, url)).body).not.toContain('Region Uppsala');
    expect(await seenBy(third.person, 'application_submission')).toBe(1);
    const papersSeen = (by: Browser, application: string) =>
      asSubject(story.app.db, as(by.person), async (tx) => {
        const papers = await story.app.db.asOwner<{ id: string }>(
          'select unnest(array[html_document, pdf_document, json_document]) as id from application_submission where application = $1',
          [application],
        );
        const ids = papers.map(({ id }) => id);
        return (await sql`select from document where id = any(${ids}::uuid[])`.execute(tx)).rows.length;
      });
    expect([
      await papersSeen(third, story.uppsala),
      await papersSeen(third, story.skane),
      await papersSeen(story.members[0], story.uppsala),
    ]).toEqual([0, 3, 3]);
  });

  it('keeps a draft for each condition that the assessor alone sees; two windows see both', async () => {
    const { story, url, conditions, at, judge, seenBy } = told;
    const [first, second] = story.members;
    const [one = ''] = conditions;
    const page = await get(story.app, first, at(story.skane, one));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Påhittat svar.');
    expect((await judge(first, story.skane, one, { verdict: '', reason: 'Halvt skrivet.' })).statusCode).toBe(303);
    const stale = await judge(first, story.skane, one);
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Halvt skrivet.');
    expect(stale.body).toContain('MÄRKT-SKÄL');
    const key = randomUUID();
    const twice = await Promise.all([1, 2].map(() => judge(first, story.skane, one, { version: '1' }, key)));
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect((await get(story.app, first, `${at(story.skane, one)}/versioner`)).body).toContain('Halvt skrivet.');
    expect((await judge(first, story.skane, one, { version: '2', reason: 'x'.repeat(10_001) })).statusCode).toBe(422);
    expect((await judge(first, story.skane, one, { version: '2', verdict: 'kanske' })).statusCode).toBe(422);
    expect((await judge(first, story.skane, 'special:finns-inte')).statusCode).toBe(404);
    expect((await judge(story.members[2], story.skane, one)).statusCode).toBe(409);
    for (const [who, role] of [
      [second.person, 'b2-member'],
      [story.members[2].person, 'b2-member'],
      [story.officer.person, 'case-officer'],
    ] as const)
      expect(await seenBy(who, 'assessment_judgement', role)).toBe(0);
    expect((await get(story.app, second, `${url}/jamforelse`)).body).not.toContain('MÄRKT-SKÄL');
  });

  it('is handed in whole, stands from then on, and opens what the others have handed in', async () => {
    const { story, url, conditions, count, judge, seenBy, as } = told;
    const [first, second] = story.members;
    const handIn = (by: Browser) => send(story.app, by, `${url}/ansokan/${story.skane}/lamna-in`, {});
    expect((await handIn(first)).statusCode).toBe(409);
    for (const condition of conditions.slice(1)) expect((await judge(first, story.skane, condition)).statusCode).toBe(303);
    expect((await handIn(first)).statusCode).toBe(303);
    expect((await handIn(first)).statusCode).toBe(409);
    const late = await judge(first, story.skane, conditions[0] ?? '', { version: '2', reason: 'Efteråt.' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('inte att ändra');
    await expect(
      asSubject(story.app.db, as(first.person), (tx) =>
        sql`update assessment_judgement set version = version + 1, reason = 'Bakvägen'`.execute(tx),
      ),
    ).rejects.toThrow('stands');
    // Handed in by one: the other, who assesses the same, still sees nothing; the officer does; those outside wait for all.
    expect(await seenBy(second.person, 'assessment_judgement')).toBe(0);
    expect(await seenBy(story.members[2].person, 'assessment_judgement')).toBe(0);
    expect(await seenBy(story.officer.person, 'assessment_judgement', 'case-officer')).toBe(conditions.length);
    const note = (by: Browser, kind: string) =>
      send(story.app, by, `${url}/ansokan/${story.skane}/samtal`, { kind, condition: '', text: `MÄRKT-${kind}` });
    expect((await note(second, 'discussion')).statusCode).toBe(409);
    expect((await note(first, 'discussion')).statusCode).toBe(303);
    expect((await note(second, 'question')).statusCode).toBe(303);
    expect((await get(story.app, second, `${url}/ansokan/${story.skane}/samtal`)).body).not.toContain('MÄRKT-discussion');
    expect(await count("from case_task where key like 'assessment-question-%' and closed_at is null")).toBe(1);
    const officers = await get(story.app, story.officer, `${url}/ansokan/${story.skane}/samtal`);
    expect(officers.body).toContain(`/ansokningar/${story.skane}/granskning/komplettering`);
    expect((await note(story.officer, 'discussion')).statusCode).toBe(303);
    expect(await count("from case_task where key like 'assessment-question-%' and closed_at is null")).toBe(0);
    const [one = '', ...others] = conditions;
    expect((await judge(second, story.skane, one, { verdict: 'not-met', reason: 'Saknas.' })).statusCode).toBe(303);
    for (const condition of others) await judge(second, story.skane, condition);
    expect((await handIn(second)).statusCode).toBe(303);
    expect(await seenBy(second.person, 'assessment_judgement')).toBe(2 * conditions.length);
    expect(await seenBy(story.members[2].person, 'assessment_judgement')).toBe(2 * conditions.length);
    const matrix = await get(story.app, second, `${url}/jamforelse`);
    expect(matrix.body.indexOf('Saknas.')).toBeGreaterThan(0);
    expect(matrix.body.indexOf('Oeniga')).toBeLessThan(matrix.body.indexOf('Eniga'));
    const only = await get(story.app, second, `${url}/jamforelse?visa=oense&ansokan=${story.skane}`);
    expect(only.body).toContain('Saknas.');
    expect(only.body).not.toContain('Eniga<');
  });

  it('says of which submission a judgement is; a completion opens what it is about, and nothing else', async () => {
    const { story, url, conditions, at, judge } = told;
    const [first] = story.members;
    const [one = '', other = ''] = conditions;
    await completed(story, story.skane, one);
    const page = await get(story.app, first, `${url}/ansokan/${story.skane}`);
    expect(page.body).toContain('Gäller inlämning 1. Regionen har skrivit om delen sedan dess.');
    expect(page.body).toContain('Gäller inlämning 1. Det du bedömde är oförändrat i den senaste.');
    const older = await judge(first, story.skane, one, { version: '2', submission: '1' });
    expect(older.statusCode).toBe(409);
    expect(older.body).toContain('ny inlämning');
    expect((await judge(first, story.skane, one, { version: '2', submission: '2', reason: '' })).statusCode).toBe(422);
    expect(
      (await judge(first, story.skane, one, { version: '2', submission: '2', verdict: 'partly', reason: 'Efter kompletteringen.' }))
        .statusCode,
    ).toBe(303);
    expect((await judge(first, story.skane, one, { version: '3', submission: '2' })).statusCode).toBe(409);
    expect((await get(story.app, first, `${url}/jamforelse`)).body).toContain('(inlämning 1, omskriven sedan dess)');
    expect((await get(story.app, first, at(story.skane, other))).body).toContain('oförändrat');
  });

  it('shows every allocation, sorted and filtered by the address, with two beside each other', async () => {
    const { story, url } = told;
    const page = await get(story.app, story.officer, `${url}/fordelning`);
    expect(page.statusCode, page.body.slice(0, 2_000)).toBe(200);
    expect(page.body).toContain('Data och metod');
    const keys = [...page.body.matchAll(/<span class="hint hash"> ([^<]*)<\/span>/g)].map(([, key]) => key ?? '');
    expect(keys.length).toBeGreaterThan(0);
    const all = await get(story.app, story.officer, `${url}/fordelning?visa=alla&sortera=samst&a=${keys[0]}&b=ingen`);
    expect(all.body).toContain('Ingen får något');
    expect([...all.body.matchAll(/map-sweden/g)].length).toBe(1);
    const none = await get(story.app, story.officer, `${url}/fordelning?utan=${story.skane}&med=${story.skane}`);
    expect(none.body).toContain('Ingen fördelning stämmer');
    expect((await get(story.app, story.officer, `${url}/fordelning?a=finns-inte`)).body).toContain('är inte tillåten längre');
    expect((await get(story.app, story.officer, `${url}/fordelning?sortera=annat`)).statusCode).toBe(400);
  });
});

statementOfB2(() => told);
