import type { LocalDate } from '../../../kernel/date.ts';
import type { SpecialCondition } from '../../journal/index.ts';
import { type BoardRules, firstRules, type Seat, type Voter } from './board.ts';
import type { Effect, EffectTime } from './events.ts';
import type { Item, Place, Proposal } from './item.ts';
import type { ItemPhase, Phase } from './table.ts';
import type { Tally, Vote } from './vote.ts';

export type Answer = { readonly person: string; readonly conflicted: boolean; readonly why: string };
export type Wording = SpecialCondition & { /** As it was proposed, when the board has changed it. */ readonly was: string | null };

export type ItemState = {
  readonly item: Item;
  readonly number: number;
  /** Put on the agenda after the notice. */
  readonly late: boolean;
  readonly phase: ItemPhase;
  readonly held: readonly Place[];
  readonly answers: readonly Answer[];
  readonly proposals: readonly Proposal[];
  readonly conditions: readonly Wording[];
  readonly vote: Vote | null;
  readonly votes: readonly (Vote & { readonly tally: Tally /** Who took part in it. */; readonly voters: readonly Voter[] })[];
  readonly decision: { readonly proposal: Proposal; readonly effect: EffectTime; readonly voters: readonly Voter[] } | null;
  readonly dissents: readonly { readonly person: string; readonly text: string }[];
  readonly texts: readonly string[];
  /** Who has adjusted the item by itself, when it takes effect at once. */
  readonly adjustedBy: string | null;
  readonly effects: readonly Effect[];
  /** The last event about it: what was seen is compared with this. */
  readonly version: number;
};

export type SittingState = {
  readonly phase: Phase;
  readonly day: LocalDate | null;
  readonly start: string;
  readonly place: string;
  readonly items: readonly ItemState[];
  readonly noticed: { readonly at: string; readonly diaryNumber: string; readonly document: string | null } | null;
  readonly roster: readonly Seat[];
  readonly rules: BoardRules;
  readonly present: readonly string[];
  readonly calledIn: readonly { readonly person: string; readonly region: string | null }[];
  /** Who has been there at all, with comings and goings as they happened. */
  readonly attendance: readonly {
    readonly person: string;
    readonly what: 'arrived' | 'left' | 'stepped-in';
    readonly region: string | null;
    readonly at: string;
  }[];
  readonly adjusters: readonly string[];
  readonly adjusted: readonly { readonly person: string; readonly at: string; readonly hash: string }[];
  readonly texts: readonly string[];
  readonly sealed: string | null;
  readonly masks: readonly { readonly part: string; readonly ground: string }[];
  readonly edition: number;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly version: number;
};

export const beginning: SittingState = {
  phase: 'none',
  day: null,
  start: '',
  place: '',
  items: [],
  noticed: null,
  roster: [],
  rules: firstRules,
  present: [],
  calledIn: [],
  attendance: [],
  adjusters: [],
  adjusted: [],
  texts: [],
  sealed: null,
  masks: [],
  edition: 0,
  openedAt: null,
  closedAt: null,
  version: 0,
};
