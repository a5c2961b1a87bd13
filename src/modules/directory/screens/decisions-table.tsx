import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { certaintyAt } from '../../../kernel/when.ts';
import { Certainty, type Column, type Content, DataTable, DateOrInterval, Link, Sub, Tag } from '../../../ui/index.ts';
import { isKind, type JournalEntry } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { decisionsText } from '../text/decisions.ts';
import { entryItem, entryTitle } from './area-entry.ts';
import { findSource } from './area-words.ts';
import { AreaLink, type Frame } from './overview-frame.tsx';

type Props = { readonly frame: Frame; readonly view: RegisterView; readonly entries: readonly JournalEntry[] };

/** Entries of the journal with when, what, who, when recorded and from which source. */
export function EntryTable({ frame, view, entries }: Props) {
  const { lang } = frame;
  const text = decisionsText[lang];
  const columns: Column<JournalEntry>[] = [
    { key: 'what', header: text.what, rowHeader: true, cell: (entry) => <What frame={frame} view={view} entry={entry} /> },
    { key: 'when', header: text.when, cell: (entry) => <When frame={frame} view={view} entry={entry} /> },
    { key: 'area', header: text.area, cell: (entry) => <AreaCell frame={frame} view={view} entry={entry} /> },
    { key: 'recorded', header: text.recorded, cell: (entry) => <Recorded frame={frame} view={view} entry={entry} /> },
  ];
  const empty = (
    <>
      <p>{text.empty}</p>
      <p>{text.emptyHelp}</p>
    </>
  );
  return <DataTable lang={lang} caption={text.caption} columns={columns} rows={entries} rowKey={({ id }) => id} empty={empty} />;
}

type CellProps = { readonly frame: Frame; readonly view: RegisterView; readonly entry: JournalEntry };

function When({ frame: { lang }, view, entry }: CellProps) {
  return (
    <>
      <DateOrInterval lang={lang} when={entry.when} />
      {certaintyAt(entry.when, view.asOf) === 'possible' ? (
        <>
          {' '}
          <Certainty lang={lang} value="possible" />
        </>
      ) : null}
    </>
  );
}

function What({ frame: { lang, url }, view, entry }: CellProps) {
  const text = decisionsText[lang];
  const who = entryItem(view, entry);
  return (
    <>
      {entryTitle(entry, lang)}
      {who.map((item) => (
        <Sub key={item.text}>{item.permit ? <Link href={url.page(paths.permit(item.permit))}>{item.text}</Link> : item.text}</Sub>
      ))}
      {entry.corrects === null ? null : <Sub>{text.corrects}</Sub>}
      {entry.fictitious ? <Tag tone="lingon">{text.fictitious}</Tag> : null}
    </>
  );
}

function AreaCell({ frame: { lang, url }, view, entry }: CellProps) {
  const area = view.findArea(entry.area)?.area;
  return area ? <AreaLink lang={lang} url={url} area={area} /> : <span>{entry.area}</span>;
}

function Recorded({ frame: { lang, url }, view, entry }: CellProps) {
  const source = findSource(view, entry.source);
  const locator = entry.source.locator;
  const day = dayInStockholm(entry.recordedAt);
  return (
    <>
      <time dateTime={day}>{formatDate(day, lang)}</time>
      <Sub>
        {source ? (source.title[lang] ?? source.title.sv) : entry.source.id}
        {locator === null || /^https?:/.test(locator) ? null : `, ${locator}`}
      </Sub>
      <Sub>
        <a class="ds-link" href={url.plain(paths.api.decision(entry.id))} aria-label={`JSON: ${entry.id}`}>
          JSON
        </a>
      </Sub>
    </>
  );
}

/** What was replaced or removed, and by what. */
export function CorrectionsTable({ frame, view, entries }: Props) {
  const { lang } = frame;
  const text = decisionsText[lang].corrections;
  const old = (entry: JournalEntry) => view.data.journal.find((one) => one.id === entry.corrects);
  const say = (entry: JournalEntry): Content => (
    <>
      {entryTitle(entry, lang)}, <DateOrInterval lang={lang} when={entry.when} />
      {entryItem(view, entry).map((item) => (
        <Sub key={item.text}>{item.text}</Sub>
      ))}
    </>
  );
  const columns: Column<JournalEntry>[] = [
    { key: 'day', header: text.day, cell: (entry) => formatDate(dayInStockholm(entry.recordedAt), lang) },
    {
      key: 'area',
      header: decisionsText[lang].area,
      rowHeader: true,
      cell: (entry) => <AreaCell frame={frame} view={view} entry={entry} />,
    },
    {
      key: 'before',
      header: text.before,
      cell: (entry) => {
        const before = old(entry);
        return before ? say(before) : entry.corrects;
      },
    },
    { key: 'after', header: text.after, cell: (entry) => (isKind(entry, 'annulment') ? text.removed(entry.payload.reason) : say(entry)) },
  ];
  return <DataTable lang={lang} caption={text.title} columns={columns} rows={entries} rowKey={({ id }) => id} empty={<p>{text.none}</p>} />;
}
