import type { LocalDate } from '../../../kernel/date.ts';
import type { BoardRules, Seat } from './board.ts';
import type { Item, Outcome, Place, Proposal } from './item.ts';
import type { Tally, VoteMode } from './vote.ts';

/** When a decision takes effect: when the minutes are adjusted, or as soon as whoever presides has adjusted that item. */
export const effects = ['at-adjustment', 'at-once'] as const;
export type EffectTime = (typeof effects)[number];

/** Everything that can happen in and about a meeting. What is not here cannot happen. */
export type Happening =
  | { readonly kind: 'planned'; readonly day: LocalDate; readonly start: string; readonly place: string }
  | { readonly kind: 'changed'; readonly day: LocalDate; readonly start: string; readonly place: string }
  | { readonly kind: 'cancelled'; readonly why: string }
  | { readonly kind: 'item-added'; readonly item: Item }
  | { readonly kind: 'item-revised'; readonly item: Item }
  | { readonly kind: 'item-removed'; readonly of: string; readonly why: string }
  | { readonly kind: 'noticed'; readonly diaryNumber: string; readonly document?: string }
  | { readonly kind: 'opened'; readonly roster: readonly Seat[]; readonly rules: BoardRules }
  | { readonly kind: 'arrived'; readonly person: string }
  | { readonly kind: 'left'; readonly person: string }
  | { readonly kind: 'stepped-in'; readonly person: string; readonly region: string | null }
  | { readonly kind: 'adjusters-appointed'; readonly persons: readonly string[] }
  | { readonly kind: 'conflict-answered'; readonly of: string; readonly person: string; readonly conflicted: boolean; readonly why: string }
  | { readonly kind: 'item-opened'; readonly of: string; readonly held: readonly Place[] }
  | { readonly kind: 'proposal-put'; readonly of: string; readonly proposal: Proposal }
  | { readonly kind: 'condition-reworded'; readonly of: string; readonly condition: string; readonly text: string }
  | {
      readonly kind: 'vote-opened';
      readonly of: string;
      readonly vote: string;
      readonly mode: VoteMode;
      readonly between: readonly [string, string];
    }
  | { readonly kind: 'vote-cast'; readonly of: string; readonly vote: string; readonly person: string; readonly choice: string }
  | {
      readonly kind: 'vote-closed';
      readonly of: string;
      readonly vote: string;
      readonly counts: Readonly<Record<string, number>> | null;
      readonly casting: string | null;
      readonly tally: Tally;
    }
  | { readonly kind: 'decided'; readonly of: string; readonly proposal: string; readonly effect: EffectTime }
  | { readonly kind: 'dissented'; readonly of: string; readonly person: string; readonly text: string }
  | { readonly kind: 'item-closed'; readonly of: string }
  | { readonly kind: 'text-added'; readonly text: string }
  | { readonly kind: 'item-text-added'; readonly of: string; readonly text: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'item-adjusted'; readonly of: string; readonly person: string; readonly hash: string }
  | { readonly kind: 'adjusted'; readonly person: string; readonly hash: string }
  | { readonly kind: 'sealed'; readonly hash: string }
  | { readonly kind: 'took-effect'; readonly of: string; readonly effects: readonly Effect[] }
  | { readonly kind: 'masked'; readonly part: string; readonly ground: string }
  | { readonly kind: 'mask-lifted'; readonly part: string; readonly why: string }
  | { readonly kind: 'published'; readonly edition: number };

/** What a decision became for one applicant. */
export type Effect = {
  readonly applicant: string;
  readonly outcome: Outcome['kind'];
  readonly permit: string | null;
  readonly entries: readonly string[];
  readonly diaryNumber: string | null;
  readonly document: string | null;
};

export type EventKind = Happening['kind'];
/** Of one item. */
export type ItemHappening = Extract<Happening, { readonly of: string }>;

/** A row of the meeting: what happened, when by the database's clock, and who wrote it. */
export type SittingEvent = {
  readonly seq: number;
  /** An instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string | null;
  readonly what: Happening;
};
