import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Definition, SavedCases } from '../definitions/index.ts';

type Person = { readonly id: string; readonly acting: { readonly role: string; readonly organisation: string } };
export type Content = { readonly definition: Definition; readonly cases: SavedCases };
export type SaveAction = 'begin' | 'import' | 'edit' | 'cases' | 'rebase' | 'restore' | 'approve' | 'withdraw';

/** Acts that number the versions of an area wait for each other. */
export async function lockArea(tx: Tx, area: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`definition ${area}`}, 0))`.execute(tx);
}

export async function addDraft(
  tx: Tx,
  person: Person,
  draft: Content & { readonly basedOn: string; readonly fictitious: boolean; readonly action: 'begin' | 'import' },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into definition_draft (organisation, area, based_on, status, version, created_by, fictitious)
    values (${person.acting.organisation}, ${draft.definition.areaId}, ${draft.basedOn}, 'draft', 1, ${person.id}, ${draft.fictitious})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('A draft was added and is not there');
  await addSave(tx, person, id, 1, draft.action, null, draft);
  return id;
}

/** A save of a draft under its next number. The trigger refuses whatever has been approved or withdrawn. */
export async function saveDraft(
  tx: Tx,
  person: Person,
  save: Content & {
    readonly id: string;
    readonly version: number;
    readonly action: SaveAction;
    readonly what: string | null;
    readonly basedOn?: string;
  },
): Promise<void> {
  await sql`
    update definition_draft set version = ${save.version}, based_on = coalesce(${save.basedOn ?? null}, based_on),
      status = case ${save.action}::text when 'withdraw' then 'withdrawn' when 'approve' then 'approved' else status end,
      approved_by = case ${save.action}::text when 'approve' then ${person.id}::uuid end,
      approved_at = case ${save.action}::text when 'approve' then clock_timestamp() end
    where id = ${save.id}`.execute(tx);
  await addSave(tx, person, save.id, save.version, save.action, save.what, save);
}

async function addSave(
  tx: Tx,
  person: Person,
  draft: string,
  version: number,
  action: SaveAction,
  what: string | null,
  content: Content,
): Promise<void> {
  const acting = `${person.acting.role}@${person.acting.organisation}`;
  await sql`
    insert into definition_draft_version (draft, version, action, what, definition, cases, made_by, acting)
    values (${draft}, ${version}, ${action}, ${what}, ${JSON.stringify(content.definition)}::jsonb, ${JSON.stringify(content.cases)}::jsonb,
            ${person.id}, ${acting})`.execute(tx);
}

/** The version that an approved draft became. It is never changed again. */
export async function addApproved(
  tx: Tx,
  person: Person,
  { definition, cases }: Content,
  draft: string,
  fictitious: boolean,
): Promise<void> {
  await sql`
    insert into approved_definition (id, area, version, fictitious, definition, cases, draft, approved_by)
    values (${definition.id}, ${definition.areaId}, ${definition.version}, ${fictitious}, ${JSON.stringify(definition)}::jsonb,
            ${JSON.stringify(cases)}::jsonb, ${draft}, ${person.id})`.execute(tx);
}
