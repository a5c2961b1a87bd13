import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { readAreaRevisions, readAreas, revised } from '../areas/index.ts';
import { readMeetings } from '../board/index.ts';
import { readJournal } from '../journal/index.ts';
import { readCollaborationRegions, readOrganisations, readRegions } from '../organisations/index.ts';
import type { GeneralCondition, PrintedOverview, Source } from './core/reference.ts';
import type { RegisterData } from './core/view.ts';

type Tables = {
  source: {
    id: string;
    title_sv: string;
    title_en: string | null;
    publisher: string;
    url: string | null;
    dated: LocalDate;
    note: string | null;
    fictitious: boolean;
  };
  general_condition: {
    id: string;
    position: number;
    provision: string;
    heading: GeneralCondition['heading'];
    text: GeneralCondition['text'];
  };
  printed_overview: {
    source: string;
    as_of: LocalDate;
    rows: PrintedOverview['rows'];
    sum: PrintedOverview['sum'];
    explanations: PrintedOverview['explanations'];
  };
};

/** The version of the register: a number that grows, and a name that no other content has ever had. */
export type RegisterVersion = { readonly number: number; readonly name: string };

export async function readVersion(db: Queryable): Promise<RegisterVersion> {
  const { rows } = await sql<{ version: number; token: string }>`select version, token from register_version`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('register_version has no row');
  return { number: row.version, name: `${row.version}-${row.token.slice(0, 8)}` };
}

/** All sources; the one of made-up entries only when asked for. */
export async function readSources(db: Queryable, { fictitious = false } = {}): Promise<Source[]> {
  const rows = await db.withTables<Tables>().selectFrom('source').selectAll().orderBy('id').execute();
  return rows
    .filter((row) => fictitious || !row.fictitious)
    .map((row) => ({
      id: row.id,
      title: { sv: row.title_sv, en: row.title_en },
      publisher: row.publisher,
      url: row.url,
      date: row.dated,
      note: row.note,
    }));
}

export async function readGeneralConditions(db: Queryable): Promise<GeneralCondition[]> {
  const rows = await db.withTables<Tables>().selectFrom('general_condition').selectAll().orderBy('position').execute();
  return rows.map((row) => ({ id: row.id, provision: row.provision, heading: row.heading, text: row.text }));
}

export async function readPrintedOverviews(db: Queryable): Promise<PrintedOverview[]> {
  const rows = await db.withTables<Tables>().selectFrom('printed_overview').selectAll().orderBy('as_of').execute();
  return rows.map((row) => ({ source: row.source, asOf: row.as_of, rows: row.rows, sum: row.sum, explanations: row.explanations }));
}

/** What was read at one moment: the register, and the same with what demonstrations have made up. */
export type ReadRegister = {
  readonly data: RegisterData;
  /** The very same object as `data` where nothing is made up. */
  readonly withFictitious: RegisterData;
  readonly version: RegisterVersion;
};

/** The whole register at one moment. Give it a transaction that sees one (`db.read`). */
export async function readRegisterData(db: Queryable): Promise<ReadRegister> {
  const version = await readVersion(db);
  const areas = await readAreas(db, { fictitious: true });
  const revisions = await readAreaRevisions(db);
  const journal = await readJournal(db);
  const sources = await readSources(db, { fictitious: true });
  const shared = {
    version: version.name,
    regions: await readRegions(db),
    collaborationRegions: await readCollaborationRegions(db),
    organisations: await readOrganisations(db),
    meetings: await readMeetings(db),
    generalConditions: await readGeneralConditions(db),
    printedOverviews: await readPrintedOverviews(db),
  };
  const madeUp = sources.filter((source) => source.id === MADE_UP);
  const data: RegisterData = {
    ...shared,
    areas: revised(areas.filter(isReal), revisions.filter(isReal)),
    sources: sources.filter((source) => source.id !== MADE_UP),
    journal: journal.filter(isReal),
  };
  const nothingMadeUp = [areas, revisions, journal].every((rows: readonly { fictitious?: boolean }[]) => rows.every(isReal));
  const withFictitious = nothingMadeUp
    ? data
    : { ...shared, areas: revised(areas, revisions), sources: [...data.sources, ...madeUp], journal };
  return { data, withFictitious, version };
}

/** The source that made-up entries name. */
export const MADE_UP = 'made-in-demo';
const isReal = (row: { readonly fictitious?: boolean }): boolean => row.fictitious !== true;
