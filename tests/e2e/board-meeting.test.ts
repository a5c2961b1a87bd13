import { afterAll, beforeAll, expect, test } from 'vitest';
import { board, northSubstitute } from '../../src/cli/demo/board-cast.ts';
import { dayInStockholm, localDate } from '../../src/kernel/date.ts';
import { findSitting, seatBoard } from '../../src/modules/sittings/index.ts';
import { worksForSystem } from '../../src/platform/db/index.ts';
import type { Page } from '../support/browser.ts';
import { sendMany, session } from '../support/group-story.ts';
import { applications } from '../support/paper-board.ts';
import { MODES } from '../support/site.ts';
import { openStorySite, type StorySite } from '../support/story-site.ts';

const AREA = 'sallsynta-motorikstorningar';
let site: StorySite;
beforeAll(async () => {
  site = await openStorySite();
  const { stage } = site.world;
  await stage.db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    const seats = board.map(({ persona, ...seat }) => ({ ...seat, person: stage.personOf(persona) }));
    await seatBoard(tx, seats, { from: '2018-07-01', to: '2030-12-31' });
  });
}, 60_000);
afterAll(() => site?.close());

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).first().click();
const says = (page: Page, text: string | RegExp) => main(page).getByText(text).first().waitFor();
const person = (persona: string): string => site.world.stage.personOf(persona);

async function pageOf(persona: string, size: '320px' | 'light'): Promise<Page> {
  const context = await site.context({ ...MODES[size], javaScriptEnabled: false });
  await context.addCookies([await site.cookieOf(persona)]);
  return context.newPage();
}

/** What the secretary's browser sends as well as pages show: the rest of the forms of the room. */
async function room(id: string, body: Readonly<Record<string, string | readonly string[]>>, status = 303): Promise<string> {
  const answer = await sendMany(site.app as never, await session(site.app.db, 'sekreterare'), `/namnd/sammantraden/${id}/rummet`, body);
  expect(answer.statusCode, answer.body.slice(0, 3_000)).toBe(status);
  return answer.body;
}
const stateOf = async (id: string) => (await site.world.stage.read('sekreterare', (tx) => findSitting(tx, id)))?.state ?? expect.fail();
const heldOn = async (day: string) => {
  await site.world.deps.register.refresh();
  const area = site.world.deps.register.withFictitious.view(localDate(day), localDate('2099-01-01')).findArea(AREA);
  return area?.permits.map(({ grant }) => `${grant.region} ${grant.scope.population}`).toSorted();
};

async function plan(page: Page, day: string): Promise<string> {
  await page.goto('/namnd/sammantraden');
  await page.locator('[name=day]').fill(day);
  await page.locator('[name=place]').fill('Påhittad lokal');
  await press(page, 'Planera ett sammanträde');
  await says(page, 'Dagordningen är tom.');
  return /sammantraden\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

/** Everyone is there but the member for the north, for whom the substitute steps in; those of applicants' regions say that there is no conflict. */
async function gather(id: string): Promise<string> {
  await room(id, { do: 'opened' });
  const there = board.filter(({ persona }) => persona !== 'ledamot-2' && persona !== 'ersattare-2');
  for (const { persona } of there) await room(id, { do: 'arrived', person: person(persona) });
  await room(id, { do: 'stepped-in', person: person(northSubstitute), region: 'norra' });
  const of = (await stateOf(id)).items[0]?.item.id ?? '';
  const version = () => stateOf(id).then(({ items }) => String(items[0]?.version));
  await room(id, { do: 'item-opened', of, version: await version() });
  for (const { persona } of there)
    await room(id, { do: 'conflict-answered', of, version: await version(), person: person(persona), conflicted: 'no', why: '' });
  return of;
}

test('two meetings of the board without JavaScript: five made-up applications for three places, one referred back, one condition reworded, one dissent', {
  timeout: 120_000,
}, async () => {
  const secretary = await pageOf('sekreterare', 'light');
  const today = dayInStockholm(new Date());
  await secretary.goto('/namnd/regler');
  await secretary.getByLabel('Minst så många dagar före').fill('0');
  await press(secretary, 'Spara');
  await says(secretary, 'Skriv var regeln står, till exempel nämndens arbetsordning');
  await secretary.getByLabel('Var regeln står').fill('Påhittad arbetsordning');
  await press(secretary, 'Spara');
  await says(secretary, 'Sparat.');

  const id = await plan(secretary, today);
  await secretary.goto(`/namnd/sammantraden/${id}/ny-punkt`);
  await secretary.getByLabel('Rubrik').fill('Sällsynta motorikstörningar (påhittat)');
  await secretary.getByLabel('Vårdområde').selectOption(AREA);
  for (const n of [3, 4, 5]) await secretary.getByText(`Sökande ${n}`, { exact: true }).click();
  for (const [i, { region, unit, population }] of applications.entries()) {
    await secretary.locator(`[name=region-${i + 1}]`).selectOption(region);
    await secretary.locator(`[name=unit-${i + 1}]`).fill(unit);
    await secretary.locator(`[name=population-${i + 1}]`).selectOption(population);
  }
  await press(secretary, 'Spara');
  await says(secretary, 'Sällsynta motorikstörningar (påhittat)');
  await press(secretary, 'Skicka kallelsen');
  await says(secretary, /^Kallelsen skickades/);
  const of = await gather(id);

  // More units for children than have been decided cannot be saved, and what was written is kept.
  const propose = async (outcomes: readonly (readonly [string, string?])[]) => {
    await secretary.goto(`/namnd/sammantraden/${id}/punkt/${of}/forslag`);
    for (const [i, [outcome, start]] of outcomes.entries()) {
      await secretary.locator(`[name=outcome-s${i + 1}]`).selectOption(outcome);
      if (start !== undefined) await secretary.locator(`[name=start-s${i + 1}]`).fill(start);
      else await secretary.locator(`[name=reasons-s${i + 1}]`).fill('Påhittade skäl.');
    }
    await press(secretary, 'Lägg fram förslaget');
  };
  await propose([['grant', '2027-01-01'], ['grant', '2027-01-01'], ['refer-back'], ['grant', '2027-01-01'], ['reject']]);
  await says(secretary, 'Det finns inte så många enheter för barn i Socialstyrelsens beslut');
  expect(await secretary.locator('[name=reasons-s5]').inputValue()).toBe('Påhittade skäl.');
  await propose([['grant', '2027-01-01'], ['grant', '2027-01-01'], ['refer-back'], ['reject'], ['reject']]);
  await says(secretary, 'Förslag A');
  await propose([['grant', '2027-01-01'], ['reject'], ['refer-back'], ['grant', '2027-01-01'], ['reject']]);
  await says(secretary, 'Förslag B');

  const version = () => stateOf(id).then(({ items }) => String(items[0]?.version));
  const condition = (await stateOf(id)).items[0]?.conditions[0] ?? expect.fail();
  await room(id, { do: 'condition-reworded', of, version: await version(), condition: condition.id, text: ' ' }, 422);
  await room(id, {
    do: 'condition-reworded',
    of,
    version: await version(),
    condition: condition.id,
    text: `${condition.text.sv} Det redovisas varje år.`,
  });
  await room(id, { do: 'vote-opened', of, version: await version(), mode: 'named', first: 'A', second: 'B' });
  expect(await room(id, { do: 'vote-closed', of }, 422)).toContain('Alla som är närvarande och får rösta har inte röstat');
  const phone = await pageOf('ledamot-3', '320px');
  await phone.goto(`/namnd/sammantraden/${id}/rosta`);
  await phone.getByRole('radio', { name: 'Förslag B' }).check();
  await press(phone, 'Rösta');
  await says(phone, /^Din röst: Förslag B/);
  for (const persona of ['ordforande', 'ledamot', 'ledamot-4', 'ledamot-5', 'ledamot-6', northSubstitute])
    await room(id, { do: 'vote-cast', of, vote: '1', person: person(persona), choice: 'A' });
  await secretary.goto(`/namnd/sammantraden/${id}/rummet`);
  await says(secretary, '7 av 7 har röstat');
  await press(secretary, 'Avsluta omröstningen');
  await says(secretary, /^Förslag A vann/);
  await room(id, { do: 'decided', of, version: await version(), proposal: 'B', effect: 'at-adjustment' }, 422);
  await secretary.getByRole('radio', { name: 'Förslag A' }).check();
  await press(secretary, 'Besluta');
  await says(secretary, 'Beslutat enligt förslag A.');
  await phone.goto(`/namnd/sammantraden/${id}/rosta`);
  await phone.getByLabel('Avvikande mening').fill('Jag hade hellre sett en annan fördelning. (Påhittat.)');
  await press(phone, 'Anmäl');
  await room(id, { do: 'item-closed', of, version: await version() });
  await room(id, { do: 'adjusters-appointed', persons: [person('ordforande'), person('ledamot')] });
  await room(id, { do: 'closed' });

  const adjust = async (meeting: string, persona: string): Promise<Page> => {
    const page = await pageOf(persona, 'light');
    await page.goto(`/namnd/sammantraden/${meeting}/protokoll`);
    await press(page, 'Justera protokollet');
    await says(page, / justerade /);
    return page;
  };
  await (await adjust(id, 'ledamot')).context().close();
  expect(await heldOn(today)).toEqual([]);
  const chair = await adjust(id, 'ordforande');
  await says(chair, /^Protokollet är låst/);
  expect(await heldOn(today)).toEqual(['01 both', '12 both']);
  expect((await chair.goto(`/tillstand/${AREA}-12-demo`))?.status()).toBe(200);
  await secretary.goto(`/namnd/sammantraden/${id}/protokoll`);
  await press(secretary, 'Publicera protokollet');
  await says(secretary, 'Publicerat, utgåva 1.');
  const open = await (await site.context({ javaScriptEnabled: false })).newPage();
  await open.goto(`/namnd/protokoll/${id}`);
  await says(open, 'Avvikande mening: Ledamot 3 i nämnden, Mellansverige');
  const api = await (await fetch(`${site.baseUrl}/v1/board-meetings/${id}`)).json();
  expect(api.agendaItem[0].outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'grant',
    'grant',
    'refer-back',
    'reject',
    'reject',
  ]);

  // The next meeting, some weeks later: the application that was referred back.
  const later = '2027-01-13';
  await site.at(`${later}T08:00:00Z`);
  const again = await pageOf('sekreterare', 'light');
  const next = await plan(again, later);
  await press(again, 'Ta upp igen');
  await says(again, 'Sällsynta motorikstörningar (påhittat)');
  await press(again, 'Skicka kallelsen');
  const item = await gather(next);
  await again.goto(`/namnd/sammantraden/${next}/punkt/${item}/forslag`);
  await again.locator('[name=start-s3]').fill('2027-01-12');
  await press(again, 'Lägg fram förslaget');
  await says(again, 'Startdatum kan inte ligga före beslutet');
  await again.locator('[name=start-s3]').fill('2027-03-01');
  await press(again, 'Lägg fram förslaget');
  const at = () => stateOf(next).then(({ items }) => String(items[0]?.version));
  await room(next, { do: 'decided', of: item, version: await at(), proposal: 'A', effect: 'at-once' });
  const presiding = await pageOf('ordforande', 'light');
  await presiding.goto(`/namnd/sammantraden/${next}/punkt/${item}`);
  await press(presiding, 'Justera punkten genast');
  await says(presiding, `${AREA}-14-demo`);
  expect(await heldOn(later)).toEqual(['01 both', '12 both', '14 adults']);
  expect(await heldOn('2035-01-01')).toEqual(['01 both', '12 both', '14 adults']);
  expect(site.world.deps.register.view(localDate('2035-01-01'), localDate('2099-01-01')).findArea(AREA)?.permits).toEqual([]);
});
