import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Guidance } from '../core/guidance.ts';

/** Keeps a wording of a field's guidance. False when someone else has written the same version in between. */
export async function saveGuidance(tx: Tx, one: Guidance & { readonly person: string; readonly fictitious: boolean }): Promise<boolean> {
  const { section, field, sv, en, version, person, fictitious } = one;
  const done =
    version === 1
      ? await sql`
          insert into application_guidance (section, field, sv, en, version, changed_by, fictitious)
          values (${section}, ${field}, ${sv}, ${en}, 1, ${person}, ${fictitious}) on conflict do nothing`.execute(tx)
      : await sql`
          update application_guidance set sv = ${sv}, en = ${en}, version = ${version}, changed_by = ${person}
          where section = ${section} and field = ${field} and fictitious = ${fictitious} and version = ${version - 1}`.execute(tx);
  if (done.numAffectedRows !== 1n) return false;
  await sql`
    insert into application_guidance_version (section, field, fictitious, version, sv, en, made_by)
    values (${section}, ${field}, ${fictitious}, ${version}, ${sv}, ${en}, ${person})`.execute(tx);
  return true;
}
