import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';

export type Plea = {
  readonly id: string;
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

/** What regions have asked after the last day, the latest first; a region sees its own. */
export async function pleasIn(tx: Queryable, call: string, organisation: string | null = null): Promise<readonly Plea[]> {
  const { rows } = await sql<Plea>`
    select id, organisation, name, reason, diary_number as "diaryNumber", made_at as "madeAt", state, new_last_day as "newLastDay", decision,
      decided_at as "decidedAt"
    from application_plea where call = ${call} and (${organisation}::text is null or organisation = ${organisation}) order by made_at desc, id desc`.execute(
    tx,
  );
  return rows;
}

export type Attempt = { readonly arrivedAt: Date; readonly submitted: boolean };

/** When a region tried to submit, for those who decide on its plea; the latest first. */
export async function attemptsOf(tx: Tx, call: string, organisation: string): Promise<readonly Attempt[]> {
  const { rows } = await sql<Attempt>`
    select arrived_at as "arrivedAt", submitted from application_attempts(${call}, ${organisation})`.execute(tx);
  return rows;
}
