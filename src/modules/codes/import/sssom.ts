import type { Result } from '../../../kernel/result.ts';
import { cleanIcdCode } from '../core/icd.ts';
import type { CodeRef, ImportNote, Mapping } from '../core/types.ts';
import { type Findings, type ImportFaults, type ImportMeta, Unreadable, whole } from './faults.ts';
import { skosRelation, systemNamed } from './relation.ts';
import { type Line, linesOf, type Source } from './source.ts';

export type MappingSet = {
  readonly edition: string;
  readonly licence: string;
  readonly source: string;
  readonly importedAt: string;
  readonly mappings: readonly Mapping[];
  readonly notes: readonly ImportNote[];
};

const NEEDED = ['subject_id', 'predicate_id', 'object_id'] as const;

/** The head of an SSSOM file: lines of YAML, each after `#`. Only its plain `key: value` lines matter here. */
const headLine = (text: string): readonly [string, string] | null => {
  const found = /^#\s?([a-z_]+):\s*(.+)$/.exec(text);
  return found === null ? null : [found[1] ?? '', (found[2] ?? '').replace(/^["']|["']$/g, '').trim()];
};

/** `ORPHA:98`, `Orphanet:98`, `ICD10WHO:G11.1`, or null for a prefix that the product does not know. */
const curie = (written: string): CodeRef | null | undefined => {
  const found = /^([A-Za-z][\w.-]*):([A-Z0-9][\w.*+†-]*)$/i.exec(written);
  if (found === null) return undefined;
  const system = systemNamed(found[1] ?? '');
  const code = found[2] ?? '';
  if (system === undefined) return null;
  return { system, code: system === 'ICD-10' || system === 'ICD-10-SE' ? cleanIcdCode(code) : code };
};

/**
 * Reads a mapping set in SSSOM's tab-separated form (plain or gzip). The edition is `mapping_set_version` in its head, which must then
 * agree with `meta.edition`; without one `meta.edition` is needed. Rows marked `predicate_modifier: Not` say that two concepts do not
 * match and are left out. Prefixes the product does not know are skipped and noted.
 */
export const parseSssom = (source: Source, meta: ImportMeta): Promise<Result<MappingSet, ImportFaults>> =>
  whole<MappingSet>(async (findings) => {
    const head = new Map<string, string>();
    const mappings: Mapping[] = [];
    const seen = new Map<string, number>();
    let columns: Map<string, number> | null = null;
    for await (const line of linesOf(source)) {
      if (!line.ended) throw new Unreadable('cut-off', line.no, line.text);
      if (columns === null) {
        const entry = headLine(line.text);
        if (entry !== null) head.set(...entry);
        else if (!line.text.startsWith('#')) columns = columnsOf(line);
      } else readRow(line, columns, meta, findings, mappings, seen);
    }
    if (columns === null) throw new Unreadable('empty', null);
    if (mappings.length === 0) findings.fault('empty', null);
    else if (mappings.length < (meta.atLeast ?? 0)) findings.fault('count', null, `${mappings.length} < ${meta.atLeast}`);
    const edition = head.get('mapping_set_version') ?? meta.edition ?? '';
    if (edition === '') findings.fault('edition-missing', null);
    if (meta.edition !== undefined && meta.edition !== edition) findings.fault('wrong-edition', null, edition);
    const { licence, source: from, importedAt } = meta;
    return { edition, licence, source: from, importedAt, mappings, notes: findings.notes };
  });

const columnsOf = ({ no, text }: Line): Map<string, number> => {
  const columns = new Map(text.split('\t').map((name, at) => [name.trim(), at]));
  const missing = NEEDED.filter((name) => !columns.has(name));
  if (missing.length > 0) throw new Unreadable('columns', no, missing.join(' '));
  return columns;
};

const readRow = (
  { no, text }: Line,
  columns: Map<string, number>,
  meta: ImportMeta,
  findings: Findings,
  mappings: Mapping[],
  seen: Map<string, number>,
): void => {
  if (text.trim() === '') return;
  const cells = text.split('\t');
  const cell = (name: string): string => cells[columns.get(name) ?? -1]?.trim() ?? '';
  if (cells.length > columns.size || NEEDED.some((name) => cell(name) === '')) {
    findings.fault('columns', no, text);
    return;
  }
  if (cell('predicate_modifier') === 'Not') return;
  const relation = skosRelation(cell('predicate_id'));
  if (relation === undefined) {
    findings.fault('unknown-relation', no, cell('predicate_id'));
    return;
  }
  const [from, to] = [curie(cell('subject_id')), curie(cell('object_id'))];
  if (from === undefined || to === undefined) findings.fault('code', no, `${cell('subject_id')} ${cell('object_id')}`);
  else if (from === null || to === null) findings.note('unknown-system-skipped', no, `${cell('subject_id')} ${cell('object_id')}`);
  else {
    const key = `${from.system} ${from.code} ${to.system} ${to.code}`;
    if (seen.has(key)) findings.fault('duplicate-code', no, key);
    seen.set(key, no);
    mappings.push({ from, to, relation, source: meta.source });
  }
};
