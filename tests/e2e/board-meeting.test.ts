import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayInStockholm, localDate } from '../../src/kernel/date.ts';
import { paths } from '../../src/kernel/paths.ts';
import { readRegisterData, viewRegister } from '../../src/modules/register/index.ts';
import { personId } from '../support/group-story.ts';
import { faultsInModes } from '../support/site.ts';
import { assessedByB2, lockAndGoOn, start } from './board-b2.ts';
import { type Applied, adjust, b2, filesOn, fiveHaveApplied, gather, note, planned, quietly, seated, stateOf } from './board-steps.ts';
import { type Actor, openReview, type Review } from './review-steps.ts';

const AREA = 'sallsynta-motorikstorningar';
const limit = { timeout: 120_000 };
const today = dayInStockholm(new Date());
const later = addDays(today, 28);

let review: Review;
let applied: Applied;
let first: string;
const idOf = (code: string): string => applied.ids[code] ?? '';
const applicantPart = (code: string): string => paths.b2StatementPart(applied.id, `applicant-${idOf(code)}`);
const statement = (): string => paths.b2Statement(applied.id);

beforeAll(async () => {
  // Without scripts, and on a narrow screen: what works there works everywhere.
  review = await openReview(new Date().toISOString(), { javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
  await seated(review);
  applied = await fiveHaveApplied(review);
}, 120_000);
afterAll(() => review?.close());

/** The permits that are held in the area on a day, as everyone knows who works with made-up cases; or as everyone else does. */
async function held(day: string, { isMadeUp = true } = {}): Promise<readonly string[]> {
  const { data, withFictitious } = await review.app.db.read(readRegisterData);
  const view = viewRegister(isMadeUp ? withFictitious : data, localDate(day), localDate('2099-01-01'));
  return (view.findArea(AREA)?.permits ?? []).map(({ id }) => id).toSorted();
}

assessedByB2(() => ({ review, applied }));

/** Proposes by the page; what is not granted has reasons. */
async function propose(secretary: Actor, meeting: string, of: string, outcomes: Readonly<Record<string, string>>): Promise<void> {
  const { items } = await stateOf(review, meeting);
  await secretary.open(paths.sittingPropose(meeting, of));
  for (const { key, region } of items[0]?.item.applicants ?? []) {
    const outcome = outcomes[region] ?? 'reject';
    const why = { [`reasons-${key}`]: 'Påhittade skäl.' };
    await secretary.fillIn({ [`outcome-${key}`]: outcome, ...(outcome === 'grant' ? { [`start-${key}`]: start } : why) });
  }
  await secretary.press('Lägg fram förslaget');
}

test(
  'the first meeting: a substitute steps in, a condition is worded anew, a named vote with a dissent, one application referred back, and two permits when the minutes are adjusted',
  limit,
  async () => {
    const secretary = await review.as('sekreterare');
    await secretary.open('/namnd/regler');
    await secretary.fillIn({ noticeDays: '0', source: 'Påhittad arbetsordning' });
    await secretary.press('Spara');
    first = await planned(secretary, today);
    expect(await filesOn(secretary)).toBe(3);
    const of = await gather(review, secretary, first);
    // More units for children than have been decided cannot be saved, and what was written is kept.
    await propose(secretary, first, of, { '12': 'grant', '01': 'grant', '03': 'grant', '14': 'refer-back' });
    await secretary.says('Det finns inte så många enheter för barn i Socialstyrelsens beslut');
    await propose(secretary, first, of, { '12': 'grant', '01': 'grant', '14': 'refer-back' });
    await propose(secretary, first, of, { '12': 'grant', '03': 'grant', '14': 'refer-back' });
    await secretary.says('Förslag B');
    const [condition] = (await stateOf(review, first)).items[0]?.conditions ?? [];
    await note(review, first, { do: 'condition-reworded', condition: condition?.id ?? '', text: ' ' }, 422);
    await note(review, first, { do: 'condition-reworded', condition: condition?.id ?? '', text: 'Teamet ska ha påhittad erfarenhet.' });
    await note(review, first, { do: 'vote-opened', mode: 'named', first: 'A', second: 'B' });
    expect(await note(review, first, { do: 'vote-closed' }, 422)).toContain('Alla som är närvarande och får rösta har inte röstat');
    const why = 'Provat skäl som står kvar.';
    const outsider = await personId(review.app.db, 'sekreterare');
    expect(await note(review, first, { do: 'conflict-answered', person: outsider, conflicted: 'yes', why }, 422)).toContain(why);
    const member = await review.as('ledamot-3');
    await member.open(paths.sittingVote(first));
    await member.fillIn({ choice: 'B' });
    await member.press('Rösta');
    await member.says(/^Din röst: Förslag B/);
    for (const persona of ['ordforande', 'ledamot', 'ledamot-4', 'ledamot-5', 'ledamot-6', 'ersattare'])
      await note(review, first, { do: 'vote-cast', vote: '1', person: await personId(review.app.db, persona), choice: 'A' });
    await secretary.open(paths.sittingRoom(first));
    await secretary.says('7 av 7 har röstat');
    await secretary.press('Avsluta omröstningen');
    await note(review, first, { do: 'decided', proposal: 'B', effect: 'at-adjustment' }, 422);
    await secretary.fillIn({ proposal: 'A' });
    await secretary.press('Besluta');
    await member.open(paths.sittingVote(first));
    await member.fillIn({ text: 'Jag hade hellre sett en annan fördelning. (påhittat)' });
    await member.press('Anmäl');
    await note(review, first, { do: 'item-text-added', text: 'HEMLIGT i prov.' });
    await note(review, first, { do: 'item-closed' });
    const adjusters = await Promise.all(['ordforande', 'ledamot'].map((persona) => personId(review.app.db, persona)));
    await quietly(review, 'sekreterare', paths.sittingRoom(first), { do: 'adjusters-appointed', persons: adjusters });
    await quietly(review, 'sekreterare', paths.sittingRoom(first), { do: 'closed' });

    await adjust(review, 'ledamot', paths.sittingMinutes(first), 'Justera protokollet');
    expect(await held(today)).toEqual([]);
    const chair = await adjust(review, 'ordforande', paths.sittingMinutes(first), 'Justera protokollet');
    await chair.says(/^Protokollet är låst/);
    const two = [`${AREA}-01-demo`, `${AREA}-12-demo`];
    expect([await held(addDays(today, -1)), await held(today), await held('2035-01-01')]).toEqual([[], two, two]);
    await secretary.open(paths.sittingMinutes(first));
    expect(await filesOn(secretary)).toBeGreaterThanOrEqual(2);
    await secretary.fillIn({ part: 'p1.text.1', ground: 'påhittad bestämmelse' });
    await secretary.press('Maskera');
    await secretary.says(/påhittad bestämmelse/);
    await secretary.confirm('Publicera protokollet');
    await secretary.says('Publicerat, utgåva 1.');
    const visitor = await review.visitor();
    await visitor.open(paths.boardMinutesOne(first));
    await visitor.says('Avvikande mening: Ledamot 3 i nämnden, Mellansverige');
    await visitor.says(/Påhittat sammanträde/);
    expect(await visitor.page.content()).not.toContain('HEMLIGT');
    expect(await filesOn(visitor)).toBe(1);
  },
);

test('the head sends the case back, B2 answers the board’s question, and the second meeting decides at once', limit, async () => {
  await review.at(`${later}T08:00:00Z`);
  const [head, officer, one] = [await review.as('enhetschef'), await review.as('handlaggare'), await review.as(b2[0])];
  await head.open(`/arenden/${applied.id}/avgor/tillbaka`);
  await head.fillIn({ redo: ['b2-statement'], reason: 'Nämnden har återremitterat en ansökan. (påhittat)' });
  await head.confirm('Besluta att gå tillbaka');
  await one.open(statement());
  await one.press('Börja en ny upplaga');
  await one.says(/Nämnden har redan avgjort dessa ansökningar/);
  await one.open(applicantPart('14'));
  await one.fillIn({ reasons: 'En fjärde neurolog är anställd. (påhittat)' });
  await one.press('Spara');
  for (const persona of b2.slice(0, 2)) {
    const [row] = await review.app.db.asOwner<{ version: number }>('select max(version) as version from b2_statement where edition = 2');
    await quietly(review, persona, `${statement()}/stallningstagande`, { version: String(row?.version), answer: 'approve', text: '' });
  }
  await lockAndGoOn(officer, applied.id);
  const secretary = await review.as('sekreterare');
  const second = await planned(secretary, later);
  const [item] = (await stateOf(review, second)).items;
  expect(item?.item.applicants.map(({ region }) => region)).toEqual(['14']);
  expect(item?.item.conditions[0]?.text.sv).toBe('Teamet ska ha påhittad erfarenhet.');
  await secretary.open(paths.sittingItem(second, item?.item.id ?? ''));
  await secretary.says(/^Nämnden återremitterade ansökan från Västra Götalandsregionen .* Påhittade skäl\.$/);
  await secretary.says(/En fjärde neurolog är anställd/);
  const of = await gather(review, secretary, second);
  await secretary.open(paths.sittingPropose(second, of));
  await secretary.says('Ifyllt efter beredningsgruppens yttrande');
  await secretary.says(/^Utfall, vad tillståndet gäller, .* Yttrandets upplaga 2 låstes /);
  expect(await secretary.main.locator('[name="outcome-s1"]').inputValue()).toBe('grant');
  expect(await secretary.main.locator('[name="start-s1"]').inputValue()).toBe(start);
  expect(await secretary.main.locator('[name="reasons-s1"]').inputValue()).toContain('En fjärde neurolog är anställd');
  await secretary.fillIn({ 'start-s1': addDays(later, -1) });
  await secretary.press('Lägg fram förslaget');
  await secretary.says('Startdatum kan inte ligga före beslutet');
  expect(await secretary.main.locator('[name="outcome-s1"]').inputValue()).toBe('grant');
  await secretary.fillIn({ 'start-s1': start });
  await secretary.press('Lägg fram förslaget');
  await note(review, second, { do: 'decided', proposal: 'A', effect: 'at-once' });
  const chair = await adjust(review, 'ordforande', paths.sittingItem(second, of), 'Justera punkten genast');
  await chair.says(`${AREA}-14-demo`);
  const three = ['01', '12', '14'].map((code) => `${AREA}-${code}-demo`);
  expect([await held(later), await held('2035-01-01'), (await held(addDays(later, -1))).length]).toEqual([three, three, 2]);
  expect(await held('2035-01-01', { isMadeUp: false })).toEqual([]);
});

test(
  'three contacts find the message, the letter and what became of their application; others’ letters are not theirs',
  limit,
  async () => {
    const letters: string[] = [];
    for (const [persona, code, outcome] of [
      ['kontaktperson-skane', '12', 'tillstånd beviljas'],
      ['kontaktperson-uppsala', '03', 'ansökan avslås'],
      ['kontaktperson-vastra-gotaland', '14', 'tillstånd beviljas'],
    ] as const) {
      const contact = await review.as(persona);
      await contact.open('/meddelanden');
      await contact.follow(/^Nämndens beslut: /);
      await contact.press('Gå till sidan');
      expect(contact.path()).toBe(paths.application(idOf(code)));
      await contact.says(new RegExp(`${outcome}$`));
      expect(await filesOn(contact)).toBeGreaterThanOrEqual(2);
      letters.push((await contact.main.locator('a[href$="/pdf-a"]').first().getAttribute('href')) ?? '');
      // The pages go by the clock of the machine, for which the second meeting has not been held yet.
      if (code === '12') {
        await contact.open(`/tillstand/${AREA}-12-demo`);
        await contact.says(/påhittat/i);
      }
    }
    const uppsala = await review.as('kontaktperson-uppsala');
    expect((await uppsala.page.request.get(letters[0] ?? '')).status()).toBe(404);
  },
);

test('the pages that the story has filled are without fault in light, dark and forced colours, wide and narrow', limit, async () => {
  const context = await review.site.context({});
  const page = await context.newPage();
  const cookies = await (await review.as('handlaggare')).page.context().cookies();
  await context.addCookies(cookies);
  const addresses = [paths.assessmentMatrix(applied.id), paths.scenarios(applied.id), statement()];
  for (const [turn, address] of addresses.entries()) {
    expect((await page.goto(address))?.status(), address).toBe(200);
    expect(await faultsInModes(page, turn), address).toEqual([]);
  }
  await context.close();
});
