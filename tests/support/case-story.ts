import { randomUUID } from 'node:crypto';
import { type Browser, get, type SignedInApp, send, session } from './signed-in.ts';

/** A nomination as the form sends it. */
export const nomination = (name: string, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  area: '',
  name,
  nameEn: '',
  from: 'Nationellt programområde (påhittat)',
  'reason-rare': 'Få patienter i landet.',
  'reason-complex': 'Kräver flera yrken tillsammans.',
  'reason-volume': '',
  'reason-competence': '',
  'reason-cost': '',
  dependencies: '',
  emergency: 'Ingen påverkan på jouren väntas.',
  ...more,
});

let counted = 0;
/** A name that no other area has. */
export const newName = (): string => {
  counted += 1;
  return `Provområde ${counted} ${randomUUID().slice(0, 8)} (påhittat)`;
};

/** Nominates a new area; returns the case's id. */
export async function nominated(app: SignedInApp, officer: Browser, name = newName()): Promise<string> {
  const answer = await send(app, officer, '/arenden/nytt', nomination(name));
  if (answer.statusCode !== 303) throw new Error(`the nomination was answered ${answer.statusCode}: ${answer.body.slice(0, 2_000)}`);
  return /\/arenden\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? '';
}

export const versionOf = async (app: SignedInApp, id: string): Promise<string> => {
  const [row] = await app.db.asOwner<{ version: number }>('select version from care_case where id = $1', [id]);
  return String(row?.version);
};
export const stateOf = async (app: SignedInApp, id: string): Promise<string | undefined> =>
  (await app.db.asOwner<{ state: string }>('select state from care_case where id = $1', [id]))[0]?.state;

/** Sets a priority and lets the officer handle the case. */
export async function prioritised(app: SignedInApp, officer: Browser, id: string): Promise<void> {
  await send(app, officer, `/arenden/${id}/prioritet`, { version: '0', priority: '1', reason: 'Få patienter och långa avstånd.' });
  await send(app, officer, `/arenden/${id}/handlaggare`, { version: await versionOf(app, id), handler: officer.person });
}

/** A product that another part of the product would make. */
export const made = (app: SignedInApp, id: string, kind: string, by: string) =>
  app.db.asOwner('insert into case_product (care_case, kind, person) values ($1, $2, $3)', [id, kind, by]);

/** Lets someone take part in a case. */
export const takesPart = (app: SignedInApp, id: string, person: string, capacity: string) =>
  app.db.asOwner("insert into case_participant (care_case, person, capacity, valid_from) values ($1, $2, $3, '2020-01-01')", [
    id,
    person,
    capacity,
  ]);

export const decide = async (
  app: SignedInApp,
  head: Browser,
  id: string,
  action: string,
  body: Readonly<Record<string, string>> = {},
  version?: string,
) => send(app, head, `/arenden/${id}/avgor/${action}`, { version: version ?? (await versionOf(app, id)), reason: 'Prov.', ...body });

export { get, type SignedInApp, send, session };
