import type { LocalDate } from '../../../kernel/date.ts';
import type { Population, RevocationGround, SlotStructure, SpecialCondition } from '../../journal/index.ts';

/** What the board can have before it. The first three are decided; the others are heard or talked of. */
export const itemKinds = ['award', 'revocation', 'conditions', 'information', 'discussion'] as const;
export type ItemKind = (typeof itemKinds)[number];
export const isDecided = (kind: ItemKind): boolean => kind === 'award' || kind === 'revocation' || kind === 'conditions';

/** The three grounds of HSL 2017:30 7 kap. 5 a §; there is no fourth. */
export const grounds = ['conditions-not-met', 'premises-changed', 'holder-request'] as const satisfies readonly RevocationGround[];

/** A place in the slot structure of an area: for whom, which tasks, which sub-permits. `null`: the source does not say for whom. */
export type Place = {
  /** County code. */
  readonly region: string;
  readonly population: Population | null;
  readonly tasks: readonly string[];
  readonly subPermits: readonly string[];
};

/** What B2 proposes of an applicant in the statement that the item was drawn from. */
export type Advised = Pick<Place, 'population' | 'tasks' | 'subPermits'> & {
  readonly outcome: 'grant' | 'reject';
  readonly start: LocalDate | null;
  readonly reasons: string;
};

/** Which statement of B2's it is. */
export type StatementSource = { readonly edition: number; readonly diaryNumber: string; readonly lockedOn: LocalDate };

/** A region that has applied through a unit. `application` is null when it came on paper. In an item about a permit: its holder. */
export type Applicant = {
  /** Names it within the item. */
  readonly key: string;
  readonly region: string;
  readonly regionName: string;
  readonly collaborationRegions: readonly string[];
  /** The hospital as the register names it. */
  readonly hospital: string | null;
  readonly unit: string | null;
  readonly application: string | null;
  readonly diaryNumber: string | null;
  readonly withdrawn: boolean;
  readonly wants: Pick<Place, 'population' | 'tasks' | 'subPermits'>;
  /** Of an application that B2 has spoken of. */
  readonly advised?: Advised | null;
};

/** That the holder of a permit has been heard: what it said, or that it let the day pass. */
export type Hearing = { readonly asked: LocalDate; readonly answered: LocalDate | null; readonly said: string };

/** A matter as it is put on the agenda. */
export type Item = {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly area: string | null;
  readonly careCase: string | null;
  /** Two to four points. */
  readonly background: readonly string[];
  readonly matter: string;
  /** What B2 has judged, or what the secretary has written of it. */
  readonly assessment: string;
  /** The statement that the item was drawn from, where there is one. */
  readonly statement?: StatementSource | null;
  readonly proposal: string;
  readonly slots: SlotStructure | null;
  readonly applicants: readonly Applicant[];
  readonly conditions: readonly SpecialCondition[];
  /** Of a permit that is to be revoked or whose conditions are to be changed. */
  readonly permit: string | null;
  readonly ground: RevocationGround | null;
  readonly hearing: Hearing | null;
  readonly presenter: string;
  /** The item of an earlier meeting that was referred back or tabled. */
  readonly continues: string | null;
  /** The one who reads has a conflict of interest: nothing but the name is here. */
  readonly isKept?: boolean;
};

/** An item of which nothing has been said but what it is. */
export const emptyItem: Omit<Item, 'id' | 'kind' | 'title'> = {
  area: null,
  careCase: null,
  background: [],
  matter: '',
  assessment: '',
  proposal: '',
  slots: null,
  applicants: [],
  conditions: [],
  permit: null,
  ground: null,
  hearing: null,
  presenter: '',
  continues: null,
};

/** What can become of one applicant, or of one permit. */
export type Outcome =
  | {
      readonly kind: 'grant';
      readonly applicant: string;
      readonly population: Population | null;
      readonly tasks: readonly string[];
      readonly subPermits: readonly string[];
      readonly start: LocalDate;
      readonly reasons: string;
    }
  | {
      readonly kind: 'reject' | 'dismiss' | 'write-off' | 'keep' | 'revoke' | 'change-conditions';
      readonly applicant: string;
      readonly reasons: string;
    }
  /** To B2, with questions; or to a later meeting. */
  | { readonly kind: 'refer-back' | 'table'; readonly applicant: string; readonly reasons: string };

export type OutcomeKind = Outcome['kind'];
export const outcomesFor: Readonly<Record<ItemKind, readonly OutcomeKind[]>> = {
  award: ['grant', 'reject', 'refer-back', 'table', 'dismiss', 'write-off'],
  revocation: ['revoke', 'keep', 'refer-back', 'table'],
  conditions: ['change-conditions', 'keep', 'refer-back', 'table'],
  information: [],
  discussion: [],
};
/** What leaves a matter undecided: it comes back. */
export const isPending = (kind: OutcomeKind): boolean => kind === 'refer-back' || kind === 'table';

export type Proposal = {
  readonly id: string;
  /** Whose: B2's as it stands in the papers, or a member's. */
  readonly from: string | null;
  readonly outcomes: readonly Outcome[];
};
