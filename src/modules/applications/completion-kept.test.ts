import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, get, send, session } from '../../../tests/support/signed-in.ts';
import { type Completing, completing, plain, review } from './test-completion.ts';
import { day, moveLastDay, openCall, writtenApplication } from './test-submission.ts';

let on: Completing;
beforeAll(async () => {
  on = await completing();
});
afterAll(() => on?.app.close());

const stale = (persona: string) => session(on.app.db, persona, { fresh: false });
const fresh = (persona: string) => session(on.app.db, persona);
const lapse = (by: Browser) =>
  on.rows("update session set last_seen_at = clock_timestamp() - interval '31 minutes' where person = $1", by.person);
/** Leads to prove who one is, and back to the page. */
const ledTo = (page: string): string => `/logga-in/bekrafta?till=${encodeURIComponent(page)}`;
const kept = 'Det du skrev är kvar';

it('why a region takes back its application, or comes late, stands there again after they have proved who they are', async () => {
  const call = await openCall(on.app);
  const id = await writtenApplication(on.app, call);
  const signatory = await fresh('firmatecknare-skane');
  expect((await send(on.app, signatory, `/ansokningar/${id}/skicka`, { confirm: 'yes' })).statusCode).toBe(303);

  const withdraw = `/ansokningar/${id}/aterkalla`;
  const answer = await send(on.app, await stale('firmatecknare-skane'), withdraw, { reason: 'Vi söker inte. (påhittat)' });
  expect(answer.headers.location).toBe(ledTo(withdraw));
  const again = await get(on.app, signatory, withdraw);
  for (const said of [kept, 'Vi söker inte. (påhittat)</textarea>']) expect(again.body).toContain(said);
  expect((await send(on.app, signatory, withdraw, { reason: 'Vi söker inte. (påhittat)' })).statusCode).toBe(303);
  expect((await get(on.app, signatory, withdraw)).body).not.toContain(kept);

  // A plea takes no fresh sign-in, but a session may lapse while it is written.
  await moveLastDay(on.app, call, day(-1));
  const plead = `/ansokningar/sent/${call}`;
  const editor = await fresh('redaktor-skane');
  await lapse(editor);
  expect((await send(on.app, editor, plead, { reason: 'Underskriften dröjde. (påhittat)' })).statusCode).toBe(401);
  const back = await get(on.app, await fresh('redaktor-skane'), plead);
  for (const said of [kept, 'Underskriften dröjde. (påhittat)</textarea>']) expect(back.body).toContain(said);
});

it('so do the endorsement of a completion, the reasons of a head, and a list that was being filled in', async () => {
  const { call, skane } = await on.opened();
  expect((await on.open(call)).statusCode).toBe(303);
  expect((await on.ask(skane)).statusCode).toBe(303);
  const completion = `/ansokningar/${skane}/komplettering`;
  const ticked = /name="confirm"[^>]*checked|checked[^>]*name="confirm"/;
  const signatory = await fresh('firmatecknare-skane');
  expect((await get(on.app, signatory, completion)).body).not.toMatch(ticked);
  const sent = await send(on.app, await stale('firmatecknare-skane'), completion, { confirm: 'yes' });
  expect(sent.headers.location).toBe(ledTo(completion));
  expect((await get(on.app, signatory, completion)).body).toMatch(ticked);

  // The round ends without an answer, and something is lacking: a head may dismiss.
  expect((await send(on.app, on.officer, `${review(skane)}/avsluta`, { closeReason: 'Inget svar. (påhittat)' })).statusCode).toBe(303);
  expect((await on.check(skane, { 'formal:in-time': 'Går inte att pröva.' })).statusCode).toBe(303);
  const dismissed = await send(on.app, await stale('enhetschef'), `${review(skane)}/avvisa`, { number: '1', reason: 'Påhittade skäl.' });
  expect(dismissed.headers.location).toBe(ledTo(review(skane)));
  expect((await get(on.app, on.head, review(skane))).body).toContain('Påhittade skäl.</textarea>');

  // Someone else saves the list while the session lapses: both stand there.
  const listed = await on.listed(skane);
  const writer = await fresh('handlaggare');
  expect((await on.check(skane, { 'formal:in-time': 'Det som sparades.' })).statusCode).toBe(303);
  await lapse(writer);
  expect((await send(on.app, writer, review(skane), { ...listed, 'note-risks': 'Det som skrevs.' })).statusCode).toBe(401);
  const page = (await get(on.app, await fresh('handlaggare'), review(skane))).body;
  for (const said of ['Någon annan har sparat granskningen', 'Det som sparades.', 'Det som skrevs.</textarea>'])
    expect(page).toContain(said);
  expect(plain(page)).toContain(kept);
});
