import type { Tx } from '../../../platform/db/index.ts';
import { removeReferenceRows } from '../../../platform/db/reference-rows.ts';
import { OperatorFault } from '../../../platform/operator-fault.ts';
import { putAreas, readAreas } from '../../areas/index.ts';
import { putMeetings, readMeetings } from '../../board/index.ts';
import {
  putCollaborationRegions,
  putOrganisations,
  putRegions,
  readCollaborationRegions,
  readOrganisations,
  readRegions,
} from '../../organisations/index.ts';
import { readGeneralConditions, readPrintedOverviews, readSources } from '../queries.ts';
import { putGeneralConditions, putPrintedOverviews, putSources } from '../store.ts';
import { changesBetween } from './compare.ts';
import type { Placed } from './placed.ts';
import type { RegisterFiles } from './read.ts';

/** How many rows of a table were added, changed and taken away. */
export type ReferenceChange = { readonly table: string; readonly added: number; readonly changed: number; readonly removed: number };

type Table<T> = {
  readonly table: string;
  /** The column that tells rows apart. */
  readonly column: string;
  readonly key: (row: T) => string;
  readonly wanted: readonly Placed<T>[];
  readonly read: (tx: Tx) => Promise<readonly T[]>;
  readonly put: (tx: Tx, rows: readonly T[]) => Promise<void>;
};

/** Makes the reference facts like the files: parents first when rows are put, children first when they go. */
export async function storeReference(tx: Tx, files: RegisterFiles): Promise<readonly ReferenceChange[]> {
  const steps = [
    await put(tx, { table: 'source', column: 'id', key: (r) => r.id, wanted: files.sources, read: readSources, put: putSources }),
    await put(tx, {
      table: 'collaboration_region',
      column: 'id',
      key: (r) => r.id,
      wanted: files.collaborationRegions,
      read: readCollaborationRegions,
      put: putCollaborationRegions,
    }),
    await put(tx, { table: 'region', column: 'code', key: (r) => r.code, wanted: files.regions, read: readRegions, put: putRegions }),
    await put(tx, {
      table: 'organisation',
      column: 'id',
      key: (r) => r.id,
      wanted: files.organisations,
      read: readOrganisations,
      put: putOrganisations,
    }),
    await put(tx, { table: 'care_area', column: 'id', key: (r) => r.id, wanted: files.areas, read: readAreas, put: putAreas }),
    await put(tx, {
      table: 'board_meeting',
      column: 'date',
      key: (r) => r.date,
      wanted: files.meetings,
      read: readMeetings,
      put: putMeetings,
    }),
    await put(tx, {
      table: 'general_condition',
      column: 'id',
      key: (r) => r.id,
      wanted: files.generalConditions,
      read: readGeneralConditions,
      put: putGeneralConditions,
    }),
    await put(tx, {
      table: 'printed_overview',
      column: 'source',
      key: (r) => r.source,
      wanted: files.printedOverviews,
      read: readPrintedOverviews,
      put: putPrintedOverviews,
    }),
  ];
  const removed = new Map<string, number>();
  for (const { table, column, gone } of steps.toReversed()) removed.set(table, await remove(tx, table, column, gone));
  return steps
    .map(({ table, added, changed }) => ({ table, added, changed, removed: removed.get(table) ?? 0 }))
    .filter((step) => step.added + step.changed + step.removed > 0);
}

async function put<T>(tx: Tx, { table, column, key, wanted, read, put: write }: Table<T>) {
  const rows = wanted.map((row) => row.value);
  const changes = changesBetween(await read(tx), rows, key);
  // The order of the files is part of what they say, so all rows are written when one is.
  if (changes.added.length + changes.changed.length > 0) await write(tx, rows);
  return { table, column, added: changes.added.length, changed: changes.changed.length, gone: changes.gone };
}

async function remove(tx: Tx, table: string, column: string, gone: readonly string[]): Promise<number> {
  try {
    return await removeReferenceRows(tx, table, column, gone);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '23503')) throw error;
    const detail = 'detail' in error ? ` (${error.detail})` : '';
    throw new OperatorFault(
      `data: of the ${table} rows ${gone.join(', ')}, which no longer stand in the files, one is still named by the register${detail}. What is named stays.`,
    );
  }
}
