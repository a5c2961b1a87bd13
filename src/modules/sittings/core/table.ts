import type { EventKind } from './events.ts';

/** Where a meeting is. `adjusted`: the minutes are sealed. */
export const phases = ['none', 'planned', 'noticed', 'open', 'closed', 'adjusted', 'published', 'cancelled'] as const;
export type Phase = (typeof phases)[number];
/** Where an item is. */
export const itemPhases = ['listed', 'open', 'voting', 'decided', 'closed', 'removed'] as const;
export type ItemPhase = (typeof itemPhases)[number];

type Row = Readonly<Partial<Record<EventKind, Phase>>>;

const agenda = (at: Phase): Row => ({ changed: at, cancelled: 'cancelled', 'item-added': at, 'item-revised': at, 'item-removed': at });
const within = (at: Phase, ...kinds: readonly EventKind[]): Row => Object.fromEntries(kinds.map((kind) => [kind, at]));
const masking = (at: Phase): Row => within(at, 'masked', 'mask-lifted');

/**
 * Every phase of a meeting and everything that can happen in it, with the phase that follows; what a row does not name cannot happen then. A meeting
 * is opened only after notice; after it has been closed nothing more is decided; after it has been sealed nothing is written.
 */
export const meetingTable: Readonly<Record<Phase, Row>> = {
  none: { planned: 'planned' },
  planned: { ...agenda('planned'), noticed: 'noticed' },
  noticed: { ...agenda('noticed'), opened: 'open', 'conflict-answered': 'noticed' },
  open: {
    ...within(
      'open',
      ...([
        'item-added',
        'arrived',
        'left',
        'stepped-in',
        'adjusters-appointed',
        'conflict-answered',
        'item-opened',
        'proposal-put',
      ] as const),
      ...([
        'condition-reworded',
        'vote-opened',
        'vote-cast',
        'vote-closed',
        'decided',
        'dissented',
        'item-closed',
        'text-added',
        'item-text-added',
      ] as const),
      ...(['item-adjusted', 'took-effect'] as const),
    ),
    closed: 'closed',
  },
  closed: {
    ...within('closed', 'text-added', 'item-text-added', 'item-adjusted', 'took-effect', 'adjusted', 'dissented'),
    sealed: 'adjusted',
  },
  adjusted: { ...masking('adjusted'), 'took-effect': 'adjusted', published: 'published' },
  published: { ...masking('published'), published: 'published' },
  cancelled: {},
};

type ItemRow = Readonly<Partial<Record<EventKind, ItemPhase>>>;
const stays = (at: ItemPhase, ...kinds: readonly EventKind[]): ItemRow => Object.fromEntries(kinds.map((kind) => [kind, at]));

/** The same for one item. A decision is undone only by a new decision, in another item: nothing leads back from `decided`. */
export const itemTable: Readonly<Record<ItemPhase, ItemRow>> = {
  listed: { ...stays('listed', 'item-revised', 'conflict-answered'), 'item-removed': 'removed', 'item-opened': 'open' },
  open: {
    ...stays('open', 'proposal-put', 'condition-reworded', 'item-text-added', 'conflict-answered'),
    'vote-opened': 'voting',
    decided: 'decided',
    'item-closed': 'closed',
  },
  voting: { ...stays('voting', 'vote-cast', 'conflict-answered'), 'vote-closed': 'open' },
  decided: { ...stays('decided', 'dissented', 'item-text-added', 'item-adjusted', 'took-effect'), 'item-closed': 'closed' },
  closed: stays('closed', 'item-text-added', 'item-adjusted', 'took-effect', 'dissented'),
  removed: {},
};

/** The phase that follows, or undefined: it cannot happen. */
export const nextPhase = (phase: Phase, kind: EventKind): Phase | undefined => meetingTable[phase][kind];
export const nextItemPhase = (phase: ItemPhase, kind: EventKind): ItemPhase | undefined => itemTable[phase][kind];
