import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import { planned, type Tx } from '../../../platform/db/index.ts';
import type { Content, Contents, SectionKey } from '../core/form.ts';

export type SectionStatus = 'working' | 'ready';

/** A section as it stands now. */
export type Written = {
  readonly key: SectionKey;
  readonly content: Content;
  readonly version: number;
  readonly status: SectionStatus;
  readonly changedBy: string | null;
  readonly changedAt: Date;
};

const writtenColumns = sql`
  s.key, s.content, s.version, s.status, s.changed_at as "changedAt", (select p.name from person p where p.id = s.changed_by) as "changedBy"`;

export const sectionsWritten = (tx: Tx, application: string): Promise<readonly Written[]> =>
  planned(tx, sql<Written>`select ${writtenColumns} from application_section s where s.application = ${application}`);

export async function findWritten(tx: Tx, application: string, key: string): Promise<Written | undefined> {
  const { rows } = await sql<Written>`
    select ${writtenColumns} from application_section s where s.application = ${application} and s.key = ${key}`.execute(tx);
  return rows[0];
}

export const contentsOf = (written: readonly Pick<Written, 'key' | 'content'>[]): Contents =>
  Object.fromEntries(written.map(({ key, content }) => [key, content]));

export type SectionVersion = {
  readonly version: number;
  readonly content: Content;
  readonly status: SectionStatus;
  readonly copiedFrom: string | null;
  /** The area of the application that it was taken from. */
  readonly copiedName: string | null;
  readonly madeBy: string | null;
  readonly madeAt: Date;
};

/** The latest versions of a section, the latest first. */
export async function versionsOfSection(tx: Tx, application: string, key: string): Promise<readonly SectionVersion[]> {
  const { rows } = await sql<SectionVersion>`
    select v.version, v.content, v.status, v.copied_from as "copiedFrom",
      (select c.area_name from application a join area_call c on c.id = a.call where a.id = v.copied_from) as "copiedName",
      v.made_at as "madeAt", (select p.name from person p where p.id = v.made_by) as "madeBy"
    from application_section_version v where v.application = ${application} and v.key = ${key} order by v.version desc limit 200`.execute(
    tx,
  );
  return rows;
}

export type Comment = {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly by: string | null;
  readonly at: Date;
};

export async function commentsOn(tx: Tx, application: string, section: string): Promise<readonly Comment[]> {
  const { rows } = await sql<Comment>`
    select c.id, c.section, c.text, c.made_at as at, (select p.name from person p where p.id = c.made_by) as by
    from application_comment c where c.application = ${application} and c.section = ${section} order by c.made_at, c.id limit 500`.execute(
    tx,
  );
  return rows;
}

/** How many comments each section has. */
export async function commentCounts(tx: Tx, application: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ section: string; n: number }>`
    select section, count(*)::int as n from application_comment where application = ${application} group by section`.execute(tx);
  return new Map(rows.map(({ section, n }) => [section, n]));
}

export type Assignment = {
  readonly id: string;
  readonly section: string;
  readonly person: string;
  readonly name: string | null;
  readonly due: LocalDate | null;
  readonly note: string;
  readonly doneAt: Date | null;
};

export async function assignmentsIn(tx: Tx, application: string): Promise<readonly Assignment[]> {
  const { rows } = await sql<Assignment>`
    select d.id, d.section, d.person, (select p.name from person p where p.id = d.person) as name, d.due, d.note, d.done_at as "doneAt"
    from application_assignment d where d.application = ${application} order by d.made_at, d.id`.execute(tx);
  return rows;
}

export type OwnAssignment = { readonly application: string; readonly section: string; readonly due: LocalDate | null };

/** What someone has been asked to write and has not marked as ready, soonest first. */
export async function assignmentsFor(tx: Tx, person: string): Promise<readonly OwnAssignment[]> {
  const { rows } = await sql<OwnAssignment>`
    select distinct d.application, d.section, min(d.due) as due from application_assignment d
    join application a on a.id = d.application and a.state in ('draft', 'submitted')
    where d.person = ${person} and d.done_at is null group by d.application, d.section order by due nulls last, d.section limit 200`.execute(
    tx,
  );
  return rows;
}

/** For how long someone who opened a section counts as being there. */
export const presentMinutes = 15;

export type Present = { readonly section: string; readonly name: string | null; readonly since: Date };

/** Who else has had a section open for writing in the last while. */
export async function presentIn(tx: Tx, application: string, except: string): Promise<readonly Present[]> {
  const { rows } = await sql<Present>`
    select r.section, r.seen_at as since, (select p.name from person p where p.id = r.person) as name
    from application_presence r
    where r.application = ${application} and r.person <> ${except}
      and r.seen_at > tillstand_now() - make_interval(mins => ${presentMinutes}) order by r.seen_at`.execute(tx);
  return rows;
}

export type Colleague = { readonly id: string; readonly name: string };

/** Those at the region who may write in its applications now. */
export async function editorsAt(tx: Tx, organisation: string, today: string): Promise<readonly Colleague[]> {
  const { rows } = await sql<Colleague>`
    select p.id, p.name from assignment a join person p on p.id = a.person
    where a.organisation = ${organisation} and a.role = 'applicant-editor' and a.ended_at is null and p.active
      and a.valid_from <= ${today}::date and coalesce(a.valid_to, 'infinity') >= ${today}::date
      and (not a.needs_confirmation or a.confirmed_by is not null)
    group by p.id, p.name order by p.name collate sv_se, p.id`.execute(tx);
  return rows;
}
