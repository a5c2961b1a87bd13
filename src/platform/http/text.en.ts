import type { Same } from '../i18n/language.ts';
import type { sv } from './text.sv.ts';

export const en: Same<typeof sv> = {
  unprintable: (name) => `${name} holds a character that cannot be written. Remove it.`,
  missing: (name) => `${name} is missing. Give a value.`,
  unknownName: (name, list) => `${name} is not a filter here. You can use: ${list}.`,
  unknownNameNone: (name) => `${name} cannot be used here. The page has no filters.`,
  didYouMean: (word) => `Did you mean ${word}?`,
  oneOf: (name, list) => `${name} has a value that does not exist. Choose one of: ${list}.`,
  once: (name) => `${name} may be given only once.`,
  wholeNumber: (name) => `${name} must be a whole number, for example 20.`,
  atLeast: (name, n) => `${name} must be at least ${n}.`,
  atMost: (name, n) => `${name} may be at most ${n}.`,
  atLeastLong: (name, n) => `${name} must have at least ${n} characters.`,
  atMostLong: (name, n) => `${name} may have at most ${n} characters.`,
  format: (name) => `${name} has the wrong form.`,
  yesOrNo: (name) => `${name} must be true or false.`,
  other: (name) => `${name} has a value that does not work.`,
  day: (name, today) => `${name} must be a day written YYYY-MM-DD, for example ${today}.`,
  noSuchDay: (name, today) => `${name} names a day that is not in the calendar. Write for example ${today}.`,
  future: (name, today) => `${name} cannot be in the future. Give ${today} or an earlier day.`,
  tooEarly: (name, first) => `${name} cannot be earlier than ${first}.`,
  whole: 'The content',
};
