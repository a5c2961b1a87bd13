import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Column, DataTable, Details, Heading, Lede, Link } from '../../../ui/index.ts';
import type { RegisterData } from '../../register/index.ts';
import { DATASETS, type Dataset, LICENCE } from '../dcat/datasets.ts';
import { openDataText } from '../text/open-data.ts';
import { DayForm, type Frame, Part } from './overview-frame.tsx';

/** What can be fetched, in which form, with every column explained, and on what terms. */
export function OpenDataScreen({ frame, data }: { frame: Frame; data: RegisterData }) {
  const { lang, url, dates } = frame;
  const text = openDataText[lang];
  const updated = lastRecorded(data);
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      {dates.given ? <p>{text.day(formatDate(dates.asOf, lang))}</p> : null}
      <Part>
        <Heading level={2}>{text.list}</Heading>
        {DATASETS.map((dataset) => (
          <DatasetPart key={dataset.id} frame={frame} dataset={dataset} />
        ))}
      </Part>
      <Part id="licens">
        <Heading level={2}>{text.licence.title}</Heading>
        <div class="prose">
          <p>
            {text.licence.body} <Link href={LICENCE}>{text.licence.name}</Link>
          </p>
          <p>{text.licence.limits}</p>
          <p>{text.licence.cite}</p>
        </div>
      </Part>
      <Part id="metod">
        <Heading level={2}>{text.method.title}</Heading>
        <div class="prose">
          <p>
            {text.method.version(data.version)} {updated ? text.method.updated(formatDate(updated, lang)) : null}
          </p>
          <p>{text.method.body}</p>
          <p>{text.method.csv}</p>
          <p>
            <Link href={url.page(paths.about)}>{text.method.more}</Link>
          </p>
        </div>
      </Part>
      <Part id="katalog">
        <Heading level={2}>{text.catalogue.title}</Heading>
        <div class="prose">
          <p>{text.catalogue.body}</p>
          <ul>
            <li>
              <Link href={paths.dcatTurtle}>DCAT-AP-SE, RDF/Turtle</Link>
            </li>
            <li>
              <Link href={paths.dcatJsonLd}>DCAT-AP-SE, JSON-LD</Link>
            </li>
            <li>
              <Link href={url.page(paths.apiDocs)}>API</Link>
            </li>
          </ul>
        </div>
      </Part>
      <Part>
        <DayForm {...frame} />
      </Part>
    </>
  );
}

/** The day in Stockholm when the newest entry was recorded; undefined for an empty register. */
export function lastRecorded(data: RegisterData): LocalDate | undefined {
  const newest = data.journal.reduce((most, entry) => Math.max(most, entry.recordedAt.getTime()), Number.NEGATIVE_INFINITY);
  return Number.isFinite(newest) ? dayInStockholm(new Date(newest)) : undefined;
}

function DatasetPart({ frame: { lang, url }, dataset }: { frame: Frame; dataset: Dataset }) {
  const text = openDataText[lang];
  const { title, about } = text.datasets[dataset.id];
  const columns: Column<Dataset['columns'][number]>[] = [
    { key: 'name', header: text.column, rowHeader: true, cell: (column) => <code>{column.name}</code> },
    { key: 'type', header: text.type, cell: (column) => text.types[column.type ?? 'string'] },
    { key: 'about', header: text.about, cell: (column) => column.about[lang] },
  ];
  return (
    <section aria-labelledby={dataset.id} class="stack">
      <Heading level={3} id={dataset.id}>
        {title}
      </Heading>
      <p>{about}</p>
      <p class="row">
        <a class="ds-link" href={url.plain(dataset.csv)} aria-label={`${title}, ${text.csv}`}>
          {text.csv}
        </a>
        <a class="ds-link" href={url.plain(dataset.json)} aria-label={`${title}, ${text.json}`}>
          {text.json}
        </a>
        <a class="ds-link" href={url.page(dataset.page)} aria-label={`${title}, ${text.page}`}>
          {text.page}
        </a>
      </p>
      <Details summary={text.columns(title)}>
        <DataTable lang={lang} caption={text.columns(title)} columns={columns} rows={dataset.columns} rowKey={({ name }) => name} />
      </Details>
    </section>
  );
}
