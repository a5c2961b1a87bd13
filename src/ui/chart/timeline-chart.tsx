import { scaleUtc } from 'd3-scale';
import type { LocalDate } from '../../kernel/date.ts';
import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';
import { Legend, Patterns, percent, type Series, seriesFill } from './series.tsx';

export type PlanRow = {
  readonly label: string;
  readonly spans: readonly {
    readonly from: LocalDate;
    readonly to: LocalDate;
    /** Key of the series it belongs to; the first one without it. */
    readonly series?: string | undefined;
  }[];
};

const ROW = 30;
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Spans of time in rows, such as the work of a year. `label` is the text alternative; put the chart in a `Figure` with its table. */
export function TimelineChart(props: {
  lang: Lang;
  id: string;
  label: string;
  from: LocalDate;
  to: LocalDate;
  today?: LocalDate | undefined;
  series: readonly Series[];
  rows: readonly PlanRow[];
}) {
  const { lang, id, label, from, to, today, series, rows } = props;
  const x = scaleUtc()
    .domain([at(from), at(to)])
    .range([0, 1])
    .clamp(true);
  const months = new Intl.DateTimeFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', { month: 'short', timeZone: 'UTC' });
  // Over more than two years the axis names the years.
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;
  const isLong = years > 2;
  const ticks = x.ticks(isLong ? years : 12).filter((tick) => tick.getUTCDate() === 1 && (!isLong || tick.getUTCMonth() === 0));
  const now = today && today >= from && today <= to ? percent(x(at(today))) : undefined;
  return (
    <div class="chart">
      <Patterns chart={id} count={series.length} />
      <div class="rows" role="img" aria-label={label}>
        {rows.map((row) => (
          <div class="chart-row" key={row.label}>
            <div class="chart-label">{row.label}</div>
            <svg width="100%" height={ROW} aria-hidden="true" focusable="false">
              {ticks.map((tick) => (
                <line key={tick.getTime()} class="grid-line" x1={percent(x(tick))} x2={percent(x(tick))} y1="0" y2={ROW} />
              ))}
              {row.spans.map((span) => {
                const kind = Math.max(
                  0,
                  series.findIndex((one) => one.key === span.series),
                );
                const [start, end] = [x(at(span.from)), x(at(span.to))];
                return (
                  <rect
                    key={span.from}
                    class={`s${kind}`}
                    x={percent(start)}
                    y="6"
                    rx="3"
                    width={percent(Math.max(end - start, 0.01))}
                    height={ROW - 12}
                    fill={seriesFill(id, kind)}
                  />
                );
              })}
              {now ? <line class="now-line" x1={now} x2={now} y1="0" y2={ROW} /> : null}
            </svg>
          </div>
        ))}
        <div class="chart-row">
          <div class="chart-label" />
          <svg width="100%" height="22" aria-hidden="true" focusable="false">
            {ticks.map((tick, n) => (
              <text key={tick.getTime()} class={n % 3 && !isLong ? 'tick minor' : 'tick'} x={percent(x(tick))} dx="3" y="14">
                {isLong ? tick.getUTCFullYear() : months.format(tick).replace('.', '')}
              </text>
            ))}
          </svg>
        </div>
      </div>
      {now ? (
        <p class="legend">
          <svg class="swatch" width="18" height="14" aria-hidden="true" focusable="false">
            <line class="now-line" x1="9" x2="9" y1="0" y2="14" />
          </svg>
          {uiText(lang).today}
        </p>
      ) : null}
      <Legend chart={id} series={series} />
    </div>
  );
}
