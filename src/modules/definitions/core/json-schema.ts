import { z } from 'zod';
import { casesSchema } from './cases.ts';
import { definitionSchema } from './schema.ts';

/** The published JSON Schema (2020-12) of executable definitions: what import lets through and export gives. */
export function definitionJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(definitionSchema, { target: 'draft-2020-12', io: 'input' });
}

/** The published JSON Schema of saved cases. */
export function casesJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(casesSchema, { target: 'draft-2020-12', io: 'input' });
}
