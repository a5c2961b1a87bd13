import type { Tx } from '../../platform/db/index.ts';
import { asSubject, type Person } from '../access/index.ts';
import { analyse, type CaseRun, type CodeIndex, type Definition, type Finding, runCases, type SavedCases } from '../definitions/index.ts';
import { latestOf, latestOfAll, type Version } from './core/version.ts';
import type { Authoring, AuthoringDeps } from './deps.ts';
import { approvedVersions, type Draft, findDraft, isFictitious } from './queries.ts';

/** What one person sees of definitions: the versions that stand, and whether what they make is made up. */
export type World = { readonly fictitious: boolean; readonly versions: readonly Version[] };

export async function worldOf(tx: Tx, person: { readonly id: string }, authoring: Authoring): Promise<World> {
  const fictitious = await isFictitious(tx, person.id);
  return { fictitious, versions: [...authoring.shipped(), ...(await approvedVersions(tx, fictitious))] };
}

/** A draft or a version, for pages that show either. */
export type Doc = {
  /** What stands in its address. */
  readonly ref: string;
  readonly definition: Definition;
  readonly cases: SavedCases;
  readonly draft: Draft | undefined;
  readonly version: Version | undefined;
  readonly world: World;
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function findDoc(tx: Tx, person: Person, authoring: Authoring, ref: string): Promise<Doc | undefined> {
  const world = await worldOf(tx, person, authoring);
  if (uuid.test(ref)) {
    const draft = await findDraft(tx, ref, world.fictitious);
    return draft && { ref, definition: draft.definition, cases: draft.cases, draft, version: undefined, world };
  }
  const version = world.versions.find((one) => one.ref === ref);
  return version && { ref, definition: version.definition, cases: version.cases, draft: undefined, version, world };
}

export const readDoc = (deps: AuthoringDeps, person: Person, ref: string): Promise<Doc | undefined> =>
  asSubject(deps.db, person, (tx) => findDoc(tx, person, deps.authoring, ref));

/** The definition that a draft began from, or that a version came after. */
export function baseOf({ draft, definition, world }: Doc): Version | undefined {
  if (draft) return world.versions.find((one) => one.ref === draft.basedOn);
  return latestOf(
    world.versions.filter((one) => one.definition.version < definition.version),
    definition.areaId,
  );
}

/** What the definition is judged with: the codes that are known, and the latest versions of the other areas. */
export function surroundings(
  authoring: Authoring,
  world: World,
  definition: Definition,
): { codes: CodeIndex; others: readonly Definition[] } {
  const others = latestOfAll(world.versions)
    .map((one) => one.definition)
    .filter((one) => one.areaId !== definition.areaId);
  return { others, codes: authoring.codes([...others, definition]) };
}

/** Everything that can be found wrong without a patient, and how the saved cases come out. */
export type Judgement = {
  readonly findings: readonly Finding[];
  readonly runs: readonly CaseRun[];
  readonly failing: readonly CaseRun[];
  readonly errors: number;
};

export function judge(
  authoring: Authoring,
  world: World,
  definition: Definition,
  cases: SavedCases,
  areas: ReadonlySet<string>,
): Judgement {
  const { codes, others } = surroundings(authoring, world, definition);
  const findings = analyse(definition, { codes, others, areas });
  const runs = runCases(definition, cases.cases, { codes });
  const failing = runs.filter((run) => run.differences.length > 0);
  return { findings, runs, failing, errors: findings.filter((one) => one.severity === 'error').length };
}
