import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { AnswerState } from '../core/life.ts';
import type { Stance } from '../core/parts.ts';

/** An answer as its organisation writes it. Row-level security shows it to that organisation alone. */
export type Answer = {
  readonly id: string;
  readonly consultation: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly joint: string | null;
  readonly jointName: string | null;
  readonly members: readonly string[];
  readonly state: AnswerState;
  readonly version: number;
  readonly round: number;
  readonly standing: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: Date | null;
  readonly endorsedBy: string | null;
  readonly endorsedAt: Date | null;
  readonly fictitious: boolean;
};

const columns = sql`
  a.id, a.consultation, a.organisation,
  coalesce((select o.name from work_organisation o where o.id = a.organisation), (select r.name from region r where 'region-' || r.code = a.organisation),
    a.organisation) as "organisationName",
  a.joint, (select r.name from collaboration_region r where r.id = a.joint) as "jointName", a.members, a.state, a.version, a.round, a.standing,
  a.proposed_by as "proposedBy", a.proposed_at as "proposedAt", a.endorsed_by as "endorsedBy", a.endorsed_at as "endorsedAt", a.fictitious`;

export async function findAnswer(tx: Tx, id: string): Promise<Answer | undefined> {
  const { rows } = await sql<Answer>`select ${columns} from consultation_answer a where a.id = ${id}`.execute(tx);
  return rows[0];
}

/** The same, and others wait until this transaction ends. Only the organisation's own. */
export async function lockAnswer(tx: Tx, id: string, organisation: string): Promise<Answer | undefined> {
  const { rows } = await sql`select id from consultation_answer where id = ${id} and organisation = ${organisation} for update`.execute(tx);
  return rows.length === 0 ? undefined : findAnswer(tx, id);
}

/** The answers to a consultation that the one who asks sees: of the own organisation, and joint ones that have been proposed. */
export async function answersTo(tx: Tx, consultation: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select ${columns} from consultation_answer a where a.consultation = ${consultation} order by a.joint nulls first, a.id`.execute(tx);
  return rows;
}

export type WrittenPart = {
  readonly part: string;
  readonly stance: Stance | null;
  readonly text: string;
  readonly passages: readonly string[];
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Date;
};

export async function partsWritten(tx: Tx, answer: string): Promise<WrittenPart[]> {
  const { rows } = await sql<WrittenPart>`
    select w.part, w.stance, w.text, w.passages, w.version, w.changed_at as "changedAt", (select p.name from person p where p.id = w.changed_by) as "changedBy"
    from consultation_answer_part w where w.answer = ${answer}`.execute(tx);
  return rows;
}

export type PartSave = WrittenPart & { readonly round: number };
export async function savesOf(tx: Tx, answer: string, part: string): Promise<PartSave[]> {
  const { rows } = await sql<PartSave>`
    select s.part, s.stance, s.text, s.passages, s.version, s.round, s.made_at as "changedAt", (select p.name from person p where p.id = s.made_by) as "changedBy"
    from consultation_answer_save s where s.answer = ${answer} and s.part = ${part} order by s.version desc limit 50`.execute(tx);
  return rows;
}

/** Who has written in the round that goes on. */
export async function writersOf(tx: Tx, answer: string, round: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select distinct made_by as person from consultation_answer_save where answer = ${answer} and round = ${round}`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}

export type Comment = { readonly id: string; readonly text: string; readonly by: string | null; readonly at: Date };
export async function commentsOn(tx: Tx, answer: string, part: string): Promise<Comment[]> {
  const { rows } = await sql<Comment>`
    select c.id, c.text, c.made_at as at, (select p.name from person p where p.id = c.made_by) as by
    from consultation_comment c where c.answer = ${answer} and c.part = ${part} order by c.made_at, c.id`.execute(tx);
  return rows;
}

export type Delegation = {
  readonly id: string;
  readonly part: string;
  readonly person: string;
  readonly name: string | null;
  readonly due: LocalDate | null;
  readonly note: string;
  readonly doneAt: Date | null;
};
export async function delegationsIn(tx: Tx, answer: string): Promise<Delegation[]> {
  const { rows } = await sql<Delegation>`
    select d.id, d.part, d.person, (select p.name from person p where p.id = d.person) as name, d.due, d.note, d.done_at as "doneAt"
    from consultation_delegation d where d.answer = ${answer} order by d.made_at, d.id`.execute(tx);
  return rows;
}

export type Colleague = { readonly id: string; readonly name: string; readonly role: string };
/** Those at the own organisation who may work with answers now. */
export async function colleaguesAt(tx: Tx, organisation: string, today: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select distinct on (p.id) p.id, p.name, a.role from assignment a join person p on p.id = a.person
    where a.organisation = ${organisation} and a.role in ('consultation-respondent', 'region-contact') and a.ended_at is null and p.active
      and a.valid_from <= ${today}::date and coalesce(a.valid_to, 'infinity') >= ${today}::date
      and (not a.needs_confirmation or a.confirmed_by is not null)
    order by p.id, a.role`.execute(tx);
  return rows;
}

/** Whether someone holds a role at an organisation at this very moment, whatever their session says. */
export async function holdsRole(tx: Tx, person: string, role: string, organisation: string): Promise<boolean> {
  const { rows } = await sql`
    select from assignment a where a.person = ${person} and a.role = ${role} and a.organisation = ${organisation} and a.ended_at is null
      and (not a.needs_confirmation or a.confirmed_by is not null)`.execute(tx);
  return rows.length > 0;
}

export type Backing = {
  readonly organisation: string;
  readonly name: string;
  readonly kind: 'backs' | 'attaches';
  readonly submission: string | null;
  readonly version: number;
};
export async function backingsOf(tx: Tx, answer: string): Promise<Backing[]> {
  const { rows } = await sql<Backing>`
    select b.organisation, coalesce((select r.name from region r where 'region-' || r.code = b.organisation), b.organisation) as name, b.kind, b.submission, b.version
    from consultation_backing b where b.answer = ${answer} order by 2, b.version`.execute(tx);
  return rows;
}

export type Receipt = {
  readonly id: string;
  readonly number: number;
  readonly diaryNumber: string;
  readonly hash: string;
  readonly submittedAt: Date;
  readonly stands: boolean;
  readonly withdrawnAt: Date | null;
};
/** All that has been submitted from an answer, the latest first. */
export async function receiptsOf(tx: Queryable, answer: string): Promise<Receipt[]> {
  const { rows } = await sql<Receipt>`
    select id, number, diary_number as "diaryNumber", hash, submitted_at as "submittedAt", stands, withdrawn_at as "withdrawnAt"
    from consultation_submission where answer = ${answer} order by number desc`.execute(tx);
  return rows;
}

/** The regions of a collaboration region, as organisations that people act for. */
export async function membersOf(tx: Tx, joint: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select 'region-' || code as id from region where ${joint} = any (collaboration_regions) order by code`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function collaborationRegionsOf(tx: Tx, organisation: string): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select c.id, c.name from region r join collaboration_region c on c.id = any (r.collaboration_regions)
    where 'region-' || r.code = ${organisation} order by c.name`.execute(tx);
  return rows;
}

/** The own submission that stands, to attach to a joint answer. */
export async function standingOfOwn(tx: Tx, consultation: string, organisation: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from consultation_submission where consultation = ${consultation} and organisation = ${organisation} and joint is null and stands`.execute(
    tx,
  );
  return rows[0]?.id;
}

/** What an organisation that people act for is called: a region by the register's own name. */
export async function organisationName(tx: Tx, organisation: string): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select coalesce((select r.name from region r where 'region-' || r.code = ${organisation}),
                    (select o.name from work_organisation o where o.id = ${organisation})) as name`.execute(tx);
  return rows[0]?.name ?? organisation;
}
