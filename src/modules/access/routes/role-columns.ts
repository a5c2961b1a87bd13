import type { LocalDate } from '../../../kernel/date.ts';
import type { CsvColumn } from '../../../platform/http/csv.ts';
import { stateOf } from '../core/assignment.ts';
import type { AssignmentRow } from '../store/assignments.ts';

const column = (name: string, sv: string, en: string, value: (row: AssignmentRow) => string | null): CsvColumn<AssignmentRow> => ({
  name,
  about: { sv, en },
  value,
});

const moment = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Who has which role, for review outside the product. */
export const roleColumns = (today: LocalDate): readonly CsvColumn<AssignmentRow>[] => [
  column('assignment', 'Rollens id', 'Id of the role', (row) => row.id),
  column('person', 'Personens id', 'Id of the person', (row) => row.person),
  column('name', 'Personens namn', 'Name of the person', (row) => row.personName),
  column('role', 'Roll', 'Role', (row) => row.role),
  column('organisation', 'Organisationens id', 'Id of the organisation', (row) => row.organisation),
  column('organisationName', 'Organisation', 'Organisation', (row) => row.organisationName),
  column('state', 'Läge', 'Status', (row) => stateOf(row, today)),
  column('from', 'Från och med', 'From', (row) => row.from),
  column('to', 'Till och med', 'To and including', (row) => row.to),
  column('givenBy', 'Given av', 'Given by', (row) => row.givenByName),
  column('givenAt', 'Given', 'Given at', (row) => moment(row.givenAt)),
  column('confirmedBy', 'Bekräftad av', 'Confirmed by', (row) => row.confirmedByName),
  column('confirmedAt', 'Bekräftad', 'Confirmed at', (row) => moment(row.confirmedAt)),
  column('endedAt', 'Borttagen', 'Taken away at', (row) => moment(row.endedAt)),
  column('endReason', 'Skäl', 'Reason', (row) => row.endReason),
];
