import { sql } from 'kysely';
import { dayInStockholm, type LocalDate } from '../../kernel/date.ts';
import { clockNow, type Tx } from '../../platform/db/index.ts';
import { roundFacts } from './routes/review.ts';
import { listRounds, progressOf } from './store/review.ts';

/** A reminder of the yearly review of roles, for the administrators of one organisation. */
export type ReviewReminder = {
  readonly kind: 'due-soon' | 'overdue' | 'time-for-new';
  readonly organisation: string;
  /** How many roles wait for an answer there. */
  readonly left: number;
  readonly due: LocalDate | null;
  /** Whether those who are told are made up. */
  readonly fictitious: boolean;
};

/**
 * What is to be told now of the review of roles and has not been told: to each organisation that has roles left when the last day is near
 * or has passed, and to the authority when it is time for a new review. Marks them as told, in the same transaction. The product's own work.
 */
export async function takeReviewReminders(tx: Tx): Promise<readonly ReviewReminder[]> {
  const today = dayInStockholm(await clockNow(tx));
  const [latest] = await listRounds(tx);
  const progress = latest === undefined ? [] : await progressOf(tx, { all: true }, latest.id);
  const left = progress.reduce((sum, one) => sum + Number(one.left), 0);
  const kind = roundFacts(latest, left, today);
  if (kind === 'none' || kind === 'open') return [];
  const asked =
    kind === 'time-for-new'
      ? [{ organisation: 'authority', left: 0 }]
      : progress.filter((one) => Number(one.left) > 0).map((one) => ({ organisation: one.organisation, left: Number(one.left) }));
  const told: ReviewReminder[] = [];
  for (const one of asked) {
    for (const fictitious of await administratorsAt(tx, one.organisation)) {
      const due = kind === 'time-for-new' ? null : ((latest?.due ?? null) as LocalDate | null);
      const round = latest?.id ?? null;
      const { numAffectedRows } = await sql`
        insert into review_reminder (round, organisation, kind, fictitious) values (${round}, ${one.organisation}, ${kind}, ${fictitious})
        on conflict do nothing`.execute(tx);
      if (numAffectedRows === 1n) told.push({ kind, ...one, due, fictitious });
    }
  }
  return told;
}

/** Which kinds of people administer an organisation: real ones, made-up ones, or both. */
async function administratorsAt(tx: Tx, organisation: string): Promise<readonly boolean[]> {
  const { rows } = await sql<{ fictitious: boolean }>`
    select distinct p.fictitious from assignment a join person p on p.id = a.person
    where a.organisation = ${organisation} and a.role in ('administrator', 'region-administrator') and a.ended_at is null and p.active`.execute(
    tx,
  );
  return rows.map((row) => row.fictitious);
}
