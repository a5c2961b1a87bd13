/** Six petals round a middle: the same mark in the header, as the icon of the tab and in print. */
const PETALS = 'M18 7v22M8.5 12.5l19 11M27.5 12.5l-19 11';

export function BrandMark() {
  return (
    <svg class="mark" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <rect class="mark-tile" width="36" height="36" rx="8" />
      <path class="mark-sign" d={PETALS} />
    </svg>
  );
}

/** Where the application serves `faviconSvg`. */
export const FAVICON_PATH = '/favicon.svg';

/** The icon of the browser tab, to be served as `image/svg+xml` at `FAVICON_PATH`. */
export const faviconSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="#0b5a68"/>' +
  `<path d="${PETALS}" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>`;
