import { sql } from 'kysely';
import type { Lang } from '../../kernel/format.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';

export type Mine = {
  readonly id: string;
  readonly subject: Readonly<Record<Lang, string>>;
  readonly body: Readonly<Record<Lang, string>>;
  readonly path: string | null;
  readonly toldAt: Date;
  readonly readAt: Date | null;
};

const mine = sql`
  m.id, json_build_object('sv', m.subject_sv, 'en', m.subject_en) as subject, json_build_object('sv', m.body_sv, 'en', m.body_en) as body,
  m.path, m.told_at as "toldAt", d.read_at as "readAt"
  from message_delivery d join message m on m.id = d.message`;

/** A person's messages: what has not been read first, then the latest. */
export async function messagesOf(tx: Tx, person: string, { limit, page }: { limit: number; page: number }): Promise<readonly Mine[]> {
  const found = await sql<Mine>`
    select ${mine} where d.person = ${person}
    order by d.read_at is not null, m.told_at desc, m.id desc limit ${limit} offset ${(page - 1) * limit}`.execute(tx);
  return found.rows;
}

export async function findMine(tx: Tx, person: string, id: string): Promise<Mine | undefined> {
  const found = await sql<Mine>`select ${mine} where d.person = ${person} and m.id = ${id}`.execute(tx);
  return found.rows[0];
}

export type Counts = { readonly all: number; readonly unread: number };

export async function countMine(tx: Tx, person: string): Promise<Counts> {
  const found = await sql<Counts>`
    select count(*) as "all", count(*) filter (where read_at is null) as unread from message_delivery where person = ${person}`.execute(tx);
  return found.rows[0] ?? { all: 0, unread: 0 };
}

/** How someone wants mail, and where it goes. */
export type Setting = {
  readonly how: 'at-once' | 'digest';
  readonly lang: Lang | null;
  readonly version: number;
  readonly mail: string | null;
};

export async function settingOf(tx: Tx, person: string): Promise<Setting> {
  const found = await sql<Setting>`
    select coalesce(s.how, 'at-once') as how, s.lang, coalesce(s.version, 0) as version, p.mail
    from person p left join message_setting s on s.person = p.id where p.id = ${person}`.execute(tx);
  return found.rows[0] ?? { how: 'at-once', lang: null, version: 0, mail: null };
}

export const mailStates = ['queued', 'sent', 'kept', 'given-up', 'digest', 'digest-waits', 'no-mail'] as const;
export type MailState = (typeof mailStates)[number];

/** One message to one recipient, and how its mail went. */
export type Sent = {
  readonly message: string;
  readonly key: string;
  readonly subject: Readonly<Record<Lang, string>>;
  readonly careCase: string | null;
  readonly toldAt: Date;
  readonly toldAs: string | null;
  readonly person: string | null;
  readonly name: string | null;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly address: string | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly fault: string | null;
  readonly mailedAt: Date | null;
  readonly readAt: Date | null;
};

export type SentFilter = {
  readonly careCase?: string | undefined;
  readonly who?: string | undefined;
  readonly state?: MailState | undefined;
  /** The first moment that counts, and the first that does not. */
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
};

const stateOf = sql`
  case when d.how = 'no-mail' then 'no-mail' when d.mail is null then 'digest-waits'
       when a.kind = 'digest' and a.state in ('sent', 'queued') then 'digest' else a.state end`;

const matching = (fictitious: boolean, f: SentFilter) => sql`
  m.fictitious = ${fictitious}
  and ${f.careCase === undefined ? sql`true` : sql`m.care_case = ${f.careCase}`}
  and ${f.who === undefined ? sql`true` : sql`strpos(lower(concat_ws(' ', d.name, d.address, o.name)), lower(${f.who})) > 0`}
  and ${f.state === undefined ? sql`true` : sql`${stateOf} = ${f.state}`}
  and ${f.from === undefined ? sql`true` : sql`m.told_at >= ${f.from}`}
  and ${f.until === undefined ? sql`true` : sql`m.told_at < ${f.until}`}`;

const sentFrom = sql`
  from message_delivery d join message m on m.id = d.message
  left join work_organisation o on o.id = d.organisation left join mail a on a.id = d.mail`;

/** What was sent to whom, the latest first. What is made up and what is real never stand in the same list. */
export async function listSent(
  tx: Tx,
  fictitious: boolean,
  filter: SentFilter,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly Sent[]> {
  const found = await sql<Sent>`
    select m.id as message, m.key, json_build_object('sv', m.subject_sv, 'en', m.subject_en) as subject, m.care_case as "careCase",
      m.told_at as "toldAt", m.told_as as "toldAs", d.person, d.name, d.role, o.name as organisation, d.address,
      ${stateOf} as state, coalesce(a.attempts, 0) as attempts, a.fault, case when a.state = 'sent' then a.ended_at end as "mailedAt", d.read_at as "readAt"
    ${sentFrom} where ${matching(fictitious, filter)}
    order by m.told_at desc, m.id desc, d.id limit ${limit} offset ${skip}`.execute(tx);
  return found.rows;
}

/** How many mails wait, and for how many seconds the oldest has; for the figures that operators watch. */
export async function waitingMail(
  db: Queryable,
): Promise<{ readonly count: number; readonly oldestSeconds: number; readonly givenUp: number }> {
  const found = await sql<{ count: number; oldestSeconds: number; givenUp: number }>`
    select count, oldest_seconds as "oldestSeconds", given_up as "givenUp" from mail_figures()`.execute(db);
  return found.rows[0] ?? { count: 0, oldestSeconds: 0, givenUp: 0 };
}
