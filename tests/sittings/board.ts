import { randomBytes, randomUUID } from 'node:crypto';
import { createStage } from '../../src/cli/demo/stage.ts';
import { asSubject, type Doing, type Person } from '../../src/modules/access/index.ts';
import type { Role } from '../../src/modules/identity/index.ts';
import { createRegister } from '../../src/modules/register/index.ts';
import type { Tx } from '../../src/platform/db/index.ts';
import { temporaryFiles } from '../support/files.ts';
import { type FreshDb, quietLog } from '../support/fresh-db.ts';

const regions = ['norra', 'mellansverige', 'stockholm-gotland', 'sydostra', 'vastra', 'sodra'] as const;

/** A board of nobody in particular in a database of its own: a chair, six members, a substitute and a secretary; and the clock of the database. */
export async function boardIn(db: FreshDb, { fictitious = false } = {}) {
  const auditKey = { id: 'test', secret: randomBytes(32) };
  const stage = createStage(db, auditKey, new Map());
  const files = await temporaryFiles();
  const register = createRegister({ db, log: quietLog, leaseMs: 1_000 });
  await register.refresh();
  await db.asOwner(`
    insert into work_organisation (id, kind, name)
    select 'authority', 'authority', 'Socialstyrelsen' union all select 'board', 'board', 'Nämnden för NHV'
    union all select 'region-' || code, 'region', name from region on conflict (id) do nothing`);
  const people = new Map<string, { readonly id: string; readonly role: Role }>();
  const seat = async (key: string, role: Role, kind: string | null, region: string | null): Promise<void> => {
    const [row] = await db.asOwner<{ id: string }>('insert into person (name, fictitious) values ($1, $2) returning id', [
      `Provperson ${key}`,
      fictitious,
    ]);
    const id = row?.id ?? '';
    const organisation = role === 'case-officer' ? 'authority' : 'board';
    await db.asOwner(
      "insert into assignment (person, role, organisation, valid_from, needs_confirmation) values ($1, $2, $3, '2020-01-01', false)",
      [id, role, organisation],
    );
    if (kind !== null)
      await db.asOwner(
        "insert into board_term (person, seat, collaboration_region, valid_from, valid_to) values ($1, $2, $3, '2020-01-01', '2030-12-31')",
        [id, kind, region],
      );
    people.set(key, { id, role });
  };
  await seat('chair', 'board-chair', 'chair', null);
  for (const region of regions) await seat(region, 'board-member', 'member', region);
  await seat('s-sodra', 'board-substitute', 'substitute', 'sodra');
  await seat('secretary', 'board-secretary', null, null);
  await seat('officer', 'case-officer', null, null);
  const found = (key: string) => {
    const one = people.get(key);
    if (!one) throw new Error(`nobody is called ${key}`);
    return one;
  };
  const actor = (key: string): Person => {
    const { id, role } = found(key);
    const acting = { role, organisation: role === 'case-officer' ? 'authority' : 'board' };
    return {
      kind: 'person',
      id,
      name: key,
      acting,
      assignments: [acting],
      session: { id: randomUUID(), csrf: '', steppedUpAt: new Date() },
    };
  };
  return {
    deps: { db: stage.db, files, register },
    at: stage.at,
    members: ['chair', ...regions],
    idOf: (key: string): string => found(key).id,
    as: (key: string): Doing => {
      const person = actor(key);
      const submission = { owner: person.id, route: 'test', page: 'test', key: randomUUID(), requestHash: randomBytes(32) };
      return { db: stage.db, auditKey, person, origin: null, requestId: 'test', submission };
    },
    read: <T>(key: string, work: (tx: Tx) => Promise<T>): Promise<T> => asSubject(stage.db, actor(key), work),
    close: async (): Promise<void> => {
      await register.close();
      await files.remove();
    },
  };
}

export type Board = Awaited<ReturnType<typeof boardIn>>;

/** What an act gave; anything else fails the test and says why. */
export function given<T>(done: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (done.ok) return done.value;
  throw new Error(JSON.stringify(done.error));
}
