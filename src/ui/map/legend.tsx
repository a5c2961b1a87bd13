import { formatNumber, formatRange } from '../../kernel/format.ts';
import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';
import { type Classes, classRange } from './classes.ts';

/** What the shades of a map stand for. */
export function MapLegend({
  lang,
  classes,
  largest,
  decimals = 0,
}: {
  lang: Lang;
  classes: Classes;
  largest: number;
  decimals?: number | undefined;
}) {
  const shades = [0, ...classes.bounds.map((_, at) => at + 1)];
  return (
    <ul class="legend">
      {shades.map((shade) => {
        const { from, to } = classRange(classes, shade, largest, 10 ** -decimals);
        return (
          <li key={shade}>
            <svg class="swatch" width="18" height="14" aria-hidden="true" focusable="false">
              <rect class={`c${shade}`} x=".5" y=".5" width="17" height="13" />
            </svg>
            {shade === 0 ? uiText(lang).noValue : written(from, to, lang, decimals)}
          </li>
        );
      })}
    </ul>
  );
}

function written(from: number, to: number, lang: Lang, decimals: number): string {
  if (decimals === 0) return formatRange(from, to, lang);
  const [low, high] = [formatNumber(from, lang, decimals), formatNumber(to, lang, decimals)];
  return low === high ? low : `${low}\u2013${high}`;
}
