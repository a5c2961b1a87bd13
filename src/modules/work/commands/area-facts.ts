import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { type Area, type AreaFacts, type AreaRevision, addAreaRevision, factsOf, readAreaRevisions } from '../../areas/index.ts';
import type { WorkDeps } from '../deps.ts';
import { namesOf, viewerOf } from '../queries.ts';
import { lockRegister } from '../store.ts';
import { actingText, registerNow } from './common.ts';

export type FactsFault =
  | { readonly kind: 'missing' }
  /** The facts as someone else has left them in between, and who. */
  | {
      readonly kind: 'stale';
      readonly now: AreaFacts;
      readonly version: number;
      readonly by: string | null;
      readonly at: Date | null;
    }
  | { readonly kind: 'name-taken'; readonly name: string; readonly area: string };

type Edit = { readonly area: string; readonly version: number; readonly reason: string | null };

/** Edits what is not decided about an area: aliases, English name, pages, quality register, contact. The name is changed by `renameArea`. */
export const editAreaFacts = (doing: Doing, deps: Pick<WorkDeps, 'register'>, edit: Edit, facts: Omit<AreaFacts, 'name'>) =>
  revise(doing, deps, edit, 'area.edited', (area) => ({ ...facts, name: area.name }));

/** Gives an area another name. Its id stays, and the old name is kept among its other names. */
export const renameArea = (
  doing: Doing,
  deps: Pick<WorkDeps, 'register'>,
  edit: Edit & { readonly reason: string },
  name: string,
  nameEn: string | null,
) => revise(doing, deps, edit, 'area.renamed', renamed(name, nameEn));

const renamed =
  (name: string, nameEn: string | null) =>
  (area: Area): AreaFacts => ({
    ...factsOf(area),
    name,
    nameEn,
    aliases: [...new Set([...area.aliases, area.name])].filter((alias) => alias !== name),
  });

async function revise(
  doing: Doing,
  { register }: Pick<WorkDeps, 'register'>,
  edit: Edit,
  action: 'area.edited' | 'area.renamed',
  change: (area: Area) => AreaFacts,
) {
  const done = await act<number, FactsFault>(doing, async (tx) => {
    const { fictitious } = await viewerOf(tx, doing.person.id);
    const revised = await reviseIn(tx, doing, fictitious, edit, change);
    if (!revised.ok) return revised;
    const details = { version: revised.value, fictitious };
    return ok({ answer: revised.value, events: [{ action, object: { kind: 'area', id: edit.area }, reason: edit.reason, details }] });
  });
  if (done.ok) await register.acknowledge();
  return done;
}

/** The same within a greater act. Returns the new version. Without a version, whatever stands is built on. */
async function reviseIn(
  tx: Tx,
  { person }: Pick<Doing, 'person'>,
  fictitious: boolean,
  { area: id, version, reason }: Omit<Edit, 'version'> & { readonly version: number | null },
  change: (area: Area) => AreaFacts,
): Promise<Result<number, FactsFault>> {
  await lockRegister(tx);
  const data = await registerNow(tx, fictitious);
  const area = data.areas.find((one) => one.id === id);
  if (!area) return fail({ kind: 'missing' });
  const { seen, last, latest } = await versionsIn(tx, id, fictitious);
  if (version !== null && seen !== version) {
    const name = latest && (await namesOf(tx, [latest.madeBy])).get(latest.madeBy);
    return fail({ kind: 'stale', now: factsOf(area), version: seen, by: name ?? null, at: latest?.madeAt ?? null });
  }
  const facts = change(area);
  const taken = nameTaken(data.areas, id, facts);
  if (!taken.ok) return taken;
  await addAreaRevision(tx, { area: id, version: last + 1, facts, reason, madeBy: person.id, acting: actingText(person), fictitious });
  return ok(last + 1);
}

/** Gives an area another name within a greater act that holds its own version; the caller awaits `register.acknowledge()` after commit. */
export const renameAreaIn = (
  tx: Tx,
  doing: Pick<Doing, 'person'>,
  { area, name, nameEn, reason, fictitious }: { area: string; name: string; nameEn: string | null; reason: string; fictitious: boolean },
): Promise<Result<number, FactsFault>> => reviseIn(tx, doing, fictitious, { area, version: null, reason }, renamed(name, nameEn));

/** The version that this person sees, the revision that made it, and the last there is. */
async function versionsIn(
  tx: Tx,
  area: string,
  fictitious: boolean,
): Promise<{ readonly seen: number; readonly latest: AreaRevision | undefined; readonly last: number }> {
  const revisions = await readAreaRevisions(tx, area);
  const latest = revisions.filter((revision) => fictitious || !revision.fictitious).at(-1);
  return { seen: latest?.version ?? 0, latest, last: revisions.at(-1)?.version ?? 0 };
}

/** A search must not find two areas by the same name. */
function nameTaken(areas: readonly Area[], id: string, { name, aliases }: AreaFacts): Result<null, FactsFault> {
  const folded = (text: string): string => text.toLocaleLowerCase('sv');
  const own = new Set([name, ...aliases].map(folded));
  for (const area of areas) {
    if (area.id === id) continue;
    const taken = [area.name, ...area.aliases].find((other) => own.has(folded(other)));
    if (taken !== undefined) return fail({ kind: 'name-taken', name: taken, area: area.id });
  }
  return ok(null);
}
