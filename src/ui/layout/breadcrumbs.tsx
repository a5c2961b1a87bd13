import { Icon } from '../icon.tsx';
import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';

/** One level above the page; the last one, the page itself, has no address. */
export type Crumb = { readonly label: string; readonly href?: string | undefined };

/** The way from the start of a section to the page. */
export function Breadcrumbs({ lang, items }: { lang: Lang; items: readonly Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={uiText(lang).breadcrumbs}>
      <ol>
        {items.map((item, at) => (
          <li key={item.label}>
            {at > 0 ? <Icon name="right" /> : null}
            {item.href ? (
              <a class="ds-link" href={item.href}>
                {item.label}
              </a>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
