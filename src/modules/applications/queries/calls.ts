import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { type Call, findCall } from '../../calls/index.ts';

export type CallForRegion = {
  readonly call: Call;
  /** Whether it takes anything from the region now. */
  readonly takes: boolean;
};

/** The calls that take applications from a region now, and those that it has applied in, the one that closes first before the others. */
export async function callsForRegion(
  tx: Tx,
  { organisation, fictitious, also }: { readonly organisation: string; readonly fictitious: boolean; readonly also: readonly string[] },
): Promise<readonly CallForRegion[]> {
  const { rows } = await sql<{ id: string; takes: boolean }>`
    select c.id, application_takes(c.id, ${organisation}) as takes from area_call c
    where c.fictitious = ${fictitious} and c.state <> 'draft' and (c.id = any (${[...also]}::uuid[]) or application_takes(c.id, ${organisation}))
    order by c.last_day, c.id limit 200`.execute(tx);
  const found: CallForRegion[] = [];
  for (const { id, takes } of rows) {
    const call = await findCall(tx, id, { fictitious });
    if (call) found.push({ call, takes });
  }
  return found;
}
