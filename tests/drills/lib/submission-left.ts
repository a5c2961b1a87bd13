import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type pg from 'pg';

type Kept = { submissions: number; diary: number; papers: number; events: number; told: number; state: string; answers: number };

/** What does not fit together of an application's submission: everything that belongs to one is there once, or none of it. */
export async function leftOf(owner: pg.Client, files: string, application: string): Promise<string[]> {
  const { rows } = await owner.query<Kept>(
    `select a.state,
       (select count(*)::int from application_submission s where s.application = a.id) as submissions,
       (select count(*)::int from diary_entry e join application_submission s on s.diary_number = e.number where s.application = a.id) as diary,
       (select count(*)::int from document d join application_submission s on d.id in (s.html_document, s.pdf_document, s.json_document) where s.application = a.id) as papers,
       (select count(*)::int from audit_event v where v.action = 'application.submitted' and v.object_id = a.id::text) as events,
       (select count(*)::int from message m where m.path = '/ansokningar/' || a.id || '/kvitto/1') as told
     from application a where a.id = $1`,
    [application],
  );
  const orphans = await owner.query<{ what: string }>(
    `select 'a paper without a submission' as what from document d where d.kind in ('application', 'application-page', 'application-data')
       and not exists (select from application_submission s where d.id in (s.html_document, s.pdf_document, s.json_document))
     union all select 'a diary entry without a submission' from diary_entry e where e.direction = 'incoming'
       and not exists (select from application_submission s where s.diary_number = e.number)
     union all select 'a gap in the diary' from diary_series d where d.last <> (select count(*) from diary_entry e where e.year = d.year and e.fictitious = d.fictitious)`,
  );
  const found = orphans.rows.map(({ what }) => what);
  const [kept] = rows;
  if (!kept) return [...found, 'the application is gone'];
  const { submissions } = kept;
  if (submissions > 1) found.push(`${submissions} submissions`);
  for (const [what, count, wanted] of [
    ['diary entries', kept.diary, submissions],
    ['papers', kept.papers, submissions * 3],
    ['events', kept.events, submissions],
    ['messages', kept.told, submissions],
  ] as const)
    if (count !== wanted) found.push(`${count} ${what} for ${submissions} submissions`);
  if (kept.state !== (submissions === 1 ? 'submitted' : 'draft')) found.push(`state ${kept.state} with ${submissions} submissions`);
  return [...found, ...(await filesWrong(owner, files, application))];
}

/** The papers lie in the store whole, and the one with the data has the hash of the receipt. */
async function filesWrong(owner: pg.Client, files: string, application: string): Promise<string[]> {
  const { rows } = await owner.query<{ sha256: string; name: string; hash: string }>(
    `select f.sha256, f.name, s.hash from application_submission s
     join document_file f on f.document in (s.html_document, s.pdf_document, s.json_document) where s.application = $1`,
    [application],
  );
  return rows.flatMap(({ sha256, name, hash }) => {
    const file = path.join(files, sha256.slice(0, 2), sha256);
    if (!fs.existsSync(file)) return [`${name} is not in the store`];
    const found = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
    if (found !== sha256) return [`${name} is not whole`];
    return name.endsWith('.json') && found !== hash ? ['the receipt has another hash'] : [];
  });
}
