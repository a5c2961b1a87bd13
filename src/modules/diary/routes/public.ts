import { z } from 'zod';
import { localPath, patterns, withQuery } from '../../../kernel/paths.ts';
import { atomType, feed } from '../../../platform/http/atom.ts';
import { wholeNumber } from '../../../platform/http/fields.ts';
import { anyone } from '../../../platform/http/policy.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import type { PublicEntry } from '../core/entry.ts';
import { diaryYears, publicDiary } from '../queries.ts';
import { PublicDiaryScreen } from '../screens/lists.tsx';
import { counterpartText } from '../screens/table.tsx';
import { diaryText } from '../text/diary.ts';
import { diaryColumns } from './columns.ts';
import { csv, file, filterFields, MOST_ROWS, PAGE_ROWS, page, partOf } from './kit.ts';

const open = { policy: anyone, audit: 'none: public read' } as const;
const FEED_ENTRIES = 50;

/** The diary as everyone may read it. What is made up is in it in demonstrations alone. */
export const publicDiaryRoutes = [
  page({
    ...open,
    id: 'diary.public',
    path: patterns.publicDiary,
    query: z.object({ ...filterFields, page: wholeNumber(1, 100_000).default(1) }),
    handler: async (ctx) => {
      const { page: number, ...filter } = ctx.query;
      const { db, signIn } = ctx.deps;
      const [found, years] = await Promise.all([
        publicDiary(db.kysely, signIn.isDemo, filter, partOf(number)),
        diaryYears(db.kysely, signIn.isDemo),
      ]);
      const text = diaryText[ctx.lang];
      return {
        title: text.title,
        description: text.publicLede,
        body: PublicDiaryScreen({
          lang: ctx.lang,
          url: ctx.url,
          filter,
          years,
          page: number,
          limit: PAGE_ROWS,
          found,
          links: {
            csv: ctx.url.plain(patterns.publicDiaryCsv, filter),
            json: ctx.url.plain(patterns.api.diaryEntries, filter),
            feed: localPath(patterns.diaryFeed, ctx.lang),
          },
        }),
      };
    },
  }),
  csv({
    ...open,
    id: 'diary.public-csv',
    path: patterns.publicDiaryCsv,
    tag: 'Diary',
    summary: 'The public diary as CSV',
    columns: diaryColumns,
    query: z.object(filterFields),
    handler: async (ctx) => {
      const { db, signIn } = ctx.deps;
      const { rows } = await publicDiary(db.kysely, signIn.isDemo, ctx.query, { limit: MOST_ROWS, offset: 0 });
      return { rows, name: `diarium-oppet-${ctx.today}.csv` };
    },
  }),
  file({
    ...open,
    id: 'diary.feed',
    path: patterns.diaryFeed,
    bilingual: true,
    types: ['application/atom+xml'],
    handler: async (ctx) => {
      const { db, signIn } = ctx.deps;
      const { rows } = await publicDiary(db.kysely, signIn.isDemo, {}, { limit: FEED_ENTRIES, offset: 0 });
      const { lang, url } = ctx;
      const page = url.absolute(localPath(patterns.publicDiary, lang));
      return {
        type: atomType,
        content: feed({
          id: url.absolute(localPath(patterns.diaryFeed, lang)),
          link: page,
          title: diaryText[lang].feedTitle,
          lang,
          author: 'Tillstånd',
          updated: rows[0]?.registeredAt ?? new Date(0),
          entries: rows.map((row) => ({
            id: url.absolute(`${patterns.api.diaryEntries}/${row.number}`),
            title: feedTitle(lang, row),
            updated: row.registeredAt,
            summary: feedSummary(lang, row),
            link: withQuery(page, { q: row.number }),
          })),
        }),
      };
    },
  }),
];

const feedTitle = (lang: Lang, { number, subject, fictitious }: PublicEntry): string => {
  const text = diaryText[lang];
  const title = subject === null ? text.feedSecret(number) : `${number}: ${subject}`;
  return fictitious ? `${text.madeUp}: ${title}` : title;
};

const feedSummary = (lang: Lang, row: PublicEntry): string => {
  const text = diaryText[lang];
  const what = [text.directions[row.direction], text.kinds[row.kind].toLowerCase(), row.dated].join(', ');
  return row.secrecyGround === null ? `${what}. ${counterpartText(lang, row)}` : `${what}. ${text.secretBy(row.secrecyGround)}`;
};
