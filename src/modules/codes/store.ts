import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Concept, ImportNote, Mapping, System } from './core/types.ts';

/** What an import stores: a whole release of one system, or a set of mappings between systems (`system` null). */
export type NewRelease = {
  readonly name: string;
  readonly system: System | null;
  readonly edition: string;
  readonly licence: string;
  readonly source: string;
  readonly importedAt: string;
  readonly concepts: readonly Concept[];
  readonly mappings: readonly Mapping[];
  readonly notes: readonly ImportNote[];
};

const ROWS = 5_000;
/** Kept as examples; the count says how many there were. */
const NOTES = 200;

/** Puts a release in the place of the one with the same name. The content of the old one is gone; its row stays as history. Gives its id. */
export async function replaceRelease(tx: Tx, release: NewRelease): Promise<number> {
  const { name, system, edition, licence, source, importedAt, concepts, mappings } = release;
  // Two imports of the same name wait for one another.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`code_release ${name}`}, 0))`.execute(tx);
  await sql`delete from code_concept where release in (select id from code_release where name = ${name} and is_current)`.execute(tx);
  await sql`delete from code_mapping where release in (select id from code_release where name = ${name} and is_current)`.execute(tx);
  await sql`update code_release set is_current = false where name = ${name} and is_current`.execute(tx);
  const notes = JSON.stringify(release.notes.slice(0, NOTES));
  const { rows } = await sql<{ id: number }>`
    insert into code_release (name, system, edition, licence, source, imported_at, concepts, mappings, notes)
    values (${name}, ${system}, ${edition}, ${licence}, ${source}, ${importedAt}, ${concepts.length}, ${mappings.length}, ${notes}::jsonb)
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the release was not stored');
  await inParts(concepts, (part, from) => insertConcepts(tx, id, part, from));
  await inParts(mappings, (part, from) => insertMappings(tx, id, part, from));
  return id;
}

async function inParts<T>(all: readonly T[], put: (part: readonly T[], from: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += ROWS) await put(all.slice(from, from + ROWS), from);
}

const insertConcepts = (tx: Tx, release: number, concepts: readonly Concept[], from: number): Promise<unknown> => {
  const rows = concepts.map((one, at) => ({
    position: from + at,
    code: one.code,
    term_sv: one.termSv,
    term_en: one.termEn,
    synonyms: one.synonyms,
    parents: one.parents,
    kind: one.kind,
    genes: one.genes,
    status: one.status,
    mark: one.mark ?? null,
  }));
  return sql`
    insert into code_concept (release, position, code, term_sv, term_en, synonyms, parents, kind, genes, status, mark)
    select ${release}, position, code, term_sv, term_en, synonyms, parents, kind, genes, status, mark
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(position integer, code text, term_sv text, term_en text, synonyms jsonb, parents text[], kind text, genes text[], status text,
           mark text)`.execute(tx);
};

const insertMappings = (tx: Tx, release: number, mappings: readonly Mapping[], from: number): Promise<unknown> => {
  const rows = mappings.map(({ from: left, to, relation }, at) => ({
    position: from + at,
    from_system: left.system,
    from_code: left.code,
    to_system: to.system,
    to_code: to.code,
    relation,
  }));
  return sql`
    insert into code_mapping (release, position, from_system, from_code, to_system, to_code, relation)
    select ${release}, position, from_system, from_code, to_system, to_code, relation
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(position integer, from_system text, from_code text, to_system text, to_code text, relation text)`.execute(tx);
};
