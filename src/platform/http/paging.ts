import { z } from 'zod';
import { withQuery } from '../../kernel/paths.ts';
import { wholeNumber } from './fields.ts';
import { type Context, type JsonAnswer, reply } from './route.ts';

export const MAX_LIMIT = 200;

/** Spread into a list's query: `z.object({ ...pagingFields, region: … })`. Pages count from 1, 20 items by default. */
export const pagingFields = {
  limit: wholeNumber(1, MAX_LIMIT)
    .default(20)
    .meta({ description: `Items on a page, 1–${MAX_LIMIT}.` }),
  page: wholeNumber(1, 1_000_000).default(1).meta({ description: 'The page, counted from 1.' }),
};

/** The body of every list: `{ items, page, limit, total }`. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    page: z.int().meta({ description: 'This page, from 1.', examples: [1] }),
    limit: z.int().meta({ description: 'Items on a page.', examples: [20] }),
    total: z.int().meta({ description: 'Items on all pages together.', examples: [1] }),
  });

export type Paging = { readonly limit: number; readonly page: number };
export type Slice<T> = { items: T[]; page: number; limit: number; total: number };

/** One page of a list; a page after the last is empty, not an error. */
export function slice<T>(all: readonly T[], { limit, page }: Paging): Slice<T> {
  return { items: all.slice((page - 1) * limit, page * limit), page, limit, total: all.length };
}

/** A page of a list as an API answer, with Link to first, previous, next and last (RFC 8288). */
export function pageAnswer<T, P, Q extends Paging, D>(ctx: Context<D, P, Q, undefined>, all: readonly T[]): JsonAnswer<Slice<T>> {
  const { items, total } = slice(all, ctx.query);
  return pageOf(ctx, items, total);
}

/** The same for items that come from the database a page at a time, with how many there are in all. */
export function pageOf<T, P, Q extends Paging, D>(
  ctx: Context<D, P, Q, undefined>,
  items: readonly T[],
  total: number,
  headers: Readonly<Record<string, string>> = {},
): JsonAnswer<Slice<T>> {
  const { page, limit } = ctx.query;
  const part = { items: [...items], page, limit, total };
  const link = linkHeader(ctx.url.self, part);
  return reply(part, { headers: link === '' ? headers : { ...headers, link } });
}

function linkHeader(self: string, { page, limit, total }: Paging & { total: number }): string {
  const last = Math.max(1, Math.ceil(total / limit));
  const [path = self, search = ''] = self.split('?');
  const to = (n: number, rel: string) => {
    const query = new URLSearchParams(search);
    query.set('page', String(n));
    query.set('limit', String(limit));
    return `<${withQuery(path, {})}?${query}>; rel="${rel}"`;
  };
  const links = [
    to(1, 'first'),
    ...(page > 1 ? [to(Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next')] : []),
    to(last, 'last'),
  ];
  return last === 1 && page === 1 ? '' : links.join(', ');
}
