import { h } from 'preact';
import { localPath, patterns, splitLang } from '../../kernel/paths.ts';
import { type Lang, preferredLang } from '../i18n/language.ts';
import { PROBLEM_TYPE, problemJson } from '../problem/json.ts';
import { ProblemPage } from '../problem/page.tsx';
import type { Problem } from '../problem/problem.ts';
import type { Moment } from './day-clock.ts';
import { noStore } from './headers.ts';
import { anonymous, type Subject } from './policy.ts';
import { urlsOf } from './urls.ts';
import type { Layout } from './view.ts';

export type Asked = {
  readonly url: string;
  readonly accept: string | undefined;
  readonly acceptLanguage: string | undefined;
  readonly subject?: Subject;
};
export type Written = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Shows a problem as a page or as problem+json, whichever was asked for, in the right language. */
export type ProblemWriter = (problem: Problem, asked: Asked) => Written;

export function problemWriter(layout: Layout, moment: () => Moment, baseUrl: string): ProblemWriter {
  return (problem, asked) => {
    const json = wantsJson(asked);
    const lang = json ? preferredLang(asked.acceptLanguage) : splitLang(pathOf(asked.url)).lang;
    const common = { ...problem.headers, 'content-language': lang, 'cache-control': noStore };
    if (json) {
      const body = JSON.stringify(problemJson(problem, lang, asked.url, baseUrl));
      return { status: problem.status, headers: { ...common, 'content-type': PROBLEM_TYPE, vary: 'Accept, Accept-Language' }, body };
    }
    const body = page(problem, asked, lang, layout, moment, baseUrl);
    return { status: problem.status, headers: { ...common, 'content-type': 'text/html; charset=utf-8', vary: 'Accept' }, body };
  };
}

/**
 * The API answers JSON, and so does a data file unless a browser asks. A page's address does when only JSON was asked for.
 */
export function wantsJson({ url, accept = '' }: Pick<Asked, 'url' | 'accept'>): boolean {
  if (isApi(url) || url.startsWith('/health/')) return true;
  if (/text\/html/i.test(accept)) return false;
  return /\.(csv|json)(\?|$)/.test(url) || /\bapplication\/([a-z.]+\+)?json\b/i.test(accept);
}

export const isApi = (url: string): boolean => url === patterns.api.root || /^\/v1[/?]/.test(url);

function page(problem: Problem, asked: Asked, lang: Lang, layout: Layout, moment: () => Moment, baseUrl: string): string {
  const pathname = pathOf(asked.url);
  // A very long address is not repeated in links.
  const safeUrl = asked.url.length > 2_000 ? pathname.slice(0, 2_000) : asked.url;
  const { today } = moment();
  const dates = { asOf: today, knownAt: today, given: false };
  const withoutQuery = problem.errors.some((fault) => fault.in === 'query') ? pathname : undefined;
  try {
    return layout(
      { title: problem.title[lang], noIndex: true, body: h(ProblemPage, { problem, lang, sought: soughtIn(pathname), withoutQuery }) },
      { lang, url: urlsOf(safeUrl, dates, baseUrl, () => false), dates, subject: asked.subject ?? anonymous, isProblem: true },
    );
  } catch {
    return bare(problem, lang);
  }
}

/** When even the layout fails: a page with nothing but texts of our own. */
export function bare(problem: Problem, lang: Lang): string {
  const incident = problem.incident ? `<p><code>${problem.incident}</code></p>` : '';
  const start = localPath(patterns.start, lang);
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${problem.title[lang]}</title></head><body><main><h1>${problem.title[lang]}</h1><p>${problem.detail[lang]}</p>${incident}<p><a href="${start}">Tillstånd</a></p></main></body></html>`;
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '/';

/** The last words of an address that led nowhere, as a first guess for the search field. */
function soughtIn(pathname: string): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  try {
    const word = decodeURIComponent(last)
      .replaceAll(/[-_.+]+/g, ' ')
      .trim();
    return word.length > 60 || !/^[\p{L}\p{N} ]+$/u.test(word) ? '' : word;
  } catch {
    return '';
  }
}
