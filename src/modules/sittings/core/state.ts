import { type Seat, type Voter, votersIn } from './board.ts';
import type { Happening, ItemHappening, SittingEvent } from './events.ts';
import type { Item } from './item.ts';
import { beginning, type ItemState, type SittingState } from './sitting.ts';
import { nextItemPhase, nextPhase } from './table.ts';

export { beginning, type ItemState, type SittingState, type Wording } from './sitting.ts';

/** Whether something is about one item. */
export const isOfItem = (what: Happening): what is ItemHappening => 'of' in what;

export const findItem = (state: SittingState, id: string): ItemState | undefined => state.items.find(({ item }) => item.id === id);

/** Who may not vote in an item: a conflict of interest, or no answer where the rules ask for one. */
export function barredIn(state: SittingState, one: ItemState): ReadonlySet<string> {
  const said = new Map(one.answers.map(({ person, conflicted }) => [person, conflicted]));
  const home = new Set(one.item.applicants.flatMap(({ collaborationRegions }) => collaborationRegions));
  const isHome = ({ region }: Seat): boolean => region !== null && home.has(region);
  const { homeRegion } = state.rules;
  return new Set(
    state.roster
      .filter((seat) => {
        const conflicted = said.get(seat.person);
        if (conflicted !== undefined) return conflicted || (homeRegion === 'steps-aside' && isHome(seat));
        return homeRegion !== 'sits' && isHome(seat);
      })
      .map(({ person }) => person),
  );
}

/** Those present who must still say whether they have a conflict of interest in an item. */
export const unansweredIn = (state: SittingState, one: ItemState): readonly Seat[] =>
  state.roster.filter(
    ({ person }) =>
      state.present.includes(person) && barredIn(state, one).has(person) && !one.answers.some((answer) => answer.person === person),
  );

/** Who votes in an item as things are now. */
export const votersOf = (state: SittingState, one: ItemState): readonly Voter[] => votersIn(state, barredIn(state, one));

/** The meeting after one more event. Total: what the tables do not allow changes nothing. */
export function apply(state: SittingState, event: SittingEvent): SittingState {
  const { what, seq } = event;
  const phase = nextPhase(state.phase, what.kind);
  if (phase === undefined) return state;
  if (isOfItem(what)) {
    const one = findItem(state, what.of);
    const to = one && nextItemPhase(one.phase, what.kind);
    if (!one || to === undefined) return state;
    const next = { ...ofItem(state, one, what), phase: to, version: seq };
    return { ...state, phase, version: seq, items: state.items.map((other) => (other === one ? next : other)) };
  }
  return { ...ofMeeting(state, event), phase, version: seq };
}

/** A meeting is what has happened in it. */
export const fold = (events: readonly SittingEvent[]): SittingState => events.reduce(apply, beginning);

function ofMeeting(state: SittingState, { what, at, seq }: SittingEvent): SittingState {
  switch (what.kind) {
    case 'planned':
    case 'changed':
      return { ...state, day: what.day, start: what.start, place: what.place };
    case 'item-added': {
      if (findItem(state, what.item.id)) return state;
      const number = Math.max(0, ...state.items.map((one) => one.number)) + 1;
      return { ...state, items: [...state.items, newItem(what.item, number, state.noticed !== null, seq)] };
    }
    case 'item-revised':
      return {
        ...state,
        items: state.items.map((one) =>
          one.item.id === what.item.id && one.phase === 'listed'
            ? { ...newItem(what.item, one.number, one.late, seq), answers: one.answers }
            : one,
        ),
      };
    case 'noticed':
      return { ...state, noticed: { at, diaryNumber: what.diaryNumber, document: what.document ?? null } };
    case 'opened':
      return { ...state, roster: what.roster, rules: what.rules, openedAt: at };
    case 'arrived':
      return {
        ...state,
        present: [...state.present.filter((person) => person !== what.person), what.person],
        attendance: [...state.attendance, { person: what.person, what: 'arrived', region: null, at }],
      };
    case 'left':
      return {
        ...state,
        present: state.present.filter((person) => person !== what.person),
        calledIn: state.calledIn.filter(({ person }) => person !== what.person),
        attendance: [...state.attendance, { person: what.person, what: 'left', region: null, at }],
      };
    case 'stepped-in':
      return {
        ...state,
        calledIn: [...state.calledIn.filter(({ person }) => person !== what.person), { person: what.person, region: what.region }],
        attendance: [...state.attendance, { person: what.person, what: 'stepped-in', region: what.region, at }],
      };
    case 'adjusters-appointed':
      return { ...state, adjusters: what.persons };
    case 'text-added':
      return { ...state, texts: [...state.texts, what.text] };
    case 'closed':
      return { ...state, closedAt: at };
    case 'adjusted':
      return { ...state, adjusted: [...state.adjusted, { person: what.person, at, hash: what.hash }] };
    case 'sealed':
      return { ...state, sealed: what.hash };
    case 'masked':
      return { ...state, masks: [...state.masks.filter(({ part }) => part !== what.part), { part: what.part, ground: what.ground }] };
    case 'mask-lifted':
      return { ...state, masks: state.masks.filter(({ part }) => part !== what.part) };
    case 'published':
      return { ...state, edition: what.edition };
    default:
      return state;
  }
}

const newItem = (item: Item, number: number, late: boolean, version: number): ItemState => ({
  item,
  number,
  late,
  phase: 'listed',
  held: [],
  answers: [],
  proposals: [],
  conditions: item.conditions.map((condition) => ({ ...condition, was: null })),
  vote: null,
  votes: [],
  decision: null,
  dissents: [],
  texts: [],
  adjustedBy: null,
  effects: [],
  version,
});

function ofItem(state: SittingState, one: ItemState, what: ItemHappening): ItemState {
  switch (what.kind) {
    case 'conflict-answered': {
      const { person, conflicted, why } = what;
      return { ...one, answers: [...one.answers.filter((answer) => answer.person !== person), { person, conflicted, why }] };
    }
    case 'item-opened':
      return { ...one, held: what.held };
    case 'proposal-put':
      return { ...one, proposals: [...one.proposals, what.proposal] };
    case 'condition-reworded':
      return {
        ...one,
        conditions: one.conditions.map((condition) =>
          condition.id === what.condition
            ? { ...condition, text: { sv: what.text, en: null }, was: condition.was ?? condition.text.sv }
            : condition,
        ),
      };
    case 'vote-opened':
      return { ...one, vote: { id: what.vote, mode: what.mode, between: what.between, ballots: [] } };
    case 'vote-cast': {
      if (!one.vote || one.vote.id !== what.vote) return one;
      const ballots = [...one.vote.ballots.filter(({ person }) => person !== what.person), { person: what.person, choice: what.choice }];
      return { ...one, vote: { ...one.vote, ballots } };
    }
    case 'vote-closed':
      return one.vote
        ? { ...one, vote: null, votes: [...one.votes, { ...one.vote, tally: what.tally, voters: votersOf(state, one) }] }
        : one;
    case 'decided': {
      const proposal = one.proposals.find(({ id }) => id === what.proposal);
      return proposal ? { ...one, decision: { proposal, effect: what.effect, voters: votersOf(state, one) } } : one;
    }
    case 'dissented':
      return {
        ...one,
        dissents: [...one.dissents.filter(({ person }) => person !== what.person), { person: what.person, text: what.text }],
      };
    case 'item-text-added':
      return { ...one, texts: [...one.texts, what.text] };
    case 'item-adjusted':
      return { ...one, adjustedBy: what.person };
    case 'took-effect':
      return { ...one, effects: what.effects };
    default:
      return one;
  }
}
