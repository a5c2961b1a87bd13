import type { Route } from '../route.ts';
import { actPath, isAct } from './acts.ts';

export type FoundAct<D> = { readonly route: Route<D>; readonly params: Readonly<Record<string, string>> };

type Known<D> = { readonly route: Route<D>; readonly parts: readonly string[] };

/**
 * Finds the act of an address. There are many, each is seldom asked for, and a route of the server's own for each would cost a server at
 * rest some megabytes: they are gone through when somebody asks.
 */
export function actFinder<D>(routes: readonly Route<D>[]): (path: string) => FoundAct<D> | undefined {
  let known: ReadonlyMap<number, readonly Known<D>[]> | undefined;
  return (path) => {
    known ??= Map.groupBy(
      routes.filter(isAct).map((route) => ({ route, parts: actPath(route).split('/') })),
      ({ parts }) => parts.length,
    );
    const given = path.split('/');
    // Words go before parameters, from the left, as in the server's own table.
    const [best] = (known.get(given.length) ?? [])
      .filter(({ parts }) => parts.every((part, at) => isParameter(part) || part === given[at]))
      .toSorted(byWords);
    if (!best) return undefined;
    const params = best.parts.flatMap((part, at) => (isParameter(part) ? [[part.slice(1), decodeURIComponent(given[at] ?? '')]] : []));
    return { route: best.route, params: Object.fromEntries(params) };
  };
}

const isParameter = (part: string): boolean => part.startsWith(':');

const shape = ({ parts }: { readonly parts: readonly string[] }): string => parts.map((part) => (isParameter(part) ? '1' : '0')).join('');
const byWords = (a: Known<never>, b: Known<never>): number => (shape(a) < shape(b) ? -1 : 1);
