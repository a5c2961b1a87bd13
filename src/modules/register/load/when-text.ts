import { isLocalDate, type LocalDate } from '../../../kernel/date.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { isPossible, type When, whenFromText } from '../../../kernel/when.ts';

/**
 * Reads a time as the data files write it (the interval forms of ISO 8601-2): `2022-12-07`, `2022-12`, `2022`,
 * `../2024-06-11` (no later than), `2024-06-13/..` (no earlier than), `2024-06-13/2025-03-31` (between).
 */
export function parseWhen(text: string): Result<When, string> {
  const ends = text.split('/');
  const when = ends.length === 2 ? between(ends[0] ?? '', ends[1] ?? '') : single(text);
  if (when === undefined) return fail(`${text} is not a time: write a day (2022-12-07), a month, a year, ../day, day/.. or day/day`);
  return isPossible(when) ? ok(when) : fail(`${text} ends before it begins`);
}

function single(text: string): When | undefined {
  if (isLocalDate(text)) return whenFromText(text);
  return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text) ? whenFromText(text) : undefined;
}

function between(first: string, last: string): When | undefined {
  const [notBefore, notAfter] = [end(first), end(last)];
  if (notBefore === undefined || notAfter === undefined || (notBefore === null && notAfter === null)) return undefined;
  return { notBefore, notAfter };
}

const end = (text: string): LocalDate | null | undefined => (text === '..' ? null : isLocalDate(text) ? text : undefined);
