import { formatRange } from '../../kernel/format.ts';
import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';
import { type Classes, classRange } from './classes.ts';

/** What the shades of a map stand for. */
export function MapLegend({ lang, classes, largest }: { lang: Lang; classes: Classes; largest: number }) {
  const shades = [0, ...classes.bounds.map((_, at) => at + 1)];
  return (
    <ul class="legend">
      {shades.map((shade) => {
        const { from, to } = classRange(classes, shade, largest);
        return (
          <li key={shade}>
            <svg class="swatch" width="18" height="14" aria-hidden="true" focusable="false">
              <rect class={`c${shade}`} x=".5" y=".5" width="17" height="13" />
            </svg>
            {shade === 0 ? uiText(lang).noValue : formatRange(from, to, lang)}
          </li>
        );
      })}
    </ul>
  );
}
