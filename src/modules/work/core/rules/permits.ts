import { type Grant, isKind, type NewEntry } from '../../../journal/index.ts';
import { type Ledger, partsIn } from '../ledger.ts';
import { type Fault, faultAt } from '../values.ts';
import { isBefore } from './times.ts';

type GrantEntry = NewEntry & { readonly payload: Grant };

/** What a grant says fits together: start after decision, tasks that the area has, a region that is not its own partner. */
export function grantFaults(ledger: Ledger, entry: GrantEntry): readonly Fault[] {
  const { payload, area, when } = entry;
  const old = entry.corrects === null ? undefined : ledger.find(entry.corrects);
  const isMoved = old !== undefined && isKind(old, 'grant') && old.payload.region !== payload.region;
  const parts = (name: 'tasks' | 'subPermits'): readonly Fault[] => {
    const known = new Set(partsIn(ledger, area, name).map((part) => part.id));
    return payload.scope[name].filter((id) => !known.has(id)).map((id) => faultAt(name, 'not-a-choice', id));
  };
  return [
    ...(payload.partnerRegions.includes(payload.region) ? [faultAt('partnerRegions', 'doubled', payload.region)] : []),
    ...(payload.validFrom && isBefore(payload.validFrom, when) ? [faultAt('validFrom', 'start-before-decision')] : []),
    ...(isMoved ? [faultAt('region', 'corrects-other-permit', payload.permit)] : []),
    ...parts('tasks'),
    ...parts('subPermits'),
  ];
}

/** A permit that is held is revoked once, in its own area, and not before it was granted. */
export function revocationFaults(
  ledger: Ledger,
  entry: NewEntry & { readonly payload: { readonly kind: 'revocation'; readonly permit: string } },
): readonly Fault[] {
  const { permit } = entry.payload;
  const grant = ledger.grantOf(permit);
  if (!grant) return [faultAt('permit', 'unknown-permit', permit)];
  const revoked = ledger.revocationOf(permit);
  return [
    ...(grant.area === entry.area ? [] : [faultAt('permit', 'other-area', permit)]),
    ...(revoked && revoked.id !== entry.corrects ? [faultAt('permit', 'not-held', permit)] : []),
    ...(isBefore(entry.when, grant.when) ? [faultAt('when', 'revoked-before-grant')] : []),
  ];
}
