/** One kind of value in a chart. The first four have a colour and a pattern each; do not use more. */
export type Series = { readonly key: string; readonly label: string };

/** The fill of the n:th series (from 0): the first is plain, the others have a pattern beside the colour. */
export const seriesFill = (chart: string, at: number): string | undefined => (at === 0 ? undefined : `url(#${chart}-p${at})`);

/** The patterns of a chart; stands once in it. */
export function Patterns({ chart, count }: { chart: string; count: number }) {
  if (count < 2) return null;
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={`${chart}-p1`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="p1-ground" width="6" height="6" />
          <path class="p1-sign" d="M0 0v6" />
        </pattern>
        <pattern id={`${chart}-p2`} width="7" height="7" patternUnits="userSpaceOnUse">
          <rect class="p2-ground" width="7" height="7" />
          <circle class="p2-sign" cx="3.5" cy="3.5" r="1.5" />
        </pattern>
        <pattern id={`${chart}-p3`} width="7" height="7" patternUnits="userSpaceOnUse">
          <rect class="p3-ground" width="7" height="7" />
          <path class="p3-sign" d="M0 0 7 7M7 0 0 7" />
        </pattern>
      </defs>
    </svg>
  );
}

/** What the colours and patterns of a chart mean. */
export function Legend({ chart, series }: { chart: string; series: readonly Series[] }) {
  if (series.length < 2) return null;
  return (
    <ul class="legend">
      {series.map((one, at) => (
        <li key={one.key}>
          <svg class="swatch" width="18" height="14" aria-hidden="true" focusable="false">
            <rect class={`s${at}`} x=".5" y=".5" width="17" height="13" fill={seriesFill(chart, at)} />
          </svg>
          {one.label}
        </li>
      ))}
    </ul>
  );
}

/** A share of the width as SVG understands it; a chart built of shares fits any screen without shrinking its text. */
export const percent = (share: number): string => `${Math.round(share * 10000) / 100}%`;

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
