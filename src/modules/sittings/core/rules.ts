import type { LocalDate } from '../../../kernel/date.ts';
import { addDays } from '../../../kernel/date.ts';
import { placesGranted, proposalFaults } from './award.ts';
import { isQuorate, maySitIn, presidingOf, votersIn, votingSeats } from './board.ts';
import { hasDoubled } from './conditions.ts';
import type { Happening, ItemHappening } from './events.ts';
import type { Circumstances, SittingFault } from './faults.ts';
import { isDecided } from './item.ts';
import { barredIn, findItem, type ItemState, isOfItem, type SittingState, unansweredIn, votersOf } from './state.ts';
import { nextItemPhase, nextPhase } from './table.ts';
import { ABSTAIN, tally } from './vote.ts';

export type { Circumstances, SittingFault } from './faults.ts';

/** Why something cannot happen now; none when it can. The only judge: pages, API and database commands all ask here. */
export function faultsOf(state: SittingState, what: Happening, how: Circumstances): readonly SittingFault[] {
  if (nextPhase(state.phase, what.kind) === undefined) return ['not-now'];
  if (!isOfItem(what)) return ofMeeting(state, what, how);
  const one = findItem(state, what.of);
  if (!one) return ['no-item'];
  if (nextItemPhase(one.phase, what.kind) === undefined) return ['not-now'];
  return ofItem(state, one, what, how);
}

type Check = readonly [SittingFault, boolean];
const those = (...checks: readonly Check[]): readonly SittingFault[] => checks.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
const seatOf = (state: SittingState, person: string) => state.roster.find((one) => one.person === person);

/** Whoever has a conflict of interest in an item does not read it, and so cannot adjust what the minutes say of it. */
const isConflicted = (state: SittingState, who: string): boolean =>
  state.items.some(({ phase, answers }) => phase !== 'removed' && answers.some(({ person, conflicted }) => conflicted && person === who));

function ofMeeting(state: SittingState, what: Happening, { today, hash, parts, noticeDays }: Circumstances): readonly SittingFault[] {
  switch (what.kind) {
    case 'changed':
    case 'planned':
      return those(['not-this-day', what.day < today]);
    case 'cancelled':
      return those(['text-empty', what.why.trim() === '']);
    case 'item-added':
      return those(['doubled', findItem(state, what.item.id) !== undefined], ['text-empty', what.item.title.trim() === '']);
    case 'item-revised': {
      const one = findItem(state, what.item.id);
      return one
        ? those(['not-now', nextItemPhase(one.phase, what.kind) === undefined], ['text-empty', what.item.title.trim() === ''])
        : ['no-item'];
    }
    case 'noticed':
      return those(
        ['agenda-empty', state.items.every(({ phase }) => phase === 'removed')],
        ['notice-late', state.day !== null && addDays(today, noticeDays ?? 0) > state.day],
      );
    case 'opened':
      return those(['not-this-day', state.day !== today], ['roster-empty', !what.roster.some(({ seat }) => seat !== 'substitute')]);
    case 'arrived':
      return those(['not-on-board', !seatOf(state, what.person)], ['present-already', state.present.includes(what.person)]);
    case 'left':
      return those(['not-present', !state.present.includes(what.person)]);
    case 'stepped-in': {
      const seat = seatOf(state, what.person);
      const isTaken = votersIn(state, new Set()).some(({ region, person }) => region === what.region && person !== what.person);
      const isAside = state.items.some((one) => {
        const holder = state.roster.find(({ region, seat: kind }) => region === what.region && kind !== 'substitute');
        return (one.phase === 'open' || one.phase === 'listed') && holder !== undefined && barredIn(state, one).has(holder.person);
      });
      return those(
        ['not-on-board', !seat],
        ['not-present', !state.present.includes(what.person)],
        [
          'not-substitute',
          !seat ||
            !votingSeats(state.roster).some(({ region }) => region === what.region) ||
            !maySitIn(state.roster, state.rules, seat, what.region),
        ],
        ['seat-taken', isTaken && !isAside],
      );
    }
    case 'adjusters-appointed': {
      const been = new Set(state.attendance.map(({ person }) => person));
      return those(
        ['adjusters-missing', what.persons.length === 0],
        ['adjuster-absent', what.persons.some((person) => !been.has(person))],
        ['adjuster-conflicted', what.persons.some((person) => isConflicted(state, person))],
      );
    }
    case 'text-added':
      return those(['text-empty', what.text.trim() === ''], ['adjusted-already', state.adjusted.length > 0]);
    case 'closed':
      return those(
        ['items-open', state.items.some(({ phase }) => phase === 'open' || phase === 'voting' || phase === 'decided')],
        ['adjuster-conflicted', state.adjusters.some((person) => isConflicted(state, person))],
        // Nobody is appointed afterwards: the minutes would never be sealed.
        ['adjusters-missing', state.adjusters.length === 0],
      );
    case 'adjusted':
      return those(
        ['adjusters-missing', state.adjusters.length === 0],
        ['not-adjuster', !state.adjusters.includes(what.person)],
        ['adjuster-absent', !state.attendance.some(({ person }) => person === what.person)],
        ['adjusted-already', state.adjusted.some(({ person }) => person === what.person)],
        ['other-minutes', what.hash !== hash],
      );
    case 'sealed':
      return those(
        ['not-all-adjusted', state.adjusters.some((person) => !state.adjusted.some((one) => one.person === person))],
        ['adjusters-missing', state.adjusters.length === 0],
        ['other-minutes', what.hash !== hash],
      );
    case 'masked':
      return those(['mask-unknown', !(parts ?? []).includes(what.part)], ['ground-empty', what.ground.trim() === '']);
    case 'mask-lifted':
      return those(['mask-unknown', !state.masks.some(({ part }) => part === what.part)], ['text-empty', what.why.trim() === '']);
    case 'published':
      return those(['doubled', what.edition !== state.edition + 1]);
    default:
      return [];
  }
}

function ofItem(state: SittingState, one: ItemState, what: ItemHappening, { today, hash }: Circumstances): readonly SittingFault[] {
  const voters = votersOf(state, one);
  const lacksQuorum: Check = ['no-quorum', !isQuorate(voters, state.rules)];
  switch (what.kind) {
    case 'item-removed':
      return those(['text-empty', what.why.trim() === '']);
    case 'conflict-answered':
      return those(
        ['not-on-board', state.roster.length > 0 && !seatOf(state, what.person)],
        ['text-empty', what.conflicted && what.why.trim() === ''],
        // What has been told once is not taken back in the room: that is judged in the case.
        ['conflicted', !what.conflicted && one.answers.some(({ person, conflicted }) => person === what.person && conflicted)],
      );
    case 'item-opened':
      return those(['another-item-open', state.items.some(({ phase }) => phase === 'open' || phase === 'voting' || phase === 'decided')]);
    case 'proposal-put': {
      const { proposal } = what;
      const isOfVoter = proposal.from === null || voters.some(({ person }) => person === proposal.from);
      return [
        ...those(
          ['not-now', !isDecided(one.item.kind)],
          ['doubled', one.proposals.some(({ id }) => id === proposal.id)],
          ['not-entitled', !isOfVoter],
        ),
        ...(isDecided(one.item.kind) ? proposalFaults(one.item, one.held, proposal, state.day ?? today) : []),
      ];
    }
    case 'condition-reworded': {
      const condition = one.conditions.find(({ id }) => id === what.condition);
      const others = one.conditions.filter(({ id, audience }) => id !== what.condition && audience === condition?.audience);
      return those(
        ['condition-unknown', !condition],
        ['condition-empty', what.text.trim() === ''],
        ['condition-unchanged', condition?.text.sv.trim() === what.text.trim()],
        ['condition-doubled', others.some(({ text }) => text.sv.trim() === what.text.trim())],
      );
    }
    case 'vote-opened': {
      const [a, b] = what.between;
      const isThere = (id: string): boolean => one.proposals.some((proposal) => proposal.id === id);
      return those(
        ['needs-two-proposals', a === b || !isThere(a) || !isThere(b)],
        ['doubled', one.votes.some(({ id }) => id === what.vote)],
        ['proposal-conflicted', what.between.some((id) => isOfConflicted(one, id))],
        ['must-answer', unansweredIn(state, one).length > 0],
        lacksQuorum,
      );
    }
    case 'vote-cast': {
      const isBarred = barredIn(state, one).has(what.person);
      return those(
        ['no-such-vote', one.vote?.id !== what.vote],
        ['not-now', one.vote?.mode === 'open'],
        ['conflicted', isBarred],
        ['not-entitled', !isBarred && !voters.some(({ person }) => person === what.person)],
        ['no-such-choice', what.choice !== ABSTAIN && !one.vote?.between.includes(what.choice)],
      );
    }
    case 'vote-closed': {
      if (!one.vote || one.vote.id !== what.vote) return ['no-such-vote'];
      const counted = tally({ vote: one.vote, voters, rules: state.rules, counts: what.counts, casting: what.casting });
      if (!counted.ok) return [counted.error, ...those(lacksQuorum)];
      return those(lacksQuorum, ['tally-differs', JSON.stringify(counted.value) !== JSON.stringify(what.tally)]);
    }
    case 'decided':
      return decidedFaults(state, one, what, today, lacksQuorum);
    case 'dissented':
      return those(
        ['undecided', !one.decision],
        ['not-decided-by', one.decision !== null && !one.decision.voters.some(({ person }) => person === what.person)],
        ['text-empty', what.text.trim() === ''],
        ['adjusted-already', state.adjusted.length > 0 || one.adjustedBy !== null],
      );
    case 'item-closed':
      return those(['undecided', isDecided(one.item.kind) && !one.decision]);
    case 'item-text-added':
      return those(['text-empty', what.text.trim() === ''], ['adjusted-already', state.adjusted.length > 0 || one.adjustedBy !== null]);
    case 'item-adjusted':
      return those(
        ['undecided', !one.decision],
        ['not-at-once', one.decision !== null && one.decision.effect !== 'at-once'],
        ['adjusted-already', one.adjustedBy !== null],
        ['not-presiding', presidingOf(one.decision?.voters ?? [])?.person !== what.person],
        ['other-minutes', what.hash !== hash],
      );
    case 'took-effect':
      return those(
        ['undecided', !one.decision],
        ['already-effective', one.effects.length > 0],
        ['not-now', state.sealed === null && one.adjustedBy === null],
      );
    default:
      return [];
  }
}

function decidedFaults(
  state: SittingState,
  one: ItemState,
  what: Extract<Happening, { kind: 'decided' }>,
  today: LocalDate,
  lacksQuorum: Check,
): readonly SittingFault[] {
  const proposal = one.proposals.find(({ id }) => id === what.proposal);
  if (!proposal) return ['proposal-unknown'];
  const last = one.votes.at(-1);
  const grants =
    placesGranted(one.item, proposal.outcomes).length > 0 || proposal.outcomes.some(({ kind }) => kind === 'change-conditions');
  return [
    ...those(
      lacksQuorum,
      ['must-answer', unansweredIn(state, one).length > 0],
      ['proposal-conflicted', isOfConflicted(one, proposal.id)],
      ['vote-conflicted', hasConflictedVote(state, one)],
      ['not-the-winner', last !== undefined && last.tally.winner !== proposal.id],
      ['condition-empty', grants && one.conditions.some(({ text }) => text.sv.trim() === '')],
      ['condition-doubled', grants && hasDoubled(one.conditions)],
    ),
    ...proposalFaults(one.item, one.held, proposal, state.day ?? today),
  ];
}

/** Whether a proposal was put by someone who is known now to have a conflict of interest. */
const isOfConflicted = (one: ItemState, proposal: string): boolean => {
  const from = one.proposals.find(({ id }) => id === proposal)?.from;
  return one.answers.some(({ person, conflicted }) => conflicted && person === from);
};

/**
 * Whether someone who is known now to have a conflict of interest took part in a vote between two proposals that stand, and that has not been taken
 * again since.
 */
function hasConflictedVote(state: SittingState, one: ItemState): boolean {
  const barred = barredIn(state, one);
  const standing = one.votes.filter(({ between }) => !between.some((id) => isOfConflicted(one, id)));
  const latest = new Map(standing.map((vote) => [vote.between.toSorted().join(' '), vote]));
  return [...latest.values()].some(({ voters }) => voters.some(({ person }) => barred.has(person)));
}
