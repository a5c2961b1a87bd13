import type { Definition } from '../modules/definitions/index.ts';
import { toPlanDefinition, toQuestionnaire } from './eligibility.ts';

/** Both resources of a definition in one collection. `base` is the address of this installation. */
export function toBundle(definition: Definition, base: string): object {
  const resources = [toQuestionnaire(definition, { base }), toPlanDefinition(definition, { base })];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ fullUrl: resource.url, resource })),
  };
}
