import { expect } from 'vitest';
import { board } from '../../src/cli/demo/board-cast.ts';
import { paths, patterns } from '../../src/kernel/paths.ts';
import { findSitting, seatBoard } from '../../src/modules/sittings/index.ts';
import { worksFor, worksForSystem } from '../../src/platform/db/index.ts';
import { fiveApplications } from '../support/b2-story.ts';
import { made, versionOf } from '../support/case-story.ts';
import { appointedB2, declares, personId, sendMany } from '../support/group-story.ts';
import { announced, waitingCase } from './call-steps.ts';
import type { Actor, Review, Values } from './review-steps.ts';

export const b2 = ['b2-ledamot', 'b2-ledamot-2', 'b2-ledamot-3'] as const;

/** The real call, announced by its pages, with five made-up applications, and B2 appointed: two declare, the third tells of a conflict of interest that is judged to be one. */
export async function fiveHaveApplied(review: Review) {
  const { app } = review;
  const id = await waitingCase(review);
  const call = await announced(review);
  const officer = await review.quietly('handlaggare');
  const ids = await fiveApplications(app, call, officer);
  await app.db.asOwner('alter table care_case disable trigger user');
  await app.db.asOwner('update care_case set handler = $2 where id = $1', [id, officer.person]);
  await app.db.asOwner('alter table care_case enable trigger user');
  await made(app, id, 'applications', officer.person);
  await quietly(review, 'handlaggare', paths.caseAdvance(id), { version: await versionOf(app, id) });
  await appointedB2(app, id, b2);
  for (const persona of b2.slice(0, 2)) await declares(app, await review.quietly(persona), id);
  const third = await review.quietly(b2[2]);
  await declares(app, third, id, 'possible', 'Arbetar i en av regionerna. (påhittat)');
  const [declared] = await app.db.asOwner<{ id: string }>('select id from case_declaration where person = $1', [third.person]);
  const judged = { declaration: declared?.id ?? '', outcome: 'conflict', reason: 'Står en sökande för nära. (påhittat)' };
  await quietly(review, 'handlaggare', `/arenden/${id}/jav/${third.person}/bedom`, judged);
  const [row] = await app.db.asOwner<{ keys: string[] }>(
    "select array_agg(s ->> 'key') as keys from application_submission a, jsonb_array_elements(a.content -> 'sections') s where a.application = $1 and s ->> 'key' ~ '^(special|general):'",
    [ids['12']],
  );
  return { id, call, ids, conditions: row?.keys ?? [] };
}
export type Applied = Awaited<ReturnType<typeof fiveHaveApplied>>;

/** What a persona's browser sends besides: what many do alike. */
export async function quietly(review: Review, persona: string, address: string, body: Values, status = 303): Promise<string> {
  const answer = await sendMany(review.app, await review.quietly(persona), address, body);
  expect(answer.statusCode, `${address}: ${answer.body.slice(0, 3_000)}`).toBe(status);
  return answer.body;
}

/** The conditions of an application that an assessor has not judged in a browser are judged as met, behind the product: one like the other. */
export async function judgeRest(review: Review, { ids }: Applied, persona: string, code: string): Promise<void> {
  const { person } = await review.quietly(persona);
  await review.app.db.asOwner(
    `insert into assessment_judgement (assessment, condition, verdict, reason, submission_number, version)
     select a.id, s ->> 'key', 'met', 'Påhittade skäl.', 1, 1
     from assessment a join application_submission b on b.application = a.application, jsonb_array_elements(b.content -> 'sections') s
     where a.application = $1 and a.person = $2 and s ->> 'key' ~ '^(special|general):' on conflict do nothing`,
    [ids[code], person],
  );
}

/** The board of the story takes its seats. */
export const seated = ({ app }: Review): Promise<void> =>
  app.db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    const seats = await Promise.all(board.map(async ({ persona, ...seat }) => ({ ...seat, person: await personId(app.db, persona) })));
    await seatBoard(tx, seats, { from: '2018-07-01', to: '2099-12-31' });
  });

export async function stateOf({ app, quietly: as }: Review, meeting: string) {
  const { person } = await as('sekreterare');
  const found = await app.db.tx(async (tx) => {
    await worksFor(tx, { person, role: 'board-secretary', organisation: 'board' });
    return findSitting(tx, meeting);
  });
  return found?.state ?? expect.fail('the meeting is not there');
}

/** The secretary notes something of the item that is open, or that is to be opened. */
export async function note(review: Review, meeting: string, what: Values, status = 303): Promise<string> {
  const { items } = await stateOf(review, meeting);
  const one = items.find(({ phase }) => phase !== 'listed' && phase !== 'closed' && phase !== 'removed') ?? items[0];
  const body = { of: one?.item.id ?? '', version: String(one?.version), ...what };
  return quietly(review, 'sekreterare', paths.sittingRoom(meeting), body, status);
}

/** A meeting is planned by its page, with the item drawn from the case that waits, and everyone is called. */
export async function planned(secretary: Actor, day: string): Promise<string> {
  await secretary.open(patterns.sittings);
  await secretary.fillIn({ day, place: 'Påhittad lokal' });
  await secretary.press('Planera ett sammanträde');
  const meeting = /sammantraden\/([0-9a-f-]{36})/.exec(secretary.path())?.[1] ?? '';
  await secretary.press('Lägg på dagordningen');
  await secretary.says('Ett yttrande från beredningsgruppen har hämtats in.');
  await secretary.open(paths.sitting(meeting));
  await secretary.press('Skicka kallelsen');
  await secretary.says(/^Kallelsen skickades/);
  return meeting;
}

/** Everyone is there but the member for the north, for whom the substitute steps in; all say that there is no conflict. Gives the item. */
export async function gather(review: Review, secretary: Actor, meeting: string): Promise<string> {
  await secretary.open(paths.sittingRoom(meeting));
  await secretary.press('Öppna sammanträdet');
  const there = board.filter(({ persona }) => persona !== 'ledamot-2' && persona !== 'ersattare-2');
  const persons = await Promise.all(there.map(({ persona }) => personId(review.app.db, persona)));
  for (const person of persons) await quietly(review, 'sekreterare', paths.sittingRoom(meeting), { do: 'arrived', person });
  await secretary.open(paths.sittingRoom(meeting));
  await secretary.press(/Träder in/);
  await secretary.press(/Börja punkten/);
  for (const person of persons) await note(review, meeting, { do: 'conflict-answered', person, conflicted: 'no', why: '' });
  return (await stateOf(review, meeting)).items[0]?.item.id ?? '';
}

/** Adjusts by a page after having proved anew who one is. */
export async function adjust(review: Review, persona: string, address: string, button: string): Promise<Actor> {
  const actor = await review.as(persona);
  await review.app.db.asOwner('update session set stepped_up_at = null where person = $1', [await personId(review.app.db, persona)]);
  await actor.open(address);
  await actor.confirm(button);
  return actor;
}

/** Every file that a page leads to: fetched, of the right kind, made up by its name, and PDF/A where it says so. Gives how many there were. */
export async function filesOn({ page, main }: Actor): Promise<number> {
  const hrefs = await main.locator('a[href*="/dokument/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const href of hrefs) {
    const answer = await page.request.get(href);
    const body = await answer.body();
    const { 'content-disposition': name = '', 'content-type': type = '' } = answer.headers();
    expect({ href, status: answer.status() }).toEqual({ href, status: 200 });
    expect(body.length, href).toBeGreaterThan(5_000);
    expect(name, href).toContain('pahittat-');
    if (href.endsWith('/docx')) expect([type.includes('wordprocessingml'), body.subarray(0, 2).toString()]).toEqual([true, 'PK']);
    else expect([type, body.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    if (href.endsWith('/pdf-a')) expect(body.toString('latin1'), href).toMatch(/pdfaid:part>\d</);
  }
  return hrefs.length;
}
