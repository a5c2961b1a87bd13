import { recordEntries } from '../work/index.ts';

/**
 * Records in the journal within the act that has decided it: an area's state, the agency's decision, a definition, conditions. The
 * rules of the journal hold; their faults come back in words. Await `deps.register.acknowledge()` after commit.
 */
export const recordInJournal = recordEntries;
