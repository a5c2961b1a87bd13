import { nearest } from '../../kernel/near.ts';
import { localPath, splitLang } from '../../kernel/paths.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { problemText } from '../problem/text.ts';
import type { addressBook } from './table.ts';

export type Lost = { readonly redirect: string } | { readonly preflight: readonly string[] } | { readonly problem: Problem };

/** What to say to a request that no route took: the wrong method, a slash too many, or nothing there. */
export function lost(method: string, url: string, book: ReturnType<typeof addressBook>): Lost {
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  const search = mark === -1 ? '' : url.slice(mark);
  const methods = book.methodsAt(path);
  if (methods.length > 0) return method === 'OPTIONS' ? { preflight: methods } : { problem: wrongMethod(methods) };
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed !== path && trimmed !== '' && (method === 'GET' || method === 'HEAD') && book.methodsAt(trimmed).includes('GET')) {
    return { redirect: trimmed + search };
  }
  return { problem: noSuchAddress(path, book.pages) };
}

function wrongMethod(methods: readonly string[]): Problem {
  const list = methods.join(', ');
  return problem('method-not-allowed', {
    detail: { sv: problemText.sv.allowedMethods(list), en: problemText.en.allowedMethods(list) },
    headers: { allow: list },
  });
}

function noSuchAddress(given: string, pages: readonly string[]): Problem {
  const shown = given.length > 120 ? `${given.slice(0, 120)}…` : given;
  const { lang, path } = splitLang(decoded(given));
  const links = nearest(path, pages).map((page) => ({ href: page, text: { sv: localPath(page, lang), en: localPath(page, lang) } }));
  return problem('not-found', { detail: { sv: problemText.sv.noSuchAddress(shown), en: problemText.en.noSuchAddress(shown) }, links });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
