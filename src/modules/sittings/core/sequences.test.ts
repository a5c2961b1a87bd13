import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeFaults, placesGranted } from './award.ts';
import { effectsOf } from './effect.ts';
import type { Happening } from './events.ts';
import { minutesOf } from './minutes.ts';
import { fold } from './state.ts';
import { bothGranted, grant, inSession, item, members, oneGranted, proposal, rules, slotsOf } from './test-sitting.ts';

const of = 'item-1';
const decide = { kind: 'decided', of, proposal: 'A', effect: 'at-adjustment' } as const;
const put = (one = bothGranted): Happening => ({ kind: 'proposal-put', of, proposal: one });

describe('any sequence at all', () => {
  const happenings = fc.constantFrom<Happening>(
    ...members.map((person): Happening => ({ kind: 'left', person })),
    ...members.map((person): Happening => ({ kind: 'arrived', person })),
    ...members.slice(0, 3).map((person): Happening => ({ kind: 'conflict-answered', of, person, conflicted: true, why: 'Jäv.' })),
    put(),
    put(oneGranted),
    put(proposal('C', [grant('12'), grant('03')])),
    put(proposal('D', [grant('12', { population: 'children' }), grant('03')])),
    { kind: 'condition-reworded', of, condition: 'v1', text: 'Ny lydelse.' },
    { kind: 'vote-opened', of, vote: 'v', mode: 'named', between: ['A', 'B'] },
    ...members.map((person): Happening => ({ kind: 'vote-cast', of, vote: 'v', person, choice: 'A' })),
    decide,
    { ...decide, proposal: 'C' },
    { ...decide, proposal: 'D' },
    { kind: 'dissented', of, person: 'm-norra', text: 'Avvikande.' },
    { kind: 'item-closed', of },
    { kind: 'adjusters-appointed', persons: ['chair'] },
    { kind: 'closed' },
  );

  test('keeps the slot structure, gives the same bytes when replayed, and journal and minutes say the same', () => {
    fc.assert(
      fc.property(fc.array(happenings, { maxLength: 60 }), (list) => {
        const slots = slotsOf(3, 1);
        const meeting = inSession(item({ slots }));
        for (const what of list) if (meeting.faults(what).length === 0) meeting.does(what);
        const again = fold(JSON.parse(JSON.stringify(meeting.events)));
        expect(JSON.stringify(minutesOf(again, true))).toBe(JSON.stringify(minutesOf(meeting.state, true)));
        const [one] = again.items;
        if (!one?.decision) return;
        const places = placesGranted(one.item, one.decision.proposal.outcomes);
        expect(placeFaults(slots, [], places)).toEqual([]);
        expect(one.decision.voters.length).toBeGreaterThanOrEqual(rules.quorum);
        const { each } = effectsOf(one, {
          permitFor: (region, n) => `prov-${region}-${n}`,
          numberFor: () => null,
          isWithdrawn: ({ withdrawn }) => withdrawn,
          isHospital: () => true,
          standing: null,
        });
        const granted = minutesOf(again, true)
          .items[0]?.decision?.outcomes.filter(({ kind }) => kind === 'grant')
          .map(({ applicant: key }) => key);
        expect(each.filter(({ payload }) => payload?.kind === 'grant').map(({ applicant: { key } }) => key)).toEqual(granted);
      }),
      { numRuns: 200 },
    );
  });
});
