import { createHmac } from 'node:crypto';
import { dayInStockholm } from '../../../kernel/date.ts';
import type { Queryable } from '../../../platform/db/index.ts';
import type { AskedBy } from '../../../platform/http/kitchen.ts';
import { anonymous, type Subject } from '../../../platform/http/policy.ts';
import { bearerIn, subjectOfKey } from '../access-keys.ts';
import { findSession, type Session } from '../sessions.ts';
import type { Cookies } from './cookies.ts';

type Asking = { readonly headers: { readonly cookie?: string | undefined; readonly authorization?: string | undefined } };

/**
 * Finds out who asks, from the session cookie or from an access key, whichever counts at the address. A key that came along decides
 * alone, also when it does not hold. A cookie without a session that holds counts as nobody.
 */
export function subjectFinder(deps: { readonly db: Queryable; readonly cookies: Cookies; readonly now: () => Date }) {
  return async (request: Asking, by: AskedBy = 'session'): Promise<Subject> => {
    const key = by === 'session' ? undefined : bearerIn(request.headers.authorization);
    if (key !== undefined) return subjectOfKey(deps.db, key, deps.now(), dayInStockholm(deps.now()));
    if (by === 'key') return anonymous;
    const token = deps.cookies.read(request.headers.cookie, deps.cookies.session);
    if (token === null || token === '') return anonymous;
    const session = await findSession(deps.db, token, dayInStockholm(deps.now()));
    return session ? subjectOf(session) : anonymous;
  };
}

/** The token that the forms of a session carry. */
export const formTokenOf = (csrfSecret: Buffer): string => createHmac('sha256', csrfSecret).update('form').digest('base64url');

/** What policies and pages see of a session. Without a chosen assignment the person may do nothing but choose. */
export function subjectOf(session: Session): Subject {
  const toAssignment = ({ role, organisation }: { role: string; organisation: string }) => ({ role, organisation });
  return {
    kind: 'person',
    id: session.person,
    name: session.name,
    unreadMessages: session.unreadMessages,
    acting: session.acting ? toAssignment(session.acting) : { role: 'none', organisation: 'none' },
    assignments: session.assignments.map(toAssignment),
    session: {
      id: session.id,
      csrf: formTokenOf(session.csrfSecret),
      steppedUpAt: session.steppedUpAt,
    },
  };
}
