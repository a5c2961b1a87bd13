import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEligibility } from '../../src/eligibility-parts.ts';
import type { Definition } from '../../src/modules/definitions/index.ts';
import { type FreshDb, freshDb, quietLog } from '../support/fresh-db.ts';
import { getDefinition } from './definitions.ts';

let db: FreshDb;
beforeAll(async () => {
  db = await freshDb();
});
afterAll(() => db?.close());

const area = 'pacemakerextraktion';
const later = (version: number): Definition => ({ ...getDefinition(area), version, id: `${area}@${version}` });

/** An approved version as the database takes it: from a draft of one person that another has approved. */
async function approved(definition: Definition, fictitious: boolean): Promise<void> {
  await db.asOwner(
    `with organisation as (insert into work_organisation (id, kind, name) values ('authority', 'authority', 'x') on conflict do nothing),
     area as (insert into care_area (id, name) values ($1, 'x') on conflict do nothing) select 1`,
    [area],
  );
  const [writer, approver] = await db.asOwner<{ id: string }>(`insert into person (name) values ('a'), ('b') returning id`);
  const [draft] = await db.asOwner<{ id: string }>(
    `insert into definition_draft (organisation, area, based_on, status, version, created_by, fictitious)
     values ('authority', $1, $1 || '@1', 'draft', 1, $2, $3) returning id`,
    [area, writer?.id, fictitious],
  );
  await db.asOwner(`update definition_draft set status = 'approved', version = 2, approved_by = $2, approved_at = now() where id = $1`, [
    draft?.id,
    approver?.id,
  ]);
  await db.asOwner(
    `insert into approved_definition (id, area, version, fictitious, definition, cases, draft, approved_by) values ($1, $2, $3, $4, $5, '{}', $6, $7)`,
    [definition.id, area, definition.version, fictitious, JSON.stringify(definition), draft?.id, approver?.id],
  );
}

describe('what decides', () => {
  test('is the release until a version is approved in earnest; then that version, at once', async () => {
    const { parts, codes } = await startEligibility(db, quietLog);
    const now = () => parts.eligibility.find(area)?.id;
    try {
      expect(now()).toBe(`${area}@1`);
      await approved(later(3), true);
      await approved(later(2), false);
      await expect.poll(now).toBe(`${area}@2`);
      expect(parts.eligibility.definitions.filter((one) => one.areaId === area).map((one) => one.version)).toEqual([2]);
    } finally {
      await codes.close();
    }
  });

  test('is the approved version also after a restart', async () => {
    const { parts, codes } = await startEligibility(db, quietLog);
    expect(parts.eligibility.find(area)?.version).toBe(2);
    await codes.close();
  });
});
