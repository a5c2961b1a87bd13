import { on } from '../../../kernel/when.ts';
import type { Payload, SpecialCondition } from '../../journal/index.ts';
import type { Applicant, Item, Outcome } from './item.ts';
import { conditionsOf } from './minutes.ts';
import type { ItemState } from './state.ts';

/** What a decision becomes for one applicant or holder. */
export type Decided = {
  readonly applicant: Applicant;
  readonly outcome: Outcome;
  /** The permit that is granted, revoked or changed. */
  readonly permit: string | null;
  /** What it is in the journal; null for what is no decision on the matter yet (referring back, tabling) or changes no permit. */
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
  /** Whether an application has been taken back, also after its item was put on the agenda. */
  readonly isWithdrawn: (applicant: Applicant) => boolean;
  /** Whether the register has a hospital of that name. What a region calls its own is its own words: the journal does not repeat them of what is not tried. */
  readonly isHospital: (name: string) => boolean;
  /** Special conditions that stand decided in the area already. */
  readonly standing: readonly SpecialCondition[] | null;
};

/**
 * What the journal gets of an item that has been decided: one entry for each applicant (HSL 2017:30 7 kap. 5 a §), and the conditions. A fold of the
 * same events as the minutes.
 */
export function effectsOf(one: ItemState, { permitFor, numberFor, isWithdrawn, isHospital, standing }: Known): Effects {
  const { item, decision } = one;
  if (!decision) throw new Error('an item that has not been decided has no effect');
  const given = new Map<string, number>();
  const next = (region: string): string => {
    const n = (given.get(region) ?? 0) + 1;
    given.set(region, n);
    return permitFor(region, n);
  };
  const each = decision.proposal.outcomes.map((outcome): Decided => {
    const applicant = item.applicants.find(({ key }) => key === outcome.applicant);
    if (!applicant) throw new Error('a decision names someone who has not applied');
    const { hospital } = applicant;
    const isUntried = outcome.kind === 'dismiss' || outcome.kind === 'write-off';
    const named = isUntried && hospital !== null && !isHospital(hospital) ? null : hospital;
    const now = { ...applicant, hospital: named, withdrawn: isWithdrawn(applicant) };
    return { applicant, outcome, ...inJournal(item, now, outcome, numberFor(applicant.key), next) };
  });
  const isSet = decision.proposal.outcomes.some(({ kind }) => kind === 'grant' || kind === 'change-conditions');
  const decided = conditionsOf(one);
  const isNew = isSet && decided.length > 0 && JSON.stringify(decided) !== JSON.stringify(standing);
  return { each, conditions: isNew ? { kind: 'conditions', basis: 'decided', conditions: decided } : null };
}

function inJournal(
  item: Item,
  applicant: Applicant,
  outcome: Outcome,
  diaryNumber: string | null,
  permitFor: (region: string) => string,
): Pick<Decided, 'permit' | 'payload'> {
  const { region, hospital } = applicant;
  switch (outcome.kind) {
    case 'grant': {
      const permit = permitFor(region);
      const { population, tasks, subPermits, start } = outcome;
      const payload: Payload = {
        kind: 'grant',
        permit,
        region,
        hospital,
        scope: { population, tasks: [...tasks], subPermits: [...subPermits], note: null },
        validFrom: on(start),
        diaryNumber,
        partnerRegions: [],
        subcontractors: [],
        note: null,
      };
      return { permit, payload };
    }
    case 'reject':
      return { permit: null, payload: { kind: 'reject', region, note: null } };
    // The reasons stand in the letter and the minutes, where they can be masked; the journal is everyone's.
    case 'dismiss':
      return { permit: null, payload: { kind: 'dismiss', region, hospital, by: 'board', ground: null, diaryNumber, note: null } };
    case 'write-off': {
      const ground = applicant.withdrawn ? 'application-withdrawn' : null;
      return { permit: null, payload: { kind: 'write-off', region, hospital, by: 'board', ground, diaryNumber, note: null } };
    }
    case 'revoke': {
      const { permit, ground } = item;
      if (permit === null || ground === null) throw new Error('a permit is revoked without permit or ground');
      return { permit, payload: { kind: 'revocation', permit, ground, note: null } };
    }
    case 'refer-back':
    case 'table':
    case 'keep':
    case 'change-conditions':
      return { permit: item.permit, payload: null };
  }
}
