import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId, type SignedInApp, signedInApp } from '../../../tests/support/signed-in.ts';
import { localDate } from '../../kernel/date.ts';
import { type Tx, worksFor } from '../../platform/db/index.ts';
import { addParticipant, standingOf } from './people.ts';
import { findCase, tasksFor } from './queries.ts';
import { addProduct, closeTask, insertCase, moveCase, openTask } from './store.ts';

let app: SignedInApp;
let officer: string;
beforeAll(async () => {
  app = await signedInApp();
  officer = await personId(app.db, 'handlaggare');
});
afterAll(() => app.close());

const as = <T>(person: string, role: string, organisation: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  app.db.tx(async (tx) => {
    await worksFor(tx, { person, role, organisation });
    return work(tx);
  });

describe('a case in the database', () => {
  it('is opened, found by its own kind, and moves only when what the step needs has been made', async () => {
    const id = await as(officer, 'case-officer', 'authority', (tx) =>
      insertCase(tx, { area: 'sallsynta-motorikstorningar', person: officer, fictitious: true }),
    );
    const found = await as(officer, 'case-officer', 'authority', (tx) => findCase(tx, id, { fictitious: true }));
    expect(found).toMatchObject({ state: 'longlist', step: 0, version: 1, fictitious: true });
    expect(await as(officer, 'case-officer', 'authority', (tx) => findCase(tx, id, { fictitious: false }))).toBeUndefined();
    const step = { id, version: 1, state: 'mapping', stoppedIn: null } as const;
    await expect(as(officer, 'case-officer', 'authority', (tx) => moveCase(tx, step))).rejects.toThrow(
      'the case lacks nomination, priority',
    );
    await as(officer, 'case-officer', 'authority', async (tx) => {
      for (const kind of ['nomination', 'priority'] as const) {
        await addProduct(tx, { careCase: id, kind, document: null, ref: null, person: officer });
      }
      expect(await moveCase(tx, step)).toBe(true);
      await openTask(tx, {
        careCase: id,
        key: 'prov',
        title: { sv: 'Prova', en: 'Try' },
        role: 'case-officer',
        person: null,
        organisation: 'authority',
        due: localDate('2026-12-01'),
        path: `/arenden/${id}`,
      });
      const viewer = { person: officer, role: 'case-officer', organisation: 'authority', fictitious: true };
      expect(await tasksFor(tx, viewer)).toHaveLength(1);
      await closeTask(tx, id, 'prov');
      expect(await tasksFor(tx, viewer)).toHaveLength(0);
    });
    const expert = await personId(app.db, 'sakkunnig');
    await as(officer, 'case-officer', 'authority', (tx) =>
      addParticipant(tx, { careCase: id, person: expert, capacity: 'expert', from: localDate('2026-01-01'), to: null }),
    );
    expect(await as(officer, 'case-officer', 'authority', (tx) => standingOf(tx, id, expert))).toBe('undeclared');
  });
});
