import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { firstRules, rulesFaults, seatsOpenTo, votersIn } from './board.ts';
import type { Happening } from './events.ts';
import { masked, minutesOf, partsOf } from './minutes.ts';
import { votersOf } from './state.ts';
import { itemPhases, itemTable, meetingTable, phases } from './table.ts';
import {
  applicant,
  bothGranted,
  grant,
  inSession,
  item,
  members,
  oneGranted,
  proposal,
  reject,
  roster,
  rules,
  sitting,
} from './test-sitting.ts';
import { tally } from './vote.ts';

const of = 'item-1';
const decide = { kind: 'decided', of, proposal: 'A', effect: 'at-adjustment' } as const;
const put = (one = bothGranted): Happening => ({ kind: 'proposal-put', of, proposal: one });

describe('the tables', () => {
  test('nothing leads back from a decision, and nothing is decided in a meeting that is not open', () => {
    for (const phase of phases) expect('decided' in meetingTable[phase]).toBe(phase === 'open');
    for (const phase of itemPhases) {
      const reached = Object.values(itemTable[phase]);
      if (phase === 'decided' || phase === 'closed')
        expect(reached.filter((to) => to === 'open' || to === 'voting' || to === 'listed')).toEqual([]);
    }
    expect(Object.keys(meetingTable.adjusted)).not.toContain('text-added');
  });
});

describe('who votes', () => {
  test('a substitute votes only in the own seat, stepped in, while the member is away or has a conflict of interest', () => {
    const meeting = inSession(item(), [...members, 's-sodra']);
    expect(meeting.faults({ kind: 'stepped-in', person: 's-sodra', region: 'norra' })).toContain('not-substitute');
    expect(meeting.faults({ kind: 'stepped-in', person: 's-sodra', region: 'sodra' })).toEqual(['seat-taken']);
    meeting.does({ kind: 'conflict-answered', of, person: 'm-sodra', conflicted: true, why: 'Anställd hos sökanden.' });
    meeting.does({ kind: 'stepped-in', person: 's-sodra', region: 'sodra' });
    const voters = votersOf(meeting.state, meeting.state.items[0] ?? expect.fail());
    expect(voters.map(({ person }) => person)).toContain('s-sodra');
    expect(voters.map(({ person }) => person)).not.toContain('m-sodra');
    expect(voters).toHaveLength(7);
  });

  test('whoever has a conflict of interest neither votes, proposes nor dissents, and does not take it back', () => {
    const meeting = inSession().does(
      { kind: 'conflict-answered', of, person: 'm-sodra', conflicted: true, why: 'Närstående.' },
      put(),
      put(oneGranted),
    );
    expect(meeting.faults({ kind: 'conflict-answered', of, person: 'm-sodra', conflicted: false, why: '' })).toEqual(['conflicted']);
    expect(meeting.faults(put({ ...oneGranted, id: 'C', from: 'm-sodra' }))).toEqual(['not-entitled']);
    meeting.does({ kind: 'vote-opened', of, vote: 'v', mode: 'named', between: ['A', 'B'] });
    expect(meeting.faults({ kind: 'vote-cast', of, vote: 'v', person: 'm-sodra', choice: 'A' })).toEqual(['conflicted']);
  });

  test('a member whose collaboration region holds an applicant answers first', () => {
    const home = item({ applicants: [applicant('12', { collaborationRegions: ['sodra'] }), applicant('03')] });
    const meeting = inSession(home).does(put());
    expect(meeting.faults(decide)).toEqual(['must-answer']);
    meeting.does({ kind: 'conflict-answered', of, person: 'm-sodra', conflicted: false, why: '' });
    expect(meeting.faults(decide)).toEqual([]);
    const aside = inSession(home, members, { ...rules, homeRegion: 'steps-aside' }).does({
      kind: 'conflict-answered',
      of,
      person: 'm-sodra',
      conflicted: false,
      why: '',
    });
    expect(votersOf(aside.state, aside.state.items[0] ?? expect.fail())).toHaveLength(6);
  });

  test('the seats that are offered are those that can be stepped into', () => {
    const less = roster.filter(({ person }) => person !== 's-norra');
    const who = less.find(({ person }) => person === 's-sodra') ?? expect.fail();
    const seats = (substitutes: 'own-seat' | 'any-seat', present: readonly string[]) =>
      seatsOpenTo(who, { roster: less, rules: { ...rules, substitutes }, present, calledIn: [] }).map(({ region }) => region);
    const withoutNorth = members.filter((person) => person !== 'm-norra');
    expect(seats('own-seat', withoutNorth)).toEqual(['sodra']);
    expect(seats('any-seat', withoutNorth)).toEqual(['norra', 'sodra']);
    expect(seats('any-seat', members)).toEqual(['sodra']);
  });

  test('no seat has two voters, and nobody votes in two seats, whoever is there', () => {
    const everyone = roster.map(({ person }) => person);
    fc.assert(
      fc.property(
        fc.subarray(everyone),
        fc.subarray(everyone),
        fc.subarray(everyone),
        fc.constantFrom('own-seat', 'any-seat'),
        (present, called, barred, substitutes) => {
          const calledIn = called.flatMap((person) => {
            const seat = roster.find((one) => one.person === person);
            return seat?.seat === 'substitute' ? [{ person, region: seat.region }] : [];
          });
          const voters = votersIn({ roster, rules: { ...rules, substitutes }, present, calledIn }, new Set(barred));
          expect(new Set(voters.map(({ region }) => region)).size).toBe(voters.length);
          expect(new Set(voters.map(({ person }) => person)).size).toBe(voters.length);
          for (const { person } of voters) expect(present.includes(person) && !barred.includes(person)).toBe(true);
        },
      ),
    );
  });
});

describe('quorum and votes', () => {
  test('when too many leave in the middle of an item, it is not decided', () => {
    const meeting = inSession(item(), members.slice(0, 5)).does(put());
    expect(meeting.faults(decide)).toEqual([]);
    meeting.does({ kind: 'left', person: 'm-norra' }, { kind: 'left', person: 'chair' });
    expect(meeting.faults(decide)).toEqual(['no-quorum']);
  });

  test('a tie is decided by whoever presides, and by nobody else', () => {
    const meeting = inSession(item(), members.slice(1, 5)).does(put(), put(oneGranted), {
      kind: 'vote-opened',
      of,
      vote: 'v',
      mode: 'named',
      between: ['A', 'B'],
    });
    for (const [i, person] of members.slice(1, 5).entries())
      meeting.does({ kind: 'vote-cast', of, vote: 'v', person, choice: i < 2 ? 'A' : 'B' });
    const closing = (casting: string | null): Happening => ({
      kind: 'vote-closed',
      of,
      vote: 'v',
      counts: null,
      casting,
      tally: { counts: {}, named: [], winner: 'A', casting: null, voters: 4 },
    });
    expect(meeting.faults(closing('A'))).toEqual(['tie-without-chair']);
  });

  test('votes always add up to those who are present and entitled, and the winner never has fewer', () => {
    fc.assert(
      fc.property(
        fc.subarray(members, { minLength: 1 }),
        fc.array(fc.constantFrom('A', 'B', 'abstain'), { minLength: 7, maxLength: 7 }),
        fc.boolean(),
        (present, choices, hasCast) => {
          const voters = votersIn({ roster, rules, present, calledIn: [] }, new Set());
          const ballots = members.map((person, i) => ({ person, choice: choices[i] ?? 'A' })).slice(0, hasCast ? 7 : 3);
          const done = tally({ vote: { id: 'v', mode: 'named', between: ['A', 'B'], ballots }, voters, rules, counts: null, casting: 'A' });
          const isWhole = voters.every(({ person }) => ballots.some((one) => one.person === person));
          if (!done.ok) {
            const equal =
              ballots.filter((one) => one.choice === 'A' && present.includes(one.person)).length ===
              ballots.filter((one) => one.choice === 'B' && present.includes(one.person)).length;
            expect(done.error).toBe(isWhole && equal ? 'tie-without-chair' : 'vote-incomplete');
            return;
          }
          const { counts, winner } = done.value;
          expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(voters.length);
          expect(counts[winner] ?? 0).toBeGreaterThanOrEqual(counts[winner === 'A' ? 'B' : 'A'] ?? 0);
        },
      ),
    );
  });

  test('a vote stands when it is closed; a show of hands counts every hand', () => {
    const meeting = inSession().does(put(), put(oneGranted), { kind: 'vote-opened', of, vote: 'v', mode: 'open', between: ['A', 'B'] });
    const close = (a: number, b: number): Happening => ({
      kind: 'vote-closed',
      of,
      vote: 'v',
      counts: { A: a, B: b },
      casting: null,
      tally: { counts: { A: a, B: b }, named: [], winner: a > b ? 'A' : 'B', casting: null, voters: 7 },
    });
    expect(meeting.faults(close(3, 3))).toEqual(['counts-differ']);
    meeting.does(close(3, 4));
    expect(meeting.faults({ kind: 'vote-cast', of, vote: 'v', person: 'chair', choice: 'A' })).toEqual(['not-now']);
    expect(meeting.faults(decide)).toEqual(['not-the-winner']);
    expect(meeting.faults({ ...decide, proposal: 'B' })).toEqual([]);
  });
});

describe('conditions, minutes and effects', () => {
  test('a condition is not emptied, and its first wording stands beside the new one', () => {
    const meeting = inSession().does(put());
    expect(meeting.faults({ kind: 'condition-reworded', of, condition: 'v1', text: '  ' })).toEqual(['condition-empty']);
    meeting.does({ kind: 'condition-reworded', of, condition: 'v1', text: 'Enheten följer upp varje år.' }, decide);
    expect(minutesOf(meeting.state, true).items[0]?.rewordings).toEqual([
      { id: 'v1', was: 'Enheten följer upp.', text: 'Enheten följer upp varje år.' },
    ]);
    expect(
      inSession(item({ conditions: [{ id: 'v1', heading: 'other', audience: 'both', text: { sv: ' ', en: null } }] }))
        .does(put())
        .faults(decide),
    ).toContain('condition-empty');
  });

  test('minutes are adjusted by those appointed who were there, with the hash of what they read, and then sealed', () => {
    const meeting = inSession().does(
      put(),
      decide,
      { kind: 'dissented', of, person: 'm-norra', text: 'Jag hade avslagit.' },
      { kind: 'item-closed', of },
    );
    expect(meeting.faults({ kind: 'adjusters-appointed', persons: ['s-sodra'] })).toEqual(['adjuster-absent']);
    expect(meeting.faults({ kind: 'closed' })).toEqual(['adjusters-missing']);
    meeting.does({ kind: 'adjusters-appointed', persons: ['chair', 'm-sodra'] }, { kind: 'closed' });
    expect(meeting.faults({ kind: 'adjusted', person: 'm-norra', hash: '' })).toContain('not-adjuster');
    expect(meeting.faults({ kind: 'adjusted', person: 'chair', hash: 'annat' })).toEqual(['other-minutes']);
    meeting.adjusts('chair');
    expect(meeting.faults({ kind: 'text-added', text: 'Tillägg' })).toEqual(['adjusted-already']);
    expect(meeting.faults({ kind: 'sealed', hash: JSON.stringify(minutesOf(meeting.state, true)) })).toEqual(['not-all-adjusted']);
    meeting.adjusts('m-sodra').does({ kind: 'sealed', hash: JSON.stringify(minutesOf(meeting.state, true)) });
    expect(meeting.faults({ kind: 'item-text-added', of, text: 'Tillägg' })).toEqual(['not-now']);
    expect(meeting.faults({ kind: 'masked', part: 'p1.background.1', ground: ' ' })).toEqual(['ground-empty']);
  });

  test('what is masked is nowhere in what is published', () => {
    const secret = 'HEMLIG-UPPGIFT';
    const meeting = inSession(item({ background: [secret] })).does(
      put(proposal('A', [grant('12'), { ...reject('03'), reasons: secret } as never])),
      decide,
      { kind: 'item-text-added', of, text: secret },
    );
    const minutes = minutesOf(meeting.state, true);
    const parts = partsOf(minutes).filter(({ text }) => text === secret);
    expect(parts.length).toBe(3);
    expect(
      JSON.stringify(
        masked(
          minutes,
          parts.map(({ part }) => ({ part, ground: '26 kap. 1 § OSL' })),
          (ground) => `[${ground}]`,
        ),
      ),
    ).not.toContain(secret);
  });

  test('nothing is said of quorum in the law: rules without a source are not set', () => {
    expect(rulesFaults(firstRules)).toEqual(['source-missing']);
    expect(rulesFaults({ ...rules, quorum: 8 })).toEqual(['quorum-out-of-range']);
  });

  test('a notice that comes too late is refused', () => {
    const meeting = sitting(localDate('2026-05-18')).does({ kind: 'planned', day: localDate('2026-05-20'), start: '10:00', place: '' });
    expect(meeting.faults({ kind: 'noticed', diaryNumber: '1' })).toContain('agenda-empty');
  });
});
