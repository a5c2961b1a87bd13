import { z } from 'zod';
import { endOfDay, type LocalDate, startOfDay } from '../../../kernel/date.ts';
import { patterns } from '../../../kernel/paths.ts';
import { type CsvColumn, csv } from '../../../platform/http/csv.ts';
import { dayField, searchText, wholeNumber } from '../../../platform/http/fields.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { auditHead, type Verification, verifyAudit } from '../../audit/index.ts';
import { doingOf, note, personOf } from '../act.ts';
import { all, freshlySignedIn, mayAs } from '../policies.ts';
import { scopeOf } from '../rules.ts';
import { LogEvent, LogList } from '../screens/log.tsx';
import { findEvent, type LogFilter, type LogRow, listEvents } from '../store/log.ts';
import { oversightText } from '../text/oversight.ts';
import { type Ctx, file, form, hiddenOf, page, readAs } from './kit.ts';

const readsLog = mayAs('auditor', 'administrator', 'region-administrator');
/** The chain is one for all, so checking it is for those who see all of it. */
const checksLog = mayAs('auditor', 'administrator');
const exportsLog = all(readsLog, freshlySignedIn);

const pageSize = 50;
const maxExport = 50_000;
/** More rows than this take too long for a page; the command line has the time. */
const maxChecked = 200_000;

const asked = {
  person: searchText.optional(),
  action: z.string().trim().max(100).optional(),
  object: z.string().trim().max(200).optional(),
  result: z.enum(['done', 'allowed', 'denied', 'failed']).optional(),
  from: dayField('from').optional(),
  to: dayField('to').optional(),
};
type Asked = z.output<z.ZodObject<typeof asked>>;

export const logRoutes = [
  page({
    id: 'log.list',
    path: patterns.log,
    policy: readsLog,
    audit: 'none: reads the log',
    query: z.object({ ...asked, before: wholeNumber(1, 999_999_999).optional() }),
    handler: (ctx) => logPage(ctx, ctx.query, ctx.query.before, undefined),
  }),
  page({
    id: 'log.one',
    path: patterns.logEvent,
    policy: readsLog,
    audit: 'none: reads one row of the log',
    params: z.object({ seq: wholeNumber(1, 999_999_999) }),
    handler: async (ctx) => {
      const row = await readAs(ctx, (tx) => findEvent(tx, scopeOf(personOf(ctx.subject)), ctx.params.seq));
      if (!row) return notFound({ sv: oversightText.sv.notFound, en: oversightText.en.notFound });
      const text = oversightText[ctx.lang];
      const title = text.oneTitle(row.seq);
      return {
        title,
        breadcrumbs: [{ label: text.logTitle, href: ctx.url.page(patterns.log) }, { label: title }],
        body: LogEvent({ lang: ctx.lang, row }),
      };
    },
  }),
  form({
    id: 'log.verify',
    path: patterns.logVerify,
    from: patterns.log,
    policy: checksLog,
    audit: 'log.verified',
    body: z.object({}),
    invalid: (ctx) => logPage(ctx, {}, undefined, undefined),
    handler: async (ctx) => {
      const { db, auditKeys } = ctx.deps.signIn;
      const { seq } = await auditHead(db.kysely);
      if (seq > maxChecked) return logPage(ctx, {}, undefined, 'too-long');
      const verified = await verifyAudit(db, auditKeys);
      const { fault, rows } = verified;
      const details = fault ? { rows, fault: fault.kind, seq: fault.seq } : { rows };
      await note(doingOf(ctx), { action: 'log.verified', object: null, result: fault ? 'failed' : 'allowed', details });
      return logPage(ctx, {}, undefined, verified);
    },
  }),
  file({
    id: 'log.csv',
    path: patterns.logCsv,
    policy: exportsLog,
    audit: 'log.exported',
    types: ['text/csv'],
    query: z.object(asked),
    handler: async (ctx) => {
      const rows = await exported(ctx, ctx.query, 'csv');
      return { type: 'text/csv; charset=utf-8; header=present', name: `logg-${ctx.today}.csv`, content: csv(columns, rows) };
    },
  }),
  file({
    id: 'log.jsonl',
    path: patterns.logJsonl,
    policy: exportsLog,
    audit: 'log.exported',
    types: ['application/jsonl'],
    query: z.object(asked),
    handler: async (ctx) => {
      const rows = await exported(ctx, ctx.query, 'jsonl');
      const lines = rows.map((row) => `${JSON.stringify({ ...row, details: JSON.parse(row.details), hash: row.hash.toString('hex') })}\n`);
      return { type: 'application/jsonl', name: `logg-${ctx.today}.jsonl`, content: lines.join('') };
    },
  }),
];

const filterOf = ({ from, to, ...rest }: Asked): LogFilter => ({
  ...rest,
  from: from && startOfDay(from as LocalDate),
  until: to && endOfDay(to as LocalDate),
});

async function exported(ctx: Ctx, query: Asked, format: string): Promise<readonly LogRow[]> {
  const rows = await readAs(ctx, (tx) => listEvents(tx, scopeOf(personOf(ctx.subject)), filterOf(query), maxExport));
  const chosen = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  await note(doingOf(ctx), {
    action: 'log.exported',
    object: null,
    result: 'allowed',
    details: { format, rows: rows.length, filter: chosen },
  });
  return rows;
}

async function logPage(
  ctx: Ctx,
  query: Asked,
  before: number | undefined,
  verified: Verification | 'too-long' | undefined,
): Promise<PageAnswer> {
  const asker = personOf(ctx.subject);
  const scope = scopeOf(asker);
  const rows = await readAs(ctx, (tx) => listEvents(tx, scope, { ...filterOf(query), before }, pageSize + 1));
  const shown = rows.slice(0, pageSize);
  const address = (more: Readonly<Record<string, number | undefined>>) => ctx.url.page(patterns.log, { ...query, ...more });
  const { lang, url } = ctx;
  const { logTitle } = oversightText[lang];
  const mayCheck = checksLog(asker, ctx.now).allowed;
  return {
    title: logTitle,
    body: LogList({
      lang,
      url,
      rows: shown,
      query,
      seesAll: scope.all,
      older: rows.length > pageSize ? address({ before: shown.at(-1)?.seq }) : undefined,
      newest: before === undefined ? undefined : address({}),
      csv: url.plain(patterns.logCsv, query),
      jsonl: url.plain(patterns.logJsonl, query),
      maxRows: maxExport,
      chain: mayCheck
        ? {
            lang,
            action: url.page(patterns.logVerify),
            hidden: hiddenOf(ctx),
            head: await auditHead(ctx.deps.db.kysely),
            verified,
            maxRows: maxChecked,
          }
        : undefined,
    }),
  };
}

const column = (name: string, sv: string, en: string, value: (row: LogRow) => string | number | null): CsvColumn<LogRow> => ({
  name,
  about: { sv, en },
  value,
});

const columns: readonly CsvColumn<LogRow>[] = [
  column('seq', 'Radens nummer', 'Number of the row', (row) => row.seq),
  column('at', 'Tid, UTC', 'Time, UTC', (row) => row.at.toISOString()),
  column('actor', 'Personens id', 'Id of the person', (row) => row.actor),
  column('actorName', 'Personens namn', 'Name of the person', (row) => row.actorName),
  column('acting', 'Roll och organisation', 'Role and organisation', (row) => row.acting),
  column('action', 'Handling', 'Act', (row) => row.action),
  column('objectKind', 'Sort', 'Kind', (row) => row.objectKind),
  column('objectId', 'Id', 'Id', (row) => row.objectId),
  column('result', 'Utfall', 'Outcome', (row) => row.result),
  column('reason', 'Skäl', 'Reason', (row) => row.reason),
  column('origin', 'Adress', 'Address', (row) => row.origin),
  column('requestId', 'Anrop', 'Request', (row) => row.requestId),
  column('details', 'Uppgifter', 'Details', (row) => row.details),
  column('hash', 'Kontrollsumma', 'Checksum', (row) => row.hash.toString('hex')),
];
