import type { MappedSystem } from './types.ts';

/** Written prefixes that say which system a code belongs to. Only ORPHA's is part of the key: its codes are bare numbers. */
const PREFIX: Partial<Record<MappedSystem, string>> = { ORPHA: 'ORPHA', OMIM: 'OMIM', MONDO: 'MONDO', GARD: 'GARD' };

/** The ways a code of a system is written: `ORPHA98` and `98`, `G11.1`. Folding takes the dots and colons. */
export const codeKeys = (system: MappedSystem, code: string): readonly string[] => {
  const prefix = PREFIX[system];
  return prefix === undefined ? [code] : [`${prefix}${code}`, code];
};

const WRITTEN =
  /^\s*(?:(orphanet|orphacode|orpha[\s-]?kod|orpha|ordo)|(o?mim)|icd[\s-]?1[01](?:[\s-]?se)?|kvå|kva)[\s:#-]*(?=[a-z]{0,3}\d)/i;

/** A query that names its system (`Orphanet 98`, `ICD-10 G11.1`, `MIM #229300`) written as the index holds its codes. */
export const rewriteCodeQuery = (query: string): string =>
  query.replace(WRITTEN, (_all, orpha: string | undefined, omim: string | undefined) => (orpha ? 'ORPHA' : omim ? 'OMIM' : ''));
