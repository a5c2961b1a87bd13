import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import { planned, type Tx, withNext } from '../../../platform/db/index.ts';
import type { Content } from '../core/form.ts';
import type { SectionStatus } from '../queries/sections.ts';

/** Begins an application; undefined when the region has one for the same unit already. */
export async function addApplication(
  tx: Tx,
  one: {
    readonly call: string;
    readonly organisation: string;
    readonly unitName: string;
    readonly person: string;
    readonly fictitious: boolean;
  },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into application (call, organisation, unit_name, created_by, fictitious)
    values (${one.call}, ${one.organisation}, ${one.unitName}, ${one.person}, ${one.fictitious})
    on conflict do nothing returning id`.execute(tx);
  return rows[0]?.id;
}

/** The version of a section that holds, 0 when nothing has been written; others who write in it wait until this transaction ends. */
export async function lockSection(tx: Tx, application: string, key: string): Promise<number> {
  const [row] = await planned(
    tx,
    sql<{ version: number }>`select version from application_section where application = ${application} and key = ${key} for update`,
  );
  return row?.version ?? 0;
}

export type SectionSave = {
  readonly key: string;
  readonly content: Content;
  /** The version that is written: one above the one that holds. */
  readonly version: number;
  readonly status: SectionStatus;
  readonly copiedFrom?: string;
  readonly person: string;
};

/** Keeps a version of a section. False when someone else has written the same version in between. */
export async function saveSection(tx: Tx, application: string, save: SectionSave): Promise<boolean> {
  const content = JSON.stringify(save.content);
  const { key, version, status, person } = save;
  const done =
    version === 1
      ? await sql`
          insert into application_section (application, key, content, version, status, changed_by)
          values (${application}, ${key}, ${content}::jsonb, 1, ${status}, ${person}) on conflict do nothing`.execute(tx)
      : await sql`
          update application_section set content = ${content}::jsonb, version = ${version}, status = ${status}, changed_by = ${person}
          where application = ${application} and key = ${key} and version = ${version - 1}`.execute(tx);
  if (done.numAffectedRows !== 1n) return false;
  await withNext(
    tx,
    sql`
      insert into application_section_version (application, key, version, content, status, copied_from, made_by)
      values (${application}, ${key}, ${version}, ${content}::jsonb, ${status}, ${save.copiedFrom ?? null}, ${person})`,
  );
  return true;
}

export async function addComment(tx: Tx, application: string, section: string, text: string, person: string): Promise<void> {
  await sql`
    insert into application_comment (application, section, text, made_by) values (${application}, ${section}, ${text}, ${person})`.execute(
    tx,
  );
}

export async function assignSection(
  tx: Tx,
  application: string,
  section: string,
  to: { readonly person: string; readonly due: LocalDate | null; readonly note: string; readonly by: string },
): Promise<void> {
  await sql`
    insert into application_assignment (application, section, person, due, note, made_by)
    values (${application}, ${section}, ${to.person}, ${to.due}, ${to.note}, ${to.by})`.execute(tx);
}

/** What was asked of people in a section is done: it has been marked as ready. */
export async function finishAssignments(tx: Tx, application: string, section: string): Promise<void> {
  await sql`
    update application_assignment set done_at = tillstand_now() where application = ${application} and section = ${section} and done_at is null`.execute(
    tx,
  );
}

/** Notes that someone has a section open for writing. */
export async function comeTo(tx: Tx, application: string, section: string, person: string): Promise<void> {
  await sql`
    insert into application_presence (application, section, person) values (${application}, ${section}, ${person})
    on conflict (application, section, person) do update set seen_at = tillstand_now()`.execute(tx);
}

/** Notes that someone has left it. */
export async function leave(tx: Tx, application: string, section: string, person: string): Promise<void> {
  await withNext(
    tx,
    sql`delete from application_presence where application = ${application} and section = ${section} and person = ${person}`,
  );
}
