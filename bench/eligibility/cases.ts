import type { Answer, Localised } from '../../src/modules/definitions/core/index.ts';

/** What every engine is asked: the criteria and delimitations of rare movement disorders, as answers. */
export const DOORS = [
  { id: 'diagnostic-work-up', needs: ['suspected', 'initial-work-up-done', 'diagnosis-uncertain'] },
  { id: 'multiprofessional-assessment', needs: ['confirmed', 'further-need'] },
  { id: 'advanced-treatment', needs: ['confirmed', 'advanced-treatment-exists', 'symptoms-motivate-treatment'] },
] as const;

export const CRITERIA = [...new Set(DOORS.flatMap(({ needs }) => needs))];

export const OUT = [
  ['parkinson', 'home-region'],
  ['neuroinflammatory', 'home-region'],
  ['cerebral-palsy', 'home-region'],
  ['tremor', 'home-region'],
  ['normal-pressure-hydrocephalus', 'home-region'],
  ['focal-dystonia', 'home-region'],
  ['atypical-parkinsonism', 'university-hospital'],
  ['functional', 'home-region'],
  ['paroxysmal', 'home-region'],
  ['acquired', 'home-region'],
  ['huntington', 'other-care'],
] as const;

export const ELSEWHERE = 'other-nhv-area';
export const IDS: readonly string[] = [...CRITERIA, ...OUT.map(([id]) => id), ELSEWHERE];

/** The reasons that the answers can have, each with its place in a mask: `criterion effect door`. */
export const REASONS: readonly string[] = [
  ...OUT.map(([id, effect]) => `${id} ${effect}`),
  'initial-work-up-done home-region',
  `${ELSEWHERE} refer-elsewhere`,
  'to-medfodd-metabol-sjukdom refer-elsewhere',
  'to-neuromuskulara refer-elsewhere',
  ...DOORS.flatMap((door) => door.needs.map((id) => `${id} opens-door ${door.id}`)),
  ...DOORS.flatMap((door) => door.needs.map((id) => `${id} closes-door ${door.id}`)),
  ...CRITERIA.map((id) => `${id} missing`),
  'confirmed overrides',
];
export const reasonNumber = new Map(REASONS.map((reason, at) => [reason, at]));

export type Facts = Record<string, Answer>;

/** A reason in full, as every engine must give it. */
export type FullReason = {
  readonly criterion: string;
  readonly effect: string;
  readonly door?: string;
  readonly legalReference: string;
  readonly text: Localised;
};

/** One engine's answer: all of the contract but the order of what is missing, and the units. */
export type Answered = {
  readonly result: string;
  readonly doors: readonly string[];
  readonly reasons: readonly FullReason[];
  readonly missing: readonly string[];
  readonly ruleOut: readonly string[];
  readonly redirects: readonly { readonly area: string; readonly reason: string }[];
};

export const ELSEWHERE_REASONS = [
  `${ELSEWHERE} refer-elsewhere`,
  'to-medfodd-metabol-sjukdom refer-elsewhere',
  'to-neuromuskulara refer-elsewhere',
];
export const REDIRECTS = [
  { area: 'medfodd-metabol-sjukdom', reason: ELSEWHERE },
  { area: 'neuromuskulara', reason: ELSEWHERE },
];
/** What every engine but the product needs besides its rules: the reasons in full, by their short form. */
export type ReasonTexts = ReadonlyMap<string, FullReason>;

export const keyOf = ({
  criterion,
  effect,
  door,
}: {
  readonly criterion: string;
  readonly effect: string;
  readonly door?: string;
}): string => (door === undefined ? `${criterion} ${effect}` : `${criterion} ${effect} ${door}`);

/** An answer written so that two can be compared: lists that are sets are put in order. */
export function written({ result, doors, reasons, missing, ruleOut, redirects }: Answered): string {
  const rest = [doors, missing, ruleOut, redirects.map(({ area }) => area)].map((list) => [...list].sort().join(','));
  return `${writtenInShort(result, reasons.map(keyOf))} | ${rest.join(' | ')}`;
}

/** The result and the numbers of its reasons: what a batch gives. */
export function writtenInShort(result: string, reasons: readonly string[]): string {
  return `${result}: ${reasons
    .map((reason) => reasonNumber.get(reason) ?? -1)
    .sort((a, b) => a - b)
    .join(' ')}`;
}

/** Numbers in [0, 1), the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/**
 * Made-up cases: about half suspected and half confirmed, most criteria known, most delimitations answered no, few yes. A tenth are
 * answered wholly at random, so that rare paths are taken too. Every fact is given, `unknown` where it is not known.
 */
export function makeFacts(count: number, seed: number): Facts[] {
  const next = seeded(seed);
  const drawn = (yes: number, no: number): Answer => {
    const draw = next();
    return draw < yes ? 'yes' : draw < yes + no ? 'no' : 'unknown';
  };
  return Array.from({ length: count }, () => {
    const isRandom = next() < 0.1;
    const isConfirmed = next() < 0.5;
    const facts: Facts = {};
    for (const id of CRITERIA) {
      if (isRandom) facts[id] = drawn(1 / 3, 1 / 3);
      else if (id === 'suspected') facts[id] = isConfirmed ? drawn(0.1, 0.5) : drawn(0.95, 0.02);
      else if (id === 'confirmed') facts[id] = isConfirmed ? drawn(0.97, 0.01) : drawn(0.02, 0.6);
      else facts[id] = drawn(0.55, 0.3);
    }
    for (const [id] of [...OUT, [ELSEWHERE] as const]) facts[id] = isRandom ? drawn(0.1, 0.45) : drawn(0.01, 0.6);
    return facts;
  });
}
