import { uiText } from '../text.ts';
import { FAVICON_PATH } from './brand.tsx';
import type { LayoutProps } from './layout.tsx';

/** `<head>`: title, description, style sheet, script and the links between the languages. */
export function DocumentHead({ lang, title, description, assets, alternate, origin, hasErrors, noIndex }: LayoutProps) {
  const text = uiText(lang);
  const full = title === text.siteName ? `${title} – ${text.siteTagline}` : `${title} – ${text.siteName}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{hasErrors ? `${text.errorPrefix} ${full}` : full}</title>
      {description ? <meta name="description" content={description} /> : null}
      {noIndex ? <meta name="robots" content="noindex" /> : null}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#0b5a68" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#112226" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href={FAVICON_PATH} type="image/svg+xml" />
      <link rel="stylesheet" href={assets.css} />
      {alternate && origin ? (
        <>
          <link rel="canonical" href={origin + alternate[lang]} />
          <link rel="alternate" hreflang="sv" href={origin + alternate.sv} />
          <link rel="alternate" hreflang="en" href={origin + alternate.en} />
          <link rel="alternate" hreflang="x-default" href={origin + alternate.sv} />
        </>
      ) : null}
      <script src={assets.js} type="module" />
    </head>
  );
}
