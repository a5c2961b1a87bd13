import { sql } from 'kysely';
import type { Lang } from '../../kernel/format.ts';
import type { Tx } from '../../platform/db/index.ts';

export type Queued = {
  readonly id: string;
  readonly kind: 'message' | 'digest';
  readonly address: string;
  readonly person: string | null;
  readonly attempts: number;
};

/** How often a mail is tried before it is given up: after 2, 4, 8 … minutes, at most 4 hours apart, for three days. */
export const mostAttempts = 24;

/**
 * Takes the mail that has waited longest, or none. It is this node's until `next_at`, which is longer than sending may take;
 * a node that is killed leaves it to be tried again after that.
 */
export async function takeMail(tx: Tx): Promise<Queued | undefined> {
  const { rows } = await sql<Queued>`
    update mail set attempts = attempts + 1, next_at = clock_timestamp() + least(interval '4 hours', interval '1 minute' * (2 ^ least(attempts + 1, 10)))
    where id = (
      select id from mail where state = 'queued' and next_at <= clock_timestamp() order by next_at limit 1 for update skip locked)
    returning id, kind, address, person, attempts`.execute(tx);
  return rows[0];
}

/** How it went. What remains queued is tried again when its time comes. */
export async function endMail(tx: Tx, id: string, state: 'sent' | 'queued' | 'given-up', fault: string | null): Promise<void> {
  await sql`update mail set state = ${state}, fault = ${fault?.slice(0, 500) ?? null} where id = ${id}`.execute(tx);
}

/** Nothing can be sent: what waits stays in the product, so that it does not all leave on the day that a server is set. */
export async function keepAll(tx: Tx): Promise<number> {
  const kept = await sql`
    update mail set state = 'kept' where id in (select id from mail where state = 'queued' limit 1000 for update skip locked)`.execute(tx);
  return Number(kept.numAffectedRows ?? 0n);
}

type Item = { readonly id: string; readonly subject: Readonly<Record<Lang, string>>; readonly path: string | null };

/** What a mail is about, the oldest first, and in which language its reader wants it. */
export async function contentOf(tx: Tx, mail: Queued): Promise<{ readonly items: readonly Item[]; readonly lang: Lang | null }> {
  const items = await sql<Item>`
    select m.id, json_build_object('sv', m.subject_sv, 'en', m.subject_en) as subject, m.path
    from message_delivery d join message m on m.id = d.message where d.mail = ${mail.id} order by m.id`.execute(tx);
  const setting = await sql<{ lang: Lang | null }>`select lang from message_setting where person = ${mail.person}`.execute(tx);
  return { items: items.rows, lang: setting.rows[0]?.lang ?? null };
}

/** The day's digests: for each who wants one and has something unread that none has told of yet. Once a day for each, however often it is asked. */
export async function makeDigests(tx: Tx, day: string): Promise<number> {
  const made = await sql`
    with due as (
      select d.person, p.mail as address, p.fictitious from message_delivery d join person p on p.id = d.person
      where d.how = 'digest' and d.mail is null and d.read_at is null and p.active and p.mail is not null
      group by d.person, p.mail, p.fictitious
    ), made as (
      insert into mail (kind, address, person, digest_day, state, fictitious)
      select 'digest', address, person, ${day}::date, case when fictitious then 'kept' else 'queued' end, fictitious from due
      on conflict (person, digest_day) where kind = 'digest' do nothing
      returning id, person
    )
    update message_delivery d set mail = made.id from made
    where d.person = made.person and d.how = 'digest' and d.mail is null and d.read_at is null`.execute(tx);
  return Number(made.numAffectedRows ?? 0n);
}
