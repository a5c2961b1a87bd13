import { fail, ok, type Result } from '../../../kernel/result.ts';

/**
 * The legal ground of a mark of secrecy as it is written: `OSL 25 kap. 1 §`. Short forms are read too: `25:1`, `OSL 31 kap 16 §`. Public access to
 * information and secrecy act (2009:400), 5 kap. 5 §: a mark names the section that applies.
 */
export function readGround(text: string): Result<string, 'no-ground'> {
  const words = text.trim().replaceAll(/\s+/g, ' ');
  const short = /^(?:OSL )?(\d{1,2}):(\d{1,2})( ?[a-z])?(?: ?§)?$/i.exec(words);
  if (short) return ok(`OSL ${short[1]} kap. ${short[2]}${letter(short[3])} §`);
  const long = /^(?:OSL )?(\d{1,2}) kap\.? (\d{1,2})( ?[a-z])? ?§(?: ?(.{1,120}))?$/i.exec(words);
  if (!long) return fail('no-ground');
  return ok(`OSL ${long[1]} kap. ${long[2]}${letter(long[3])} §${long[4] === undefined ? '' : ` ${long[4]}`}`);
}

const letter = (given: string | undefined): string => (given === undefined ? '' : ` ${given.trim().toLowerCase()}`);
