import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { dayField, searchText, wholeNumber } from '../../../platform/http/fields.ts';
import { type PageAnswer, routesFor, type Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { mayAs } from '../../access/index.ts';
import type { IdentityDeps } from '../../identity/index.ts';
import { directions, entryKinds } from '../core/entry.ts';
import { diaryText } from '../text/diary.ts';

export const { page, json, csv, file } = routesFor<IdentityDeps>();

/** Who reads the diary; and who registers in it. */
export const readsDiary = mayAs('registrar', 'case-officer', 'head');
export const keepsDiary = mayAs('registrar', 'case-officer');

export const PAGE_ROWS = 50;
/** The most rows of one CSV file. */
export const MOST_ROWS = 50_000;

export const filterFields = {
  q: searchText.optional().meta({ description: 'Words that all must be found in number, subject, counterpart or legal ground.' }),
  year: wholeNumber(2000, 9999).optional().meta({ description: 'The year of the number.' }),
  direction: z.enum(directions).optional().meta({ description: '`incoming`, `outgoing` or `drawn-up`.' }),
  kind: z.enum(entryKinds).optional().meta({ description: '`document` or `decision`.' }),
  from: dayField('from').optional().meta({ description: 'Dated this day or later.', format: 'date' }),
  to: dayField('to').optional().meta({ description: 'Dated this day or earlier.', format: 'date' }),
};

export const partOf = (pageNumber: number, limit = PAGE_ROWS) => ({ limit, offset: (pageNumber - 1) * limit });

/** The way from the diary. */
export const diaryCrumbs = (lang: Lang, url: Urls, ...steps: readonly string[]): NonNullable<PageAnswer['breadcrumbs']> => [
  { label: diaryText[lang].title, href: url.page(patterns.diary) },
  ...steps.map((label) => ({ label })),
];
