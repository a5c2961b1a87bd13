import type { SnapshotSection, SubmissionSnapshot } from '../../applications/index.ts';

/** What an assessor says of how an application meets a condition. */
export const verdicts = ['met', 'partly', 'not-met', 'unclear'] as const;
export type Verdict = (typeof verdicts)[number];

export type Said = {
  /** Null while nothing is chosen. */
  readonly verdict: Verdict | null;
  readonly reason: string;
  /** Where in the application. */
  readonly passage: string;
};

/** A judgement as it is kept. */
export type Judgement = Said & {
  readonly assessment: string;
  /** The section of the application that answers the condition: `special:…`, `general:…`. */
  readonly condition: string;
  /** The submission that was read. */
  readonly submissionNumber: number;
  readonly version: number;
  readonly changedAt: Date;
};

export const longest = { reason: 10_000, passage: 2_000 } as const;

export const isCondition = (key: string): boolean => /^(special|general):.{1,110}$/.test(key);

/** The conditions that an application answers, in its own order. */
export const conditionsIn = ({ sections }: Pick<SubmissionSnapshot, 'sections'>): readonly SnapshotSection[] =>
  sections.filter(({ key }) => isCondition(key));

export type SaidFault = 'verdict' | 'reason' | 'passage';

/** Reads a judgement from a form. A draft may lack both verdict and reason; what is too long or unknown may not be kept. */
export function readSaid(text: (name: string) => string): { readonly said: Said; readonly faults: readonly SaidFault[] } {
  const [given, reason, passage] = [text('verdict'), text('reason'), text('passage')];
  const verdict = verdicts.find((one) => one === given) ?? null;
  const checks: readonly (readonly [SaidFault, boolean])[] = [
    ['verdict', verdict !== null || given === ''],
    ['reason', reason.length <= longest.reason],
    ['passage', passage.length <= longest.passage],
  ];
  return { said: { verdict, reason, passage }, faults: checks.filter(([, holds]) => !holds).map(([name]) => name) };
}

/** A judgement says something when it has a verdict and says why. */
export const isWhole = ({ verdict, reason }: Pick<Said, 'verdict' | 'reason'>): boolean => verdict !== null && reason.trim() !== '';

/** The conditions that an assessor has yet to judge before handing in. */
export function leftToJudge(conditions: readonly SnapshotSection[], judged: readonly Judgement[]): readonly SnapshotSection[] {
  return conditions.filter(({ key }) => !judged.some((one) => one.condition === key && isWhole(one)));
}

/**
 * Whether a judgement is of an older text: `no`; `older`, when something newer has come in but the section is the same; `changed`, when what it was
 * made of has been written anew.
 */
export function ageOf(
  { condition, submissionNumber }: Pick<Judgement, 'condition' | 'submissionNumber'>,
  latest: number,
  changedSince: (number: number) => readonly string[],
): 'no' | 'older' | 'changed' {
  if (submissionNumber >= latest) return 'no';
  return changedSince(submissionNumber).includes(condition) ? 'changed' : 'older';
}
