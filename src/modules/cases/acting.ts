import { paths, patterns } from '../../kernel/paths.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Denial, denied } from '../../platform/http/policy.ts';
import type { Context } from '../../platform/http/route.ts';
import { type Phrase, phrase } from '../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../platform/problem/problem.ts';
import { asSubject, type Doing, isKeyReused, isMadeUp, keyReused, note, type Person, personOf } from '../access/index.ts';
import type { IdentityDeps, Role } from '../identity/index.ts';
import type { Capacity, Standing } from './core/conflict.ts';
import type { CaseState } from './core/states.ts';
import { capacitiesIn, standingOf } from './people.ts';
import { type CareCase, findCase } from './queries.ts';
import { lockCase } from './store.ts';
import { actText } from './text/act.ts';
import { caseWords } from './text/words.ts';

/** What an act in a case asks of the case and of the person. */
export type Needed = {
  /** The states that the case must be in; any when left out. */
  readonly states?: readonly CaseState[];
  /** The version of the case that the person saw, for acts on the case itself. */
  readonly version?: number;
  /** One of these roles at the authority, or one of these capacities in the case: one is enough. Anyone who may know of the case when both are left out. */
  readonly roles?: readonly Role[];
  readonly capacities?: readonly Capacity[];
};

/** Why an act in a case was not done; then nothing has been done. */
export type CaseFault =
  | { readonly kind: 'missing' }
  /** Someone else has acted in between: the case as it is now. */
  | { readonly kind: 'stale'; readonly now: CareCase }
  /** The case is in another state than the act is made for. */
  | { readonly kind: 'not-now'; readonly now: CareCase }
  | { readonly kind: 'refused'; readonly denial: Denial; readonly standing: Standing };

/**
 * The case that an act is about, if this person may act in it now. Others who act in the same case wait from here to the end of the
 * transaction. Whoever has a conflict of interest, or has not said whether, is refused; let `answerCaseFault` answer, so that it is logged.
 */
export async function caseForAct(
  tx: Tx,
  doing: Pick<Doing, 'person'>,
  id: string,
  needed: Needed = {},
): Promise<Result<CareCase, CaseFault>> {
  await lockCase(tx, id);
  return caseFor(tx, doing.person, id, needed);
}

/** The case whose papers a person asks to read: as `caseForAct`, without waiting for anyone. */
export const caseForReading = (
  tx: Tx,
  person: Person,
  id: string,
  needed: Omit<Needed, 'version'> = {},
): Promise<Result<CareCase, CaseFault>> => caseFor(tx, person, id, needed);

async function caseFor(tx: Tx, person: Person, id: string, needed: Needed): Promise<Result<CareCase, CaseFault>> {
  const found = await findCase(tx, id, { fictitious: await isMadeUp(tx, person.id) });
  if (!found) return fail({ kind: 'missing' });
  const standing = await standingOf(tx, id, person.id);
  if (standing !== 'clear') return fail({ kind: 'refused', denial: refusalFor(standing), standing });
  if (!(await takesPart(tx, person, id, needed))) {
    return fail({ kind: 'refused', denial: denied(phrase(actText, 'notYours'), phrase(actText, 'askOfficer')), standing });
  }
  if (needed.version !== undefined && found.version !== needed.version) return fail({ kind: 'stale', now: found });
  if (needed.states && !needed.states.includes(found.state)) return fail({ kind: 'not-now', now: found });
  return ok(found);
}

async function takesPart(tx: Tx, { id: person, acting }: Person, careCase: string, { roles, capacities }: Needed): Promise<boolean> {
  if (!roles && !capacities) return true;
  if (acting.organisation === 'authority' && roles?.some((role) => role === acting.role)) return true;
  if (!capacities) return false;
  const own = await capacitiesIn(tx, careCase, person);
  return own.some((capacity) => capacities.includes(capacity));
}

/** The refusal of those whose standing is not clear. */
export function refusalFor(standing: Exclude<Standing, 'clear'>): Denial {
  return denied(phrase(actText, standing), phrase(actText, standing === 'undeclared' ? 'declareFirst' : 'askOfficer'));
}

type Reading = { readonly subject: Asked['subject']; readonly deps: Pick<IdentityDeps, 'db'> };

/** A case and what a page shows of it, for the one who asks; refusals for conflicts of interest are logged by `answerCaseFault`. */
export function readInCase<T>(
  { subject, deps }: Reading,
  id: string,
  needed: Omit<Needed, 'version'>,
  work: (tx: Tx, careCase: CareCase) => Promise<T>,
): Promise<Result<{ readonly careCase: CareCase; readonly read: T }, CaseFault>> {
  const person = personOf(subject);
  return asSubject(deps.db, person, async (tx) => {
    const found = await caseForReading(tx, person, id, needed);
    return found.ok ? ok({ careCase: found.value, read: await work(tx, found.value) }) : found;
  });
}

export const isCaseFault = (fault: unknown): fault is CaseFault =>
  typeof fault === 'object' &&
  fault !== null &&
  'kind' in fault &&
  (fault.kind === 'missing' || fault.kind === 'stale' || fault.kind === 'not-now' || fault.kind === 'refused');

type Asked = Pick<Context<IdentityDeps, unknown, unknown, unknown>, 'subject' | 'request' | 'deps'>;

/**
 * The page that a fault of a case becomes; refusals are logged as denied, with the case. `action` is the event of the act that was
 * refused: `case.read`, `basis.saved`. Handles a key that was used again too, so that handlers end with it.
 */
export async function answerCaseFault(
  { subject, request, deps }: Asked,
  fault: CaseFault | 'key-reused',
  about: { readonly id: string; readonly action: string },
): Promise<Problem> {
  if (isKeyReused(fault)) return keyReused();
  const link = (path: string, key: 'toCases' | 'toCase' | 'declare') => [{ href: path, text: phrase(actText, key) }];
  switch (fault.kind) {
    case 'missing':
      return notFound(phrase(actText, 'notFound'), link(patterns.cases, 'toCases'));
    case 'refused': {
      if (subject.kind === 'person') {
        const { db, auditKey } = deps.signIn;
        const object = { kind: 'case', id: about.id };
        const { because, ask } = fault.denial;
        await note(
          { db, auditKey, person: subject, origin: request.ip, requestId: request.id },
          { action: about.action, object, result: 'denied', reason: because.en, details: { standing: fault.standing } },
        );
        const detail: Phrase = { sv: `${because.sv} ${ask.sv}`, en: `${because.en} ${ask.en}` };
        return problem('forbidden', { detail, links: fault.standing === 'clear' ? [] : link(paths.caseConflict(about.id), 'declare') });
      }
      return problem('forbidden');
    }
    case 'stale':
      return problem('conflict', {
        title: phrase(actText, 'staleTitle'),
        detail: phrase(actText, 'stale'),
        links: link(paths.careCase(about.id), 'toCase'),
      });
    case 'not-now': {
      const { state } = fault.now;
      return problem('conflict', {
        title: phrase(actText, 'notNowTitle'),
        detail: { sv: actText.sv.notNow(caseWords.sv.states[state]), en: actText.en.notNow(caseWords.en.states[state]) },
        links: link(paths.careCase(about.id), 'toCase'),
      });
    }
  }
}

/** `role@organisation`, as events carry it. */
export const actingText = ({ acting }: Person): string => `${acting.role}@${acting.organisation}`;
