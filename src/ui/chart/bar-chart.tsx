import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../kernel/format.ts';
import type { Lang } from '../types.ts';
import { Legend, Patterns, percent, type Series, seriesFill, sum } from './series.tsx';

export type Bar = {
  readonly label: string;
  /** One value for each series, in the same order. */
  readonly values: readonly number[];
  /** Text after the bar: "42 av 50". Without it the sum is written. */
  readonly valueText?: string | undefined;
};

const ROW = 30;

/** How far the longest bar may reach, as a share of the width, so that its value still fits on a screen of 320 pixels. */
const reach = (texts: readonly string[]): number => Math.max(0.5, 1 - (10 + 8.4 * Math.max(0, ...texts.map((text) => text.length))) / 280);

/** Horizontal stacked bars. `label` is the text alternative; put the chart in a `Figure` with its table. */
export function BarChart(props: { lang: Lang; id: string; label: string; series: readonly Series[]; bars: readonly Bar[] }) {
  const { lang, id, label, series, bars } = props;
  const most = Math.max(1, ...bars.map((bar) => sum(bar.values)));
  const texts = bars.map((bar) => bar.valueText ?? formatNumber(sum(bar.values), lang));
  const x = scaleLinear()
    .domain([0, most])
    .range([0, reach(texts)]);
  const ticks = x.ticks(5).filter(Number.isInteger);
  return (
    <div class="chart">
      <Patterns chart={id} count={series.length} />
      <div class="rows" role="img" aria-label={label}>
        {bars.map((bar, row) => (
          <div class="chart-row" key={bar.label}>
            <div class="chart-label">{bar.label}</div>
            <svg width="100%" height={ROW} aria-hidden="true" focusable="false">
              {ticks.map((tick) => (
                <line key={tick} class="grid-line" x1={percent(x(tick))} x2={percent(x(tick))} y1="0" y2={ROW} />
              ))}
              {bar.values.map((value, at) =>
                value > 0 ? (
                  <rect
                    key={series[at]?.key}
                    class={`s${at}`}
                    x={percent(x(sum(bar.values.slice(0, at))))}
                    y="4"
                    width={percent(x(value))}
                    height={ROW - 8}
                    fill={seriesFill(id, at)}
                  />
                ) : null,
              )}
              <text class="value" x={percent(x(sum(bar.values)))} dx="8" y={ROW / 2} dominant-baseline="central">
                {texts[row]}
              </text>
            </svg>
          </div>
        ))}
        <div class="chart-row">
          <div class="chart-label" />
          <svg width="100%" height="22" aria-hidden="true" focusable="false">
            {ticks.map((tick) => (
              <text key={tick} class="tick" x={percent(x(tick))} y="14" text-anchor={tick === 0 ? 'start' : 'middle'}>
                {formatNumber(tick, lang)}
              </text>
            ))}
          </svg>
        </div>
      </div>
      <Legend chart={id} series={series} />
    </div>
  );
}
