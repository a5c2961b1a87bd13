import type { LocalDate } from '../../kernel/date.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { BoardMeeting } from './core/meeting.ts';

type Tables = { board_meeting: { date: LocalDate; planned_decisions: string[]; information_items: string[]; source: string } };

/** All meetings, earliest first. */
export async function readMeetings(db: Queryable): Promise<BoardMeeting[]> {
  const rows = await db.withTables<Tables>().selectFrom('board_meeting').selectAll().orderBy('date').execute();
  return rows.map((row) => ({
    date: row.date,
    plannedDecisions: row.planned_decisions,
    informationItems: row.information_items,
    source: row.source,
  }));
}
