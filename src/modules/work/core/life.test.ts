import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actionsIn,
  type Deed,
  type DraftAction,
  type DraftStatus,
  draftActions,
  draftStatuses,
  isOpen,
  life,
  type Move,
  writersOf,
} from './life.ts';

/** What can be done when, written out once more by hand. */
const allowed: readonly (readonly [DraftStatus, DraftAction, DraftStatus])[] = [
  ['draft', 'edit', 'draft'],
  ['draft', 'propose', 'proposed'],
  ['draft', 'withdraw', 'withdrawn'],
  ['returned', 'edit', 'returned'],
  ['returned', 'propose', 'proposed'],
  ['returned', 'withdraw', 'withdrawn'],
  ['proposed', 'withdraw', 'withdrawn'],
  ['proposed', 'return', 'returned'],
  ['proposed', 'confirm', 'confirmed'],
];

describe.each(draftStatuses)('%s', (status) => {
  test.each(draftActions)('%s', (action) => {
    expect(life[status][action]?.to ?? null).toBe(allowed.find(([from, by]) => from === status && by === action)?.[2] ?? null);
  });
});

test('only what is proposed can be confirmed, by another hand, whole, and freshly signed in', () => {
  const confirms = draftStatuses.flatMap((status) => life[status].confirm ?? []);
  expect(confirms).toEqual([{ to: 'confirmed', by: 'decider', needs: ['whole-content', 'another-person', 'fresh-sign-in'] }]);
});

test('what is confirmed or withdrawn stays so', () => {
  expect(draftStatuses.filter((status) => !isOpen(status))).toEqual(['confirmed', 'withdrawn']);
  expect(actionsIn('confirmed')).toEqual([]);
});

test('no way through the table lets a writer confirm, and every way to the journal passes a proposal', () => {
  const people = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(
      people,
      fc.array(fc.record({ person: people, action: fc.constantFrom(...draftActions) }), { maxLength: 40 }),
      (author, tried) => {
        let status: DraftStatus = 'draft';
        const deeds: Deed[] = [{ person: author, action: 'create' }];
        for (const deed of tried) {
          const move: Move | null = life[status][deed.action];
          if (!move || (move.needs.includes('another-person') && writersOf(deeds).has(deed.person))) continue;
          status = move.to;
          deeds.push(deed);
        }
        const confirmed = deeds.find(({ action }) => action === 'confirm');
        expect(status === 'confirmed').toBe(confirmed !== undefined);
        if (!confirmed) return;
        expect(deeds.some(({ person, action }) => person === confirmed.person && ['create', 'edit', 'propose'].includes(action))).toBe(
          false,
        );
        expect(deeds.at(-2)?.action).toBe('propose');
      },
    ),
  );
});
