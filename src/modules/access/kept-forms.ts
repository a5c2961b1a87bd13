import { type RawBuilder, sql } from 'kysely';
import { type Queryable, type Tx, worksFor } from '../../platform/db/index.ts';
import { carriesToken, withoutToken } from '../../platform/http/form-token.ts';
import type { Subject } from '../../platform/http/policy.ts';
import type { Context } from '../../platform/http/route.ts';
import { findLapsedSession, formTokenOf, type IdentityDeps } from '../identity/index.ts';

/** What someone wrote in a form that could not be taken then. */
export type KeptForm = { readonly values: Readonly<Record<string, string | readonly string[]>>; readonly keptAt: Date };

/** Longer forms are not kept. */
const maxLength = 200_000;

type Asking = { readonly subject: Subject; readonly headers: { readonly cookie?: string | undefined } };

/**
 * Keeps a form for the one who sent it: someone signed in, or someone whose session has just lapsed and whose form
 * carries the token of that session. Nobody else can read it, and after a day it is gone.
 */
export const formKeeper =
  ({ db, signIn }: IdentityDeps) =>
  async (request: Asking, page: string, body: unknown): Promise<boolean> => {
    const text = JSON.stringify(withoutToken(body) ?? {});
    const person = await writerOf(db.kysely, signIn.cookies, request, body);
    if (person === undefined || text.length > maxLength) return false;
    await db.tx(async (tx) => {
      await worksFor(tx, { person, role: 'none', organisation: 'none' });
      await sql`delete from kept_form where kept_at < clock_timestamp() - interval '1 day'`.execute(tx);
      await sql`
        insert into kept_form (person, path, body) values (${person}, ${page}, ${text}::jsonb)
        on conflict (person, path) do update set body = excluded.body, kept_at = clock_timestamp()`.execute(tx);
    });
    return true;
  };

async function writerOf(
  db: Queryable,
  cookies: IdentityDeps['signIn']['cookies'],
  { subject, headers }: Asking,
  body: unknown,
): Promise<string | undefined> {
  if (subject.kind === 'person') return subject.id;
  const token = cookies.read(headers.cookie, cookies.session);
  const lapsed = token === null ? undefined : await findLapsedSession(db, token);
  return lapsed && carriesToken(body, formTokenOf(lapsed.csrfSecret)) ? lapsed.person : undefined;
}

/** What the person wrote on this page and could not send; show it in the form, with `KeptNotice`. */
export async function keptForm(ctx: Pick<Context<IdentityDeps, unknown, unknown, unknown>, 'subject' | 'url' | 'deps'>) {
  const { subject, url, deps } = ctx;
  if (subject.kind !== 'person') return undefined;
  return deps.db.tx(async (tx) => {
    await worksFor(tx, { person: subject.id, ...subject.acting });
    return findForm(tx, subject.id, url.path);
  });
}

export async function findForm(tx: Tx, person: string, page: string): Promise<KeptForm | undefined> {
  const found = await sql<KeptForm>`
    select body as values, kept_at as "keptAt" from kept_form
    where person = ${person} and path = ${page} and kept_at > clock_timestamp() - interval '1 day'`.execute(tx);
  return found.rows[0];
}

/** Throws away what was kept of a page; for a statement of one's own, or `forgetForm`. */
export const formForgotten = (person: string, page: string): RawBuilder<unknown> =>
  sql`delete from kept_form where person = ${person} and path = ${page}`;

export async function forgetForm(tx: Tx, person: string, page: string): Promise<void> {
  await formForgotten(person, page).execute(tx);
}
