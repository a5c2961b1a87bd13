import type { Tx } from '../../platform/db/index.ts';
import { putReferenceRows } from '../../platform/db/reference-rows.ts';
import type { BoardMeeting } from './core/meeting.ts';

export const putMeetings = (tx: Tx, rows: readonly BoardMeeting[]): Promise<void> =>
  putReferenceRows(
    tx,
    'board_meeting',
    'date',
    rows.map((row) => ({
      date: row.date,
      planned_decisions: row.plannedDecisions,
      information_items: row.informationItems,
      source: row.source,
    })),
  );
