import { formatNumber } from '../../kernel/format.ts';
import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';
import { quantileClasses } from './classes.ts';
import { counties, mapViewBox } from './counties.ts';
import type { CountyMapProps } from './county-map.ts';
import { MapLegend } from './legend.tsx';

/** The counties of Sweden in shades of a value. Show `<MapCredit>` with it: the outlines are CC BY 4.0. */
export function SwedenMap({ lang, label, values, classes, decimals = 0, href }: CountyMapProps) {
  const all = counties.map((county) => values[county.code] ?? 0);
  const shades = classes ?? quantileClasses(all);
  return (
    <div class="map">
      <svg class="map-sweden" viewBox={mapViewBox} role={href ? 'group' : 'img'} aria-label={label} focusable="false">
        {counties.map((county) => {
          const value = values[county.code] ?? 0;
          const name = `${county.name}: ${formatNumber(value, lang, decimals)}`;
          const shape = (
            <path key={county.code} class={`c${shades.classOf(value)}`} d={county.path}>
              <title>{name}</title>
            </path>
          );
          return href ? (
            <a key={county.code} href={href(county.code)} aria-label={name}>
              {shape}
            </a>
          ) : (
            shape
          );
        })}
      </svg>
      <MapLegend lang={lang} classes={shades} largest={Math.max(...all)} decimals={decimals} />
    </div>
  );
}

/** The credit that the licence of the outlines asks for. */
export function MapCredit({ lang }: { lang: Lang }) {
  const text = uiText(lang);
  return (
    <>
      {text.mapCredit}{' '}
      <a class="ds-link" href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener external">
        {text.mapLicence}
      </a>
    </>
  );
}
