import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { wholeNumber } from '../../../platform/http/fields.ts';
import { all, asSubject, doingOf, freshlySignedIn, isMadeUp, note, personOf } from '../../access/index.ts';
import { diaryYears, searchDiary } from '../queries.ts';
import { DiaryScreen } from '../screens/lists.tsx';
import { diaryText } from '../text/diary.ts';
import { diaryColumns } from './columns.ts';
import { csv, filterFields, MOST_ROWS, PAGE_ROWS, page, partOf, readsDiary } from './kit.ts';

/** The diary as those who work with it see it: everything but cases that they have a conflict of interest in. */
export const diaryWorkRoutes = [
  page({
    id: 'diary.list',
    path: patterns.diary,
    policy: readsDiary,
    audit: 'none: reads the diary of one’s own authority',
    query: z.object({ ...filterFields, careCase: z.uuid().optional(), page: wholeNumber(1, 100_000).default(1) }),
    handler: async (ctx) => {
      const { page: number, ...filter } = ctx.query;
      const person = personOf(ctx.subject);
      const { found, years } = await asSubject(ctx.deps.db, person, async (tx) => {
        const fictitious = await isMadeUp(tx, person.id);
        return { found: await searchDiary(tx, fictitious, filter, partOf(number)), years: await diaryYears(tx, fictitious) };
      });
      return {
        title: diaryText[ctx.lang].title,
        body: DiaryScreen({
          lang: ctx.lang,
          url: ctx.url,
          filter,
          years,
          page: number,
          limit: PAGE_ROWS,
          found,
          csv: ctx.url.plain(patterns.diaryCsv, filter),
          mayRegister: person.acting.role !== 'head',
        }),
      };
    },
  }),
  csv({
    id: 'diary.csv',
    path: patterns.diaryCsv,
    // Names of private persons leave the product.
    policy: all(readsDiary, freshlySignedIn),
    audit: 'diary.exported',
    tag: 'Diary',
    summary: 'The diary as CSV, for those who work with it',
    columns: diaryColumns,
    query: z.object({ ...filterFields, careCase: z.uuid().optional() }),
    handler: async (ctx) => {
      const person = personOf(ctx.subject);
      const found = await asSubject(ctx.deps.db, person, async (tx) =>
        searchDiary(tx, await isMadeUp(tx, person.id), ctx.query, { limit: MOST_ROWS, offset: 0 }),
      );
      await note(doingOf(ctx), {
        action: 'diary.exported',
        object: { kind: 'diary', id: 'csv' },
        result: 'allowed',
        details: { rows: found.rows.length },
      });
      return { rows: found.rows, name: `diarium-${ctx.today}.csv` };
    },
  }),
];
