import { createHmac } from 'node:crypto';
import { dayInStockholm } from '../../../kernel/date.ts';
import type { Queryable } from '../../../platform/db/index.ts';
import { anonymous, type Subject } from '../../../platform/http/policy.ts';
import { findSession, type Session } from '../sessions.ts';
import type { Cookies } from './cookies.ts';

type Asking = { readonly headers: { readonly cookie?: string | undefined } };

/** Finds out who asks, from the session cookie. A cookie without a session that holds counts as nobody. */
export function subjectFinder(deps: { readonly db: Queryable; readonly cookies: Cookies; readonly now: () => Date }) {
  return async (request: Asking): Promise<Subject> => {
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
