import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Part } from '../core/parts.ts';

export type NewConsultation = {
  readonly id: string;
  readonly careCase: string;
  readonly area: string;
  readonly areaName: string;
  readonly fictitious: boolean;
  readonly basis: string;
  readonly parts: readonly Part[];
  readonly person: string;
};

export async function addConsultation(tx: Tx, one: NewConsultation): Promise<void> {
  await sql`
    insert into consultation (id, care_case, area, area_name, fictitious, state, version, basis, parts, created_by, changed_by)
    values (${one.id}, ${one.careCase}, ${one.area}, ${one.areaName}, ${one.fictitious}, 'draft', 1, ${one.basis}, ${JSON.stringify(one.parts)}::jsonb,
      ${one.person}, ${one.person})`.execute(tx);
}

export type LetterFacts = {
  readonly letter: string;
  readonly contact: string;
  readonly openToAll: boolean;
  readonly lastDay: LocalDate | null;
};

export async function saveLetter(tx: Tx, id: string, person: string, facts: LetterFacts): Promise<void> {
  await sql`
    update consultation set letter = ${facts.letter}, contact = ${facts.contact}, open_to_all = ${facts.openToAll}, last_day = ${facts.lastDay},
      version = version + 1, changed_by = ${person} where id = ${id}`.execute(tx);
}

/** Takes on the parts of a newer version of the basis, while it is a draft. */
export async function saveParts(tx: Tx, id: string, person: string, basis: string, parts: readonly Part[]): Promise<void> {
  await sql`
    update consultation set basis = ${basis}, parts = ${JSON.stringify(parts)}::jsonb, version = version + 1, changed_by = ${person} where id = ${id}`.execute(
    tx,
  );
}

export type NewAddressee = {
  readonly kind: 'obliged' | 'invited';
  readonly organisation: string | null;
  readonly name: string;
  readonly mail: string | null;
};

export async function addAddressee(tx: Tx, consultation: string, one: NewAddressee): Promise<void> {
  await sql`
    insert into consultation_addressee (consultation, kind, organisation, name, mail)
    values (${consultation}, ${one.kind}, ${one.organisation}, ${one.name}, ${one.mail})
    on conflict (consultation, organisation) do nothing`.execute(tx);
}

export async function dropAddressee(tx: Tx, consultation: string, id: string): Promise<void> {
  await sql`delete from consultation_addressee where id = ${id} and consultation = ${consultation}`.execute(tx);
}

export async function markOpened(
  tx: Tx,
  id: string,
  by: { readonly person: string; readonly document: string; readonly diaryNumber: string; readonly now: Date },
): Promise<void> {
  await sql`
    update consultation set state = 'open', version = version + 1, opened_by = ${by.person}, opened_at = ${by.now}, letter_document = ${by.document},
      diary_number = ${by.diaryNumber}, changed_by = ${by.person} where id = ${id}`.execute(tx);
}

export async function markClosed(tx: Tx, id: string, person: string, now: Date): Promise<void> {
  await sql`
    update consultation set state = 'closed', version = version + 1, closed_by = ${person}, closed_at = ${now}, changed_by = ${person}
    where id = ${id}`.execute(tx);
}

export type NewExtension = {
  readonly consultation: string;
  readonly addressee: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
  readonly person: string;
};

/** A later last day, for all or for one; the reason is kept beside it. */
export async function extend(tx: Tx, { consultation, addressee, from, to, reason, person }: NewExtension): Promise<void> {
  await sql`
    insert into consultation_extension (consultation, addressee, from_day, to_day, reason, made_by)
    values (${consultation}, ${addressee}, ${from}, ${to}, ${reason}, ${person})`.execute(tx);
  if (addressee !== null) await sql`update consultation_addressee set last_day = ${to} where id = ${addressee}`.execute(tx);
  await sql`
    update consultation set last_day = case when ${addressee}::uuid is null then ${to}::date else last_day end, version = version + 1,
      changed_by = ${person} where id = ${consultation} and state = 'open'`.execute(tx);
}

/** Notes that a reminder is sent; false when another has done so. */
export async function noteReminder(tx: Tx, addressee: string, lastDay: LocalDate, days: number): Promise<boolean> {
  const done = await sql`
    insert into consultation_reminder (addressee, last_day, days_before) values (${addressee}, ${lastDay}, ${days}) on conflict do nothing`.execute(
    tx,
  );
  return done.numAffectedRows === 1n;
}

export async function addPlea(
  tx: Tx,
  plea: {
    readonly consultation: string;
    readonly careCase: string;
    readonly organisation: string;
    readonly name: string;
    readonly reason: string;
    readonly diaryNumber: string;
    readonly person: string;
  },
): Promise<void> {
  await sql`
    insert into consultation_plea (consultation, care_case, organisation, name, reason, diary_number, made_by)
    values (${plea.consultation}, ${plea.careCase}, ${plea.organisation}, ${plea.name}, ${plea.reason}, ${plea.diaryNumber}, ${plea.person})`.execute(
    tx,
  );
}

export async function judgePlea(
  tx: Tx,
  id: string,
  judged: { readonly newLastDay: LocalDate | null; readonly decision: string; readonly person: string; readonly now: Date },
): Promise<boolean> {
  const done = await sql`
    update consultation_plea set state = ${judged.newLastDay === null ? 'refused' : 'granted'}, new_last_day = ${judged.newLastDay},
      decision = ${judged.decision}, decided_by = ${judged.person}, decided_at = ${judged.now} where id = ${id} and state = 'waiting'`.execute(
    tx,
  );
  return done.numAffectedRows === 1n;
}

/** An organisation that was not on the list and has been let in late, so that its day can be kept. */
export async function addAddresseeLate(tx: Tx, consultation: string, organisation: string, name: string): Promise<void> {
  await addAddressee(tx, consultation, { kind: 'invited', organisation, name, mail: null });
}
