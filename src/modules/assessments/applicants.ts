import type { Tx } from '../../platform/db/index.ts';
import {
  type Application,
  applicationsOf,
  changedParts,
  latestSubmission,
  type Submission,
  type SubmissionSnapshot,
  snapshotOf,
  submissionsOfApplication,
} from '../applications/index.ts';
import type { Call } from '../calls/index.ts';
import { findCall } from '../calls/index.ts';
import type { CareCase } from '../cases/index.ts';
import { callOfCase } from './queries.ts';

/** An application that has come in to the call of a case, as the one who asks may read it. */
export type Applied = {
  readonly application: Application;
  readonly latest: Submission;
  readonly snapshot: SubmissionSnapshot;
  /** County code. */
  readonly region: string;
  readonly withdrawn: boolean;
};

export type Round = { readonly call: Call; readonly applied: readonly Applied[] };

/** The call of a case and all that has come in to it; what is sealed or kept from the one who asks is not there. Drafts are nobody's here. */
export async function roundOf(tx: Tx, { id, fictitious }: Pick<CareCase, 'id' | 'fictitious'>): Promise<Round | undefined> {
  const call = await callOfCase(tx, id);
  const found = call === undefined ? undefined : await findCall(tx, call, { fictitious });
  if (!found) return undefined;
  const applied: Applied[] = [];
  for (const application of await applicationsOf(tx, found.id)) {
    if (application.state === 'draft' || application.state === 'dismissed') continue;
    const one = await readApplied(tx, application);
    if (one) applied.push(one);
  }
  return { call: found, applied };
}

/** One of them. */
export async function appliedIn(tx: Tx, careCase: Pick<CareCase, 'id' | 'fictitious'>, application: string): Promise<Applied | undefined> {
  const call = await callOfCase(tx, careCase.id);
  if (call === undefined) return undefined;
  const found = (await applicationsOf(tx, call)).find(({ id }) => id === application);
  return found && found.state !== 'draft' && found.state !== 'dismissed' ? readApplied(tx, found) : undefined;
}

async function readApplied(tx: Tx, application: Application): Promise<Applied | undefined> {
  const latest = await latestSubmission(tx, application.id);
  const snapshot = latest && (await snapshotOf(tx, latest.id));
  if (!latest || !snapshot) return undefined;
  return {
    application,
    latest,
    snapshot,
    region: application.organisation.replace('region-', ''),
    withdrawn: application.state === 'withdrawn',
  };
}

/** `Region Skåne, Skånes universitetssjukhus`. */
export const nameOf = ({ application, snapshot }: Pick<Applied, 'application' | 'snapshot'>): string =>
  [application.organisationName, snapshot.unit.hospital].filter((one) => one !== '').join(', ');

/** Which parts of an application have changed since one of its submissions. */
export async function changesIn(tx: Tx, application: string): Promise<(number: number) => readonly string[]> {
  const all = await submissionsOfApplication(tx, application);
  const [latest] = all;
  return (number) => {
    const then = all.find((one) => one.number === number);
    return latest && then ? changedParts(then.parts, latest.parts) : [];
  };
}

type Answered = Pick<Applied, 'snapshot'>;
type Row = Readonly<Record<string, string | number | boolean | null>>;

/** What an application answers in a field of its form. */
export const answerIn = ({ snapshot }: Answered, section: string, field: string) =>
  snapshot.sections.find(({ key }) => key === section)?.fields.find(({ name }) => name === field)?.value;

/** The rows of a field that is a table. */
export function rowsIn(applied: Answered, section: string, field: string): readonly Row[] {
  const value = answerIn(applied, section, field);
  return Array.isArray(value) ? value.filter((one): one is Row => typeof one === 'object' && one !== null) : [];
}
