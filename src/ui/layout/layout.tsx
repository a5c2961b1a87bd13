import { uiText } from '../text.ts';
import type { Content, Lang, LinkItem } from '../types.ts';
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';
import { Footer } from './footer.tsx';
import { DocumentHead } from './head.tsx';
import { Header } from './header.tsx';

export type LayoutProps = {
  lang: Lang;
  /** The page's own title, without the name of the site. */
  title: string;
  description?: string | undefined;
  /** Addresses of the built style sheet and script. */
  assets: { readonly css: string; readonly js: string };
  /** Address of the start page in this language. */
  home: string;
  nav: readonly LinkItem[];
  /** A second menu, for those who have signed in. */
  work?: readonly LinkItem[] | undefined;
  footer: readonly LinkItem[];
  /** A line under the footer links: licence, when the data was updated. */
  footerNote?: Content;
  /** Paths of this page in both languages; gives the language switch and hreflang. */
  alternate?: { readonly sv: string; readonly en: string } | undefined;
  /** `https://…` without a final slash; canonical and hreflang links are written only when it is known. */
  origin?: string | undefined;
  breadcrumbs?: readonly Crumb[] | undefined;
  /** Right end of the header: who is signed in, sign in, sign out. */
  account?: Content;
  /** Strip above the header, such as the mark of a demonstration. */
  banner?: Content;
  /** The form on the page was refused: the title begins with "Fel:". */
  hasErrors?: boolean | undefined;
  /** Keeps search engines away: drafts, personal pages, variants such as `?asOf=`. */
  noIndex?: boolean | undefined;
  children: Content;
};

/** The whole HTML document round a page. Render with `renderDocument`. */
export function Layout(props: LayoutProps) {
  const { lang, banner, breadcrumbs, children } = props;
  const text = uiText(lang);
  return (
    <html lang={lang}>
      <DocumentHead {...props} />
      <body>
        <a class="ds-skip-link" href="#innehall">
          {text.skip}
        </a>
        {banner ? (
          <aside class="demo" aria-label={text.banner}>
            <div class="wrap">{banner}</div>
          </aside>
        ) : null}
        <Header {...props} />
        <div class="wrap page">
          {breadcrumbs?.length ? <Breadcrumbs lang={lang} items={breadcrumbs} /> : null}
          <main id="innehall" tabIndex={-1}>
            {children}
          </main>
        </div>
        <Footer {...props} />
      </body>
    </html>
  );
}
