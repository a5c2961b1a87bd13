import type { Lang } from '../../kernel/format.ts';
import { localPath, type QueryValue, splitLang, withQuery } from '../../kernel/paths.ts';
import type { Dates, Urls } from './route.ts';

/** Links from one request: same language and, where the address takes one, same day of the register. */
export function urlsOf(url: string, dates: Dates, baseUrl: string, isDated: (path: string) => boolean): Urls {
  const mark = url.indexOf('?');
  const pathname = mark === -1 ? url : url.slice(0, mark);
  const search = mark === -1 ? '' : url.slice(mark + 1);
  const { lang, path } = splitLang(pathname);
  const given = dates.given ? pick(search, ['asOf', 'knownAt']) : undefined;
  const day = (to: string) => (given !== undefined && isDated(to) ? given : {});
  return {
    self: url,
    path,
    page: (to, query) => withQuery(localPath(to, lang), { ...query, ...day(to) }),
    plain: (to, query) => withQuery(to, { ...query, ...day(to) }),
    change: (query) => withQuery(pathname, { ...asRecord(search), ...query }),
    inLang: (other: Lang) => localPath(path, other) + (search === '' ? '' : `?${search}`),
    absolute: (to) => `${baseUrl}${to}`,
  };
}

function pick(search: string, names: readonly string[]): Record<string, QueryValue> {
  const given = new URLSearchParams(search);
  return Object.fromEntries(names.map((name) => [name, given.get(name)]));
}

function asRecord(search: string): Record<string, QueryValue> {
  const given = new URLSearchParams(search);
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]));
}
