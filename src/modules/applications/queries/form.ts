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

/** What an application is asked, and the files that have been added. */
export type AskedForm = {
  readonly call: Call;
  readonly sections: readonly Section[];
  readonly files: readonly Attachment[];
};

export type ApplicationForm = AskedForm & {
  readonly written: readonly Written[];
  readonly contents: Contents;
  readonly missing: readonly Missing[];
};

type Asked = Pick<Application, 'id' | 'call' | 'fictitious' | 'lastDay'>;
type Lent = Pick<ApplicationsDeps, 'register'>;

/** The form of an application without what stands in it: enough for whoever writes in one section of it. */
export async function askedForm(tx: Tx, { register }: Lent, { id, call: callId, fictitious, lastDay }: Asked): Promise<AskedForm> {
  const call = await findCall(tx, callId, { fictitious });
  if (!call || lastDay === null) throw new Error(`An application belongs to a call that is not there: ${callId}`);
  const files = await attachmentsOf(tx, id);
  const { generalConditions } = (fictitious ? register.withFictitious : register).data();
  return { call, sections: sectionsFor(basisOf(call, generalConditions, files, lastDay)), files };
}

/** The form of an application, what stands in it, and what it lacks. */
export async function applicationForm(tx: Tx, lent: Lent, application: Asked): Promise<ApplicationForm> {
  const asked = await askedForm(tx, lent, application);
  const written = await sectionsWritten(tx, application.id);
  const contents = contentsOf(written);
  return { ...asked, written, contents, missing: missingIn(asked.sections, contents, asked.files) };
}
