import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatShortDate, formatSpan } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Link, Sub, Tag } from '../../../ui/index.ts';
import type { Tone } from '../../../ui/types.ts';
import { signInText } from '../../identity/index.ts';
import { type AssignmentState, stateOf } from '../core/assignment.ts';
import type { AssignmentRow } from '../store/assignments.ts';
import { adminText } from '../text/admin.ts';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly today: LocalDate;
  readonly rows: readonly AssignmentRow[];
  readonly caption: string;
  readonly empty: string;
  /** The column that the page itself says. */
  readonly without?: 'person';
};

/** Roles, one a row; the role leads to its page. */
export function RoleTable({ lang, url, today, rows, caption, empty, without }: Props) {
  const text = adminText[lang];
  const columns = [
    {
      key: 'role',
      header: text.role,
      rowHeader: true,
      cell: (row: AssignmentRow) => (
        <>
          <Link href={url.page(paths.role(row.id))}>{signInText[lang].role[row.role]}</Link>
          <Sub>{row.organisationName}</Sub>
        </>
      ),
    },
    { key: 'person', header: text.person, cell: (row: AssignmentRow) => row.personName },
    { key: 'period', header: text.period, cell: (row: AssignmentRow) => periodOf(row, lang) },
    { key: 'state', header: text.state, cell: (row: AssignmentRow) => <StateTag lang={lang} state={stateOf(row, today)} /> },
  ];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={columns.filter((column) => column.key !== without)}
    />
  );
}

function periodOf({ from, to }: Pick<AssignmentRow, 'from' | 'to'>, lang: Lang): string {
  const [first, last] = [from as LocalDate, to as LocalDate | null];
  return last === null ? adminText[lang].periodFrom(formatShortDate(first, lang)) : formatSpan(first, last, lang);
}

export const dayOrNone = (day: string | null, lang: Lang): string =>
  day === null ? adminText[lang].none : formatDate(day as LocalDate, lang);

const tones: Readonly<Record<AssignmentState, Tone>> = {
  active: 'success',
  pending: 'warning',
  future: 'info',
  expired: 'neutral',
  ended: 'neutral',
};

export const StateTag = ({ lang, state }: { readonly lang: Lang; readonly state: AssignmentState }) => (
  <Tag tone={tones[state]}>{adminText[lang].assignmentState[state]}</Tag>
);
