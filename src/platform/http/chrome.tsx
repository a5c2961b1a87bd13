import type { Lang } from '../../kernel/format.ts';
import { localPath, patterns } from '../../kernel/paths.ts';
import { Layout as Document } from '../../ui/layout/layout.tsx';
import { AsOfNotice } from '../../ui/register/as-of.tsx';
import { renderDocument } from '../../ui/render.ts';
import type { LinkItem } from '../../ui/types.ts';
import type { Assets } from '../assets/assets.ts';
import { bilingual, type Phrase } from '../i18n/language.ts';
import { en } from './chrome.en.ts';
import { sv } from './chrome.sv.ts';
import type { Policy } from './policy.ts';
import type { Dates, PageAnswer, Urls } from './route.ts';
import type { Layout, PageView } from './view.ts';

const text = bilingual(sv, en);
type Item = { readonly path: string; readonly name: Exclude<keyof typeof sv, 'unread'> };

const menu: readonly Item[] = [
  { path: patterns.areas, name: 'areas' },
  { path: patterns.permits, name: 'permits' },
  { path: patterns.check, name: 'check' },
  { path: patterns.regions, name: 'regions' },
  { path: patterns.overview, name: 'overview' },
  { path: patterns.grants, name: 'statistics' },
  { path: patterns.map, name: 'map' },
  { path: patterns.meetings, name: 'meetings' },
  { path: patterns.search, name: 'search' },
];
const foot: readonly Item[] = [
  { path: patterns.about, name: 'about' },
  { path: patterns.conditions, name: 'conditions' },
  { path: patterns.decisions, name: 'decisions' },
  { path: patterns.rulingsPublic, name: 'rulings' },
  { path: patterns.consultationsPublic, name: 'consultations' },
  { path: patterns.calls, name: 'calls' },
  { path: patterns.boardMinutes, name: 'boardMinutes' },
  { path: patterns.publicDiary, name: 'publicDiary' },
  { path: patterns.codes, name: 'codes' },
  { path: patterns.openData, name: 'openData' },
  { path: patterns.apiDocs, name: 'apiDocs' },
  { path: patterns.accessibility, name: 'accessibility' },
  { path: patterns.personalData, name: 'personalData' },
];

export type ChromeOptions = {
  readonly assets: Assets;
  readonly baseUrl: string;
  /** Addresses that exist now: the menu shows no link that leads nowhere. */
  readonly pages: readonly string[];
  /** Every page says that people and cases are made up. */
  readonly isDemo: boolean;
  /** The second menu, for those who have signed in. */
  readonly work?: readonly WorkItem[];
};

/** A page of work; whoever its policy lets in sees it in the menu. */
export type WorkItem = {
  readonly path: string;
  readonly label: Phrase;
  readonly policy: Policy;
  /** Sections at addresses of their own that belong to it. */
  readonly also?: readonly string[];
  /** What is counted beside the name. */
  readonly count?: 'unread-messages' | undefined;
};

/** The site round every page: menu, language switch, the day shown, footer. */
export function siteLayout({ assets, baseUrl, pages, isDemo, work = [] }: ChromeOptions): Layout {
  const files = { css: assets.url('app.css'), js: assets.url('app.js') };
  const shown = (items: readonly Item[]) => items.filter((item) => pages.includes(item.path));
  const [nav, footer] = [shown(menu), shown(foot)];
  return (page: PageAnswer, view: PageView) => {
    const { lang, url, dates, isProblem } = view;
    return renderDocument(
      <Document
        lang={lang}
        title={page.title}
        description={page.description}
        assets={files}
        home={localPath(patterns.start, lang)}
        nav={links(nav, lang, url)}
        work={workLinks(work, view)}
        footer={links(footer, lang, url)}
        alternate={{ sv: url.inLang('sv'), en: url.inLang('en') }}
        origin={isProblem ? undefined : baseUrl}
        breadcrumbs={page.breadcrumbs}
        account={<Account view={view} />}
        banner={isDemo && view.subject.kind === 'person' ? text[lang].demo : undefined}
        hasErrors={page.hasErrors}
        noIndex={isProblem || page.noIndex || url.self.includes('?') || view.subject.kind === 'person'}
      >
        {isProblem || !dates.given ? null : <DayShown lang={lang} dates={dates} url={url} />}
        {page.body}
      </Document>,
    );
  };
}

/** What one may open. Whether a sign-in is fresh plays no part: the page itself leads to one. */
function workLinks(items: readonly WorkItem[], { subject, url, lang }: PageView): LinkItem[] {
  if (subject.kind === 'anonymous') return [];
  const mayOpen = ({ policy }: WorkItem): boolean => {
    const verdict = policy(subject, new Date(0));
    return verdict.allowed || verdict.stepUp === true;
  };
  const open = items.filter(mayOpen);
  // A page within another of the menu marks only the inner one.
  const within = open
    .flatMap((item) => [item.path, ...(item.also ?? [])].map((section) => ({ item, section })))
    .filter(({ section }) => isWithin(url.path, section))
    .toSorted((a, b) => b.section.length - a.section.length)[0]?.item;
  const unread = subject.unreadMessages ?? 0;
  return open.map((item) => ({
    href: url.page(item.path),
    label: item.label[lang],
    current: item === within,
    ...(item.count === 'unread-messages' && unread > 0 ? { count: { shown: String(unread), said: text[lang].unread(unread) } } : {}),
  }));
}

const isWithin = (path: string, section: string): boolean => path === section || path.startsWith(`${section}/`);

function links(items: readonly Item[], lang: Lang, url: Urls): LinkItem[] {
  return items.map(({ path, name }) => ({
    href: url.page(path),
    label: text[lang][name],
    current: isWithin(url.path, path),
  }));
}

/** The right end of the header: the way in, or who one is and the way to one's sign-ins. */
function Account({ view }: { readonly view: PageView }) {
  const { lang, subject } = view;
  return subject.kind === 'anonymous' ? (
    <a href={localPath(patterns.signIn, lang)}>{text[lang].signIn}</a>
  ) : (
    <a href={localPath(patterns.mySessions, lang)}>{subject.name}</a>
  );
}

function DayShown({ lang, dates, url }: { readonly lang: Lang; readonly dates: Dates; readonly url: Urls }) {
  const asked = new URLSearchParams(url.self.split('?')[1]);
  const day = (name: 'asOf' | 'knownAt') => (asked.get(name) ? dates[name] : undefined);
  return <AsOfNotice lang={lang} asOf={day('asOf')} knownAt={day('knownAt')} todayHref={url.change({ asOf: null, knownAt: null })} />;
}
