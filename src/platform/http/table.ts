import { localPath } from '../../kernel/paths.ts';
import { actPath, isAct, pageOfForm } from './acts/acts.ts';
import { anyone } from './policy.ts';
import type { Route } from './route.ts';

/** One address that a route answers at. */
export type Address = { readonly method: string; readonly path: string };

/** The addresses of a route: one, or one for each language. */
export function addressesOf(route: Pick<Route<never>, 'method' | 'path' | 'bilingual'>): Address[] {
  const langs = route.bilingual ? (['sv', 'en'] as const) : (['sv'] as const);
  return langs.map((lang) => ({ method: route.method, path: localPath(route.path, lang) }));
}

/** Those, and for a form that programs may send those for them: to send it, and to read it from its page. */
export function allAddressesOf(route: Route<never>, routes: readonly Route<never>[]): Address[] {
  if (!isAct(route)) return addressesOf(route);
  const path = actPath(route);
  return [...addressesOf(route), { method: 'POST', path }, ...(pageOfForm(route, routes) ? [{ method: 'GET', path }] : [])];
}

/**
 * Everything wrong with a route table, in sentences; empty when it may start. A route without a policy
 * or an audit event must never be reachable, whatever the compiler was told.
 */
export function tableFaults(routes: readonly Route<never>[]): string[] {
  return [...routes.flatMap(routeFaults), ...doubled(routes)];
}

function routeFaults(route: Route<never>): string[] {
  const says = (condition: boolean, what: string) => (condition ? [`Route ${route.id || route.path}: ${what}.`] : []);
  const inPath = [...route.path.matchAll(/(?<!:):(\w+)/g)].map((found) => found[1]);
  const declared = Object.keys(route.params?.shape ?? {});
  return [
    ...says(!/^[a-z][\w-]*(\.[a-z][\w-]*)*$/.test(route.id), 'the id must be words with dots between, such as areas.list'),
    ...says(typeof route.policy !== 'function', 'has no policy'),
    ...says(!/^(none: \S.*|[a-z][a-zA-Z-]*\.[a-zA-Z.-]+)$/.test(route.audit ?? ''), 'has no audit event (or "none: <why>")'),
    ...says(route.cache !== undefined && route.policy !== anyone, 'only answers that anyone may see can be cached'),
    ...says(route.cache !== undefined && route.method !== 'GET', 'only GET can be cached'),
    ...says(
      !route.path.startsWith('/') || (route.path.length > 1 && route.path.endsWith('/')),
      'the path must begin with / and not end with it',
    ),
    ...says(
      inPath.some((name) => !declared.includes(name ?? '')) || declared.length !== inPath.length,
      'params must declare exactly the names in the path',
    ),
    ...says((route.kind === 'json' || route.kind === 'csv') && !route.summary, 'has no summary for the API description'),
    ...says(route.kind === 'json' && route.response === undefined, 'has no response schema'),
    ...says(
      route.kind === 'form' && (route.body === undefined || route.invalid === undefined),
      'a form needs a body schema and an answer for an invalid one',
    ),
  ];
}

function doubled(routes: readonly Route<never>[]): string[] {
  const ids = Map.groupBy(routes, (route) => route.id);
  const addresses = Map.groupBy(
    routes.flatMap((route) =>
      allAddressesOf(route, routes).map((address) => ({
        id: route.id,
        key: `${address.method} ${address.path.replaceAll(/(?<!:):\w+/g, ':')}`,
      })),
    ),
    (one) => one.key,
  );
  return [
    ...[...ids].filter(([, same]) => same.length > 1).map(([id, same]) => `Route ${id}: declared ${same.length} times.`),
    ...[...addresses]
      .filter(([, same]) => same.length > 1)
      .map(([key, same]) => `${key}: claimed by ${same.map((one) => one.id).join(' and ')}.`),
  ];
}

/** Finds which methods an address takes; for 405 and Allow. */
export function addressBook(routes: readonly Route<never>[]): { methodsAt: (path: string) => string[]; pages: readonly string[] } {
  const entries = routes.flatMap((route) => allAddressesOf(route, routes)).map(({ method, path }) => ({ method, match: asPattern(path) }));
  return {
    methodsAt: (path) => {
      const found = new Set(entries.filter(({ match }) => match.test(path)).map(({ method }) => method));
      if (found.has('GET')) found.add('HEAD');
      if (found.size > 0) found.add('OPTIONS');
      return [...found].sort();
    },
    pages: routes.filter((route) => route.kind === 'page' && !route.path.includes(':')).map((route) => route.path),
  };
}

/** `::` stands for a colon, as in `…/eligibility-checks::batch`. */
const asPattern = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/(?<!:):\w+/g, '[^/]+')
      .replaceAll('::', ':')}$`,
  );
