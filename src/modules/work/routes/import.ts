import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { csv } from '../../../platform/http/csv.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import { type Upload, uploadField } from '../../../platform/http/upload.ts';
import { problem } from '../../../platform/problem/problem.ts';
import { doingOf, personOf } from '../../access/index.ts';
import { circumstances, registerNow } from '../commands/common.ts';
import { importFile } from '../commands/import-file.ts';
import { columns, interpretRows, readRows, type Table, tableFaults } from '../core/import-rows.ts';
import { createLedger } from '../core/ledger.ts';
import { readCsv } from '../import/read-csv.ts';
import { MOST_BYTES, readFile } from '../import/read-file.ts';
import { viewerOf } from '../queries.ts';
import { ImportScreen, type Tried } from '../screens/import.tsx';
import { workText } from '../text/work.ts';
import { answerFault, type Ctx, crumbs, file, form, hiddenOf, page, readAs, toDraft, writes } from './kit.ts';

export const importRoutes = [
  page({
    id: 'work.import',
    path: patterns.workImport,
    policy: writes,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => importPage(ctx, { kind: 'nothing' }, ''),
  }),
  form({
    id: 'work.import.sent',
    path: patterns.workImport,
    policy: writes,
    audit: 'import.proposed',
    upload: { maxBytes: MOST_BYTES },
    body: z.object({
      file: uploadField.optional(),
      pasted: z.string().max(MOST_BYTES).default(''),
      do: z.enum(['try', 'all', 'send']).default('try'),
    }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { pasted } = ctx.body;
      const text = workText[ctx.lang].import;
      const read = await readTable(ctx.body.file, pasted);
      if (!read.ok) {
        const message = { none: text.none, both: text.both, unreadable: text.unreadable, 'too-large': text.tooLarge }[read.error];
        return importPage(ctx, { kind: 'refused', message }, pasted);
      }
      const faults = tableFaults(read.table);
      if (faults.length > 0) return importPage(ctx, { kind: 'file-faults', faults }, pasted);
      if (ctx.body.do !== 'send') return importPage(ctx, await tryTable(ctx, read.table, ctx.body.do === 'all'), pasted);
      const done = await importFile(doingOf(ctx), ctx.body.file?.name || text.paste, read.table, ctx.today);
      if (done.ok) return toDraft(ctx, done.value, 'sent');
      if (done.error !== 'key-reused' && done.error.kind === 'faults') {
        return importPage(ctx, { kind: 'row-faults', faults: done.error.rows, showAll: false }, pasted);
      }
      return answerFault(ctx, done.error, { id: '', action: 'import.proposed' });
    },
  }),
  file({
    id: 'work.import.template',
    path: patterns.workTemplate,
    policy: writes,
    audit: 'none: an empty file',
    types: ['text/csv'],
    handler: () => ({
      type: 'text/csv; charset=utf-8; header=present',
      name: 'mall-beslutsjournal.csv',
      content: csv(
        columns.map(({ heading }) => ({ name: heading, about: { sv: heading, en: heading }, value: () => '' })),
        [],
      ),
    }),
  }),
];

type Read =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly error: 'none' | 'both' | 'unreadable' | 'too-large' };

async function readTable(sent: Upload | undefined, pasted: string): Promise<Read> {
  const hasText = pasted.trim() !== '';
  if (sent && hasText) return { ok: false, error: 'both' };
  if (!sent) return hasText ? { ok: true, table: readCsv(pasted) } : { ok: false, error: 'none' };
  const read = await readFile(sent.bytes);
  return read.ok ? { ok: true, table: read.value } : { ok: false, error: read.error };
}

/** The dry run: every row against the register and the rows before it. Nothing is saved. */
function tryTable(ctx: Ctx, table: Table, showAll: boolean): Promise<Tried> {
  return readAs(ctx, async (tx): Promise<Tried> => {
    const { fictitious } = await viewerOf(tx, personOf(ctx.subject).id);
    const data = await registerNow(tx, fictitious);
    const { faults } = interpretRows(createLedger(data), readRows(table, data), await circumstances(tx, ctx.today, fictitious));
    return faults.length > 0 ? { kind: 'row-faults', faults, showAll } : { kind: 'fine', rows: table.rows.length };
  });
}

function importPage(ctx: Ctx, tried: Tried, pasted: string): PageAnswer {
  const { title } = workText[ctx.lang].import;
  return {
    title,
    hasErrors: tried.kind !== 'nothing' && tried.kind !== 'fine',
    breadcrumbs: crumbs(ctx, [title]),
    body: ImportScreen({ lang: ctx.lang, url: ctx.url, hidden: hiddenOf(ctx), tried, pasted }),
  };
}
