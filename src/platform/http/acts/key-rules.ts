import { phrase } from '../../i18n/language.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { anyone, type KeyUsed, type Subject } from '../policy.ts';
import type { Route } from '../route.ts';
import { areaOf } from './areas.ts';
import { actsText } from './text.ts';

const bearer = (extra = ''): Record<string, string> => ({ 'www-authenticate': `Bearer realm="tillstand"${extra}` });

/** Who has come without a key that holds, where nothing else counts. */
export const keyNeeded = (subject: Subject): Problem =>
  subject.kind === 'anonymous' && subject.badKey
    ? keyEnded
    : problem('sign-in-needed', { detail: phrase(actsText, 'noKey'), headers: bearer() });

/** The key does not hold, or does not any more. */
export const keyEnded: Problem = problem('sign-in-needed', {
  detail: phrase(actsText, 'badKey'),
  headers: bearer(', error="invalid_token"'),
});

/** An act key has done the one thing that it was made for. */
export const keyUsedUp: Problem = problem('sign-in-needed', {
  detail: phrase(actsText, 'usedKey'),
  headers: bearer(', error="invalid_token"'),
});

const refusal = (key: 'readOnly' | 'otherArea' | 'otherAct' | 'needsFresh'): Problem =>
  problem('forbidden', { detail: phrase(actsText, key), headers: bearer(', error="insufficient_scope"') });

export const needsFresh: Problem = refusal('needsFresh');

type Asked = Pick<Route<never>, 'id' | 'method' | 'policy'>;

/** What a key does not reach, whatever its person may: what is open to all needs no key, and is for all keys. */
export function beyondKey(key: KeyUsed, route: Asked, path: string): Problem | undefined {
  if (route.policy === anyone) return undefined;
  if (key.may === 'act') return path === key.act ? undefined : refusal('otherAct');
  if (key.may === 'read' && route.method !== 'GET') return refusal('readOnly');
  if (key.areas.length === 0) return undefined;
  const area = areaOf(route);
  return area !== undefined && key.areas.includes(area) ? undefined : refusal('otherArea');
}
