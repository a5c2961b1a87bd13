import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { storyOfB2 } from '../../../tests/support/b2-story.ts';
import { type Browser, send } from '../../../tests/support/group-story.ts';
import { asSubject } from '../access/index.ts';

/** B2's story, and what those who test it do again and again. */
export async function tellStory() {
  const story = await storyOfB2();
  const url = `/arenden/${story.id}/bedomning`;
  const [row] = await story.app.db.asOwner<{ keys: string[] }>(
    "select array_agg(s ->> 'key') as keys from application_submission a, jsonb_array_elements(a.content -> 'sections') s where a.application = $1 and s ->> 'key' ~ '^(special|general):'",
    [story.skane],
  );
  const conditions: readonly string[] = row?.keys ?? [];
  const count = async (query: string, ...parameters: unknown[]): Promise<number> =>
    (await story.app.db.asOwner<{ n: number }>(`select count(*)::int as n ${query}`, parameters))[0]?.n ?? -1;
  const assign = (application: string, person: Browser, by = story.officer) =>
    send(story.app, by, `${url}/fordela`, { application, person: person.person, due: '' });
  const at = (application: string, condition: string) => `${url}/ansokan/${application}/villkor/${encodeURIComponent(condition)}`;
  const judge = (by: Browser, application: string, condition: string, body: Record<string, string> = {}, key = randomUUID()) =>
    send(
      story.app,
      by,
      at(application, condition),
      { version: '0', submission: '1', verdict: 'met', reason: 'MÄRKT-SKÄL', passage: '', do: 'save', ...body },
      { key },
    );
  const as = (person: string, role = 'b2-member') =>
    ({ kind: 'person', id: person, acting: { role, organisation: 'authority' } }) as unknown as Parameters<typeof asSubject>[1];
  /** What the database itself shows someone. */
  const seenBy = (person: string, table: string, role?: string) =>
    asSubject(story.app.db, as(person, role), async (tx) =>
      Number((await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n),
    );
  return { story, url, conditions, count, assign, at, judge, as, seenBy };
}

export type Told = Awaited<ReturnType<typeof tellStory>>;
