import pg from 'pg';
import { type Browser, get, personId, type SignedInApp, send, session } from './signed-in.ts';

/** A made-up case in a state, handled by the first case officer; returns its id. */
export async function caseIn(app: SignedInApp, state: string, area = 'sallsynta-motorikstorningar'): Promise<string> {
  const officer = await personId(app.db, 'handlaggare');
  const [row] = await app.db.asOwner<{ id: string }>(
    'insert into care_case (area, state, opened_by, handler, fictitious) values ($1, $2, $3, $3, true) returning id',
    [area, state, officer],
  );
  return row?.id ?? '';
}

/** Sends a form in which a field may have several values. */
export const sendMany = (
  app: SignedInApp,
  by: Browser,
  url: string,
  body: Readonly<Record<string, string | readonly string[]>>,
  key?: string,
) => {
  const fields = [...Object.entries(by.fields(key)), ...Object.entries(body)].flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...by.headers },
    payload: new URLSearchParams(fields).toString(),
  });
};

/** Whom someone nominates, as the form sends it. */
export const nominee = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  name: 'Påhittad neurolog i söder',
  mail: 'neurolog@exempel.se',
  represents: 'profession',
  profession: 'neurolog',
  collaborationRegion: 'sodra',
  standing: 'Påhittade meriter.',
  consent: 'yes',
  ...more,
});

export const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
export const daysFrom = (day: string, days: number): string =>
  new Date(new Date(`${day}T12:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Opens a round of nominations; returns its id. */
export async function openedRound(app: SignedInApp, officer: Browser, id: string, lastDay = daysFrom(today(), 30)): Promise<string> {
  const answer = await send(app, officer, `/arenden/${id}/nomineringar/ny-omgang`, { letter: 'Vi ber er nominera.', lastDay });
  if (answer.statusCode !== 303) throw new Error(`the round was answered ${answer.statusCode}: ${answer.body.slice(0, 2_000)}`);
  const [row] = await app.db.asOwner<{ id: string }>('select id from nomination_round where care_case = $1 order by number desc limit 1', [
    id,
  ]);
  return row?.id ?? '';
}

/** Seven who make a group whole: one of each region, three professions, a patient. */
export const whole = [
  ['Påhittad 1', 'neurolog', 'norra', 'profession'],
  ['Påhittad 2', 'neurolog', 'mellansverige', 'profession'],
  ['Påhittad 3', 'fysioterapeut', 'stockholm-gotland', 'profession'],
  ['Påhittad 4', 'logoped', 'sydostra', 'profession'],
  ['Påhittad 5', 'neurolog', 'vastra', 'profession'],
  ['Påhittad 6', 'neurolog', 'sodra', 'profession'],
  ['Påhittad 7', 'patientföreträdare', '', 'patient'],
] as const;

/** Records nominations by letter. */
export async function recorded(
  app: SignedInApp,
  officer: Browser,
  id: string,
  people: readonly (readonly string[])[] = whole,
): Promise<void> {
  for (const [name = '', profession = '', collaborationRegion = '', represents = ''] of people) {
    const body = nominee({
      name,
      profession,
      collaborationRegion,
      represents,
      mail: `${name.replaceAll(' ', '-').toLowerCase()}@exempel.se`.normalize('NFD').replaceAll(/\p{M}/gu, ''),
      source: 'npo',
      sourceName: 'NPO (påhittat)',
      received: today(),
    });
    const answer = await send(app, officer, `/arenden/${id}/nomineringar/brev`, body);
    if (answer.statusCode !== 303) throw new Error(`the nomination was answered ${answer.statusCode}: ${answer.body.slice(0, 2_000)}`);
  }
}

export const nominationIds = async (app: SignedInApp, id: string): Promise<readonly string[]> =>
  (await app.db.asOwner<{ id: string }>("select id from nomination where care_case = $1 and status = 'standing' order by name", [id])).map(
    (row) => row.id,
  );

export const groupOf = async (app: SignedInApp, id: string, kind: string) =>
  (
    await app.db.asOwner<{ id: string; status: string; version: number }>(
      'select id, status, version from care_group where care_case = $1 and kind = $2',
      [id, kind],
    )
  )[0];

/** Proposes and appoints a group of people with the role. */
export const appointedB1 = (app: SignedInApp, id: string, personas: readonly string[]): Promise<void> => appointed(app, id, 'b1', personas);
export const appointedB2 = (app: SignedInApp, id: string, personas: readonly string[]): Promise<void> => appointed(app, id, 'b2', personas);

async function appointed(app: SignedInApp, id: string, kind: 'b1' | 'b2', personas: readonly string[]): Promise<void> {
  const [officer, head] = [await session(app.db, 'handlaggare'), await session(app.db, 'enhetschef')];
  const people = await Promise.all(personas.map((persona) => personId(app.db, persona)));
  const term = { from: today(), to: daysFrom(today(), 365) };
  const body = { version: '0', do: 'send', members: people, chair: people[0] ?? '', ...term, reason: '' };
  const proposed = await sendMany(app, officer, `/arenden/${id}/grupper/${kind}/forslag`, body);
  if (proposed.statusCode !== 303) throw new Error(`${kind} was answered ${proposed.statusCode}: ${proposed.body.slice(0, 2_000)}`);
  const group = await groupOf(app, id, kind);
  const appointed = await send(app, head, `/arenden/${id}/grupper/${kind}/beslut`, { version: String(group?.version) });
  if (appointed.statusCode !== 303) throw new Error(`${kind} was answered ${appointed.statusCode}: ${appointed.body.slice(0, 2_000)}`);
}

export const declares = (app: SignedInApp, by: Browser, id: string, answer = 'none', circumstances = '') =>
  send(app, by, `/arenden/${id}/jav/anmal`, { answer, circumstances });

/** Moves the database's clock to an instant, for connections from here on; the present ones are ended. No instant: back to now. */
export async function moveClock(app: SignedInApp, instant?: string): Promise<void> {
  const client = new pg.Client({ connectionString: app.db.superuserUrl });
  await client.connect();
  try {
    const to = instant === undefined ? 'reset tillstand.clock_offset' : `set tillstand.clock_offset = '${offsetTo(instant)}'`;
    await client.query(`alter database ${app.db.name} ${to}`);
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'tillstand_app'",
    );
  } finally {
    await client.end();
  }
  while (!(await app.db.isReady())) await new Promise((resolve) => setTimeout(resolve, 50));
}

const offsetTo = (instant: string): string => `${Math.round((new Date(instant).getTime() - Date.now()) / 1_000)} seconds`;

export { type Browser, get, personId, type SignedInApp, send, session };
