import type { Tx } from '../../../platform/db/index.ts';
import type { Capacity, CaseFault, CaseState } from '../../cases/index.ts';
import type { Lack } from '../core/composition.ts';
import { compositionRules, lacksOf } from '../core/composition.ts';
import type { GroupKind } from '../core/group.ts';
import type { Group, Seat } from '../queries/groups.ts';
import { collaborationRegions } from '../queries/organisations.ts';

/** Why an act on a group was not done; then nothing has been done. */
export type GroupFault =
  | CaseFault
  /** The group has changed since the page was shown. */
  | { readonly kind: 'changed'; readonly now: Group | undefined }
  /** The group is in a state in which this is not done. */
  | { readonly kind: 'not-in-this-state' }
  /** Whoever has proposed does not appoint. */
  | { readonly kind: 'own-proposal' }
  /** The composition lacks something, and no reason is given. */
  | { readonly kind: 'reason-missing'; readonly lacks: readonly Lack[] }
  | { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> };

/** When each group is put together and works: steps 1–3 for experts, 2–3 for B1, 5–6 for B2. */
export const workStates: Readonly<Record<GroupKind, readonly CaseState[]>> = {
  expert: ['mapping', 'review', 'consultation'],
  b1: ['mapping', 'review', 'consultation'],
  b2: ['call', 'assessment'],
};

/** As what its members take part in the case. */
export const capacitiesOf: Readonly<Record<GroupKind, readonly Capacity[]>> = {
  expert: ['expert', 'expert-chair'],
  b1: ['b1'],
  b2: ['b2'],
};

/** What a member takes part as. */
export function capacityOf(kind: GroupKind, isChair: boolean): Capacity {
  if (kind !== 'expert') return kind;
  return isChair ? 'expert-chair' : 'expert';
}

/** The role that a member of each group signs in with. */
export const roleOf = { expert: 'expert-group-member', b1: 'b1-member', b2: 'b2-member' } as const;

export const sitting = ({ status }: Seat): boolean => status === 'appointed';
export const inProposal = ({ status }: Seat): boolean => status === 'appointed' || status === 'proposed';

/** What a group with these members would lack. */
export async function lacksIn(
  tx: Tx,
  kind: GroupKind,
  members: readonly Pick<Seat, 'profession' | 'collaborationRegion' | 'represents'>[],
) {
  const regions = await collaborationRegions(tx);
  return lacksOf(
    members,
    compositionRules[kind],
    regions.map(({ id }) => id),
  );
}

/** Names of tasks within a case: a region's in a round, the head's on a group, the officer's and the administrator's for a seat. */
export const taskKeys = {
  nominate: (round: string, organisation: string): string => `nominate:${round}:${organisation}`,
  decide: (kind: GroupKind): string => `group-decide:${kind}`,
  link: (seat: string): string => `group-link:${seat}`,
  account: (seat: string): string => `group-account:${seat}`,
};
