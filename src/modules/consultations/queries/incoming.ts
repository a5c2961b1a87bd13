import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { AnswerContent, Mask } from '../core/masking.ts';
import type { MatrixCell } from '../core/matrix.ts';
import type { Cell } from '../core/parts.ts';

export type Submission = {
  readonly id: string;
  readonly consultation: string;
  readonly answer: string | null;
  readonly organisation: string | null;
  readonly kind: 'organisation' | 'joint' | 'association' | 'person';
  readonly name: string;
  readonly number: number;
  readonly hash: string;
  readonly diaryNumber: string;
  readonly submittedAt: Date;
  readonly stands: boolean;
  readonly withdrawnAt: Date | null;
  readonly publishedAt: Date | null;
};

const columns = sql`
  s.id, s.consultation, s.answer, s.organisation, s.kind, s.name, s.number, s.hash, s.diary_number as "diaryNumber", s.submitted_at as "submittedAt",
  s.stands, s.withdrawn_at as "withdrawnAt",
  (select p.published_at from consultation_publication p where p.submission = s.id and p.withdrawn_at is null) as "publishedAt"`;

/** Those that stand, by name. */
export async function submissionsOf(tx: Tx, consultation: string): Promise<Submission[]> {
  const { rows } = await sql<Submission>`
    select ${columns} from consultation_submission s where s.consultation = ${consultation} and s.stands
    order by array_position(array['joint', 'organisation', 'association', 'person'], s.kind), s.name collate sv_se, s.submitted_at, s.id`.execute(
    tx,
  );
  return rows;
}

export type WholeSubmission = Submission & { readonly content: AnswerContent };
export async function findSubmission(tx: Tx, consultation: string, id: string): Promise<WholeSubmission | undefined> {
  const { rows } = await sql<WholeSubmission>`
    select ${columns}, s.content from consultation_submission s where s.id = ${id} and s.consultation = ${consultation}`.execute(tx);
  return rows[0];
}

/** Earlier versions of the same answer, and what came of them. */
export async function versionsOf(tx: Tx, answer: string): Promise<Submission[]> {
  const { rows } = await sql<Submission>`
    select ${columns} from consultation_submission s where s.answer = ${answer} order by s.number desc`.execute(tx);
  return rows;
}

/** Every cell of the answers that stand, with its themes and whether it has been answered: one question. */
export async function cellsOf(tx: Tx, consultation: string): Promise<MatrixCell[]> {
  const { rows } = await sql<MatrixCell>`
    select c.submission, c.part, c.stance, c.text, c.passages, coalesce(m.themes, '{}') as themes, coalesce(r.text, '') <> '' as "hasReply"
    from consultation_submission s join consultation_cell c on c.submission = s.id
    left join (select k.submission, k.part, array_agg(distinct k.theme::text) as themes from consultation_theme_mark k
               join consultation_theme t on t.id = k.theme where t.consultation = ${consultation} group by k.submission, k.part) m
      on m.submission = c.submission and m.part = c.part
    left join consultation_reply r on r.submission = c.submission and r.part = c.part
    where s.consultation = ${consultation} and s.stands`.execute(tx);
  return rows;
}

export type Theme = {
  readonly id: string;
  readonly name: string;
  readonly reply: string;
  readonly version: number;
  readonly marks: number;
  readonly changedBy: string | null;
  readonly changedAt: Date;
};
export async function themesOf(tx: Tx, consultation: string): Promise<Theme[]> {
  const { rows } = await sql<Theme>`
    select t.id, t.name, t.reply, t.version, t.changed_at as "changedAt", (select p.name from person p where p.id = t.changed_by) as "changedBy",
      (select count(distinct (m.submission, m.part)) from consultation_theme_mark m where m.theme = t.id) as marks
    from consultation_theme t where t.consultation = ${consultation} order by t.name collate sv_se`.execute(tx);
  return rows;
}

export type ThemeMark = { readonly theme: string; readonly part: string; readonly passage: string };
export async function marksOn(tx: Tx, submission: string): Promise<ThemeMark[]> {
  const { rows } = await sql<ThemeMark>`select theme, part, passage from consultation_theme_mark where submission = ${submission}`.execute(
    tx,
  );
  return rows;
}

export type Reply = {
  readonly submission: string;
  readonly part: string;
  readonly text: string;
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Date;
};
export async function repliesIn(tx: Tx, consultation: string): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    select r.submission, r.part, r.text, r.version, r.changed_at as "changedAt", (select p.name from person p where p.id = r.changed_by) as "changedBy"
    from consultation_reply r join consultation_submission s on s.id = r.submission where s.consultation = ${consultation}`.execute(tx);
  return rows;
}

export type StoredMask = Mask & { readonly id: string; readonly reason: string; readonly ground: string; readonly madeAt: Date };
export async function masksOn(tx: Tx, submission: string): Promise<StoredMask[]> {
  const { rows } = await sql<StoredMask>`
    select id, field, first, after, reason, ground, made_at as "madeAt" from consultation_mask
    where submission = ${submission} and lifted_at is null order by made_at, id`.execute(tx);
  return rows;
}

export type Published = {
  readonly submission: string;
  readonly content: AnswerContent & { readonly kind: Submission['kind'] };
  readonly version: number;
  readonly publishedAt: Date;
};
/** What everyone may see: nothing but what was put together, masked, when it was published. */
export async function publishedIn(db: Queryable, consultation: string): Promise<Published[]> {
  const { rows } = await sql<Published>`
    select submission, content, version, published_at as "publishedAt" from consultation_publication
    where consultation = ${consultation} and withdrawn_at is null
    order by content ->> 'name' collate sv_se, submission`.execute(db);
  return rows;
}

export type OpenAnswer = {
  readonly id: string;
  readonly consultation: string;
  readonly addressee: string | null;
  readonly kind: 'person' | 'association';
  readonly name: string | null;
  readonly content: readonly Cell[];
  readonly state: 'unconfirmed' | 'confirmed' | 'waiting' | 'received' | 'rejected';
  readonly sentAt: Date;
  readonly fictitious: boolean;
  readonly careCase: string;
};
const openColumns = sql`o.id, o.consultation, o.addressee, o.kind, o.name, o.content, o.state, o.sent_at as "sentAt", o.fictitious, c.care_case as "careCase"`;

/** What waits for someone to look at it, the oldest first. */
export async function waitingOpenAnswers(tx: Tx, consultation: string): Promise<OpenAnswer[]> {
  const { rows } = await sql<OpenAnswer>`
    select ${openColumns} from consultation_open_answer o join consultation c on c.id = o.consultation
    where o.consultation = ${consultation} and o.state = 'waiting' order by o.sent_at, o.id limit 200`.execute(tx);
  return rows;
}

/** One, or all that their senders have confirmed; others wait until this transaction ends, or pass them by. */
export async function takeOpenAnswers(tx: Tx, which: { readonly id: string } | 'confirmed'): Promise<OpenAnswer[]> {
  const where = which === 'confirmed' ? sql`o.state = 'confirmed'` : sql`o.id = ${which.id} and o.state = 'waiting'`;
  const { rows } = await sql<OpenAnswer>`
    select ${openColumns} from consultation_open_answer o join consultation c on c.id = o.consultation
    where ${where} order by o.sent_at limit 50 for update of o skip locked`.execute(tx);
  return rows;
}

export async function openCounts(tx: Tx, consultation: string, origin: string): Promise<{ fromOrigin: number; waiting: number }> {
  const { rows } = await sql<{ fromOrigin: number; waiting: number }>`
    select from_origin as "fromOrigin", waiting from consultation_open_counts(${consultation}, ${origin})`.execute(tx);
  return rows[0] ?? { fromOrigin: 0, waiting: 0 };
}

/** What was sent with a form, if it has been sent. */
export async function sentWith(
  tx: Queryable,
  proof: string,
): Promise<{ readonly id: string; readonly state: OpenAnswer['state'] } | undefined> {
  const { rows } = await sql<{ id: string; state: OpenAnswer['state'] }>`select id, state from consultation_open_sent(${proof})`.execute(
    tx,
  );
  return rows[0];
}

/** The addressee without an account whose letter held this word. */
export async function invitedBy(
  db: Queryable,
  consultation: string,
  invite: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, name from consultation_open_invited(${consultation}, ${invite})`.execute(db);
  return rows[0];
}

export type Written = {
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Date;
  readonly lockedAt: Date | null;
  readonly document: string | null;
  readonly diaryNumber: string | null;
};
const written = sql`w.version, w.changed_at as "changedAt", w.locked_at as "lockedAt", w.document, w.diary_number as "diaryNumber",
  (select p.name from person p where p.id = w.changed_by) as "changedBy"`;

export type Summary = Written & { readonly intro: string; readonly closing: string };
export async function findSummary(tx: Queryable, consultation: string): Promise<Summary | undefined> {
  const { rows } =
    await sql<Summary>`select w.intro, w.closing, ${written} from consultation_summary w where w.consultation = ${consultation}`.execute(
      tx,
    );
  return rows[0];
}

export type ExpertComment = Written & { readonly general: string; readonly parts: Readonly<Record<string, string>> };
export async function findExpertComment(tx: Queryable, consultation: string): Promise<ExpertComment | undefined> {
  const { rows } = await sql<ExpertComment>`
    select w.general, w.parts, ${written} from consultation_expert_comment w where w.consultation = ${consultation}`.execute(tx);
  return rows[0];
}

/** How many stand, and how many wait. */
export async function tallyOf(
  tx: Tx,
  consultation: string,
): Promise<{ readonly standing: number; readonly waiting: number; readonly pleas: number }> {
  const { rows } = await sql<{ standing: number; waiting: number; pleas: number }>`
    select (select count(*) from consultation_submission s where s.consultation = ${consultation} and s.stands) as standing,
           (select count(*) from consultation_open_answer o where o.consultation = ${consultation} and o.state = 'waiting') as waiting,
           (select count(*) from consultation_plea p where p.consultation = ${consultation} and p.state = 'waiting') as pleas`.execute(tx);
  return rows[0] ?? { standing: 0, waiting: 0, pleas: 0 };
}
