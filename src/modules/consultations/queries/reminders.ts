import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Tx } from '../../../platform/db/index.ts';

export type Remindable = {
  readonly addressee: string;
  readonly consultation: string;
  readonly careCase: string;
  readonly areaName: string;
  readonly organisation: string | null;
  readonly mail: string | null;
  readonly invite: string;
  readonly lastDay: LocalDate;
  readonly ownLastDay: LocalDate | null;
  /** When the letter went out, or the last day was last moved. */
  readonly since: Date;
  /** Reminders that have been sent, by last day. */
  readonly sent: Readonly<Record<string, readonly number[]>>;
  readonly fictitious: boolean;
};

/** Those who are asked in an open consultation and have neither answered nor stand behind a joint answer. For the product's own work. */
export async function remindable(tx: Tx): Promise<Remindable[]> {
  const { rows } = await sql<Remindable>`
    select a.id as addressee, c.id as consultation, c.care_case as "careCase", c.area_name as "areaName", a.organisation, a.mail, a.invite,
      c.last_day as "lastDay", a.last_day as "ownLastDay", c.fictitious,
      greatest(c.opened_at, (select max(e.made_at) from consultation_extension e where e.consultation = c.id and (e.addressee is null or e.addressee = a.id))) as since,
      coalesce((select jsonb_object_agg(r.last_day, r.days) from (
        select r.last_day, jsonb_agg(r.days_before) as days from consultation_reminder r where r.addressee = a.id group by r.last_day) r), '{}') as sent
    from consultation c join consultation_addressee a on a.consultation = c.id
    where c.state = 'open' and not exists (
      select from consultation_submission s where s.consultation = c.id and s.stands
        and (s.addressee = a.id or s.organisation = a.organisation
          or s.content @> jsonb_build_object('backing', jsonb_build_array(jsonb_build_object('organisation', a.organisation)))))
      and not exists (select from consultation_open_answer o where o.addressee = a.id and o.state in ('waiting', 'confirmed', 'received'))
    order by a.id`.execute(tx);
  return rows;
}
