import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Values } from '../work/index.ts';
import type { RulingAction, RulingStatus } from './core/life.ts';
import type { Published } from './published.ts';

type By = { readonly person: string; readonly acting: string };

export type NewRuling = By & {
  readonly careCase: string;
  readonly area: string;
  readonly basis: string;
  readonly content: Values;
  readonly fictitious: boolean;
};

/** A new ruling with its first version; returns its id. */
export async function addRuling(tx: Tx, given: NewRuling): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into ruling (care_case, area, status, version, content_version, basis, prepared_by, fictitious)
    values (${given.careCase}, ${given.area}, 'draft', 1, 1, ${given.basis}, ${given.person}, ${given.fictitious}) returning id`.execute(
    tx,
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a ruling was added and is not there');
  await addVersion(tx, { ...given, ruling: id, version: 1, action: 'create', note: null });
  return id;
}

type NewVersion = By & {
  readonly ruling: string;
  readonly version: number;
  readonly action: 'create' | RulingAction;
  readonly content: Values | null;
  readonly note: string | null;
};

async function addVersion(tx: Tx, row: NewVersion): Promise<void> {
  await sql`
    insert into ruling_version (ruling, version, action, content, note, made_by, acting)
    values (${row.ruling}, ${row.version}, ${row.action}, ${row.content === null ? null : JSON.stringify(row.content)}::jsonb, ${row.note},
            ${row.person}, ${row.acting})`.execute(tx);
}

export type Step = NewVersion & {
  readonly to: RulingStatus;
  /** The edition of the basis, when it is set anew. */
  readonly basis?: string;
  readonly diaryNumber?: string;
};

/** Takes a ruling one step. False when it is no longer at that version: then nothing is changed. */
export async function stepRuling(tx: Tx, step: Step): Promise<boolean> {
  const next = step.version + 1;
  const { numAffectedRows } = await sql`
    update ruling set status = ${step.to}, version = ${next}, basis = coalesce(${step.basis ?? null}::uuid, basis),
      diary_number = coalesce(diary_number, ${step.diaryNumber ?? null}),
      content_version = case when ${step.content !== null}::boolean then ${next}::integer else content_version end
    where id = ${step.ruling} and version = ${step.version}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await addVersion(tx, { ...step, version: next });
  return true;
}

export type Deciding = By & {
  readonly ruling: string;
  readonly version: number;
  readonly day: LocalDate;
  readonly document: string;
  readonly published: Published;
};

/** Decides: the act that nothing undoes. False when it is no longer at that version. */
export async function decideRuling(tx: Tx, { ruling, version, person, acting, day, document, published }: Deciding): Promise<boolean> {
  const next = version + 1;
  const { numAffectedRows } = await sql`
    update ruling set status = 'decided', version = ${next}, decided_by = ${person}, decided_at = tillstand_now(), decided_on = ${day},
      document = ${document}, published = ${JSON.stringify(published)}::jsonb
    where id = ${ruling} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await addVersion(tx, { ruling, version: next, action: 'decide', content: null, note: null, person, acting });
  await sql`insert into ruling_entry (ruling, entry) select ${ruling}, unnest(${published.entries}::text[])`.execute(tx);
  return true;
}
