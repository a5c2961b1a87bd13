import { type Doing, isMadeUp } from '../../access/index.ts';
import { findCall } from '../../calls/index.ts';
import { applicationsOfRegion, callTakes } from '../queries/application.ts';
import { addApplication } from '../store/sections.ts';
import { type Acted, about, actInTime, closed, done, type Fault, invalid, missing } from './common.ts';

/** The longest name of a unit, in characters. */
export const longestUnitName = 200;

/**
 * Begins the region's application in an open call. A region that applies for more than one permit has an application for each, told apart by their
 * units (HSLF-FS 2018:48 3 kap.). One that has been begun for the same unit is opened instead.
 */
export function beginApplication(doing: Doing, { call, unitName }: { readonly call: string; readonly unitName: string }): Acted<string> {
  return actInTime<string, Fault>(doing, async (tx) => {
    const { id: person, acting } = doing.person;
    const fictitious = await isMadeUp(tx, person);
    const found = await findCall(tx, call, { fictitious });
    if (!found || found.state === 'draft') return missing;
    const own = (await applicationsOfRegion(tx, acting.organisation, fictitious)).filter((one) => one.call === call);
    const same = own.find((one) => one.unitName === unitName);
    if (same) return done(same.id);
    if (unitName.length > longestUnitName) return invalid({ unit: 'too-long' });
    if (own.length > 0 && unitName === '') return invalid({ unit: 'another-unit' });
    if (!(await callTakes(tx, call, acting.organisation))) return closed;
    const id = await addApplication(tx, { call, organisation: acting.organisation, unitName, person, fictitious });
    if (id === undefined) {
      const now = (await applicationsOfRegion(tx, acting.organisation, fictitious)).find(
        (one) => one.call === call && one.unitName === unitName,
      );
      return now ? done(now.id) : missing;
    }
    return done(id, { action: 'application.begun', object: about(id), details: { call, organisation: acting.organisation } });
  });
}
