import { formatDate, formatNumber, formatPercent } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { BarChart, type Column, DataTable, Details, Figure, Heading, Hint, Lede, Link, Toolbar } from '../../../ui/index.ts';
import type { PrintedOverview, RegisterView } from '../../register/index.ts';
import { permitsByRegion, type RegionFigures } from '../../statistics/index.ts';
import { statisticsText } from '../text/statistics.ts';
import { PrintedSection } from './grants-printed.tsx';
import { CountCell, DataLinks, DayForm, type Frame, Part } from './overview-frame.tsx';

/** Granted and rejected applications per region, from the journal, and beside them what was once printed. */
export function GrantsScreen(props: {
  frame: Frame;
  view: RegisterView;
  /** Every printed overview with the register of its day. */
  prints: readonly { readonly print: PrintedOverview; readonly view: RegisterView }[];
}) {
  const { frame, view, prints } = props;
  const { lang, url, dates } = frame;
  const text = statisticsText[lang].grants;
  const { rows, sum } = permitsByRegion(view);
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Part>
        <Toolbar start={<Heading level={2}>{text.figures(formatDate(dates.asOf, lang))}</Heading>}>
          <DataLinks lang={lang} url={url} csv={paths.grantsCsv} json={paths.api.permitsByRegion} />
        </Toolbar>
        {rows.length === 0 ? <p>{text.none}</p> : <RegionFigure frame={frame} rows={rows} sum={sum} />}
        <div class="prose">
          <p>{text.how}</p>
          <p>{text.caution}</p>
          <Hint>{text.missing}</Hint>
        </div>
        <Details summary={statisticsText[lang].certainty.title}>
          <p>{statisticsText[lang].certainty.body}</p>
        </Details>
      </Part>
      {prints.map((one) => (
        <PrintedSection key={`${one.print.source}-${one.print.asOf}`} frame={frame} print={one.print} view={one.view} />
      ))}
      <Part>
        <DayForm {...frame} />
      </Part>
    </>
  );
}

function RegionFigure({ frame, rows, sum }: { frame: Frame; rows: readonly RegionFigures[]; sum: RegionFigures }) {
  const { lang } = frame;
  const text = statisticsText[lang].grants;
  const n = (value: number) => formatNumber(value, lang);
  const of = (row: RegionFigures) => text.of(n(row.granted.total), n(row.total.total));
  const split = rows.some((row) => row.total.possible > 0);
  const values = ({ granted, rejected }: RegionFigures) =>
    split ? [granted.certain, granted.possible, rejected.certain, rejected.possible] : [granted.total, rejected.total];
  const bars = rows
    .toSorted((a, b) => b.total.total - a.total.total)
    .map((row) => ({ label: row.name, values: values(row), valueText: of(row) }));
  const { certain, possible } = text.series;
  const names = split
    ? [certain(text.granted), possible(text.granted), certain(text.rejected), possible(text.rejected)]
    : [text.granted, text.rejected];
  return (
    <Figure lang={lang} id="tilldelning" title={text.chart} table={<RegionTable frame={frame} rows={rows} sum={sum} />} tableOpen>
      <BarChart
        lang={lang}
        id="tilldelning-diagram"
        label={text.chartSays(rows.map((row) => `${row.name} ${of(row)}`).join(', '))}
        series={names.map((label) => ({ key: label, label }))}
        bars={bars}
      />
    </Figure>
  );
}

function RegionTable({ frame, rows, sum }: { frame: Frame; rows: readonly RegionFigures[]; sum: RegionFigures }) {
  const { lang, url } = frame;
  const text = statisticsText[lang].grants;
  const share = (row: RegionFigures) => (row.share === null ? '–' : formatPercent(row.share, lang));
  const untried = [
    { key: 'dismissed', header: text.dismissed, of: (row: RegionFigures) => row.dismissed },
    { key: 'writtenOff', header: text.writtenOff, of: (row: RegionFigures) => row.writtenOff },
  ].filter(({ of }) => of(sum).total > 0);
  const columns: Column<RegionFigures>[] = [
    {
      key: 'region',
      header: statisticsText[lang].region,
      rowHeader: true,
      cell: (row) => (row.region ? <Link href={url.page(paths.region(row.region))}>{row.name}</Link> : row.name),
    },
    { key: 'granted', header: text.granted, numeric: true, cell: (row) => <CountCell lang={lang} count={row.granted} /> },
    { key: 'rejected', header: text.rejected, numeric: true, cell: (row) => <CountCell lang={lang} count={row.rejected} /> },
    { key: 'total', header: text.total, numeric: true, cell: (row) => <CountCell lang={lang} count={row.total} /> },
    { key: 'share', header: text.share, numeric: true, cell: share },
    ...untried.map(({ key, header, of }) => ({
      key,
      header,
      numeric: true,
      cell: (row: RegionFigures) => <CountCell lang={lang} count={of(row)} />,
    })),
  ];
  const foot = [
    text.sum,
    <CountCell key="g" lang={lang} count={sum.granted} />,
    <CountCell key="r" lang={lang} count={sum.rejected} />,
    <CountCell key="t" lang={lang} count={sum.total} />,
    share(sum),
    ...untried.map(({ key, of }) => <CountCell key={key} lang={lang} count={of(sum)} />),
  ];
  return <DataTable lang={lang} caption={text.chart} columns={columns} rows={rows} rowKey={(row) => row.region ?? 'sum'} foot={foot} />;
}
