import { cleanIcdCode } from '../core/icd.ts';
import type { Concept, MappedSystem, Mapping, Release } from '../core/types.ts';
import { checkCount, checkParents, place } from './check.ts';
import { codeSystem, type Findings, type ImportMeta, whole } from './faults.ts';
import { orphanetKind, orphanetRelation } from './relation.ts';
import { linesOf, type Source } from './source.ts';
import { exactTable, several } from './table.ts';

/** Columns of the nomenclature table; inheritance, onset and prevalence are read past. */
export const ORPHA_TABLE_COLUMNS = [
  'orpha',
  'type',
  'label_en',
  'synonyms_en',
  'parents',
  'icd10',
  'icd11',
  'omim',
  'genes',
  'inheritance',
  'onset',
  'prevalence',
] as const;

const TARGETS = [
  ['icd10', 'ICD-10'],
  ['icd11', 'ICD-11'],
  ['omim', 'OMIM'],
] as const;

/** One mapping cell part, `G11.1:NTBT`. */
const mappingOf = (part: string, orpha: string, system: MappedSystem, source: string, line: number, findings: Findings): Mapping | null => {
  const colon = part.lastIndexOf(':');
  const written = part.slice(0, colon);
  const relation = orphanetRelation(part.slice(colon + 1));
  if (colon < 1 || relation === undefined) {
    findings.fault('unknown-relation', line, part);
    return null;
  }
  const code = system === 'ICD-10' ? cleanIcdCode(written) : written.replace(/[\s,;]+$/, '');
  if (/[,;\s]/.test(written)) findings.note('code-cleaned', line, written);
  return { from: { system: 'ORPHA', code: orpha }, to: { system, code }, relation, source };
};

/** Reads Orphanet's nomenclature as one table (plain or gzip). The file does not say its edition: `meta.edition` must. */
export const parseOrphaTable = (source: Source, meta: ImportMeta) =>
  whole<Release>(async (findings) => {
    const system = codeSystem('ORPHA', meta, findings);
    const concepts = new Map<string, Concept>();
    const lines = new Map<string, number>();
    const mappings: Mapping[] = [];
    for await (const { line, cells } of exactTable(linesOf(source), ORPHA_TABLE_COLUMNS, findings)) {
      const code = cells.orpha;
      const kind = orphanetKind(cells.type);
      if (!/^[1-9]\d{0,6}$/.test(code)) findings.fault('code', line, code);
      if (kind === undefined) findings.fault('unknown-kind', line, cells.type);
      if (cells.label_en === '') findings.fault('no-term', line, code);
      place(
        {
          system: 'ORPHA',
          code,
          termSv: null,
          termEn: cells.label_en,
          synonyms: several(cells.synonyms_en).map((text) => ({ text, lang: 'en' })),
          parents: several(cells.parents),
          kind: kind ?? 'disorder',
          genes: several(cells.genes),
          status: 'active',
        },
        line,
        concepts,
        lines,
        findings,
      );
      for (const [column, target] of TARGETS) {
        for (const part of several(cells[column])) {
          const mapping = mappingOf(part, code, target, meta.source, line, findings);
          if (mapping !== null) mappings.push(mapping);
        }
      }
    }
    checkCount(concepts.size, meta, findings);
    return { system, concepts: checkParents(concepts, lines, findings, true), mappings, notes: findings.notes };
  });
