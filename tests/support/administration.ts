import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Browser, demoIssuer, send, session, signedInApp } from './signed-in.ts';

type Row = Record<string, unknown>;

/** The text of a page, without its marks. */
export const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

export const someone = (name: string) => ({ name, mail: '', issuer: demoIssuer, subject: `test-${randomUUID()}` });

/** An application of its own with two administrators of the authority and one of a region, and what they do by their forms. */
export async function administration() {
  const app = await signedInApp();
  const administrator = await session(app.db, 'administrator');
  const second = await session(app.db, 'administrator-2');
  const skane = await session(app.db, 'regionadministrator-skane');
  const ask = (sql: string, parameters: unknown[] = []): Promise<Row[]> => app.db.asOwner<Row>(sql, parameters);
  const give = (by: Browser, person: string, role: string, organisation: string, more: Record<string, string> = {}) =>
    send(app, by, '/administration/roller/ge', { person, role, organisation, from: '2026-01-01', to: '', reason: '', ...more });
  const idIn = (location: unknown, list: string): string => new RegExp(`${list}/([0-9a-f-]{36})`).exec(String(location))?.[1] ?? '';
  return {
    app,
    administrator,
    second,
    skane,
    ask,
    give,
    /** Adds someone; answers with the id. */
    added: async (by: Browser, name = 'Påhittad kollega'): Promise<string> => {
      const answer = await send(app, by, '/administration/personer/ny', someone(name));
      expect(answer.statusCode, words(answer.body).slice(0, 400)).toBe(303);
      return idIn(answer.headers.location, 'personer');
    },
    /** Gives a role; answers with the id of the assignment. */
    given: async (by: Browser, person: string, role: string, organisation: string): Promise<string> => {
      const answer = await give(by, person, role, organisation);
      expect(answer.statusCode, words(answer.body).slice(0, 400)).toBe(303);
      return idIn(answer.headers.location, 'roller');
    },
    lastEvent: async (action: string) => {
      const events = 'select action, result, reason, actor, acting, details from audit_event where action = $1 order by seq desc limit 1';
      return (await ask(events, [action]))[0];
    },
  };
}
