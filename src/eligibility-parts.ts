import path from 'node:path';
import { toBundle } from './fhir/bundle.ts';
import { type Codes, createCodes, ownCatalogue } from './modules/codes/index.ts';
import { type EligibilityParts, eligibilityParts, ownConcepts, readDefinitions } from './modules/eligibility/index.ts';
import type { Database } from './platform/db/index.ts';
import type { Log } from './platform/log.ts';
import { projectRoot } from './platform/root.ts';

const definitionsFolder = (): string => path.join(projectRoot(), 'data/definitions');

/** The executable definitions of this release with the codes that have been imported, kept fresh. Close the codes when done. */
export async function startEligibility(
  db: Pick<Database, 'read' | 'listen'>,
  log: Log,
): Promise<{ parts: EligibilityParts; codes: Codes }> {
  const definitions = readDefinitions(definitionsFolder());
  const codes = createCodes({ db, log, own: ownConcepts(definitions) });
  await codes.refresh();
  return { parts: eligibilityParts(definitions, codes.catalogue, toBundle), codes };
}

let alone: EligibilityParts | undefined;

/** The executable definitions with no more codes than they name themselves. */
export function eligibilityWithoutImports(): EligibilityParts {
  if (alone === undefined) {
    const definitions = readDefinitions(definitionsFolder());
    alone = eligibilityParts(definitions, ownCatalogue(ownConcepts(definitions)), toBundle);
  }
  return alone;
}
