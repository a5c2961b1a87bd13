import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Browser, send, session, signedInApp } from './signed-in.ts';

export const AREA = 'sallsynta-motorikstorningar';
export const grantValues = (region: string) => ({ when: '2026-06-10', region, population: 'adults' });
export const idIn = (location: unknown): string => /utkast\/([0-9a-f-]{36})/.exec(String(location))?.[1] ?? '';

/** An application of its own with two case officers and their head, and what they do with drafts by their forms. */
export async function registerWork() {
  const app = await signedInApp();
  const officer = await session(app.db, 'handlaggare');
  const colleague = await session(app.db, 'handlaggare-2');
  const head = await session(app.db, 'enhetschef');
  const begin = async (by: Browser, body: Record<string, string>): Promise<string> => {
    const answer = await send(app, by, '/arbete/utkast', body);
    expect(answer.statusCode).toBe(303);
    return idIn(answer.headers.location);
  };
  const write = (act: 'save' | 'propose') => (by: Browser, id: string, version: number, values: Record<string, string>, key?: string) =>
    send(app, by, `/arbete/utkast/${id}/skriv`, { do: act, draftVersion: String(version), ...values }, { key: key ?? randomUUID() });
  const propose = write('propose');
  return {
    app,
    officer,
    colleague,
    head,
    begin,
    edit: write('save'),
    propose,
    confirm: (by: Browser, id: string, version: number, key: string = randomUUID()) =>
      send(app, by, `/arbete/utkast/${id}/beslut`, { version: String(version) }, { key }),
    journalIds: async (): Promise<readonly string[]> =>
      (await app.db.asOwner<{ id: string }>('select id from journal_entry order by seq')).map((row) => row.id),
    statusOf: async (id: string) =>
      (await app.db.asOwner<{ status: string; version: number }>('select status, version from work_draft where id = $1', [id]))[0],
    audits: (action: string) =>
      app.db.asOwner<{ actor: string; result: string; object_id: string }>(
        'select actor, result, object_id from audit_event where action = $1',
        [action],
      ),
    /** A proposed grant; its id and version. */
    proposedGrant: async (region: string): Promise<{ readonly id: string; readonly version: number }> => {
      const id = await begin(officer, { area: AREA, kind: 'grant' });
      const answer = await propose(officer, id, 1, grantValues(region));
      expect(answer.headers.location).toContain('klart=sent');
      return { id, version: 3 };
    },
    /** Someone who is real: what they record is the register's own. */
    realPerson: async (role: string): Promise<Browser> => {
      const subject = `riktig-${role}-${randomUUID()}`;
      await app.db.asOwner(
        `with p as (insert into person (name) values ('Provperson') returning id),
              i as (insert into identity (issuer, subject, person) select 'prov', $1, id from p)
         insert into assignment (person, role, organisation, valid_from, needs_confirmation) select id, $2, 'authority', '2020-01-01', false from p`,
        [subject, role],
      );
      return session(app.db, subject);
    },
  };
}
