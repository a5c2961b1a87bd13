import { on } from '../../../kernel/when.ts';
import type { Payload, SpecialCondition } from '../../journal/index.ts';
import type { Applicant, Outcome } from './item.ts';
import { conditionsOf } from './minutes.ts';
import type { ItemState } from './state.ts';

/** What a decision becomes for one applicant or holder. */
export type Decided = {
  readonly applicant: Applicant;
  readonly outcome: Outcome;
  /** The permit that is granted, revoked or changed. */
  readonly permit: string | null;
  /** What it is in the journal; null for what the journal does not keep: referring back, tabling, dismissing and writing off. */
  readonly payload: Payload | null;
};

export type Effects = {
  readonly each: readonly Decided[];
  /** The special conditions as decided, when they are others than those that stand decided. */
  readonly conditions: Payload | null;
};

type Known = {
  /** An id that no permit has. `n`: the how manieth of the region in this decision. */
  readonly permitFor: (region: string, n: number) => string;
  readonly numberFor: (applicant: string) => string | null;
  /** Special conditions that stand decided in the area already. */
  readonly standing: readonly SpecialCondition[] | null;
};

/**
 * What the journal gets of an item that has been decided: one entry for each applicant (HSL 2017:30 7 kap. 5 a §), and the conditions. A fold of the
 * same events as the minutes.
 */
export function effectsOf(one: ItemState, { permitFor, numberFor, standing }: Known): Effects {
  const { item, decision } = one;
  if (!decision) throw new Error('an item that has not been decided has no effect');
  const given = new Map<string, number>();
  const each = decision.proposal.outcomes.map((outcome): Decided => {
    const applicant = item.applicants.find(({ key }) => key === outcome.applicant);
    if (!applicant) throw new Error('a decision names someone who has not applied');
    const number = numberFor(applicant.key);
    switch (outcome.kind) {
      case 'grant': {
        const n = (given.get(applicant.region) ?? 0) + 1;
        given.set(applicant.region, n);
        const permit = permitFor(applicant.region, n);
        const { population, tasks, subPermits, start } = outcome;
        const payload: Payload = {
          kind: 'grant',
          permit,
          region: applicant.region,
          hospital: applicant.hospital,
          scope: { population, tasks: [...tasks], subPermits: [...subPermits], note: null },
          validFrom: on(start),
          diaryNumber: number,
          partnerRegions: [],
          subcontractors: [],
          note: null,
        };
        return { applicant, outcome, permit, payload };
      }
      case 'reject':
        return { applicant, outcome, permit: null, payload: { kind: 'reject', region: applicant.region, note: null } };
      case 'revoke': {
        if (item.permit === null || item.ground === null) throw new Error('a permit is revoked without permit or ground');
        return {
          applicant,
          outcome,
          permit: item.permit,
          payload: { kind: 'revocation', permit: item.permit, ground: item.ground, note: null },
        };
      }
      default:
        return { applicant, outcome, permit: item.permit, payload: null };
    }
  });
  const isSet = decision.proposal.outcomes.some(({ kind }) => kind === 'grant' || kind === 'change-conditions');
  const decided = conditionsOf(one);
  const isNew = isSet && decided.length > 0 && JSON.stringify(decided) !== JSON.stringify(standing);
  return { each, conditions: isNew ? { kind: 'conditions', basis: 'decided', conditions: decided } : null };
}
