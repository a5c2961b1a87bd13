import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Denial } from '../../../platform/http/policy.ts';
import type { Answer as Kept, KeyReused } from '../../../platform/once.ts';
import { type ActEvent, act, type Doing, type Done, isMadeUp } from '../../access/index.ts';
import type { Section } from '../core/form.ts';
import type { Missing } from '../core/missing.ts';
import type { FieldFaults } from '../core/read.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { type Application, holdApplication } from '../queries/application.ts';
import { type AskedForm, askedForm } from '../queries/form.ts';
import type { Written } from '../queries/sections.ts';

/** Why an act was not done; then nothing has been done. */
export type Fault =
  | { readonly kind: 'missing' }
  /** It has come too far, or not far enough. */
  | { readonly kind: 'not-now' }
  /** The last day has passed, or the call has been withdrawn. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly denial: Denial }
  /** Fields of a small form that are wrong, and how. */
  | { readonly kind: 'invalid'; readonly fields: Readonly<Record<string, string>> };

export type SectionFault =
  | Fault
  /** Someone has saved the section since it was shown: what stands now. */
  | { readonly kind: 'section-stale'; readonly now: Written | undefined }
  | { readonly kind: 'faults'; readonly faults: FieldFaults }
  /** It cannot be marked as ready: what it lacks. */
  | { readonly kind: 'incomplete'; readonly missing: readonly Missing[] };

export type Acted<T, F = Fault> = Promise<Result<T, F | KeyReused>>;

export const missing: Result<never, Fault> = fail({ kind: 'missing' });
export const notNow: Result<never, Fault> = fail({ kind: 'not-now' });
export const closed: Result<never, Fault> = fail({ kind: 'closed' });
export const invalid = (fields: Readonly<Record<string, string>>): Result<never, Fault> => fail({ kind: 'invalid', fields });

export const about = (id: string): ActEvent['object'] => ({ kind: 'application', id });
export const done = <T extends Kept>(answer: T, ...events: readonly ActEvent[]): Result<Done<T>, never> => ok({ answer, events });

/** Whether something may be written in an application now. */
export const isOpen = ({ state, takes }: Pick<Application, 'state' | 'takes'>): boolean =>
  takes && (state === 'draft' || state === 'submitted');

/** An act whose last word the clock of the database has: what came in the moment after the last day is refused like what comes later. */
export async function actInTime<T extends Kept, F>(doing: Doing, work: (tx: Tx) => Promise<Result<Done<T>, F>>): Acted<T, F | Fault> {
  try {
    return await act<T, F>(doing, work);
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'application_in_time') return closed;
    throw error;
  }
}

export type InSection = {
  readonly application: Application;
  readonly form: AskedForm;
  readonly section: Section;
};

/** The own region's application and the section that someone acts in. What is written is taken while the call takes applications. */
export async function sectionFor(
  tx: Tx,
  doing: Doing,
  deps: Pick<ApplicationsDeps, 'register'>,
  { id, key, isWriting }: { readonly id: string; readonly key: string; readonly isWriting: boolean },
): Promise<Result<InSection, Fault>> {
  const application = await holdApplication(tx, id, doing.person.acting.organisation);
  if (!application || application.fictitious !== (await isMadeUp(tx, doing.person.id))) return missing;
  if (isWriting && !isOpen(application) && !application.openParts.includes(key)) return application.takes ? notNow : closed;
  const form = await askedForm(tx, deps, application);
  const section = form.sections.find((one) => one.key === key);
  return section ? ok({ application, form, section }) : missing;
}
