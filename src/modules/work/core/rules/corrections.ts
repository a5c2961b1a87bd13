import { isKind, type NewEntry } from '../../../journal/index.ts';
import type { Ledger } from '../ledger.ts';
import { type Fault, faultAt } from '../values.ts';
import { hasEnded } from './areas.ts';

/** A correction names an entry that stands, of its own kind and area. Only a correction takes something away. */
export function correctionFaults(ledger: Ledger, entry: NewEntry): readonly Fault[] {
  const { corrects, payload } = entry;
  if (corrects === null) return payload.kind === 'annulment' ? [faultAt('corrects', 'must-correct')] : [];
  const old = ledger.find(corrects);
  if (!old) return [faultAt('corrects', 'unknown-entry', corrects)];
  const other = ledger.correctedBy(corrects);
  if (other !== undefined) return [faultAt('corrects', 'already-corrected', other)];
  if (old.fictitious && !entry.fictitious) return [faultAt('corrects', 'corrects-made-up')];
  if (old.area !== entry.area) return [faultAt('corrects', 'other-area', old.area)];
  if (payload.kind !== 'annulment' && payload.kind !== old.payload.kind)
    return [faultAt('corrects', 'corrects-other-kind', old.payload.kind)];
  // A permit that has been revoked was granted: its grant is not taken away while the revocation stands.
  if (payload.kind === 'annulment' && isKind(old, 'grant') && ledger.revocationOf(old.payload.permit)) {
    return [faultAt('corrects', 'revoked-stays-granted', old.payload.permit)];
  }
  // Nor is a permit given back, by taking away its revocation, in an area that has ended.
  if (isKind(old, 'revocation') && hasEnded(ledger, entry.area)) return [faultAt('corrects', 'area-over')];
  return [];
}
