import { appendAudit } from '../audit/index.ts';
import { actAs, endSession, endSessionsOf, type Session } from './sessions.ts';
import type { Caller, SignInDeps } from './sign-in.ts';

const traceOf = (session: Session, caller: Caller) => ({
  actor: session.person,
  acting: session.acting ? `${session.acting.role}@${session.acting.organisation}` : null,
  object: { kind: 'session', id: session.id },
  reason: null,
  origin: caller.origin,
  requestId: caller.requestId,
});

/** Chooses the assignment to work in; false when the person may not act as that any more. */
export function changeAssignment(
  { db, auditKey }: Pick<SignInDeps, 'db' | 'auditKey'>,
  session: Session,
  assignment: string,
  caller: Caller,
): Promise<boolean> {
  return db.tx(async (tx) => {
    const done = await actAs(tx, session, assignment);
    const result = done ? 'done' : 'denied';
    await appendAudit(tx, auditKey, { ...traceOf(session, caller), action: 'session.assignment-chosen', result, details: { assignment } });
    return done;
  });
}

/** Ends this session, or all of the person's. */
export function endMySessions(
  { db, auditKey }: Pick<SignInDeps, 'db' | 'auditKey'>,
  session: Session,
  everywhere: boolean,
  caller: Caller,
): Promise<void> {
  return db.tx(async (tx) => {
    if (everywhere) await endSessionsOf(tx, session.person, 'signed-out-everywhere');
    else await endSession(tx, session.id, 'signed-out');
    await appendAudit(tx, auditKey, { ...traceOf(session, caller), action: 'session.sign-out', result: 'done', details: { everywhere } });
  });
}
