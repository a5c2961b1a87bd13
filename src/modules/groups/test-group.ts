import {
  type Browser,
  daysFrom,
  groupOf,
  nominationIds,
  openedRound,
  recorded,
  type SignedInApp,
  send,
  sendMany,
  today,
} from '../../../tests/support/group-story.ts';

/** How many rows there are, as the owner of the tables sees it; the query begins with `from`. */
export const counted =
  (app: () => SignedInApp) =>
  async (query: string, ...parameters: unknown[]): Promise<number> =>
    (await app().db.asOwner<{ n: number }>(`select count(*)::int as n ${query}`, parameters))[0]?.n ?? -1;

export const expertGroup = (id: string): string => `/arenden/${id}/grupper/sakkunniga`;

type Body = Readonly<Record<string, string | readonly string[]>>;

/** Sends a proposal for an expert group, for 700 days from today. */
export const propose = (app: SignedInApp, by: Browser, id: string, body: Body, key?: string) =>
  sendMany(app, by, `${expertGroup(id)}/forslag`, { do: 'send', from: today(), to: daysFrom(today(), 700), reason: '', ...body }, key);

/** Sends the decision to appoint an expert group. */
export const appoint = (
  app: SignedInApp,
  by: Browser,
  id: string,
  version: string,
  more: Readonly<Record<string, string>> = {},
  key?: string,
) => send(app, by, `${expertGroup(id)}/beslut`, { version, ...more }, key === undefined ? {} : { key });

/** Opens a round, records seven who make a group whole, and has them proposed and appointed; returns their nominations. */
export async function appointedExperts(app: SignedInApp, officer: Browser, head: Browser, id: string): Promise<readonly string[]> {
  await openedRound(app, officer, id);
  await recorded(app, officer, id);
  const members = await nominationIds(app, id);
  const proposed = await propose(app, officer, id, { version: '0', members, chair: members[0] ?? '' });
  if (proposed.statusCode !== 303) throw new Error(`the proposal was answered ${proposed.statusCode}`);
  const appointed = await appoint(app, head, id, String((await groupOf(app, id, 'expert'))?.version));
  if (appointed.statusCode !== 303) throw new Error(`the decision was answered ${appointed.statusCode}`);
  return members;
}

/** A member's seat in a group of the case. */
export async function seatOf(app: SignedInApp, id: string, name: string): Promise<{ readonly id: string; readonly version: string }> {
  const rows = await app.db.asOwner<{ id: string; version: number }>(
    'select id, version from group_seat where care_case = $1 and name = $2',
    [id, name],
  );
  const [seat] = rows;
  if (!seat) throw new Error(`${name} has no seat`);
  return { id: seat.id, version: String(seat.version) };
}

/** Ties a member to an account. */
export async function link(app: SignedInApp, officer: Browser, id: string, name: string, account: string) {
  const { id: seat, version } = await seatOf(app, id, name);
  return send(app, officer, `${expertGroup(id)}/ledamoter/${seat}/konto`, { version, account });
}

/** A meeting as its form sends it. */
export const meeting = { day: '2027-03-28', from: '9.30', to: '12.00', place: 'Stockholm', link: '', agenda: 'Definition', notes: '' };
