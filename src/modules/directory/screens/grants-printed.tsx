import { formatDate, formatNumber, formatPercent } from '../../../kernel/format.ts';
import { type Column, DataTable, Heading, Hint, type Lang, Link, Sub, Tag } from '../../../ui/index.ts';
import type { PrintedFigures, PrintedOverview, RegisterView } from '../../register/index.ts';
import { permitsByRegion } from '../../statistics/index.ts';
import { statisticsText } from '../text/statistics.ts';
import { contradictions, differing, type Figures, type Finding, figuresOf } from './grants-check.ts';
import { type Frame, Part } from './overview-frame.tsx';

type Line = { readonly where: string; readonly name: string; readonly printed: PrintedFigures; readonly journal: Figures };
type FigureColumn = 'granted' | 'rejected' | 'total' | 'sharePercent';

/** An overview as it was printed beside what the journal gives for that day, and why they differ. `view` is of the printed day. */
export function PrintedSection({ frame, print, view }: { frame: Frame; print: PrintedOverview; view: RegisterView }) {
  const { lang, url, dates } = frame;
  const text = statisticsText[lang].grants.printed;
  const day = formatDate(print.asOf, lang);
  const source = view.data.sources.find((one) => one.id === print.source);
  const lines = linesOf(print, view, text.sumRow);
  return (
    <Part>
      <Heading level={2}>{text.title(day)}</Heading>
      <div class="prose">
        <p>{text.lede(source ? (source.title[lang] ?? source.title.sv) : print.source)}</p>
        {dates.asOf === print.asOf ? null : (
          <p>
            {text.otherDay(day)} <Link href={url.change({ asOf: print.asOf })}>{text.goThere}</Link>
          </p>
        )}
      </div>
      <DataTable lang={lang} caption={text.title(day)} columns={columns(lang)} rows={lines} rowKey={(line) => line.where} />
      <Heading level={3}>{text.findings}</Heading>
      <Findings lang={lang} print={print} lines={lines} />
    </Part>
  );
}

function linesOf(print: PrintedOverview, view: RegisterView, sumName: string): Line[] {
  const { rows, sum } = permitsByRegion(view);
  return [
    ...print.rows.map((printed) => ({
      where: printed.region,
      name: view.findRegion(printed.region)?.name ?? printed.region,
      printed,
      journal: figuresOf(rows.find((row) => row.region === printed.region)),
    })),
    { where: 'sum', name: sumName, printed: print.sum, journal: figuresOf(sum) },
  ];
}

/** Each cell shows what was printed, and under it what the journal gives where that is something else. */
function columns(lang: Lang): Column<Line>[] {
  const text = statisticsText[lang].grants;
  const names: Record<FigureColumn, string> = {
    granted: text.granted,
    rejected: text.rejected,
    total: text.total,
    sharePercent: text.share,
  };
  return [
    { key: 'region', header: statisticsText[lang].region, rowHeader: true, cell: (line) => line.name },
    ...(Object.keys(names) as FigureColumn[]).map(
      (column): Column<Line> => ({
        key: column,
        header: names[column],
        numeric: true,
        cell: (line) => (
          <>
            {figure(lang, column, line.printed[column], text.printed.blank)}
            {differing(line.printed, line.journal).includes(column) ? (
              <>
                {' '}
                <Tag tone="warning">{text.printed.differs}</Tag>
                <Sub>{text.printed.journal(figure(lang, column, line.journal[column], '–'))}</Sub>
              </>
            ) : null}
          </>
        ),
      }),
    ),
  ];
}

const figure = (lang: Lang, column: FigureColumn, value: number | null, missing: string): string =>
  value === null ? missing : column === 'sharePercent' ? formatPercent(value / 100, lang) : formatNumber(value, lang);

/** What in the print contradicts itself, in words, with the likely reason where one is known. */
function Findings({ lang, print, lines }: { lang: Lang; print: PrintedOverview; lines: readonly Line[] }) {
  const text = statisticsText[lang].grants.printed;
  const found = contradictions(print).toSorted((a, b) => Number(b.where === 'sum') - Number(a.where === 'sum'));
  const same = lines.every((line) => differing(line.printed, line.journal).length === 0);
  if (found.length === 0 && same) return <p>{text.allSame}</p>;
  return (
    <div class="prose">
      <ul>
        {found.map((finding) => (
          <li key={`${finding.kind}-${finding.where}-${'column' in finding ? finding.column : ''}`}>{sentence(lang, finding, lines)}</li>
        ))}
      </ul>
      {print.explanations.length > 0 ? (
        <>
          <Heading level={3}>{text.reason}</Heading>
          <ul>
            {print.explanations.map(({ where, text: reason }) => (
              <li key={where}>
                <strong>{nameOf(where, lines)}:</strong> {reason[lang] ?? reason.sv}
              </li>
            ))}
          </ul>
          <Hint>{text.reasonNote}</Hint>
        </>
      ) : null}
    </div>
  );
}

const nameOf = (where: string, lines: readonly Line[]): string => lines.find((line) => line.where === where)?.name ?? where;

function sentence(lang: Lang, finding: Finding, lines: readonly Line[]): string {
  const text = statisticsText[lang].grants;
  const name = nameOf(finding.where, lines);
  const n = (value: number) => formatNumber(value, lang);
  switch (finding.kind) {
    case 'blank':
      return text.printed.blankCell(name, text.rejected);
    case 'row':
      return text.printed.rowSum(name, n(finding.granted), n(finding.rejected), n(finding.right), n(finding.printed));
    case 'column':
      return text.printed.columnSum(text[finding.column], n(finding.right), n(finding.printed));
    case 'share':
      return text.printed.shareOff(name, formatPercent(finding.right / 100, lang), formatPercent(finding.printed / 100, lang));
  }
}
