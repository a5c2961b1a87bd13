import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../kernel/format.ts';
import type { Lang } from '../types.ts';
import { Legend, Patterns, type Series, seriesFill, sum } from './series.tsx';

export type ColumnBar = {
  readonly label: string;
  /** What stands under the column where there is no room for the label: the number of the step. */
  readonly short: string;
  /** One value for each series, in the same order. */
  readonly values: readonly number[];
};

const HEIGHT = 190;
const TOP = 24;

/** Standing stacked columns, such as areas in each step. `label` is the text alternative; put the chart in a `Figure` with its table. */
export function ColumnChart(props: { lang: Lang; id: string; label: string; series: readonly Series[]; columns: readonly ColumnBar[] }) {
  const { lang, id, label, series, columns } = props;
  const most = Math.max(1, ...columns.map((column) => sum(column.values)));
  const height = scaleLinear()
    .domain([0, most])
    .rangeRound([0, HEIGHT - TOP]);
  return (
    <div class="chart">
      <Patterns chart={id} count={series.length} />
      <div class="columns" role="img" aria-label={label}>
        {columns.map((column) => {
          const all = sum(column.values);
          return (
            <div class="chart-column" key={column.short}>
              <svg width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
                {column.values.map((value, at) =>
                  value > 0 ? (
                    <rect
                      key={series[at]?.key}
                      class={`s${at}`}
                      x="12%"
                      width="76%"
                      y={HEIGHT - height(sum(column.values.slice(0, at + 1)))}
                      height={height(value)}
                      fill={seriesFill(id, at)}
                    />
                  ) : null,
                )}
                <text class="value" x="50%" y={HEIGHT - height(all) - 8} text-anchor="middle">
                  {formatNumber(all, lang)}
                </text>
                <line class="axis" x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
              </svg>
              <div class="column-label">{column.label}</div>
              <div class="column-short">{column.short}</div>
            </div>
          );
        })}
      </div>
      <Legend chart={id} series={series} />
    </div>
  );
}
