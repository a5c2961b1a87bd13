import type { LocalDate } from '../../../kernel/date.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type Call, findCall } from '../../calls/index.ts';
import { type Attachment, attachmentsOf } from '../../uploads/index.ts';
import { type Contents, type FormBasis, type KeptFile, type Section, sectionsFor, yearsBefore } from '../core/form.ts';
import { type Missing, missingIn } from '../core/missing.ts';
import type { ApplicationsDeps } from '../deps.ts';
import type { Application } from './application.ts';
import { contentsOf, sectionsWritten, type Written } from './sections.ts';

/** What the form of a call is made of, with the files that have been added. */
export function basisOf(
  call: Pick<Call, 'kind' | 'content' | 'decided' | 'lastDay'>,
  generalConditions: FormBasis['generalConditions'],
  files: readonly KeptFile[],
  today: LocalDate,
): FormBasis {
  const { content, decided, kind, lastDay } = call;
  return {
    conditions: decided.conditions,
    generalConditions,
    population: decided.definition.population,
    unitsForChildren: content.unitsForChildren,
    units: decided.slots.units,
    tasks: kind === 'sub-permit' ? [] : decided.slots.tasks,
    subPermits: kind === 'sub-permit' ? [] : decided.slots.subPermits,
    attachments: content.attachments,
    files,
    years: yearsBefore(lastDay ?? today),
  };
}

export type ApplicationForm = {
  readonly call: Call;
  readonly sections: readonly Section[];
  readonly written: readonly Written[];
  readonly contents: Contents;
  readonly files: readonly Attachment[];
  readonly missing: readonly Missing[];
};

/** The form of an application, what stands in it, and what it lacks. */
export async function applicationForm(
  tx: Tx,
  { register }: Pick<ApplicationsDeps, 'register'>,
  { id, call: callId, fictitious, lastDay }: Pick<Application, 'id' | 'call' | 'fictitious' | 'lastDay'>,
): Promise<ApplicationForm> {
  const call = await findCall(tx, callId, { fictitious });
  if (!call || lastDay === null) throw new Error(`An application belongs to a call that is not there: ${callId}`);
  const written = await sectionsWritten(tx, id);
  const files = await attachmentsOf(tx, id);
  const { generalConditions } = (fictitious ? register.withFictitious : register).data();
  const sections = sectionsFor(basisOf(call, generalConditions, files, lastDay));
  const contents = contentsOf(written);
  return { call, sections, written, contents, files, missing: missingIn(sections, contents, files) };
}
