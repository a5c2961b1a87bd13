import type { LocalDate } from '../../../kernel/date.ts';
import type { SlotStructure, SpecialCondition } from '../../journal/index.ts';
import type { BoardRules, SeatKind } from './board.ts';
import type { EffectTime } from './events.ts';
import type { Applicant, ItemKind, Outcome } from './item.ts';
import type { ItemState, SittingState } from './state.ts';
import type { VoteMode } from './vote.ts';

/** What happened in a meeting, as data: the same events give the same minutes, byte by byte. The words are put to it when it is drawn. */
export type Minutes = {
  readonly format: 'tillstand.minutes/1';
  readonly fictitious: boolean;
  readonly day: LocalDate;
  readonly start: string;
  readonly place: string;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly rules: BoardRules;
  readonly attendance: readonly Attending[];
  readonly items: readonly MinutesItem[];
  readonly texts: readonly string[];
  /** Those who are to adjust the minutes, by name. */
  readonly adjusters: readonly string[];
};

export type Attending = {
  readonly name: string;
  readonly seat: SeatKind;
  readonly region: string | null;
  readonly regionName: string | null;
  readonly times: readonly { readonly what: 'arrived' | 'left' | 'stepped-in'; readonly at: string; readonly region: string | null }[];
};

export type MinutesItem = {
  readonly number: number;
  readonly title: string;
  readonly kind: ItemKind;
  readonly late: boolean;
  readonly taken: boolean;
  readonly area: string | null;
  readonly ground: string | null;
  readonly permit: string | null;
  readonly presenter: string;
  readonly background: readonly string[];
  readonly matter: string;
  readonly assessment: string;
  /** What the tasks and sub-permits of the area are called, where it has such: proposals and decisions name them by id. */
  readonly parts?: readonly Pick<SlotStructure['tasks'][number], 'id' | 'text'>[];
  readonly applicants: readonly Pick<Applicant, 'key' | 'regionName' | 'hospital' | 'unit' | 'withdrawn' | 'diaryNumber'>[];
  readonly conflicts: readonly { readonly name: string; readonly why: string }[];
  readonly proposals: readonly { readonly id: string; readonly from: string | null; readonly outcomes: readonly Outcome[] }[];
  readonly rewordings: readonly { readonly id: string; readonly was: string; readonly text: string }[];
  readonly votes: readonly MinutesVote[];
  readonly decision: MinutesDecision | null;
  readonly dissents: readonly { readonly name: string; readonly text: string }[];
  readonly texts: readonly string[];
};

export type MinutesVote = {
  readonly mode: VoteMode;
  readonly between: readonly [string, string];
  readonly counts: Readonly<Record<string, number>>;
  readonly named: readonly { readonly name: string; readonly choice: string }[];
  readonly winner: string;
  readonly casting: string | null;
};

export type MinutesDecision = {
  readonly proposal: string;
  readonly effect: EffectTime;
  readonly outcomes: readonly Outcome[];
  readonly conditions: readonly SpecialCondition[];
  /** Who took part in it, by name. */
  readonly by: readonly string[];
};

/** The minutes of a meeting so far. What happens after it has been adjusted (masks, publishing, effects) is no part of them. */
export function minutesOf(state: SittingState, fictitious: boolean): Minutes {
  if (state.day === null) throw new Error('a meeting without a day has no minutes');
  const name = nameIn(state);
  const been = state.roster.filter(({ person }) => state.attendance.some((one) => one.person === person));
  return {
    format: 'tillstand.minutes/1',
    fictitious,
    day: state.day,
    start: state.start,
    place: state.place,
    openedAt: state.openedAt,
    closedAt: state.closedAt,
    rules: state.rules,
    attendance: been.map((seat) => ({
      name: seat.name,
      seat: seat.seat,
      region: seat.region,
      regionName: seat.regionName,
      times: state.attendance.filter(({ person }) => person === seat.person).map(({ what, at, region }) => ({ what, at, region })),
    })),
    items: state.items.filter(({ phase }) => phase !== 'removed').map((one) => itemMinutes(one, name)),
    texts: state.texts,
    adjusters: state.adjusters.map(name),
  };
}

const nameIn =
  (state: SittingState) =>
  (person: string): string =>
    state.roster.find((one) => one.person === person)?.name ?? '–';

/** What the minutes say of the papers of an item that was never begun: nothing of it happened. */
const untaken = { background: [], matter: '', assessment: '', applicants: [], slots: null, presenter: '' } as const;

/** One item of the minutes: what whoever presides adjusts when it takes effect at once. */
export function itemMinutes(one: ItemState, name: (person: string) => string): MinutesItem {
  const isTaken = one.phase !== 'listed';
  const item = isTaken ? one.item : { ...one.item, ...untaken };
  const parts = [...(item.slots?.tasks ?? []), ...(item.slots?.subPermits ?? [])].map(({ id, text }) => ({ id, text }));
  return {
    number: one.number,
    title: item.title,
    kind: item.kind,
    late: one.late,
    taken: isTaken,
    area: item.area,
    ground: item.ground,
    permit: item.permit,
    presenter: item.presenter,
    background: item.background,
    matter: item.matter,
    assessment: item.assessment,
    ...(parts.length > 0 ? { parts } : {}),
    applicants: item.applicants.map(({ key, regionName, hospital, unit, withdrawn, diaryNumber }) => ({
      key,
      regionName,
      hospital,
      unit,
      withdrawn,
      diaryNumber,
    })),
    conflicts: one.answers.filter(({ conflicted }) => conflicted).map(({ person, why }) => ({ name: name(person), why })),
    proposals: one.proposals.map(({ id, from, outcomes }) => ({ id, from: from === null ? null : name(from), outcomes })),
    rewordings: one.conditions.flatMap(({ id, was, text }) => (was === null || was === text.sv ? [] : [{ id, was, text: text.sv }])),
    votes: one.votes.map(({ mode, between, tally }) => ({
      mode,
      between,
      counts: tally.counts,
      named: tally.named.map(({ person, choice }) => ({ name: name(person), choice })),
      winner: tally.winner,
      casting: tally.casting === null ? null : name(tally.casting),
    })),
    decision: one.decision && {
      proposal: one.decision.proposal.id,
      effect: one.decision.effect,
      outcomes: one.decision.proposal.outcomes,
      conditions: conditionsOf(one),
      by: one.decision.voters.map((voter) => voter.name),
    },
    dissents: one.dissents.map(({ person, text }) => ({ name: name(person), text })),
    texts: one.texts,
  };
}

export const itemMinutesIn = (state: SittingState, one: ItemState): MinutesItem => itemMinutes(one, nameIn(state));

/** The special conditions as they were decided. */
export const conditionsOf = (one: ItemState): readonly SpecialCondition[] =>
  one.conditions.map(({ id, heading, audience, text }) => ({ id, heading, audience, text }));

/**
 * The conditions of a matter that comes before the board again. When it granted anything the first time they stand decided, as they were; else those
 * that are proposed now, with the wordings that the board had changed.
 */
export function conditionsAgain(before: ItemState, proposed: readonly SpecialCondition[]): readonly SpecialCondition[] {
  if (before.decision?.proposal.outcomes.some(({ kind }) => kind === 'grant')) return conditionsOf(before);
  const changed = new Map(before.conditions.flatMap(({ id, text, was }) => (was === null || was === text.sv ? [] : [[id, text] as const])));
  return proposed.map((condition) => ({ ...condition, text: changed.get(condition.id) ?? condition.text }));
}

/** A text of the minutes that may be masked, by where it stands. */
export type MinutesPart = { readonly part: string; readonly text: string };

/** Every text that may be masked: what people have written. What has been decided, and by whom, stands open. */
export function partsOf(minutes: Minutes): readonly MinutesPart[] {
  const found: MinutesPart[] = [];
  replaceIn(minutes, (part, text) => {
    // The reasons of what was decided are those of the proposal: one part.
    if (text.trim() !== '' && !found.some((one) => one.part === part)) found.push({ part, text });
    return text;
  });
  return found;
}

/** The minutes with the masked texts taken away: what stood there is nowhere in what comes back. */
export function masked(
  minutes: Minutes,
  masks: readonly { readonly part: string; readonly ground: string }[],
  say: (ground: string) => string,
): Minutes {
  const grounds = new Map(masks.map(({ part, ground }) => [part, ground]));
  return replaceIn(minutes, (part, text) => {
    const ground = grounds.get(part);
    return ground === undefined ? text : say(ground);
  });
}

function replaceIn(minutes: Minutes, put: (part: string, text: string) => string): Minutes {
  return {
    ...minutes,
    items: minutes.items.map((item) => {
      const at = `p${item.number}`;
      return {
        ...item,
        background: item.background.map((text, i) => put(`${at}.background.${i + 1}`, text)),
        matter: put(`${at}.matter`, item.matter),
        assessment: put(`${at}.assessment`, item.assessment),
        conflicts: item.conflicts.map(({ name, why }, i) => ({ name, why: put(`${at}.conflict.${i + 1}`, why) })),
        proposals: item.proposals.map((proposal) => ({
          ...proposal,
          outcomes: proposal.outcomes.map((outcome) => reasonsPut(outcome, put, `${at}.reasons.${proposal.id}`)),
        })),
        decision: item.decision && {
          ...item.decision,
          outcomes: item.decision.outcomes.map((outcome) => reasonsPut(outcome, put, `${at}.reasons.${item.decision?.proposal ?? ''}`)),
        },
        dissents: item.dissents.map(({ name, text }, i) => ({ name, text: put(`${at}.dissent.${i + 1}`, text) })),
        texts: item.texts.map((text, i) => put(`${at}.text.${i + 1}`, text)),
      };
    }),
    texts: minutes.texts.map((text, i) => put(`text.${i + 1}`, text)),
  };
}

const reasonsPut = (outcome: Outcome, put: (part: string, text: string) => string, at: string): Outcome => ({
  ...outcome,
  reasons: put(`${at}.${outcome.applicant}`, outcome.reasons),
});
