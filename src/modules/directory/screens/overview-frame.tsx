import type { LocalDate } from '../../../kernel/date.ts';
import { formatNumber } from '../../../kernel/format.ts';
import { paths, type QueryValue } from '../../../kernel/paths.ts';
import type { Dates, Urls } from '../../../platform/http/route.ts';
import { AsOfForm, type Content, type Lang, Link, Section, Stack, Sub } from '../../../ui/index.ts';
import type { Area } from '../../areas/index.ts';
import type { Count } from '../../statistics/index.ts';
import { statisticsText } from '../text/statistics.ts';
import { areaName } from './area-words.ts';

/** What a page needs of its request. */
export type Frame = { readonly lang: Lang; readonly url: Urls; readonly dates: Dates; readonly today: LocalDate };

const queryOf = (url: Urls): URLSearchParams => new URLSearchParams(url.self.split('?')[1] ?? '');

/** `asOf` and `knownAt` as the address has them, for forms that must not lose them. */
export function dayParameters(url: Urls): Readonly<Record<string, string>> {
  const query = queryOf(url);
  return Object.fromEntries(['asOf', 'knownAt'].flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])));
}

/** A section of a page with even space between its parts. */
export function Part({ id, children }: { id?: string | undefined; children: Content }) {
  return (
    <Section id={id}>
      <Stack>{children}</Stack>
    </Section>
  );
}

/** A link to an area, marked as Swedish where an English page has no English name for it. */
export function AreaLink({ lang, url, area }: Pick<Frame, 'lang' | 'url'> & { area: Area }) {
  const name = areaName(area, lang);
  return (
    <a class="ds-link" href={url.page(paths.area(area.id))} lang={name.lang === lang ? undefined : name.lang}>
      {name.text}
    </a>
  );
}

/** Chooses the day of the register; whatever else the address says is kept. */
export function DayForm({ lang, url, dates, today }: Frame) {
  const query = queryOf(url);
  query.delete('asOf');
  query.delete('page');
  const hidden = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
  return <AsOfForm lang={lang} action={url.change({}).split('?')[0] ?? url.path} value={dates.asOf} max={today} hidden={hidden} />;
}

/** The same facts as JSON and CSV, for the day and the filters shown. */
export function DataLinks(props: {
  lang: Lang;
  url: Urls;
  json?: string | undefined;
  csv?: string | undefined;
  query?: Readonly<Record<string, QueryValue>> | undefined;
}) {
  const { lang, url, json, csv, query } = props;
  const text = statisticsText[lang];
  return (
    <>
      {csv ? <Link href={url.plain(csv, query)}>{text.asCsv}</Link> : null}
      {json ? <Link href={url.plain(json, query)}>{text.asJson}</Link> : null}
    </>
  );
}

/** A count, with how it splits when not all of it is certain. */
export function CountCell({ lang, count }: { lang: Lang; count: Count }) {
  return (
    <>
      {formatNumber(count.total, lang)}
      {count.possible > 0 ? (
        <Sub>{statisticsText[lang].split(formatNumber(count.certain, lang), formatNumber(count.possible, lang))}</Sub>
      ) : null}
    </>
  );
}
