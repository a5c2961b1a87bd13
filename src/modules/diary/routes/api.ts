import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { openDataHeaders } from '../../../platform/http/headers.ts';
import { listOf, pageOf, pagingFields } from '../../../platform/http/paging.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { reply } from '../../../platform/http/route.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { directions, entryKinds, type PublicEntry } from '../core/entry.ts';
import { publicDiary, publicEntry } from '../queries.ts';
import { diaryText } from '../text/diary.ts';
import { filterFields, json } from './kit.ts';

const open = { policy: anyone, audit: 'none: public read', tag: 'Diary' } as const;

const example = {
  number: '2026-000123',
  date: '2026-03-16',
  registeredAt: '2026-03-16T08:15:00.000Z',
  direction: 'incoming',
  kind: 'document',
  subject: 'Remissvar om sällsynta motorikstörningar',
  counterpart: 'Region Skåne',
  counterpartIsPrivatePerson: false,
  secrecyGround: null,
  fictitious: false,
} as const;

const entrySchema = z
  .object({
    number: z.string().meta({ description: 'Gapless in each year; `DEMO-` before what is made up.' }),
    date: z.string().meta({ description: 'The day it came in, was sent or was drawn up, in Stockholm.', format: 'date' }),
    registeredAt: z.string().meta({ format: 'date-time' }),
    direction: z.enum(directions),
    kind: z.enum(entryKinds),
    subject: z.string().nullable().meta({ description: 'What it is about; null for what is secret.' }),
    counterpart: z.string().nullable().meta({ description: 'Sender or receiver; null for nobody, private persons and what is secret.' }),
    counterpartIsPrivatePerson: z.boolean(),
    secrecyGround: z.string().nullable().meta({ description: 'The section of the law by which the entry is marked secret.' }),
    fictitious: z.boolean().meta({ description: 'Made up in a demonstration.' }),
  })
  .meta({ id: 'DiaryEntry', examples: [example] });

export const diaryApiRoutes = [
  json({
    ...open,
    id: 'api.diary.list',
    path: patterns.api.diaryEntries,
    summary: 'The public diary',
    description: 'Latest first. Entries that are secret have neither subject nor counterpart; private persons are not named.',
    query: z.object({ ...filterFields, ...pagingFields }),
    response: listOf(entrySchema),
    handler: async (ctx) => {
      const { limit, page, ...filter } = ctx.query;
      const { db, signIn } = ctx.deps;
      const { rows, total } = await publicDiary(db.kysely, signIn.isDemo, filter, { limit, offset: (page - 1) * limit });
      return pageOf(ctx, rows.map(itemOf), total, openDataHeaders);
    },
  }),
  json({
    ...open,
    id: 'api.diary.one',
    path: patterns.api.diaryEntry,
    summary: 'One entry of the public diary',
    params: z.object({
      number: z
        .string()
        .max(20)
        .meta({ examples: ['2026-000123'] }),
    }),
    response: entrySchema,
    handler: async (ctx) => {
      const found = await publicEntry(ctx.deps.db.kysely, ctx.deps.signIn.isDemo, ctx.params.number);
      return found ? reply(itemOf(found), { headers: openDataHeaders }) : notFound({ sv: diaryText.sv.noEntry, en: diaryText.en.noEntry });
    },
  }),
];

const itemOf = (row: PublicEntry): z.output<typeof entrySchema> => ({
  number: row.number,
  date: row.dated,
  registeredAt: row.registeredAt.toISOString(),
  direction: row.direction,
  kind: row.kind,
  subject: row.subject,
  counterpart: row.counterpart,
  counterpartIsPrivatePerson: row.privatePerson,
  secrecyGround: row.secrecyGround,
  fictitious: row.fictitious,
});
