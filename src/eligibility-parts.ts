import path from 'node:path';
import { toBundle } from './fhir/bundle.ts';
import { approvedDefinitions, definitionsChannel } from './modules/authoring/index.ts';
import { type Codes, createCodes, ownCatalogue } from './modules/codes/index.ts';
import { type Definition, parseDefinition } from './modules/definitions/index.ts';
import { type EligibilityParts, eligibilityParts, ownConcepts, readDefinitions } from './modules/eligibility/index.ts';
import type { Database } from './platform/db/index.ts';
import type { Log } from './platform/log.ts';
import { projectRoot } from './platform/root.ts';

const definitionsFolder = (): string => path.join(projectRoot(), 'data/definitions');

/**
 * The executable definitions with the codes that have been imported, both kept fresh: those of this release, and before them what has been
 * approved in the product. Close the codes when done.
 */
export async function startEligibility(
  db: Pick<Database, 'read' | 'listen'>,
  log: Log,
): Promise<{ parts: EligibilityParts; codes: Codes }> {
  const shipped = readDefinitions(definitionsFolder());
  let named = await inForce(db, log, shipped);
  const codes = createCodes({ db, log, own: () => ownConcepts(named) });
  await codes.refresh();
  let current = eligibilityParts(named, codes.catalogue, toBundle);
  // The codes that a definition names are found before it decides: answers are kept by the definitions that are in force.
  const follow = async (): Promise<void> => {
    const definitions = await inForce(db, log, shipped);
    if (idsOf(definitions) === idsOf(current.eligibility.definitions)) return;
    named = definitions;
    await codes.refresh();
    current = eligibilityParts(definitions, codes.catalogue, toBundle);
  };
  let reading = Promise.resolve();
  const readAnew = (): void => {
    reading = reading
      .then(follow)
      .catch((error: unknown) => log.warn({ err: error }, 'the approved definitions could not be read anew; the old ones decide'));
  };
  const listener = db.listen(definitionsChannel, readAnew, { onReconnect: readAnew });
  // What was approved between the first reading and the listening; where nothing can be heard, the start does not wait for it.
  listener.ready.then(readAnew, () => undefined);
  const close = async (): Promise<void> => {
    await listener.close();
    await reading;
    await codes.close();
  };
  return { parts: following(() => current), codes: { ...codes, close } };
}

/** A version never changes: the same ids are the same definitions. */
const idsOf = (definitions: readonly Definition[]): string => definitions.map(({ id }) => id).join(' ');

/** Of each area the latest version: approved in the product, or else the one of this release. */
async function inForce(db: Pick<Database, 'read'>, log: Log, shipped: readonly Definition[]): Promise<readonly Definition[]> {
  const stored = await db.read(approvedDefinitions);
  const approved = stored.flatMap((one) => {
    const parsed = parseDefinition(one);
    if (parsed.ok) return [parsed.value];
    log.error({ definition: one.id, faults: parsed.error.slice(0, 5) }, 'an approved definition cannot be used');
    return [];
  });
  const newer = approved.filter((one) => shipped.every((other) => other.areaId !== one.areaId || other.version < one.version));
  return [...shipped.filter((one) => newer.every((other) => other.areaId !== one.areaId)), ...newer];
}

/** The parts as they are when asked. */
function following(now: () => EligibilityParts): EligibilityParts {
  return {
    codes: { catalogue: () => now().codes.catalogue(), mentions: (system, code) => now().codes.mentions(system, code) },
    eligibility: {
      get definitions() {
        return now().eligibility.definitions;
      },
      find: (areaId) => now().eligibility.find(areaId),
      codes: () => now().eligibility.codes(),
      compiled: (definition) => now().eligibility.compiled(definition),
      catalogue: () => now().eligibility.catalogue(),
      fhir: (definition, base) => now().eligibility.fhir(definition, base),
    },
  };
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
