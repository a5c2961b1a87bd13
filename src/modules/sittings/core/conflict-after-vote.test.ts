import { describe, expect, test } from 'vitest';
import type { Happening } from './events.ts';
import { votersOf } from './state.ts';
import { bothGranted, inSession, item, members, oneGranted, proposal, reject } from './test-sitting.ts';

const of = 'item-1';
const decide = { kind: 'decided', of, proposal: 'A', effect: 'at-adjustment' } as const;
const put = (one = bothGranted): Happening => ({ kind: 'proposal-put', of, proposal: one });

describe('a conflict of interest that is told of after a vote', () => {
  const voted = () => {
    const meeting = inSession(item(), members.slice(0, 6)).does(put(), put(oneGranted), put(proposal('C', [reject('12'), reject('03')])));
    const vote = (id: string, between: readonly [string, string], winner: string): void => {
      meeting.does({ kind: 'vote-opened', of, vote: id, mode: 'open', between });
      const counts = { [winner]: meeting.state.items[0] ? votersOf(meeting.state, meeting.state.items[0]).length : 0 };
      const counted = { counts, named: [], winner, casting: null, voters: counts[winner] ?? 0 };
      meeting.does({ kind: 'vote-closed', of, vote: id, counts, casting: null, tally: counted });
    };
    return { meeting, vote };
  };
  const conflict: Happening = { kind: 'conflict-answered', of, person: 'm-vastra', conflicted: true, why: 'Närstående.' };

  test('makes the vote no ground for a decision: it is taken again', () => {
    const { meeting, vote } = voted();
    vote('1', ['A', 'B'], 'A');
    expect(meeting.faults(decide)).toEqual([]);
    meeting.does(conflict);
    expect(meeting.faults(decide)).toEqual(['vote-conflicted']);
    vote('2', ['A', 'B'], 'A');
    expect(meeting.faults(decide)).toEqual([]);
  });

  test('a vote before the last one is taken again too', () => {
    const { meeting, vote } = voted();
    vote('1', ['A', 'B'], 'A');
    meeting.does(conflict);
    vote('2', ['A', 'C'], 'A');
    expect(meeting.faults(decide)).toEqual(['vote-conflicted']);
    vote('3', ['B', 'A'], 'A');
    expect(meeting.faults(decide)).toEqual([]);
  });

  test('leaves no ground for the proposal of whoever has it: somebody else puts it', () => {
    const meeting = inSession(item(), members.slice(0, 6)).does(put(), put(oneGranted), { ...conflict, person: 'm-norra' });
    const [first, own] = [decide, { ...decide, proposal: 'B' }] as const;
    expect([meeting.faults(first), meeting.faults(own)]).toEqual([[], ['proposal-conflicted']]);
    expect(meeting.faults({ kind: 'vote-opened', of, vote: '1', mode: 'named', between: ['A', 'B'] })).toEqual(['proposal-conflicted']);
    meeting.does(put({ ...oneGranted, id: 'C', from: 'm-vastra' }));
    expect(meeting.faults({ ...decide, proposal: 'C' })).toEqual([]);
  });

  test('of whoever put a proposal and voted for it: the vote is taken between the others', () => {
    const { meeting, vote } = voted();
    vote('1', ['A', 'B'], 'B');
    meeting.does({ ...conflict, person: 'm-norra' });
    expect(meeting.faults(decide)).toEqual(['not-the-winner']);
    expect(meeting.faults({ ...decide, proposal: 'B' })).toContain('proposal-conflicted');
    vote('2', ['A', 'C'], 'A');
    expect(meeting.faults(decide)).toEqual([]);
  });

  test('who was not there when it was taken changes nothing in it', () => {
    const { meeting, vote } = voted();
    vote('1', ['A', 'B'], 'A');
    const absent = members[6] ?? '';
    meeting.does({ kind: 'arrived', person: absent }, { ...conflict, person: absent });
    expect(meeting.faults(decide)).toEqual([]);
  });
});
