import { splitLang } from '../../kernel/paths.ts';
import type { Route } from './route.ts';

type Dated = (path: string) => boolean;
const known = new WeakMap<readonly unknown[], Dated>();

/** Which addresses take a day (`asOf`, `knownAt`): a link to any other must not carry it, for it would be refused. */
export function datedPaths(routes: readonly Pick<Route<never>, 'path' | 'dated'>[]): Dated {
  const found = known.get(routes) ?? matcher(routes.filter((route) => route.dated).map(({ path }) => path));
  known.set(routes, found);
  return found;
}

function matcher(patterns: readonly string[]): Dated {
  const plain = new Set(patterns.filter((pattern) => !pattern.includes(':')));
  const open = patterns
    .filter((pattern) => pattern.includes(':'))
    .map((pattern) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`));
  return (to) => {
    const { path } = splitLang(to.split(/[?#]/, 1)[0] ?? to);
    return plain.has(path) || open.some((one) => one.test(path));
  };
}
