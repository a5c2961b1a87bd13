import { afterAll, describe, expect, it } from 'vitest';
import { freshDb } from '../../../tests/support/fresh-db.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { registerEntry } from './index.ts';

const db = await freshDb();
afterAll(() => db.close());

describe('quick', () => {
  it('numbers', async () => {
    const made = await db.tx(async (tx) => {
      await worksForSystem(tx, 'jobs');
      return registerEntry(tx, {
        direction: 'incoming',
        kind: 'document',
        counterpart: 'Region Skåne',
        subject: 'Svar',
        careCase: null,
        document: null,
        secrecy: null,
        person: null,
        fictitious: false,
      });
    });
    expect(made.number).toMatch(/^\d{4}-000001$/);
  });
});
