import { z } from 'zod';
import { endOfDay, type LocalDate, startOfDay } from '../../../kernel/date.ts';
import { patterns } from '../../../kernel/paths.ts';
import { type CsvColumn, csv } from '../../../platform/http/csv.ts';
import { dayField, searchText, wholeNumber } from '../../../platform/http/fields.ts';
import { all, doingOf, freshlySignedIn, isMadeUp, mayAs, note } from '../../access/index.ts';
import { listSent, mailStates, type Sent, type SentFilter } from '../queries.ts';
import { SentList } from '../screens/sent.tsx';
import { messagesText } from '../text/messages.ts';
import { type Ctx, file, page, readAs } from './kit.ts';

/** Those at the authority who keep cases and accounts; of each case only those who may open its papers, by row-level security. */
const seesSent = mayAs('administrator', 'case-officer', 'head', 'registrar');
const exportsSent = all(seesSent, freshlySignedIn);

const pageSize = 50;
const maxExport = 20_000;

const asked = {
  arende: z.uuid().optional(),
  vem: searchText.optional(),
  lage: z.enum(mailStates).optional(),
  from: dayField('from').optional(),
  till: dayField('till').optional(),
};
type Asked = z.output<z.ZodObject<typeof asked>>;

const filterOf = ({ arende, vem, lage, from, till }: Asked): SentFilter => ({
  careCase: arende,
  who: vem,
  state: lage,
  from: from && startOfDay(from as LocalDate),
  until: till && endOfDay(till as LocalDate),
});

const find = (ctx: Ctx, query: Asked, part: { readonly limit: number; readonly skip: number }): Promise<readonly Sent[]> =>
  readAs(ctx, async (tx, person) => listSent(tx, await isMadeUp(tx, person), filterOf(query), part));

export const sentRoutes = [
  page({
    id: 'messages.sent',
    path: patterns.sentMessages,
    policy: seesSent,
    audit: 'none: reads what one’s own authority has sent',
    query: z.object({ ...asked, sida: wholeNumber(1, 10_000).default(1) }),
    handler: async (ctx) => {
      const { sida, ...query } = ctx.query;
      // One more than is shown tells whether there is a next page; counting all would ask for each case anew.
      const found = await find(ctx, query, { limit: pageSize + 1, skip: (sida - 1) * pageSize });
      const address = (n: number) => ctx.url.page(patterns.sentMessages, { ...query, sida: n });
      return {
        title: messagesText[ctx.lang].sentTitle,
        body: SentList({
          lang: ctx.lang,
          url: ctx.url,
          rows: found.slice(0, pageSize),
          query,
          csv: ctx.url.plain(patterns.sentMessagesCsv, query),
          newer: sida > 1 ? address(sida - 1) : undefined,
          older: found.length > pageSize ? address(sida + 1) : undefined,
          stays: ctx.deps.signIn.isDemo ? 'demo' : ctx.deps.hasMailServer ? undefined : 'no-server',
        }),
      };
    },
  }),
  file({
    id: 'messages.sent-csv',
    path: patterns.sentMessagesCsv,
    policy: exportsSent,
    audit: 'messages.exported',
    types: ['text/csv'],
    query: z.object(asked),
    handler: async (ctx) => {
      const rows = await find(ctx, ctx.query, { limit: maxExport, skip: 0 });
      const chosen = Object.entries(ctx.query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
      await note(doingOf(ctx), {
        action: 'messages.exported',
        object: null,
        result: 'allowed',
        details: { rows: rows.length, filter: chosen },
      });
      return {
        type: 'text/csv; charset=utf-8; header=present',
        name: `skickade-meddelanden-${ctx.today}.csv`,
        content: csv(columns, rows),
      };
    },
  }),
];

const column = (name: string, sv: string, en: string, value: (row: Sent) => string | number | null): CsvColumn<Sent> => ({
  name,
  about: { sv, en },
  value,
});

const columns: readonly CsvColumn<Sent>[] = [
  column('message', 'Meddelandets id', 'Id of the message', (row) => row.message),
  column('toldAt', 'Tid, UTC', 'Time, UTC', (row) => row.toldAt.toISOString()),
  column('key', 'Slag', 'Kind', (row) => row.key),
  column('subject', 'Ämne', 'Subject', (row) => row.subject.sv),
  column('careCase', 'Ärendets id', 'Id of the case', (row) => row.careCase),
  column('toldAs', 'Roll och organisation bakom', 'Role and organisation behind', (row) => row.toldAs),
  column('name', 'Mottagarens namn', 'Name of the recipient', (row) => row.name),
  column('role', 'Roll', 'Role', (row) => row.role),
  column('organisation', 'Organisation', 'Organisation', (row) => row.organisation),
  column('address', 'E-postadress', 'Mail address', (row) => row.address),
  column('state', 'Läge', 'State', (row) => row.state),
  column('attempts', 'Försök', 'Attempts', (row) => row.attempts),
  column('fault', 'Fel', 'Fault', (row) => row.fault),
  column('mailedAt', 'Mejlat, UTC', 'Mailed, UTC', (row) => row.mailedAt?.toISOString() ?? null),
  column('readAt', 'Läst, UTC', 'Read, UTC', (row) => row.readAt?.toISOString() ?? null),
];
