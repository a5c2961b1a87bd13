import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { type Area, type AreaFacts, addAreaRevision, factsOf, readAreaRevisions } from '../../areas/index.ts';
import type { WorkDeps } from '../deps.ts';
import { viewerOf } from '../queries.ts';
import { lockRegister } from '../store.ts';
import { actingText, registerNow } from './common.ts';

export type FactsFault =
  | { readonly kind: 'missing' }
  /** The facts as someone else has left them in between, and who. */
  | { readonly kind: 'stale'; readonly now: AreaFacts; readonly version: number }
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
) =>
  revise(doing, deps, edit, 'area.renamed', (area) => ({
    ...factsOf(area),
    name,
    nameEn,
    aliases: [...new Set([...area.aliases, area.name])].filter((alias) => alias !== name),
  }));

async function revise(
  doing: Doing,
  { register }: Pick<WorkDeps, 'register'>,
  { area: id, version, reason }: Edit,
  action: 'area.edited' | 'area.renamed',
  change: (area: Area) => AreaFacts,
) {
  const done = await act<number, FactsFault>(doing, async (tx) => {
    const { fictitious } = await viewerOf(tx, doing.person.id);
    await lockRegister(tx);
    const data = await registerNow(tx, fictitious);
    const area = data.areas.find((one) => one.id === id);
    if (!area) return fail({ kind: 'missing' });
    const { seen, last } = await versionsIn(tx, id, fictitious);
    if (seen !== version) return fail({ kind: 'stale', now: factsOf(area), version: seen });
    const facts = change(area);
    const taken = nameTaken(data.areas, id, facts);
    if (!taken.ok) return taken;
    const by = { madeBy: doing.person.id, acting: actingText(doing.person) };
    await addAreaRevision(tx, { area: id, version: last + 1, facts, reason, ...by, fictitious });
    return ok({ answer: last + 1, events: [{ action, object: { kind: 'area', id }, reason, details: { version: last + 1, fictitious } }] });
  });
  if (done.ok) await register.acknowledge();
  return done;
}

/** The version that this person sees, and the last there is. */
async function versionsIn(tx: Tx, area: string, fictitious: boolean): Promise<{ readonly seen: number; readonly last: number }> {
  const revisions = await readAreaRevisions(tx, area);
  const visible = revisions.filter((revision) => fictitious || !revision.fictitious);
  return { seen: visible.at(-1)?.version ?? 0, last: revisions.at(-1)?.version ?? 0 };
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
