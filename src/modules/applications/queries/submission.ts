import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import { planned, type Queryable, type Tx } from '../../../platform/db/index.ts';
import type { Part, SubmissionSnapshot } from '../core/snapshot.ts';

/** What has been sent in, without its content. */
export type Submission = {
  readonly id: string;
  readonly application: string;
  readonly call: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly number: number;
  readonly kind: 'application' | 'completion';
  readonly contentHash: string;
  readonly hash: string;
  readonly parts: readonly Part[];
  readonly htmlDocument: string;
  readonly pdfDocument: string;
  readonly jsonDocument: string;
  readonly diaryNumber: string;
  readonly submittedBy: string | null;
  readonly submittedAt: Date;
  /** It came after the last day for all, in a time that had been granted. */
  readonly late: boolean;
  readonly fictitious: boolean;
};

const name = (organisation: string) => sql`
  coalesce((select r.name from region r where 'region-' || r.code = ${sql.ref(organisation)}),
    (select o.name from work_organisation o where o.id = ${sql.ref(organisation)}), ${sql.ref(organisation)})`;

const columns = sql`
  s.id, s.application, s.call, s.organisation, ${name('s.organisation')} as "organisationName", s.number, s.kind, s.content_hash as "contentHash", s.hash,
  s.parts, s.html_document as "htmlDocument", s.pdf_document as "pdfDocument", s.json_document as "jsonDocument", s.diary_number as "diaryNumber",
  (select p.name from person p where p.id = s.submitted_by) as "submittedBy", s.submitted_at as "submittedAt", s.late, s.fictitious`;

/** Everything that has been sent in to a call and that the one who asks may see; nothing while it is sealed for them. By region, in order. */
export async function submissionsOf(tx: Queryable, call: string): Promise<readonly Submission[]> {
  const { rows } = await sql<Submission>`
    select * from (select ${columns} from application_submission s where s.call = ${call}) found
    order by "organisationName" collate sv_se, application, number`.execute(tx);
  return rows;
}

/** All that has been sent in of one application, the latest first. */
export const submissionsOfApplication = (tx: Tx, application: string): Promise<readonly Submission[]> =>
  planned(tx, sql<Submission>`select ${columns} from application_submission s where s.application = ${application} order by s.number desc`);

/** The submission that stands, unless its application has been withdrawn; undefined when nothing has come, or it is sealed. */
export async function latestSubmission(tx: Tx, application: string): Promise<Submission | undefined> {
  return (await submissionsOfApplication(tx, application))[0];
}

export async function findSubmission(tx: Queryable, application: string, number: number): Promise<Submission | undefined> {
  const { rows } = await sql<Submission>`
    select ${columns} from application_submission s where s.application = ${application} and s.number = ${number}`.execute(tx);
  return rows[0];
}

/** What a submission says; undefined when it is sealed for the one who asks. The same for ever. */
export async function snapshotOf(tx: Queryable, submission: string): Promise<SubmissionSnapshot | undefined> {
  const { rows } = await sql<{ content: SubmissionSnapshot }>`
    select content from application_submission where id = ${submission}`.execute(tx);
  return rows[0]?.content;
}

/** What stands in a call: of every application that has not been withdrawn or dismissed its latest submission; nothing while it is sealed. */
export async function standingIn(tx: Queryable, call: string): Promise<readonly Submission[]> {
  const { rows } = await sql<Submission>`
    select * from (
      select distinct on (s.application) ${columns}
      from application_submission s join application a on a.id = s.application and a.state = 'submitted'
      where s.call = ${call} order by s.application, s.number desc) found
    order by "organisationName" collate sv_se, application`.execute(tx);
  return rows;
}

export type SubmittedFile = { readonly name: string; readonly mediaType: string; readonly sha256: string; readonly bytes: number };

/** One of the three files of a submission, for those who read it. */
export async function fileOf(tx: Queryable, submission: string, form: 'html' | 'pdf' | 'json'): Promise<SubmittedFile | undefined> {
  const { rows } = await sql<SubmittedFile>`
    select name, media_type as "mediaType", sha256, bytes from application_file(${submission}, ${form})`.execute(tx);
  return rows[0];
}

export type Received = { readonly organisation: string; readonly name: string; readonly firstAt: Date; readonly latestAt: Date };

/** That something has come in, from whom and when: all that the authority may know while a call is sealed. */
export async function receivedIn(tx: Tx, call: string): Promise<readonly Received[]> {
  const { rows } = await sql<Received>`
    select organisation, name, first_at as "firstAt", latest_at as "latestAt" from applications_received(${call}) order by name collate sv_se, first_at`.execute(
    tx,
  );
  return rows;
}

/** When and by whom a call was opened; undefined while it is sealed. */
export async function openingOf(tx: Queryable, call: string): Promise<{ readonly openedAt: Date; readonly openedBy: string } | undefined> {
  const { rows } = await sql<{ openedAt: Date; openedBy: string }>`
    select opened_at as "openedAt", opened_by as "openedBy" from application_opening where call = ${call}`.execute(tx);
  return rows[0];
}

export type Withdrawal = { readonly number: number; readonly reason: string; readonly diaryNumber: string; readonly withdrawnAt: Date };
export async function withdrawalsOf(tx: Queryable, application: string): Promise<readonly Withdrawal[]> {
  const { rows } = await sql<Withdrawal>`
    select number, reason, diary_number as "diaryNumber", withdrawn_at as "withdrawnAt" from application_withdrawal
    where application = ${application} order by withdrawn_at desc`.execute(tx);
  return rows;
}

export async function isDecided(tx: Tx, application: string): Promise<boolean> {
  const [row] = await planned(tx, sql<{ decided: boolean }>`select application_decided(${application}) as decided`);
  return row?.decided ?? false;
}

/** The last day for a region in a call: the later of the day for all and one that has been granted. */
export async function lastDayOf(tx: Queryable, call: string, organisation: string): Promise<LocalDate | null> {
  const { rows } = await sql<{ day: LocalDate | null }>`select application_last_day(${call}, ${organisation}) as day`.execute(tx);
  return rows[0]?.day ?? null;
}

/** What an organisation that people act for is called: a region by the register's own name. */
export async function regionName(tx: Queryable, organisation: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select coalesce((select r.name from region r where 'region-' || r.code = ${organisation}),
      (select o.name from work_organisation o where o.id = ${organisation}), ${organisation}) as name`.execute(tx);
  return rows[0]?.name ?? organisation;
}
