import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Concept, Mapping } from '../../src/modules/codes/core/types.ts';
import { parseIcd10Se } from '../../src/modules/codes/import/icd10se.ts';
import { parseOrphaTable } from '../../src/modules/codes/import/orpha-table.ts';
import { addSwedishLabels } from '../../src/modules/codes/import/sv-labels.ts';

/** The folder with published files that may stand beside the clone; never part of the product. */
const SHARED = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const ORPHA = `${SHARED}orpha/orpha-nomenclature.tsv.gz`;
const ICD = `${SHARED}icd10/icd10se.tsv.gz`;
const LABELS = `${SHARED}orpha/sv-labels-seed.json`;

export const hasPublished = (): boolean => existsSync(ORPHA) && existsSync(ICD) && existsSync(LABELS);

export type Corpus = {
  readonly origin: string;
  readonly orpha: readonly Concept[];
  readonly icd: readonly Concept[];
  readonly mappings: readonly Mapping[];
};

const meta = { edition: 'folder beside the clone', licence: 'as published', source: 'file', importedAt: '2026-01-01T00:00:00Z' };

/** The published files through the product's own importers. Throws if they are not there or do not parse. */
export const publishedCorpus = async (): Promise<Corpus> => {
  const orpha = await parseOrphaTable(readFileSync(ORPHA), meta);
  const icd = await parseIcd10Se(readFileSync(ICD), meta);
  if (!orpha.ok || !icd.ok) throw new Error(JSON.stringify([orpha, icd].map((result) => (result.ok ? [] : result.error))));
  const labelled = addSwedishLabels(orpha.value.concepts, readFileSync(LABELS, 'utf8'));
  if (!labelled.ok) throw new Error(JSON.stringify(labelled.error));
  return { origin: 'published files', orpha: labelled.value.concepts, icd: icd.value.concepts, mappings: orpha.value.mappings };
};
