/** Executable definitions: whether a patient belongs to an area, where, and why. */
export * from './core/index.ts';
export { mayApprove, parseCases, parseDefinition, parseDefinitionText } from './data-parse.ts';
export { casesJsonSchema, casesSchema, definitionJsonSchema, definitionSchema } from './data-schema.ts';
