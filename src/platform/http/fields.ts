import { z } from 'zod';
import { type LocalDate, localDate, parseLocalDate } from '../../kernel/date.ts';
import type { Phrase } from '../i18n/language.ts';
import { httpText } from './text.ts';

/** Search text as people type it: trimmed, at most 200 characters. */
export const searchText = z.string().trim().max(200);

/** A whole number in a query. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .transform((text, ctx) => {
      if (/^[+-]?\d{1,9}$/.test(text.trim())) return Number(text);
      ctx.addIssue({ code: 'invalid_type', expected: 'number', input: text });
      return z.NEVER;
    })
    .pipe(z.int().min(min).max(max));

/** true or false in a query. */
export const yesNo = z.enum(['true', 'false']).transform((text) => text === 'true');

/** One or several values of the same name: `?state=paused&state=ended`. Arrives as a list. */
export const many = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(one).max(50));

/** A calendar day, YYYY-MM-DD. */
export const dayField = (name: string, example = '2024-06-11') =>
  z
    .string()
    .transform((text, ctx): LocalDate => {
      const day = parseLocalDate(text);
      if (day.ok) return day.value;
      const say: Phrase =
        day.error === 'not-a-date'
          ? { sv: httpText.sv.day(name, example), en: httpText.en.day(name, example) }
          : { sv: httpText.sv.noSuchDay(name, example), en: httpText.en.noSuchDay(name, example) };
      ctx.addIssue({ code: 'custom', params: { phrase: say } });
      return z.NEVER;
    })
    .meta({ format: 'date', example });

/** The two times of the register; added to every route that is `dated`. */
export const datedFields = {
  asOf: dayField('asOf')
    .optional()
    .meta({ description: 'Show the register as of the end of this day in Stockholm. Default: today.', format: 'date' }),
  knownAt: dayField('knownAt')
    .optional()
    .meta({ description: 'Show only what had been recorded by the end of this day. Default: today.', format: 'date' }),
};

/** Earlier than this nothing is asked in earnest, and years below 1000 upset other software. */
export const firstDay = localDate('1900-01-01');
