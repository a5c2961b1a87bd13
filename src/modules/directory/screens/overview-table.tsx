import { formatDate } from '../../../kernel/format.ts';
import { type Column, DataTable, DateOrInterval } from '../../../ui/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasByStep, type Count, type StepFigures } from '../../statistics/index.ts';
import { areasText } from '../text/areas.ts';
import { statisticsText } from '../text/statistics.ts';
import { AreaLink, CountCell, type Frame } from './overview-frame.tsx';
import { observedDay } from './overview-phases.ts';

/** `Steg 3: Remiss och beredning`, `Pausat`. */
export function stepName(lang: Frame['lang'], row: Pick<StepFigures, 'step' | 'status'>): string {
  const text = areasText[lang];
  if (row.status !== 'in-process' || row.step === null) return text.status[row.status];
  return text.stepName(row.step, text.steps[row.step] ?? '');
}

/** How many areas stand where, with the sum. Group headings are not areas: they have a box of their own below. */
export function StepTable({ frame, view }: { frame: Frame; view: RegisterView }) {
  const { lang } = frame;
  const text = statisticsText[lang].overview;
  const rows = areasByStep(view).filter((row) => row.status !== 'group');
  const columns: Column<StepFigures>[] = [
    { key: 'state', header: text.state, rowHeader: true, cell: (row) => stepName(lang, row) },
    { key: 'count', header: text.count, numeric: true, cell: (row) => <CountCell lang={lang} count={row.areas} /> },
  ];
  return (
    <DataTable
      lang={lang}
      caption={text.chart}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.status}-${row.step}`}
      foot={[text.sum, <CountCell key="sum" lang={lang} count={sumOf(rows.map((row) => row.areas))} />]}
      empty={text.empty}
    />
  );
}

const sumOf = (counts: readonly Count[]): Count => ({
  total: counts.reduce((sum, count) => sum + count.total, 0),
  certain: counts.reduce((sum, count) => sum + count.certain, 0),
  possible: counts.reduce((sum, count) => sum + count.possible, 0),
});

/** Paused and ended areas: where the work stopped, as far as the source says, and the day of that source. */
export function StoppedTable({
  frame,
  view,
  areas,
  caption,
}: {
  frame: Frame;
  view: RegisterView;
  areas: readonly AreaView[];
  caption: string;
}) {
  const { lang, url } = frame;
  const text = statisticsText[lang];
  const columns: Column<AreaView>[] = [
    { key: 'area', header: text.area, rowHeader: true, cell: ({ area }) => <AreaLink lang={lang} url={url} area={area} /> },
    {
      key: 'where',
      header: text.overview.where,
      cell: ({ standing }) => {
        const state = standing?.state;
        const where = state && (state.status === 'paused' || state.status === 'ended') ? state.where : null;
        return standing?.note ?? (where ? areasText[lang].stoppedAt[where] : '–');
      },
    },
    {
      key: 'since',
      header: text.overview.since,
      cell: ({ standing }) => (standing ? <DateOrInterval lang={lang} when={standing.since} /> : null),
    },
    {
      key: 'observed',
      header: text.overview.observedHeader,
      cell: (area) => {
        const day = observedDay(area, view);
        return day ? formatDate(day, lang) : text.overview.none;
      },
    },
  ];
  return (
    <DataTable lang={lang} caption={caption} columns={columns} rows={areas} rowKey={({ area }) => area.id} empty={text.overview.empty} />
  );
}
