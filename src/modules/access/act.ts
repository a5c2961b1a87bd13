import { fail, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { workingFor, worksFor } from '../../platform/db/index.ts';
import { keyEnded, keyUsedUp } from '../../platform/http/acts/key-rules.ts';
import type { Denial, Subject } from '../../platform/http/policy.ts';
import type { Context } from '../../platform/http/route.ts';
import type { Submission } from '../../platform/http/submission.ts';
import { type Answer, type KeyReused, once } from '../../platform/once.ts';
import { type Problem, ProblemError, problem } from '../../platform/problem/problem.ts';
import { type AuditEvent, type AuditKey, appendAudit } from '../audit/index.ts';
import { holdKey, type IdentityDeps } from '../identity/index.ts';
import { formForgotten } from './kept-forms.ts';
import type { Person } from './policies.ts';
import { actText } from './text/act.ts';

/** What an act needs to know of the one who acts and of the request. */
export type Doing = {
  readonly db: Database;
  readonly auditKey: AuditKey;
  readonly person: Person;
  readonly origin: string | null;
  readonly requestId: string;
  readonly submission: Submission | undefined;
};

type Asked = Pick<Context<IdentityDeps, unknown, unknown, unknown>, 'subject' | 'submission' | 'request' | 'deps'>;

/** Who acts, from the context of a handler. The route's policy must have let in only those who have signed in. */
export function doingOf({ subject, submission, request, deps }: Asked): Doing {
  const { db, auditKey } = deps.signIn;
  return { db, auditKey, person: personOf(subject), origin: request.ip, requestId: request.id, submission };
}

/** The signed-in person of a handler; throws 401 when its policy has let in someone else. */
export function personOf(subject: Subject): Person {
  if (subject.kind !== 'person') throw new ProblemError(problem('sign-in-needed'));
  return subject;
}

/** An event of the audit log; who, as what, from where and in which request are filled in. */
export type ActEvent = Pick<AuditEvent, 'action' | 'object'> & Partial<Pick<AuditEvent, 'result' | 'reason' | 'details'>>;

/** What an act leaves: what to answer (kept, and given again if the form comes again) and what to log. */
export type Done<T extends Answer> = { readonly answer: T; readonly events: readonly ActEvent[] };

/**
 * Does something in a person's name: in one transaction, under row-level security, once however often the form is sent,
 * and with its events at the end of the audit log. Expected faults come back as values, and then nothing has been done.
 */
export async function act<T extends Answer, F>(
  doing: Doing,
  work: (tx: Tx) => Promise<Result<Done<T>, F>>,
): Promise<Result<T, F | KeyReused>> {
  const { submission } = doing;
  if (!submission) throw new Error('Only a form, with its key, can lead to an act');
  const { person } = doing;
  const alongside = { first: workingFor({ person: person.id, ...person.acting }), last: formForgotten(person.id, submission.page) };
  try {
    return await doing.db.tx((tx) =>
      once<T, F>(
        tx,
        submission,
        async () => {
          await holdOwnKey(tx, person, submission.key);
          const done = await work(tx);
          if (!done.ok) throw new Undone(done.error);
          const [event, ...more] = done.value.events.map((one) => fullEvent(doing, one));
          if (event) await appendAudit(tx, doing.auditKey, event, ...more);
          return { ok: true, value: done.value.answer };
        },
        alongside,
      ),
    );
  } catch (error) {
    if (error instanceof Undone) return fail(error.fault as F);
    throw error;
  }
}

/** Nothing is done with a key that has ended since the request came. */
async function holdOwnKey(tx: Tx, { key }: Person, sentWith: string): Promise<void> {
  if (!key) return;
  const held = await holdKey(tx, key, sentWith);
  if (held !== 'holds') throw new ProblemError(held === 'used' ? keyUsedUp : keyEnded);
}

/** Carries an expected fault out of the transaction, so that what was written before it was found is taken back. */
class Undone extends Error {
  readonly fault: unknown;
  constructor(fault: unknown) {
    super('an act came to a fault');
    this.fault = fault;
  }
}

/** Runs the work in one transaction that sees only what the person may, acting as now. */
export function asSubject<T>(db: Database, person: Person, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.tx(async (tx) => {
    await worksFor(tx, { person: person.id, ...person.acting });
    return work(tx);
  });
}

/** Logs that something was refused by a rule about the thing itself, and says so on the page. */
export async function refuseAct(doing: Doing, event: Omit<ActEvent, 'result' | 'reason'>, denial: Denial): Promise<Problem> {
  await note(doing, { ...event, result: 'denied', reason: denial.because.en });
  return refused(denial);
}

/** The page that a refusal becomes. */
export const refused = ({ because, ask }: Denial): Problem =>
  problem('forbidden', { detail: { sv: `${because.sv} ${ask.sv}`, en: `${because.en} ${ask.en}` } });

/** Logs something that changes nothing: an export, a refusal. */
export const note = (doing: Omit<Doing, 'submission'>, event: ActEvent): Promise<void> =>
  doing.db.tx((tx) => appendAudit(tx, doing.auditKey, fullEvent(doing, event)));

/** An event with who did it, as what, from where, in which request and with which key: for what writes to the log in a transaction of its own. */
export function fullEvent({ person, origin, requestId }: Omit<Doing, 'submission'>, event: ActEvent): AuditEvent {
  const acting = `${person.acting.role}@${person.acting.organisation}`;
  const details = { ...event.details, ...(person.key ? { accessKey: person.key.id } : {}) };
  return { result: 'done', reason: null, ...event, details, actor: person.id, acting, origin, requestId };
}

/** The page that says that the form was sent before with other content. */
export const keyReused = (): Problem =>
  problem('conflict', {
    title: { sv: actText.sv.alreadySentTitle, en: actText.en.alreadySentTitle },
    detail: { sv: actText.sv.alreadySent, en: actText.en.alreadySent },
  });

export const isKeyReused = (fault: unknown): fault is KeyReused => fault === 'key-reused';
