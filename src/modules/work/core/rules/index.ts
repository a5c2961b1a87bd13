import type { LocalDate } from '../../../../kernel/date.ts';
import type { AreaState, Grant, NewEntry, Revocation } from '../../../journal/index.ts';
import type { Ledger } from '../ledger.ts';
import type { Fault } from '../values.ts';
import { overFaults, stateFaults } from './areas.ts';
import { capacityFaults } from './capacity.ts';
import { contentFaults } from './contents.ts';
import { correctionFaults } from './corrections.ts';
import { grantFaults, revocationFaults } from './permits.ts';
import { timeFaults } from './times.ts';

export { stateIn } from './areas.ts';

/** Why an entry may not be recorded, given what stands; empty when it may. Pure. */
export function entryFaults(ledger: Ledger, entry: NewEntry, today: LocalDate): readonly Fault[] {
  const corrections = correctionFaults(ledger, entry);
  if (corrections.length > 0) return corrections;
  if (entry.payload.kind === 'annulment') return capacityFaults(ledger, entry);
  return [
    ...timeFaults(ledger, entry, today),
    ...overFaults(ledger, entry, today),
    ...contentFaults(ledger, entry, today),
    ...ownFaults(ledger, entry, today),
    ...capacityFaults(ledger, entry),
  ];
}

function ownFaults(ledger: Ledger, entry: NewEntry, today: LocalDate): readonly Fault[] {
  switch (entry.payload.kind) {
    case 'grant':
      return grantFaults(ledger, entry as NewEntry & { payload: Grant });
    case 'revocation':
      return revocationFaults(ledger, entry as NewEntry & { payload: Revocation });
    case 'area-state':
      return stateFaults(ledger, entry as NewEntry & { payload: { kind: 'area-state'; state: AreaState; note: string | null } }, today);
    default:
      return [];
  }
}
