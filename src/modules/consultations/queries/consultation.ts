import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { Part } from '../core/parts.ts';

export type ConsultationState = 'draft' | 'open' | 'closed';

export type Consultation = {
  readonly id: string;
  readonly careCase: string;
  readonly area: string;
  readonly areaName: string;
  readonly fictitious: boolean;
  readonly state: ConsultationState;
  readonly version: number;
  /** Which version of the basis the parts were taken from. */
  readonly basis: string;
  readonly parts: readonly Part[];
  readonly letter: string;
  readonly contact: string;
  readonly openToAll: boolean;
  readonly lastDay: LocalDate | null;
  readonly openedAt: Date | null;
  readonly letterDocument: string | null;
  readonly diaryNumber: string | null;
  readonly closedAt: Date | null;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly createdBy: string;
  /** The summary has been locked: nothing more comes in. */
  readonly summaryLocked: boolean;
};
/** One that has been sent out. */
export type SentOut = Consultation & { readonly lastDay: LocalDate; readonly openedAt: Date; readonly diaryNumber: string };
export const isSentOut = (one: Consultation): one is SentOut => one.state !== 'draft' && one.lastDay !== null && one.openedAt !== null;

const columns = sql`
  c.id, c.care_case as "careCase", c.area, c.area_name as "areaName", c.fictitious, c.state, c.version, c.basis, c.parts, c.letter, c.contact,
  c.open_to_all as "openToAll", c.last_day as "lastDay", c.opened_at as "openedAt", c.letter_document as "letterDocument",
  c.diary_number as "diaryNumber", c.closed_at as "closedAt", c.changed_at as "changedAt", c.created_by as "createdBy",
  (select p.name from person p where p.id = c.changed_by) as "changedBy",
  exists (select from consultation_summary s where s.consultation = c.id and s.locked_at is not null) as "summaryLocked"`;

/** `madeUp`: of the world of the one who asks; null where both may be shown (the public pages of a demonstration). */
type World = { readonly madeUp: boolean | null };
const within = ({ madeUp }: World) => (madeUp === null ? sql`true` : sql`c.fictitious = ${madeUp}`);

export async function findConsultation(tx: Queryable, id: string, world: World): Promise<Consultation | undefined> {
  const { rows } = await sql<Consultation>`select ${columns} from consultation c where c.id = ${id} and ${within(world)}`.execute(tx);
  return rows[0];
}

/** The same, and others wait until this transaction ends. */
export async function lockConsultation(tx: Tx, id: string, world: World): Promise<Consultation | undefined> {
  await sql`select id from consultation where id = ${id} for update`.execute(tx);
  return findConsultation(tx, id, world);
}

/** All that the one who asks sees, the latest first. */
export async function allConsultations(tx: Queryable, world: World): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select ${columns} from consultation c where ${within(world)} order by coalesce(c.opened_at, c.changed_at) desc, c.id`.execute(tx);
  return rows;
}

/** Those that have been sent out, for everyone. */
export async function publicConsultations(db: Queryable, world: World): Promise<SentOut[]> {
  const { rows } = await sql<SentOut>`
    select ${columns} from consultation c where c.state <> 'draft' and ${within(world)} order by c.opened_at desc, c.id`.execute(db);
  return rows;
}

export async function consultationsOfCase(tx: Queryable, careCase: string): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select ${columns} from consultation c where c.care_case = ${careCase} order by c.opened_at desc nulls first, c.id desc`.execute(tx);
  return rows;
}

export type Addressee = {
  readonly id: string;
  readonly kind: 'obliged' | 'invited';
  readonly organisation: string | null;
  readonly name: string;
  readonly mail: string | null;
  readonly invite: string;
  readonly lastDay: LocalDate | null;
};

export async function addresseesOf(tx: Queryable, consultation: string): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select id, kind, organisation, name, mail, invite, last_day as "lastDay" from consultation_addressee
    where consultation = ${consultation} order by kind desc, name collate sv_se, id`.execute(tx);
  return rows;
}

/** Regions and other organisations that have people in the product and can be asked. */
export async function organisationsToAsk(tx: Tx): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from work_organisation where kind = 'region' and active order by name collate sv_se`.execute(tx);
  return rows;
}

export type Extension = {
  readonly id: string;
  readonly addressee: string | null;
  readonly name: string | null;
  readonly fromDay: LocalDate;
  readonly toDay: LocalDate;
  readonly reason: string;
  readonly madeAt: Date;
};

export async function extensionsOf(tx: Queryable, consultation: string): Promise<Extension[]> {
  const { rows } = await sql<Extension>`
    select e.id, e.addressee, a.name, e.from_day as "fromDay", e.to_day as "toDay", e.reason, e.made_at as "madeAt"
    from consultation_extension e left join consultation_addressee a on a.id = e.addressee
    where e.consultation = ${consultation} order by e.made_at, e.id`.execute(tx);
  return rows;
}

/** The last day for an organisation, or for an addressee without an account. */
export async function lastDayOf(
  tx: Queryable,
  consultation: string,
  who: { readonly organisation?: string | null; readonly addressee?: string | null },
): Promise<LocalDate | null> {
  const { rows } = await sql<{ day: LocalDate | null }>`
    select consultation_last_day(${consultation}, ${who.organisation ?? null}, ${who.addressee ?? null}) as day`.execute(tx);
  return rows[0]?.day ?? null;
}

export type Plea = {
  readonly id: string;
  readonly consultation: string;
  readonly organisation: string;
  readonly name: string;
  readonly reason: string;
  readonly diaryNumber: string;
  readonly madeAt: Date;
  readonly state: 'waiting' | 'granted' | 'refused';
  readonly newLastDay: LocalDate | null;
  readonly decision: string | null;
  readonly decidedAt: Date | null;
};

export async function pleasOf(tx: Queryable, consultation: string, organisation: string | null = null): Promise<Plea[]> {
  const { rows } = await sql<Plea>`
    select id, consultation, organisation, name, reason, diary_number as "diaryNumber", made_at as "madeAt", state, new_last_day as "newLastDay",
      decision, decided_at as "decidedAt"
    from consultation_plea where consultation = ${consultation} and (${organisation}::text is null or organisation = ${organisation})
    order by made_at, id`.execute(tx);
  return rows;
}

/** Consultations of which nothing further is to be done, for the steps after. */
export async function closedOfCase(
  tx: Queryable,
  careCase: string,
): Promise<{ readonly id: string; readonly answers: number; readonly summaryLocked: boolean } | undefined> {
  const { rows } = await sql<{ id: string; answers: number; summaryLocked: boolean }>`
    select c.id, (select count(*) from consultation_submission s where s.consultation = c.id and s.stands) as answers,
      exists (select from consultation_summary s where s.consultation = c.id and s.locked_at is not null) as "summaryLocked"
    from consultation c where c.care_case = ${careCase} and c.state = 'closed' order by c.closed_at desc limit 1`.execute(tx);
  return rows[0];
}

/** Whether an organisation may answer: everyone may, or it is on the list. */
export async function isAsked(tx: Queryable, one: Pick<Consultation, 'id' | 'openToAll'>, organisation: string): Promise<boolean> {
  if (one.openToAll) return true;
  const { rows } = await sql`
    select from consultation_addressee where consultation = ${one.id} and organisation = ${organisation}`.execute(tx);
  return rows.length > 0;
}
