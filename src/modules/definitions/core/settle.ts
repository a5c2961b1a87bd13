import type { EligibilityResult, Reason, Redirect } from './eligibility.ts';
import { because, NO, type Truth, truth, UNKNOWN, YES } from './expression.ts';
import type { Plan } from './plan.ts';
import { bitsOf, State } from './state.ts';

/** What a state comes to: everything in a decision that does not name the patient's own codes or units. Shared, never changed. */
export type Settled = {
  readonly result: EligibilityResult;
  readonly doors: readonly string[];
  /** Numbers in the plan's reason table. */
  readonly reasonIds: readonly number[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly string[];
  readonly redirects: readonly Redirect[];
};

/** The state after `suspected` has yielded to `confirmed`, and the delimitations that follow from criteria. */
type Weighed = {
  readonly yes: number;
  readonly no: number;
  readonly out: number;
  readonly doors: readonly Truth[];
  readonly isBarred: boolean;
};

type Verdict = { readonly result: EligibilityResult; readonly why: 'delimited' | 'shut' | 'open' | 'asks' };

/**
 * Settles a state, in this order: met delimitation to another area, other met delimitation or wrong age, contradiction, code that
 * points to another area, all doors shut, code that suggests a delimitation, open door; else more must be known.
 * A patient who belongs to another area is sent there even when another delimitation is met: that is where care can be had.
 */
export function settle(plan: Plan, state: State): Settled {
  const weighed = weigh(plan, state);
  const { result, why } = verdict(plan, state, weighed);
  const open = result === 'refer' ? plan.doors.filter((_, at) => weighed.doors[at] === YES).map((door) => door.id) : [];
  const missing = why === 'asks' ? missingInOrder(plan, state, weighed) : NO_ITEMS;
  const reasonIds = reasonsFor(plan, state, weighed, why, missing);
  return Object.freeze({
    result,
    doors: Object.freeze(open),
    reasonIds: Object.freeze(reasonIds),
    reasons: Object.freeze(reasonIds.map((id) => plan.reasons.all[id]).filter((reason) => reason !== undefined)),
    missing: Object.freeze(
      missing.map((item) => (item.kind === 'delimitation' ? plan.delimitations[item.place]?.id : plan.criteria[item.place]) ?? ''),
    ),
    redirects: Object.freeze(result === 'refer-elsewhere' ? redirectsFor(plan, state, weighed.out) : []),
  });
}

function weigh(plan: Plan, state: State): Weighed {
  const { yes, no } = afterYielding(plan, state.yes, state.no);
  const isBarred = (plan.bars.child && (yes & plan.populationBit) !== 0) || (plan.bars.adult && (no & plan.populationBit) !== 0);
  return {
    yes,
    no,
    out: state.outYes | derivedOut(plan, state.yes, state.no),
    isBarred,
    doors: plan.doors.map((door) => truth(door.opensWhen, plan.places, yes, no)),
  };
}

function afterYielding(plan: Plan, yes: number, no: number): { yes: number; no: number } {
  const after = { yes, no };
  for (const { from, to } of plan.yields) {
    if (!(after.yes & (1 << to))) continue;
    after.yes &= ~(1 << from);
    after.no |= 1 << from;
  }
  return after;
}

/** The delimitations that follow from criteria, as answered. */
export function derivedOut(plan: Plan, answeredYes: number, answeredNo: number): number {
  const { yes, no } = afterYielding(plan, answeredYes, answeredNo);
  let out = 0;
  for (const part of plan.derived) {
    if (truth(part.when, plan.places, yes, no) !== YES) continue;
    if (part.unless === undefined || truth(part.unless, plan.places, yes, no) !== YES) out |= part.bit;
  }
  return out;
}

function verdict(plan: Plan, state: State, weighed: Weighed): Verdict {
  if (weighed.out & plan.elsewhere) return { result: 'refer-elsewhere', why: 'delimited' };
  if (weighed.out !== 0 || weighed.isBarred) return { result: 'do-not-refer', why: 'delimited' };
  if (state.clash !== 0 || state.outClash !== 0 || (state.ask & plan.elsewhere) !== 0) return { result: 'more-information', why: 'asks' };
  if (weighed.doors.every((door) => door === NO)) return { result: 'do-not-refer', why: 'shut' };
  if (state.ask !== 0 || needsAge(plan, weighed)) return { result: 'more-information', why: 'asks' };
  return weighed.doors.includes(YES) ? { result: 'refer', why: 'open' } : { result: 'more-information', why: 'asks' };
}

/** In an area for children or adults only, nobody is referred until the age is known. */
function needsAge(plan: Plan, weighed: Weighed): boolean {
  return (plan.bars.child || plan.bars.adult) && ((weighed.yes | weighed.no) & plan.populationBit) === 0;
}

type Item = {
  readonly kind: 'criterion' | 'delimitation';
  readonly place: number;
  readonly effect: 'missing' | 'suggests' | 'contradicts';
};
const NO_ITEMS: readonly Item[] = [];

/** Contradictions first, then what codes suggest, then what the doors wait for: in the order that leaves least to ask. */
function missingInOrder(plan: Plan, state: State, weighed: Weighed): Item[] {
  const waited = waitedFor(plan, weighed) & ~state.clash;
  const scored = bitsOf(waited).map((place) => ({
    place,
    isHinted: (state.hints & (1 << place)) !== 0,
    score: scoreOf(plan, state, place),
    come: comeFar(plan, weighed, place),
  }));
  scored.sort((a, b) => Number(b.isHinted) - Number(a.isHinted) || b.score - a.score || b.come - a.come || a.place - b.place);
  const elsewhereFirst = [...bitsOf(state.ask & plan.elsewhere), ...bitsOf(state.ask & ~plan.elsewhere)];
  return [
    ...bitsOf(state.clash).map((place): Item => ({ kind: 'criterion', place, effect: 'contradicts' })),
    ...bitsOf(state.outClash).map((place): Item => ({ kind: 'delimitation', place, effect: 'contradicts' })),
    ...elsewhereFirst.map((place): Item => ({ kind: 'delimitation', place, effect: 'suggests' })),
    ...scored.map(({ place, isHinted }): Item => ({ kind: 'criterion', place, effect: isHinted ? 'suggests' : 'missing' })),
  ];
}

/** The unknown criteria that an undecided door waits for. None when a door is open: then only what is in its way is asked. */
function waitedFor(plan: Plan, weighed: Weighed): number {
  const age = needsAge(plan, weighed) ? plan.populationBit : 0;
  if (weighed.doors.includes(YES)) return age;
  return plan.doors.reduce(
    (mask, door, at) => (weighed.doors[at] === UNKNOWN ? mask | because(door.opensWhen, plan.places, weighed.yes, weighed.no) : mask),
    age,
  );
}

/** How many questions an answer spares, counted for yes and no together. */
function scoreOf(plan: Plan, state: State, place: number): number {
  const bit = 1 << place;
  const left = (yes: number, no: number): number => {
    const tried = Object.assign(new State(), state, { yes: state.yes | yes, no: state.no | no });
    const weighed = weigh(plan, tried);
    return verdict(plan, tried, weighed).why === 'asks' ? bitsOf(waitedFor(plan, weighed)).length : 0;
  };
  return -left(bit, 0) - left(0, bit);
}

/** How many conditions are already met at the undecided door that waits for this one and has come furthest. */
function comeFar(plan: Plan, weighed: Weighed, place: number): number {
  const met = plan.doors.map((door, at) => {
    if (weighed.doors[at] !== UNKNOWN || !(because(door.opensWhen, plan.places, weighed.yes, weighed.no) & (1 << place))) return 0;
    return bitsOf(weighed.yes & (plan.named[at] ?? 0)).length;
  });
  return Math.max(0, ...met);
}

function reasonsFor(plan: Plan, state: State, weighed: Weighed, why: Verdict['why'], missing: readonly Item[]): number[] {
  const { reasons } = plan;
  if (why === 'delimited') {
    const met = bitsOf(weighed.out).map((place) => reasons.delimitation(place, 'holds'));
    const sent = bitsOf(pointedThrough(plan, state, weighed.out)).map((at) => reasons.redirection(at));
    return [...met, ...sent, ...(weighed.isBarred ? [reasons.outside] : [])];
  }
  const yielded = plan.yields.filter(({ from, to }) => state.yes & (1 << from) && weighed.yes & (1 << to));
  const overrides = new Set(yielded.map(({ to }) => reasons.criterion(to, 'overrides')));
  if (why === 'asks')
    return [
      ...missing.map((item) =>
        item.kind === 'delimitation'
          ? reasons.delimitation(item.place, item.effect === 'suggests' ? 'suggests' : 'contradicts')
          : reasons.criterion(item.place, item.effect),
      ),
      ...overrides,
    ];
  const effect = why === 'open' ? 'opens-door' : 'closes-door';
  const forDoors = plan.doors.flatMap((door, at) => {
    if (weighed.doors[at] !== (why === 'open' ? YES : NO)) return [];
    return bitsOf(because(door.opensWhen, plan.places, weighed.yes, weighed.no)).flatMap((place) => {
      const by = plan.yields.find(({ from, to }) => from === place && weighed.yes & (1 << to));
      if (by === undefined || state.no & (1 << place)) return [reasons.criterion(place, effect, at)];
      overrides.add(reasons.criterion(by.to, 'overrides'));
      return [];
    });
  });
  return [...forDoors, ...overrides];
}

/** The redirections to give: those that codes point to, or every one through the met delimitation when no code says which. */
function pointedThrough(plan: Plan, state: State, out: number): number {
  let all = 0;
  for (const place of bitsOf(out & plan.elsewhere)) {
    const through = plan.through.get(place) ?? 0;
    all |= (state.pointed & through) !== 0 ? state.pointed & through : through;
  }
  return all;
}

function redirectsFor(plan: Plan, state: State, out: number): Redirect[] {
  return bitsOf(pointedThrough(plan, state, out)).flatMap((at) => {
    const redirection = plan.redirections[at];
    return redirection ? [{ area: redirection.area, reason: redirection.through }] : [];
  });
}
