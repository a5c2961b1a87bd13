import { splitLang } from '../../kernel/paths.ts';
import type { Policy, Subject } from '../../platform/http/policy.ts';

/** A form that programs may send, as far as finding it by an address needs. */
export type ActRoute = { readonly path: string; readonly from?: string; readonly policy: Policy };

type Person = Extract<Subject, { kind: 'person' }>;

export type ActSought =
  | { readonly kind: 'found'; readonly path: string }
  /** Nothing there needs a fresh sign-in: an ordinary key will do. */
  | { readonly kind: 'none' }
  | { readonly kind: 'not-allowed' }
  /** Several things are done on that page: one of their addresses must be given. */
  | { readonly kind: 'several'; readonly paths: readonly string[] };

/** The path in what somebody pasted: with or without scheme and host, language and the API's beginning. */
export function pathIn(pasted: string): string {
  const path =
    pasted
      .trim()
      .replace(/^[a-z]+:\/\/[^/]+/i, '')
      .split(/[?#]/, 1)[0] ?? '';
  return splitLang(path.replace(/^\/v1\/acts(?=\/)/, '')).path.replace(/(.)\/+$/, '$1');
}

/**
 * The act that an act key is to be for, by the form's own address or by that of the page that it stands on: one that the person may do
 * in a fresh sign-in and not otherwise.
 */
export function findAct(acts: readonly ActRoute[], pasted: string, person: Person, now: Date): ActSought {
  const path = pathIn(pasted);
  const fresh = acts.filter((act) => needsFresh(act, person, now));
  const exact = fresh.filter((act) => matching(act.path, path)).map((act) => ({ act, at: path }));
  const onPage = fresh.filter((act) => matching(act.from ?? act.path, path)).map((act) => ({ act, at: filled(act, path) }));
  const found = exact.length > 0 ? exact : onPage;
  const [only] = found;
  if (!only) return { kind: 'none' };
  const allowed = found.filter(({ act }) => act.policy(signedInAt(person, now), now).allowed);
  if (allowed.length === 0) return { kind: 'not-allowed' };
  if (allowed.length > 1) return { kind: 'several', paths: allowed.map(({ at }) => at) };
  return { kind: 'found', path: (allowed[0] ?? only).at };
}

const signedInAt = (person: Person, steppedUpAt: Date | null): Person => ({ ...person, session: { ...person.session, steppedUpAt } });

/** Refused to everyone whose sign-in is old, whatever else they may. */
function needsFresh({ policy }: ActRoute, person: Person, now: Date): boolean {
  const [old, young] = [policy(signedInAt(person, null), now), policy(signedInAt(person, now), now)];
  return (!old.allowed && old.stepUp === true) || (!old.allowed && !young.allowed);
}

const asPattern = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
const matching = (pattern: string, path: string): boolean => asPattern(pattern).test(path);

/** The form's own path, with the parameters of its page's. */
function filled({ path: form, from }: ActRoute, page: string): string {
  const groups = asPattern(from ?? form).exec(page)?.groups ?? {};
  return form.replaceAll(/:(\w+)/g, (_all, name: string) => groups[name] ?? `:${name}`);
}
