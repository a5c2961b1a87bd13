import { isLocalDate, type LocalDate } from '../../../kernel/date.ts';
import type { Award } from '../../allocation/index.ts';
import type { SpecialCondition } from '../../journal/index.ts';
import { type Answered, type MemberObstacle, membersWaitedFor } from '../../preparation/index.ts';
import { type Verdict, verdicts } from './judgement.ts';

/** What B2 proposes of one applicant. */
export const outcomes = ['grant', 'reject'] as const;
export type ProposedOutcome = (typeof outcomes)[number];

/** What B2 says together of how a condition is met. */
export type JointVerdict = { readonly verdict: Verdict; readonly reason: string };
export type ApplicantPart = {
  /** By condition; one that nobody has settled is not there. */
  readonly verdicts: Readonly<Record<string, JointVerdict>>;
  readonly outcome: ProposedOutcome | null;
  readonly reasons: string;
  /** Prospects to run and develop the care. */
  readonly prospects: string;
  /** What it would mean for other care if the permit is granted, and if it is not. */
  readonly ifGranted: string;
  readonly ifRejected: string;
  /** The first day of the care; null when none is proposed. */
  readonly start: LocalDate | null;
};
/** The conditions proposed, word by word; what differs from the call is marked where it is read. */
export type ConditionsPart = { readonly wordings: Readonly<Record<string, string>>; readonly reasons: string };
/** The order of the applicants where there are fewer slots than are applied for, with the scenario that it follows. */
export type RankingPart = {
  readonly order: readonly string[];
  readonly scenario: { readonly key: string; readonly awards: readonly Award[] } | null;
  readonly reasons: string;
};
export type SummaryPart = { readonly text: string };
export type PartContent = ApplicantPart | ConditionsPart | RankingPart | SummaryPart;

export type PartKind = 'summary' | 'ranking' | 'conditions' | 'applicant';
/** `applicant-0190…`: the part of an application. */
export const applicantPart = (application: string): string => `applicant-${application}`;
export const kindOf = (part: string): PartKind | undefined => {
  if (part === 'summary' || part === 'ranking' || part === 'conditions') return part;
  return /^applicant-[0-9a-f-]{36}$/.test(part) ? 'applicant' : undefined;
};

export const longestText = 20_000;
const within = (text: string): boolean => text.length <= longestText;

/** Of an applicant, from its form; the faults are the names of fields. A rejected applicant begins nothing. */
export function readApplicantPart(
  text: (name: string) => string,
  conditions: readonly string[],
  today: LocalDate,
): { readonly part: ApplicantPart; readonly faults: readonly string[] } {
  const outcome = outcomes.find((one) => one === text('outcome')) ?? null;
  const given = text('start');
  const start = outcome !== 'reject' && isLocalDate(given) ? given : null;
  const texts = ['reasons', 'prospects', 'ifGranted', 'ifRejected'].filter((name) => !within(text(name)));
  const isWrongDay = outcome !== 'reject' && given !== '' && (start === null || start <= today);
  const settled = conditions.flatMap((key) => {
    const verdict = verdicts.find((one) => one === text(`verdict-${key}`));
    return verdict ? [[key, { verdict, reason: text(`reason-${key}`) }] as const] : [];
  });
  const longReasons = settled.filter(([, { reason }]) => !within(reason)).map(([key]) => `reason-${key}`);
  const part = {
    verdicts: Object.fromEntries(settled),
    outcome,
    reasons: text('reasons'),
    prospects: text('prospects'),
    ifGranted: text('ifGranted'),
    ifRejected: text('ifRejected'),
    start,
  };
  return { part, faults: [...longReasons, ...texts, ...(isWrongDay ? ['start'] : [])] };
}

/** The conditions of the call with the wordings that B2 proposes. A condition is never emptied of its text. */
export function readConditionsPart(
  text: (name: string) => string,
  conditions: readonly SpecialCondition[],
): { readonly part: ConditionsPart; readonly faults: readonly string[] } {
  const said = conditions.map((one) => [one.id, text(`wording-${one.id}`)] as const);
  const faults = said.filter(([, wording]) => wording === '' || !within(wording)).map(([id]) => `wording-${id}`);
  const wordings = Object.fromEntries(said.filter(([id, wording]) => wording !== plain(conditions, id)));
  return { part: { wordings, reasons: text('reasons') }, faults: [...faults, ...(within(text('reasons')) ? [] : ['reasons'])] };
}

const plain = (conditions: readonly SpecialCondition[], id: string): string | undefined =>
  conditions.find((one) => one.id === id)?.text.sv.trim();

export type ProposedCondition = SpecialCondition & { readonly changed: boolean; readonly callWording: string };

/** The conditions as they are proposed. A wording that B2 has changed is in Swedish alone: nobody has translated it. */
export function proposedConditions(
  conditions: readonly SpecialCondition[],
  part: ConditionsPart | undefined,
): readonly ProposedCondition[] {
  return conditions.map((one) => {
    const wording = part?.wordings[one.id];
    const changed = wording !== undefined && wording !== one.text.sv.trim();
    return { ...one, text: changed ? { sv: wording, en: null } : one.text, changed, callWording: one.text.sv };
  });
}

/** An application that the statement must speak of. */
export type Covered = {
  readonly application: string;
  readonly name: string;
  readonly withdrawn: boolean;
  readonly conditions: readonly string[];
};

export type Obstacle =
  | { readonly kind: 'no-applications' }
  | { readonly kind: 'verdicts' | 'outcome' | 'reasons' | 'start'; readonly of: string }
  /** Assessments that have been given out and not handed in, or none at all. */
  | { readonly kind: 'assessing' | 'unassessed'; readonly of: string }
  | { readonly kind: 'summary' }
  /** Fewer slots than are applied for, and no order said; or the order leaves someone out. */
  | { readonly kind: 'ranking' }
  /** More are proposed than the slots allow. */
  | { readonly kind: 'too-many' }
  | MemberObstacle;

export type Whole = {
  readonly covered: readonly Covered[];
  readonly applicants: ReadonlyMap<string, ApplicantPart>;
  readonly summary: SummaryPart | undefined;
  readonly ranking: RankingPart | undefined;
  readonly isScarce: boolean;
  /** Whether those proposed can all be given what they have applied for, or some of it. */
  readonly fits: boolean;
  /** By application: assessments that are open, and handed in. */
  readonly assessed: ReadonlyMap<string, { readonly open: number; readonly handedIn: number }>;
  readonly members: readonly string[];
  readonly answers: readonly Answered[];
  readonly version: number;
};

/** What keeps the statement from being locked. It covers every application that stands; of those taken back it says that and no more. */
export function obstaclesTo(whole: Whole): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  const standing = whole.covered.filter(({ withdrawn }) => !withdrawn);
  if (whole.covered.length === 0) obstacles.push({ kind: 'no-applications' });
  for (const { application, name, conditions } of standing) {
    const part = whole.applicants.get(application);
    const { open = 0, handedIn = 0 } = whole.assessed.get(application) ?? {};
    if (open > 0) obstacles.push({ kind: 'assessing', of: name });
    else if (handedIn === 0) obstacles.push({ kind: 'unassessed', of: name });
    // That a condition is met needs no reason of its own; anything else does.
    const isSettled = ({ verdict, reason }: JointVerdict): boolean => verdict === 'met' || reason.trim() !== '';
    if (!conditions.every((key) => part?.verdicts[key] && isSettled(part.verdicts[key]))) obstacles.push({ kind: 'verdicts', of: name });
    if (!part?.outcome) obstacles.push({ kind: 'outcome', of: name });
    if (part?.outcome && part.reasons.trim() === '') obstacles.push({ kind: 'reasons', of: name });
    if (part?.outcome === 'grant' && part.start === null) obstacles.push({ kind: 'start', of: name });
  }
  if ((whole.summary?.text ?? '').trim() === '') obstacles.push({ kind: 'summary' });
  const order = whole.ranking?.order ?? [];
  const isRanked = standing.every(({ application }) => order.includes(application)) && (whole.ranking?.reasons ?? '').trim() !== '';
  if (whole.isScarce && !isRanked) obstacles.push({ kind: 'ranking' });
  if (!whole.fits) obstacles.push({ kind: 'too-many' });
  return [...obstacles, ...membersWaitedFor(whole.members, whole.answers, whole.version)];
}
