import { addDays, type LocalDate } from '../../../kernel/date.ts';
import type { DismissalGround } from '../../journal/index.ts';
import {
  changedParts,
  type Hash,
  partsOf,
  type SnapshotField,
  type SnapshotSection,
  type SubmissionSnapshot,
  type UnsentSnapshot,
} from './snapshot.ts';

export const verdicts = ['in-order', 'lacking'] as const;
export type Verdict = (typeof verdicts)[number];

/** What an application is held against besides its sections (HSLF-FS 2018:48 3 kap.): within the period of the call, endorsed, with what was asked for. */
export const formalPoints = ['formal:in-time', 'formal:endorsed', 'formal:attachments'] as const;
export type FormalPoint = (typeof formalPoints)[number];
export const isFormal = (point: string): point is FormalPoint => (formalPoints as readonly string[]).includes(point);

/** What everyone may be told of why an application is dismissed. */
export const dismissalGrounds = ['late', 'not-authorised', 'incomplete'] as const satisfies readonly DismissalGround[];

/** The list that a submission is held against: the formal points, and each section that it has. */
export const pointsOf = ({ sections }: Pick<SubmissionSnapshot, 'sections'>): readonly string[] => [
  ...formalPoints,
  ...sections.map(({ key }) => key),
];

export type Checked = { readonly point: string; readonly verdict: Verdict; readonly submission: string };

/** Points that have not been looked at, or that the region has changed since they were: those are to be looked at again. */
export function toCheck(
  points: readonly string[],
  checked: readonly Checked[],
  changedSince: (submission: string) => readonly string[],
): readonly string[] {
  return points.filter((point) => {
    const found = checked.find((one) => one.point === point);
    return found === undefined || touches(changedSince(found.submission), point);
  });
}

/** Whether a change of parts, as `changedParts` names them, concerns a point of the list. */
const touches = (changed: readonly string[], point: string): boolean =>
  changed.includes(point) ||
  (point === 'formal:attachments' && changed.some((key) => key.startsWith('attachment:') || key === 'attachments'));

export type CompletionState =
  | 'draft'
  | 'withdrawn'
  | 'dismissed'
  | 'complete'
  /** A completion is asked for. */
  | 'asked'
  /** What was asked for has come. */
  | 'answered'
  /** Somebody has begun to look at it. */
  | 'checking'
  | 'unchecked';

export type Standing = {
  readonly application: 'draft' | 'submitted' | 'withdrawn' | 'dismissed';
  readonly judged: 'complete' | 'dismissed' | null;
  /** How the latest round stands. */
  readonly round: 'open' | 'answered' | 'closed' | null;
  readonly checked: number;
};

/** How far the authority has come with an application. */
export function completionState({ application, judged, round, checked }: Standing): CompletionState {
  if (application !== 'submitted') return application;
  if (judged === 'complete') return 'complete';
  if (round === 'open') return 'asked';
  if (round === 'answered') return 'answered';
  return checked > 0 ? 'checking' : 'unchecked';
}

/**
 * Whether something can be asked of the region: until the application has been judged, and then while B2 assesses those that are complete and needs
 * to know more. One round at a time.
 */
export const mayAsk = ({ application, judged, round }: Omit<Standing, 'checked'>, isAssessed: boolean): boolean =>
  application === 'submitted' && round !== 'open' && (judged === null || (judged === 'complete' && isAssessed));

/** Whether nothing more is to come of an application before it is assessed. */
export const isSettled = (state: CompletionState): boolean => state === 'complete' || state === 'dismissed' || state === 'withdrawn';

/**
 * Whether all applications of a call are settled and one at least is complete: then the case may go on. A plea that waits, and a day that was
 * granted and has not passed, hold it up.
 */
export const allSettled = (states: readonly CompletionState[], waits: boolean): boolean => {
  const sent = states.filter((state) => state !== 'draft');
  return !waits && sent.includes('complete') && sent.every(isSettled);
};

export type AskFault = 'nothing-asked' | 'unknown-part' | 'ask-missing' | 'ask-too-long' | 'past' | 'letter-too-long';
export type Asking = { readonly points: Readonly<Record<string, string>>; readonly lastDay: LocalDate; readonly letter: string };

/** What is wrong with a request before it is sent, by field. */
export function askFaults(
  { points, lastDay, letter }: Asking,
  sections: readonly string[],
  today: LocalDate,
): Readonly<Record<string, AskFault>> {
  const faults: Record<string, AskFault> = {};
  const asked = Object.entries(points);
  if (asked.length === 0) faults.points = 'nothing-asked';
  for (const [key, ask] of asked) {
    if (!sections.includes(key)) faults.points = 'unknown-part';
    else if (ask.trim() === '') faults[`ask-${key}`] = 'ask-missing';
    else if (ask.length > 4_000) faults[`ask-${key}`] = 'ask-too-long';
  }
  if (lastDay < today) faults.lastDay = 'past';
  if (letter.length > 4_000) faults.letter = 'letter-too-long';
  return faults;
}

/**
 * What a region sends in when it completes its application: what was sent in before, with the parts that were asked for as they are written now. All
 * other parts are the same to the letter, whatever has been written in them since.
 */
export function completed(before: SubmissionSnapshot, written: UnsentSnapshot, keys: readonly string[]): UnsentSnapshot {
  const isAsked = (key: string): boolean => keys.includes(key);
  const kept = before.sections.filter(({ key }) => !isAsked(key) || written.sections.some((one) => one.key === key));
  const sections = kept.map((section) =>
    isAsked(section.key) ? (written.sections.find(({ key }) => key === section.key) ?? section) : section,
  );
  const attachments = [
    ...before.attachments.filter(({ section }) => !isAsked(section)),
    ...written.attachments.filter(({ section }) => isAsked(section)),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { submittedAt: _earlier, ...unchanged } = before;
  return {
    ...unchanged,
    number: written.number,
    slots: isAsked('slots') ? written.slots : before.slots,
    unit: isAsked('slots') || isAsked('organisation') ? written.unit : before.unit,
    sections,
    attachments,
  };
}

export type Change = {
  readonly key: string;
  readonly title: { readonly sv: string; readonly en: string };
  /** Fields that differ; empty for an attachment. A side that has no such field is null. */
  readonly fields: readonly { readonly name: string; readonly before: SnapshotField | null; readonly after: SnapshotField | null }[];
  readonly attachment: 'added' | 'removed' | null;
};

/** Every part that differs between two submissions of one application, with the fields that differ. */
export function changesBetween(before: UnsentSnapshot, after: UnsentSnapshot, hash: Hash): readonly Change[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  return changedParts(was, is).map((key) => {
    const title = (is.find((part) => part.key === key) ?? was.find((part) => part.key === key))?.title ?? { sv: key, en: key };
    const sides = [before, after].map(({ sections }) => sections.find((section) => section.key === key));
    if (!sides[0] && !sides[1]) return { key, title, fields: [], attachment: is.some((part) => part.key === key) ? 'added' : 'removed' };
    return { key, title, fields: differingFields(sides[0], sides[1], hash), attachment: null };
  });
}

function differingFields(before: SnapshotSection | undefined, after: SnapshotSection | undefined, hash: Hash): Change['fields'] {
  const names = new Set([...(before?.fields ?? []), ...(after?.fields ?? [])].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [a, b] = [before, after].map((side) => side?.fields.find((field) => field.name === name) ?? null);
    return a && b && hash(a) === hash(b) ? [] : [{ name, before: a ?? null, after: b ?? null }];
  });
}

/** How many days before the last day those are reminded who have not sent anything in. */
export const reminderDays = [30, 7, 1] as const;

export type Reminding = {
  readonly lastDay: LocalDate;
  /** The day that the call was announced. */
  readonly since: LocalDate;
  /** Those that have been sent. */
  readonly sent: readonly number[];
};

/**
 * The reminder that is due today, as days before the last day; each kind is sent once, also when the day is moved. One that fell before the call was
 * announced is not sent, nor one that a later kind has overtaken, and after the last day none is.
 */
export function reminderDue({ lastDay, since, sent }: Reminding, today: LocalDate): number | undefined {
  if (today > lastDay) return undefined;
  const latest = reminderDays.findLast((days) => addDays(lastDay, -days) <= today);
  if (latest === undefined || sent.includes(latest) || addDays(lastDay, -latest) <= since) return undefined;
  return latest;
}
