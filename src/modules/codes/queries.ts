import { sql } from 'kysely';
import type { Queryable } from '../../platform/db/index.ts';
import type { LoadedRelease, ReleaseInfo } from './core/catalogue.ts';
import type { Concept, ConceptKind, MappedSystem, Mapping, Relation, System, Term } from './core/types.ts';

type ReleaseRow = {
  id: number;
  name: string;
  system: System | null;
  edition: string;
  licence: string;
  source: string;
  imported_at: Date;
  concepts: number;
  mappings: number;
  is_current: boolean;
};
type ConceptRow = {
  release: number;
  code: string;
  term_sv: string | null;
  term_en: string | null;
  synonyms: Term[];
  parents: string[];
  kind: ConceptKind;
  genes: string[];
  status: 'active' | 'inactive';
  mark: '†' | '*' | null;
};
type MappingRow = {
  release: number;
  from_system: MappedSystem;
  from_code: string;
  to_system: MappedSystem;
  to_code: string;
  relation: Relation;
};

export type ListedRelease = ReleaseInfo & { readonly isCurrent: boolean };

/** Every release that has been imported, the current ones first. */
export async function readReleases(db: Queryable): Promise<ListedRelease[]> {
  const { rows } = await sql<ReleaseRow>`
    select id, name, system, edition, licence, source, imported_at, concepts, mappings, is_current
    from code_release order by is_current desc, name collate sv_se, id desc`.execute(db);
  return rows.map(({ imported_at, is_current, ...row }) => ({ ...row, importedAt: imported_at.toISOString(), isCurrent: is_current }));
}

/** The current releases with all that is in them. Give it a transaction that sees one moment (`db.read`). */
export async function readCodes(db: Queryable): Promise<LoadedRelease[]> {
  const releases = (await readReleases(db)).filter((release) => release.isCurrent);
  if (releases.length === 0) return [];
  const concepts = await sql<ConceptRow>`
    select release, code, term_sv, term_en, synonyms, parents, kind, genes, status, mark from code_concept order by release, position`.execute(
    db,
  );
  const mappings = await sql<MappingRow>`
    select release, from_system, from_code, to_system, to_code, relation from code_mapping order by release, position`.execute(db);
  const conceptsOf = Map.groupBy(concepts.rows, (row) => row.release);
  const mappingsOf = Map.groupBy(mappings.rows, (row) => row.release);
  return releases.map(({ isCurrent: _, ...info }) => ({
    info,
    concepts: (conceptsOf.get(info.id) ?? []).flatMap((row) => (info.system === null ? [] : [conceptFrom(row, info.system)])),
    mappings: (mappingsOf.get(info.id) ?? []).map((row) => mappingFrom(row, info.source)),
  }));
}

function conceptFrom({ release: _, term_sv, term_en, mark, ...row }: ConceptRow, system: System): Concept {
  return { ...row, system, termSv: term_sv, termEn: term_en, ...(mark === null ? {} : { mark }) };
}

function mappingFrom({ from_system, from_code, to_system, to_code, relation }: MappingRow, source: string): Mapping {
  return { from: { system: from_system, code: from_code }, to: { system: to_system, code: to_code }, relation, source };
}
