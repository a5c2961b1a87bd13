import { uiText } from '../text.ts';
import type { LinkItem } from '../types.ts';
import { BrandMark } from './brand.tsx';
import type { LayoutProps } from './layout.tsx';

/** The petrol band with the name, the language switch and the account, and the main menu under it. */
export function Header({ lang, home, nav, work = [], alternate, account }: LayoutProps) {
  const text = uiText(lang);
  const other = lang === 'sv' ? 'en' : 'sv';
  return (
    <header>
      <div class="top">
        <div class="wrap">
          <a class="brand" href={home}>
            <BrandMark />
            <span>
              {text.siteName}
              <small>{text.siteTagline}</small>
            </span>
          </a>
          {alternate || account ? (
            <div class="right">
              {alternate ? (
                <a href={alternate[other]} hreflang={other} lang={other}>
                  {text.otherLanguage}
                </a>
              ) : null}
              {account}
            </div>
          ) : null}
        </div>
      </div>
      <Menu label={text.menu} items={nav} look="nav" />
      <Menu label={text.workMenu} items={work} look="nav nav-work" />
    </header>
  );
}

function Menu({ label, items, look }: { label: string; items: readonly LinkItem[]; look: string }) {
  if (items.length === 0) return null;
  return (
    <nav class={look} aria-label={label}>
      <ul class="wrap">
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count ? (
                <>
                  <span class="count" aria-hidden="true">
                    {item.count.shown}
                  </span>
                  <span class="sr">, {item.count.said}</span>
                </>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
