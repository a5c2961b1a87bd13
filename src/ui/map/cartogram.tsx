import { formatNumber } from '../../kernel/format.ts';
import { quantileClasses } from './classes.ts';
import { counties } from './counties.ts';
import type { CountyMapProps } from './county-map.ts';
import { MapLegend } from './legend.tsx';

const TILE = 64;
const GAP = 4;
const COLUMNS = 1 + Math.max(...counties.map((county) => county.tile[0]));
const ROWS = 1 + Math.max(...counties.map((county) => county.tile[1]));

/** One tile of equal size for each county, roughly where it lies, with its value written in it. */
export function Cartogram({ lang, label, values, classes, decimals = 0, href }: CountyMapProps) {
  const all = counties.map((county) => values[county.code] ?? 0);
  const shades = classes ?? quantileClasses(all);
  const viewBox = `0 0 ${COLUMNS * (TILE + GAP) - GAP} ${ROWS * (TILE + GAP) - GAP}`;
  return (
    <div class="map">
      <svg class="map-tiles" viewBox={viewBox} role={href ? 'group' : 'img'} aria-label={label} focusable="false">
        {counties.map((county) => {
          const value = values[county.code] ?? 0;
          const [x, y] = [county.tile[0] * (TILE + GAP), county.tile[1] * (TILE + GAP)];
          const tile = (
            <g key={county.code} class={`tile c${shades.classOf(value)}`}>
              <title>{`${county.name}: ${formatNumber(value, lang, decimals)}`}</title>
              <rect x={x} y={y} width={TILE} height={TILE} rx="4" />
              <text class="tile-name" x={x + 5} y={y + 18}>
                {county.short}
              </text>
              <text class="tile-value" x={x + 5} y={y + 48}>
                {formatNumber(value, lang, decimals)}
              </text>
            </g>
          );
          return href ? (
            <a key={county.code} href={href(county.code)}>
              {tile}
            </a>
          ) : (
            tile
          );
        })}
      </svg>
      <MapLegend lang={lang} classes={shades} largest={Math.max(...all)} decimals={decimals} />
    </div>
  );
}
