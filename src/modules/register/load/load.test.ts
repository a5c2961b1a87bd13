import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDb } from '../../../../tests/support/fresh-db.ts';
import { localDate } from '../../../kernel/date.ts';
import { projectRoot } from '../../../platform/root.ts';
import { isHeld } from '../../permits/index.ts';
import { type RegisterView, viewRegister } from '../core/view.ts';
import { readRegisterData } from '../queries.ts';
import { loadRegister } from './load.ts';

const db = await freshDb();
afterAll(() => db.close());

const first = await loadRegister(db, path.join(projectRoot(), 'data'));
const { data } = await db.read(readRegisterData);
const at = (asOf: string, knownAt = '2026-11-21'): RegisterView => viewRegister(data, localDate(asOf), localDate(knownAt));
const held = (view: RegisterView, region?: string) =>
  view.permits.filter((p) => isHeld(p) && (region === undefined || p.grant.region === region)).length;

describe('the register of the data files', () => {
  test('holds 139 permits', () => {
    expect(first.entries.length).toBeGreaterThan(500);
    expect(held(at('2024-06-11'))).toBe(139);
    expect(held(at('2024-06-12'))).toBe(148);
    expect(held(at('2023-12-12'))).toBe(137);
  });
});
