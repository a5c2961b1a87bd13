import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, localDate } from '../../../src/kernel/date.ts';
import { paths } from '../../../src/kernel/paths.ts';
import { findSession, formTokenOf, openSession } from '../../../src/modules/identity/index.ts';
import {
  addItem,
  decideItem,
  emptyItem,
  findSitting,
  firstRules,
  giveNotice,
  happen,
  type Item,
  minutesHash,
  openItem,
  openSitting,
  planSitting,
  putProposal,
  setRules,
} from '../../../src/modules/sittings/index.ts';
import { type Board, boardIn, given } from '../../sittings/board.ts';
import type { FreshDb } from '../../support/fresh-db.ts';
import { type Product, startProduct } from '../../support/product.ts';

/** What is looked at: the permit's public page and its answer to programs, on each node. */
export const looks = ['page of A', 'page of B', 'API of A', 'API of B'] as const;
export type Look = (typeof looks)[number];

/** Milliseconds from the moment that the last adjustment is sent to node A: until it is answered, and until each look first shows the permit. */
export type Round = { readonly answered: number; readonly seen: Readonly<Record<Look, number>>; readonly shownAfterAnswer: number };

/** How many permits each item of a meeting grants; the deck of 12 June 2024 had four items with nine in all. */
export type Shape = readonly number[];

const FIRST = localDate('2025-01-02');

/** Two nodes of the product on one database, and a board of real people: it adjusts on node A, and everyone looks on A and B. */
export async function boardOnNodes(db: FreshDb, dataDir: string) {
  const env = { DATABASE_URL: db.appUrl, DATABASE_ADMIN_URL: db.ownerUrl, RATE_LIMIT: '999999' };
  const nodes: Product[] = [];
  const board = await boardIn(db);
  const close = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.kill('SIGTERM')));
    await board.close();
  };
  try {
    nodes.push(await (await startProduct(dataDir, { env })).ready());
    nodes.push(await (await startProduct(dataDir, { env })).ready());
    board.at(FIRST);
    given(await setRules(board.as('secretary'), { version: 0, rules: { ...firstRules, noticeDays: 0, source: 'Provad arbetsordning' } }));
  } catch (error) {
    await close();
    throw error;
  }
  const [a, b] = nodes as [Product, Product];
  let held = 0;
  return {
    close,
    /** Holds a meeting that grants so many permits, and adjusts its minutes as the last of those appointed. */
    round: async (shape: Shape, watched = true): Promise<Round> => {
      held += 1;
      const { id, hash, permit } = await meeting(db, board, held, shape);
      return adjustAndLook(db, board, [a, b], { id, hash, permit, watched });
    },
  };
}

const applicant = (region: string): Item['applicants'][number] => ({
  key: region,
  region,
  regionName: `Region ${region}`,
  collaborationRegions: [],
  hospital: null,
  unit: null,
  application: null,
  diaryNumber: null,
  withdrawn: false,
  wants: { population: 'both', tasks: [], subPermits: [] },
});

const itemIn = (area: string, regions: readonly string[]): Omit<Item, 'id'> => ({
  ...emptyItem,
  kind: 'award',
  title: `Punkt om ${area}`,
  area,
  slots: { units: 5, unitsForChildren: null, tasks: [], subPermits: [], note: null },
  applicants: regions.map(applicant),
  conditions: [{ id: 'villkor-1', heading: 'other', audience: 'both', text: { sv: 'Enheten följer upp sin vård.', en: null } }],
});

const regions = ['01', '03', '05', '12', '14'];

/** A meeting of a day of its own, about areas of its own, of which nothing but the last adjustment is left to do. */
async function meeting(db: FreshDb, board: Board, number: number, shape: Shape) {
  const by = () => board.as('secretary');
  const day = addDays(FIRST, number);
  const areas = shape.map((_, i) => `matning-${number}-${i + 1}`);
  for (const area of areas) await db.asOwner('insert into care_area (id, name) values ($1, $2)', [area, `Mätområde ${area}`]);
  await board.deps.register.acknowledge();
  const id = given(await planSitting(by(), { day, start: '10:00', place: '' }));
  for (const [i, area] of areas.entries()) given(await addItem(by(), { id }, itemIn(area, regions.slice(0, shape[i]))));
  given(await giveNotice(by(), board.deps, { id }));
  board.at(day);
  given(await openSitting(by(), { id }));
  given(await happen(by(), { id }, ...board.members.map((key) => ({ kind: 'arrived', person: board.idOf(key) }) as const)));
  const read = async () => {
    const found = await board.read('secretary', (tx) => findSitting(tx, id));
    if (!found) throw new Error('the meeting is not there');
    return found;
  };
  for (const { item } of (await read()).state.items) {
    const of = item.id;
    const outcomes = item.applicants.map(
      ({ key }) => ({ kind: 'grant', applicant: key, population: 'both', tasks: [], subPermits: [], start: day, reasons: '' }) as const,
    );
    given(await openItem(by(), { id, of }));
    given(await putProposal(by(), { id, of }, { from: null, outcomes }));
    given(await decideItem(by(), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
    given(await happen(by(), { id }, { kind: 'item-closed', of }));
  }
  given(await happen(by(), { id }, { kind: 'adjusters-appointed', persons: [board.idOf('chair')] }, { kind: 'closed' }));
  return { id, hash: minutesHash(await read()), permit: `${areas.at(-1)}-${regions[(shape.at(-1) ?? 1) - 1]}` };
}

/** The chair at node A, as a browser that is signed in. */
async function chairAt(db: FreshDb, board: Board) {
  const person = board.idOf('chair');
  const [acting] = await db.asOwner<{ id: string }>('select id from assignment where person = $1', [person]);
  const token = await db.tx((tx) =>
    openSession(tx, {
      person,
      issuer: 'test',
      acr: null,
      acting: acting?.id ?? null,
      steppedUp: true,
      userAgent: 'test',
      replaces: null,
    }),
  );
  const found = await findSession(db.kysely, token, new Date().toISOString().slice(0, 10));
  if (!found) throw new Error('the session does not hold');
  const fields = { _csrf: formTokenOf(found.csrfSecret), _key: randomUUID() };
  return { headers: { cookie: `__Host-tillstand=${token}` }, fields };
}

type Watching = { readonly id: string; readonly hash: string; readonly permit: string; readonly watched: boolean };

async function adjustAndLook(
  db: FreshDb,
  board: Board,
  [a, b]: readonly [Product, Product],
  { id, hash, permit, watched }: Watching,
): Promise<Round> {
  const chair = await chairAt(db, board);
  const addresses: Readonly<Record<Look, string>> = {
    'page of A': `${a.url}${paths.permit(permit)}`,
    'page of B': `${b.url}${paths.permit(permit)}`,
    'API of A': `${a.url}${paths.api.permit(permit)}`,
    'API of B': `${b.url}${paths.api.permit(permit)}`,
  };
  const statusOf = async (look: Look): Promise<number> => {
    const answer = await fetch(addresses[look]);
    await answer.arrayBuffer();
    return answer.status;
  };
  for (const look of looks) if ((await statusOf(look)) !== 404) throw new Error(`${permit} stands before it is decided`);
  const begun = performance.now();
  const since = (): number => performance.now() - begun;
  const adjusting = fetch(`${a.url}${paths.sittingAdjust(id)}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...chair.headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...chair.fields, hash }).toString(),
  }).then(async (answer) => {
    const text = await answer.text();
    if (answer.status !== 303) throw new Error(`the minutes were not adjusted: ${answer.status} ${text.slice(0, 400)}`);
    return since();
  });
  const watch = async (look: Look): Promise<number> => {
    while ((await statusOf(look)) !== 200) {
      if (since() > 30_000) throw new Error(`${permit} never stood on the ${look}`);
      // Those who ask must not themselves be what the node is busy with.
      await wait(20);
    }
    return since();
  };
  const times = watched ? looks.map(watch) : [];
  const answered = await adjusting;
  // What has been answered shows everywhere: nobody waits any more.
  const shownAfterAnswer = (await Promise.all(looks.map(statusOf))).filter((status) => status === 200).length;
  const seen = await Promise.all(times);
  return { answered, shownAfterAnswer, seen: Object.fromEntries(looks.map((look, i) => [look, seen[i] ?? 0])) as Round['seen'] };
}
