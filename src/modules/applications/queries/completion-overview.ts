import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';

/** A region that a call went to, and how far it has come. Of what lies under seal no more than that something has come. */
export type Invited = {
  readonly organisation: string;
  readonly name: string;
  readonly receivedAt: Date | null;
  readonly begunAt: Date | null;
  /** Whether something of it stands with the authority. */
  readonly hasSent: boolean;
  readonly firstAt: Date | null;
  readonly reminded: readonly number[];
};

export async function invitedTo(tx: Tx, call: string): Promise<readonly Invited[]> {
  const { rows } = await sql<Invited>`
    select * from (
    select r.organisation, coalesce((select g.name from region g where 'region-' || g.code = r.organisation),
        (select o.name from work_organisation o where o.id = r.organisation), r.organisation) as name, r.received_at as "receivedAt",
      (select min(b.begun_at) from applications_begun(${call}) b where b.organisation = r.organisation) as "begunAt",
      exists (select from applications_received(${call}) s where s.organisation = r.organisation) as "hasSent",
      (select min(s.first_at) from applications_received(${call}) s where s.organisation = r.organisation) as "firstAt",
      array(select m.days_before from application_reminder m where m.call = ${call} and m.organisation = r.organisation order by m.days_before desc) as reminded
    from area_call_recipient r where r.call = ${call}) invited order by name collate sv_se`.execute(tx);
  return rows;
}

export type Applicant = {
  readonly organisation: string;
  readonly region: string;
  readonly hospital: string;
  readonly unit: string;
  readonly state: 'submitted' | 'withdrawn' | 'dismissed';
  readonly firstAt: Date;
};

/** Who has applied, for everyone: nobody while the call is sealed. */
export async function applicantsOf(db: Queryable, call: string): Promise<readonly Applicant[]> {
  const { rows } = await sql<Applicant>`
    select organisation, region, hospital, unit, state, first_at as "firstAt" from applicants_of_call(${call})`.execute(db);
  return rows;
}

/** Whether what has come in to a call has been opened; everyone may know that. */
export async function isOpenedForAll(db: Queryable, call: string): Promise<boolean> {
  const { rows } = await sql<{ opened: boolean }>`select call_is_opened(${call}) as opened`.execute(db);
  return rows[0]?.opened === true;
}

export type Remindable = {
  readonly call: string;
  readonly careCase: string | null;
  readonly areaName: string;
  readonly organisation: string;
  readonly lastDay: LocalDate;
  readonly openedAt: Date;
  readonly sent: readonly number[];
  readonly fictitious: boolean;
};

/** Regions that an open call went to and that have sent nothing in. For the product's own work. */
export async function remindable(tx: Tx): Promise<readonly Remindable[]> {
  const { rows } = await sql<Remindable>`
    select c.id as call, c.care_case as "careCase", c.area_name as "areaName", r.organisation, c.last_day as "lastDay", c.opened_at as "openedAt",
      array(select m.days_before from application_reminder m where m.call = c.id and m.organisation = r.organisation) as sent, c.fictitious
    from area_call c join area_call_recipient r on r.call = c.id
    where c.state = 'open' and not exists (
      select from application a where a.call = c.id and a.organisation = r.organisation and a.state <> 'draft')
    order by c.id, r.organisation`.execute(tx);
  return rows;
}
