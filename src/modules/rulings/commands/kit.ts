import { sql } from 'kysely';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Denial } from '../../../platform/http/policy.ts';
import { type Doing, no } from '../../access/index.ts';
import { type Authoring, judge, worldOf } from '../../authoring/index.ts';
import {
  type CareCase,
  type CaseFault,
  caseForAct,
  isBefore,
  madeIn,
  type Needed,
  type ProductKind,
  productsOf,
} from '../../cases/index.ts';
import type { Definition } from '../../definitions/index.ts';
import { type ApprovedBasis, findApprovedBasis, isRevisionOpen } from '../../proposals/index.ts';
import type { Fault, Values } from '../../work/index.ts';
import { rulingFaults } from '../core/content.ts';
import { isOpen, life, type RulingAction } from '../core/life.ts';
import { contentIn, type Ruling, type RulingVersion, rulingsOf, versionsOf, writersIn } from '../queries.ts';

/** What keeps a decision from being taken. */
export type Obstacle =
  | { readonly kind: 'products'; readonly missing: readonly ProductKind[] }
  | { readonly kind: 'no-basis' }
  | { readonly kind: 'open-revision' }
  | { readonly kind: 'newer-basis' }
  | { readonly kind: 'contradiction'; readonly says: { readonly sv: string; readonly en: string } }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  /** The rules of the register itself. */
  | { readonly kind: 'journal'; readonly says: { readonly sv: string; readonly en: string } };

/** Why an act on a decision was not done; then nothing has been done. */
export type RulingFault =
  | CaseFault
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'no-basis' }
  | { readonly kind: 'not-yet' }
  /** Someone has acted since the page was shown. */
  | { readonly kind: 'ruling-stale'; readonly now: Ruling }
  | { readonly kind: 'own'; readonly denial: Denial }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'obstacles'; readonly obstacles: readonly Obstacle[] };

export const preparers: Pick<Needed, 'roles'> = { roles: ['case-officer'] };
export const deciders: Pick<Needed, 'roles'> = { roles: ['head'] };
export const readers: Pick<Needed, 'roles'> = { roles: ['case-officer', 'head', 'registrar', 'analyst'] };

/** What must have been made before the agency decides (steps 2 and 3). */
export const needed = [
  'basis',
  'consultation',
  'consultation-summary',
  'expert-comment',
  'b1-statement',
] as const satisfies readonly ProductKind[];

export type Asked = { readonly careCase: string; readonly version: number };
export type At = {
  readonly careCase: CareCase;
  readonly ruling: Ruling;
  readonly versions: readonly RulingVersion[];
  readonly values: Values;
};

/** The open ruling of a case, if the act can be done with it now, by this person, at this version. Others who act in the case wait. */
export async function rulingFor(
  tx: Tx,
  doing: Pick<Doing, 'person'>,
  asked: Asked,
  action: RulingAction,
): Promise<Result<At, RulingFault>> {
  const who = action === 'return' || action === 'decide' ? deciders : preparers;
  const found = await caseForAct(tx, doing, asked.careCase, { ...who, states: ['ruling'] });
  if (!found.ok) return found;
  await sql`select from ruling where care_case = ${asked.careCase} for update`.execute(tx);
  const ruling = (await rulingsOf(tx, asked.careCase))[0];
  if (!ruling) return fail({ kind: 'not-begun' });
  if (ruling.version !== asked.version) return fail({ kind: 'ruling-stale', now: ruling });
  const move = life[ruling.status][action];
  if (!move) return fail({ kind: 'not-yet' });
  const versions = await versionsOf(tx, ruling.id);
  if (move.byAnother && writersIn(versions).has(doing.person.id))
    return fail({ kind: 'own', denial: no('authorConfirms', 'askColleague') });
  return ok({ careCase: found.value, ruling, versions, values: contentIn(versions) });
}

export const openRuling = (rulings: readonly Ruling[]): Ruling | undefined => rulings.find(({ status }) => isOpen(status));

type Looking = {
  readonly authoring: Authoring;
  readonly person: Doing['person'];
  readonly areas: ReadonlySet<string>;
};

/** Everything that keeps a decision from being taken now, but for the rules of the register. */
export async function obstaclesTo(
  tx: Tx,
  { authoring, person, areas }: Looking,
  careCase: Pick<CareCase, 'id' | 'takenOverIn'>,
  ruling: Pick<Ruling, 'basis' | 'status'>,
  values: Values,
): Promise<{ readonly basis: ApprovedBasis | undefined; readonly obstacles: readonly Obstacle[] }> {
  const basis = await findApprovedBasis(tx, careCase.id);
  const made = new Set((await productsOf(tx, careCase.id)).filter(({ supersededAt }) => supersededAt === null).map(({ kind }) => kind));
  // What earlier steps left behind of a case that was taken over was made before it came here.
  const missing = needed.filter((kind) => !made.has(kind) && !isBefore(madeIn[kind], careCase.takenOverIn));
  const products: readonly Obstacle[] = missing.length > 0 ? [{ kind: 'products', missing }] : [];
  if (!basis) return { basis, obstacles: [...products, { kind: 'no-basis' }] };
  const faults = rulingFaults(values, basis.basis, 'whole');
  return {
    basis,
    obstacles: [
      ...products,
      ...((await isRevisionOpen(tx, careCase.id)) ? [{ kind: 'open-revision' } as const] : []),
      ...(ruling.status === 'proposed' && ruling.basis !== basis.id ? [{ kind: 'newer-basis' } as const] : []),
      ...(await contradictions(tx, { authoring, person, areas }, basis.executable)),
      ...(faults.length > 0 ? [{ kind: 'faults', faults } as const] : []),
    ],
  };
}

/** The definition that was locked, judged again: what other areas say may have changed since. */
async function contradictions(tx: Tx, { authoring, person, areas }: Looking, executable: Definition | null): Promise<readonly Obstacle[]> {
  if (executable === null) return [];
  const world = await worldOf(tx, person, authoring);
  const cases = { format: 'tillstand-cases/1', areaId: executable.areaId, cases: [] } as const;
  const { findings } = judge(authoring, world, executable, cases, areas);
  return findings
    .filter(({ severity }) => severity === 'error')
    .slice(0, 10)
    .map(({ message }) => ({ kind: 'contradiction', says: message }));
}
