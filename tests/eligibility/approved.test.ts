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

/** The definition with one more code, under a word that no other definition has. */
const naming = (definition: Definition, code: string, word: string): Definition => {
  const [first, ...others] = definition.clarifications;
  if (!first) throw new Error(`${definition.id} has no clarification to name a code in`);
  const more = { system: 'ICD-10-SE', code, withDescendants: false, strength: 'suggests', label: { sv: word, en: word } } as const;
  return { ...definition, clarifications: [{ ...first, codes: [...first.codes, more] }, ...others] };
};

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

  test('names codes that are found at once, and by the words of the definition', async () => {
    const { parts, codes } = await startEligibility(db, quietLog);
    const found = () => parts.codes.catalogue().search('grankottsblockering', { limit: 1 })[0]?.concept.code;
    try {
      expect(found()).not.toBe('Z99.9');
      await approved(naming(later(4), 'Z99.9', 'Grankottsblockering'), false);
      await expect.poll(found).toBe('Z99.9');
      await expect.poll(() => parts.codes.mentions('ICD-10-SE', 'Z99.9').map((one) => one.definition)).toEqual([`${area}@4`]);
    } finally {
      await codes.close();
    }
  });

  test('is the approved version also after a restart', async () => {
    const { parts, codes } = await startEligibility(db, quietLog);
    expect(parts.eligibility.find(area)?.version).toBe(4);
    expect(parts.codes.catalogue().find('ICD-10-SE', 'Z99.9')?.termSv).toBe('Grankottsblockering');
    await codes.close();
  });
});
