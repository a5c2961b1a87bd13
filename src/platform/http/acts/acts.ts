import { patterns } from '../../../kernel/paths.ts';
import { anyone } from '../policy.ts';
import type { Route } from '../route.ts';

/** Where programs do what people do with forms: the form's own path under this. */
export const actsRoot = `${patterns.api.root}/acts`;

/**
 * Whether a program may send a form: those of people who have signed in, but for those of signing in itself. Forms that are open to
 * all have their own guards against robots, and no person whose act it would be.
 */
export const isAct = ({ kind, policy, byHand }: Pick<Route<never>, 'kind' | 'policy' | 'byHand'>): boolean =>
  kind === 'form' && policy !== anyone && byHand === undefined;

/** The address that a program sends a form to. */
export const actPath = ({ path }: Pick<Route<never>, 'path'>): string => `${actsRoot}${path}`;

/** The form's path with the parameters of a request in it: Swedish, and as the form itself would be sent. */
export function formPath({ path }: Pick<Route<never>, 'path'>, params: unknown): string {
  const values = params as Readonly<Record<string, string>>;
  return path.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** The page that a form stands on, among all routes. One that stands on several pages has none of its own. */
export const pageOfForm = <R extends Pick<Route<never>, 'kind' | 'path' | 'from'>>(form: R, routes: readonly R[]): R | undefined =>
  routes.find((route) => route.kind === 'page' && route.path === (form.from ?? form.path));
