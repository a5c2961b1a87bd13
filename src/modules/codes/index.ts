/** Clinical code systems: what they hold, how they are imported, and finding a code as one types. */
export { type Codes, createCodes, ownCatalogue } from './codes.ts';
export { buildCatalogue, type Catalogue, type LoadedRelease, nameOf, type ReleaseInfo } from './core/catalogue.ts';
export { cleanIcdCode, type IcdIndex, type IcdResolution, indexIcd, resolveIcd } from './core/icd.ts';
export { foldText } from './core/normalize.ts';
export {
  buildSearchIndex,
  type Hit,
  type Matched,
  type Search,
  type SearchContent,
  type SearchIndex,
  type SearchOptions,
  type TermKind,
} from './core/search/index.ts';
export * from './core/types.ts';
export type { CodeMention, CodesDeps } from './deps.ts';
export type { FaultKind, ImportFault, ImportFaults, ImportMeta } from './import/faults.ts';
export { parseIcd10Se } from './import/icd10se.ts';
export { KVA_COLUMNS, parseKva } from './import/kva.ts';
export { ORPHA_TABLE_COLUMNS, parseOrphaTable } from './import/orpha-table.ts';
export { parseOrphadataJson } from './import/orphadata-json.ts';
export { parseOrphadataXml } from './import/orphadata-xml.ts';
export type { Encoding, Source } from './import/source.ts';
export { type MappingSet, parseSssom } from './import/sssom.ts';
export { addSwedishLabels, type Labelled } from './import/sv-labels.ts';
export { findWritten, systemNamed } from './items.ts';
export { type ListedRelease, readCodes, readReleases } from './queries.ts';
export { codeRoutes } from './routes/index.ts';
export { type NewRelease, replaceRelease } from './store.ts';
export { suggestCodes, whyFound, writeCode } from './suggest.ts';
