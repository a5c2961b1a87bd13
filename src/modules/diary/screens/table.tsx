import { formatDate, type Lang } from '../../../kernel/format.ts';
import { DataTable, Link, Sub, Tag } from '../../../ui/index.ts';
import type { PublicEntry } from '../core/entry.ts';
import { diaryText } from '../text/diary.ts';

type Props<Row extends PublicEntry> = {
  readonly lang: Lang;
  readonly rows: readonly Row[];
  readonly empty: string;
  /** Where a row leads; nowhere in the public list. */
  readonly href?: (row: Row) => string;
};

/** Entries of the diary, for everyone or for those who work with it. */
export function DiaryTable<Row extends PublicEntry>({ lang, rows, empty, href }: Props<Row>) {
  const text = diaryText[lang];
  return (
    <DataTable
      lang={lang}
      caption={text.title}
      rows={rows}
      rowKey={(row) => row.number}
      empty={<p>{empty}</p>}
      columns={[
        {
          key: 'number',
          header: text.number,
          rowHeader: true,
          cell: (row) => (
            <>
              {href ? <Link href={href(row)}>{row.number}</Link> : row.number}
              {row.fictitious ? <Sub>{text.madeUp}</Sub> : null}
            </>
          ),
        },
        { key: 'dated', header: text.dated, cell: (row) => formatDate(row.dated, lang) },
        {
          key: 'subject',
          header: text.subject,
          cell: (row) => (
            <>
              {row.subject === null ? null : <span lang="sv">{row.subject}</span>}
              {row.secrecyGround === null ? null : (
                <Tag tone="warning">
                  <span lang="sv">{text.secretBy(row.secrecyGround)}</span>
                </Tag>
              )}
            </>
          ),
        },
        { key: 'counterpart', header: text.counterpart, cell: (row) => counterpartText(lang, row) },
        {
          key: 'direction',
          header: text.direction,
          cell: (row) => (
            <>
              {text.directions[row.direction]}
              {row.kind === 'decision' ? <Sub>{text.kinds.decision}</Sub> : null}
            </>
          ),
        },
      ]}
    />
  );
}

/** Who it came from or went to; private persons are named to those who work with the diary alone. */
export function counterpartText(
  lang: Lang,
  { counterpart, privatePerson, subject }: Pick<PublicEntry, 'counterpart' | 'privatePerson' | 'subject'>,
): string {
  const text = diaryText[lang];
  if (subject === null) return text.hiddenSubject;
  if (privatePerson) return counterpart === null ? text.privatePerson : text.isPrivatePerson(counterpart);
  return counterpart ?? text.nobody;
}
