import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { Guidance } from '../core/guidance.ts';

export type WrittenGuidance = Guidance & { readonly changedBy: string | null; readonly changedAt: Date };

/** The guidance that holds now, of the real world or of the made-up one. */
export async function allGuidance(tx: Queryable, fictitious: boolean): Promise<readonly WrittenGuidance[]> {
  const { rows } = await sql<WrittenGuidance>`
    select g.section, g.field, g.sv, g.en, g.version, g.changed_at as "changedAt",
      (select p.name from person p where p.id = g.changed_by) as "changedBy"
    from application_guidance g where g.fictitious = ${fictitious}`.execute(tx);
  return rows;
}

export type GuidanceVersion = Pick<WrittenGuidance, 'version' | 'sv' | 'en' | 'changedBy' | 'changedAt'>;

/** Every wording of one field's guidance, the latest first. */
export async function guidanceVersions(tx: Tx, section: string, field: string, fictitious: boolean): Promise<readonly GuidanceVersion[]> {
  const { rows } = await sql<GuidanceVersion>`
    select v.version, v.sv, v.en, v.made_at as "changedAt", (select p.name from person p where p.id = v.made_by) as "changedBy"
    from application_guidance_version v
    where v.section = ${section} and v.field = ${field} and v.fictitious = ${fictitious} order by v.version desc limit 100`.execute(tx);
  return rows;
}
