import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { AnswerContent, Mask } from '../core/masking.ts';
import type { Cell } from '../core/parts.ts';

export type NewOpenAnswer = {
  readonly id: string;
  readonly consultation: string;
  readonly addressee: string | null;
  readonly kind: 'person' | 'association';
  readonly name: string | null;
  readonly mail: string | null;
  readonly content: readonly Cell[];
  readonly state: 'unconfirmed' | 'waiting';
  readonly confirmHash: Buffer | null;
  readonly proof: string;
  readonly origin: string;
  readonly fictitious: boolean;
};

/** Takes what someone without an account has sent; false when this form has been sent before. */
export async function addOpenAnswer(tx: Tx, one: NewOpenAnswer): Promise<boolean> {
  const done = await sql`
    insert into consultation_open_answer (id, consultation, addressee, kind, name, mail, content, state, confirm_hash, proof, origin, fictitious)
    values (${one.id}, ${one.consultation}, ${one.addressee}, ${one.kind}, ${one.name}, ${one.mail}, ${JSON.stringify(one.content)}::jsonb, ${one.state},
      ${one.confirmHash}, ${one.proof}, ${one.origin}, ${one.fictitious})
    on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Whoever has the link has the mail. Gives what became of it; undefined when no answer has this link. */
export async function confirmOpenAnswer(
  tx: Tx,
  hash: Buffer,
): Promise<{ readonly consultation: string; readonly state: string } | undefined> {
  const { rows } = await sql<{
    consultation: string;
    state: string;
  }>`select consultation, state from consultation_open_confirm(${hash})`.execute(tx);
  return rows[0];
}

export async function decideOpenAnswer(
  tx: Tx,
  id: string,
  decided: { readonly state: 'received' | 'rejected'; readonly person: string | null; readonly reason: string | null; readonly now: Date },
): Promise<void> {
  await sql`
    update consultation_open_answer set state = ${decided.state}, decided_by = ${decided.person}, decided_at = ${decided.now}, reason = ${decided.reason},
      origin = '' where id = ${id}`.execute(tx);
}

/** Takes away what nobody confirmed within a week, what was rejected a month ago, and after a day where answers came from. */
export async function sweepOpenAnswers(tx: Tx): Promise<number> {
  const gone = await sql`
    delete from consultation_open_answer o where (o.state = 'unconfirmed' and o.sent_at < tillstand_now() - interval '7 days')
      or (o.state = 'rejected' and o.decided_at < tillstand_now() - interval '30 days')`.execute(tx);
  await sql`update consultation_open_answer set origin = '' where origin <> '' and sent_at < tillstand_now() - interval '1 day'`.execute(
    tx,
  );
  return Number(gone.numAffectedRows ?? 0n);
}

export async function addTheme(tx: Tx, consultation: string, name: string, person: string): Promise<boolean> {
  const done = await sql`
    insert into consultation_theme (consultation, name, changed_by) values (${consultation}, ${name}, ${person}) on conflict do nothing`.execute(
    tx,
  );
  return done.numAffectedRows === 1n;
}

export async function saveTheme(
  tx: Tx,
  id: string,
  theme: { readonly name: string; readonly reply: string; readonly person: string },
): Promise<void> {
  await sql`
    update consultation_theme set name = ${theme.name}, reply = ${theme.reply}, version = version + 1, changed_by = ${theme.person},
      changed_at = tillstand_now() where id = ${id}`.execute(tx);
}

/** The themes of one answer to one part, in place of those before. */
export async function markThemes(
  tx: Tx,
  submission: string,
  part: string,
  marks: readonly { readonly theme: string; readonly passage: string }[],
): Promise<void> {
  await sql`delete from consultation_theme_mark where submission = ${submission} and part = ${part}`.execute(tx);
  for (const { theme, passage } of marks)
    await sql`insert into consultation_theme_mark (theme, submission, part, passage) values (${theme}, ${submission}, ${part}, ${passage})`.execute(
      tx,
    );
}

export async function saveReply(
  tx: Tx,
  reply: { readonly submission: string; readonly part: string; readonly text: string; readonly version: number; readonly person: string },
): Promise<void> {
  await sql`
    insert into consultation_reply (submission, part, text, version, changed_by)
    values (${reply.submission}, ${reply.part}, ${reply.text}, ${reply.version}, ${reply.person})
    on conflict (submission, part) do update set text = excluded.text, version = excluded.version, changed_by = excluded.changed_by,
      changed_at = tillstand_now()`.execute(tx);
}

export async function addMask(
  tx: Tx,
  submission: string,
  mask: Mask & { readonly reason: string; readonly ground: string; readonly person: string },
): Promise<void> {
  await sql`
    insert into consultation_mask (submission, field, first, after, reason, ground, made_by)
    values (${submission}, ${mask.field}, ${mask.first}, ${mask.after}, ${mask.reason}, ${mask.ground}, ${mask.person})`.execute(tx);
}

export async function liftMask(tx: Tx, submission: string, id: string): Promise<void> {
  await sql`update consultation_mask set lifted_at = tillstand_now() where id = ${id} and submission = ${submission}`.execute(tx);
}

export async function publishAnswer(
  tx: Tx,
  one: {
    readonly submission: string;
    readonly consultation: string;
    readonly content: AnswerContent & { readonly kind: string };
    readonly person: string;
  },
): Promise<void> {
  await sql`
    insert into consultation_publication (submission, consultation, version, content, published_by)
    values (${one.submission}, ${one.consultation}, 1, ${JSON.stringify(one.content)}::jsonb, ${one.person})
    on conflict (submission) do update set version = consultation_publication.version + 1, content = excluded.content,
      published_by = excluded.published_by, published_at = tillstand_now(), withdrawn_at = null`.execute(tx);
}

export async function unpublishAnswer(tx: Tx, submission: string): Promise<void> {
  await sql`update consultation_publication set withdrawn_at = tillstand_now() where submission = ${submission} and withdrawn_at is null`.execute(
    tx,
  );
}

export async function saveSummary(
  tx: Tx,
  consultation: string,
  text: { readonly intro: string; readonly closing: string; readonly version: number; readonly person: string },
): Promise<void> {
  await sql`
    insert into consultation_summary (consultation, intro, closing, version, changed_by)
    values (${consultation}, ${text.intro}, ${text.closing}, ${text.version}, ${text.person})
    on conflict (consultation) do update set intro = excluded.intro, closing = excluded.closing, version = excluded.version,
      changed_by = excluded.changed_by`.execute(tx);
}

export async function saveExpertComment(
  tx: Tx,
  consultation: string,
  text: { readonly general: string; readonly parts: Readonly<Record<string, string>>; readonly version: number; readonly person: string },
): Promise<void> {
  await sql`
    insert into consultation_expert_comment (consultation, general, parts, version, changed_by)
    values (${consultation}, ${text.general}, ${JSON.stringify(text.parts)}::jsonb, ${text.version}, ${text.person})
    on conflict (consultation) do update set general = excluded.general, parts = excluded.parts, version = excluded.version,
      changed_by = excluded.changed_by`.execute(tx);
}

export type Locking = { readonly document: string; readonly diaryNumber: string; readonly person: string; readonly now: Date };

/** Locks what has been written, with the document that it became. */
export async function lockWritten(tx: Tx, what: 'summary' | 'expert-comment', consultation: string, by: Locking): Promise<void> {
  const table = sql.table(what === 'summary' ? 'consultation_summary' : 'consultation_expert_comment');
  await sql`
    update ${table} set version = version + 1, locked_by = ${by.person}, locked_at = ${by.now}, document = ${by.document},
      diary_number = ${by.diaryNumber}, changed_by = ${by.person} where consultation = ${consultation}`.execute(tx);
}

/** One open answer at a time to a consultation: a thousand at once are counted as a thousand. */
export async function waitForOthers(tx: Tx, consultation: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('open answers ' || ${consultation}, 76))`.execute(tx);
}
