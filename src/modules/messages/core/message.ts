import type { Lang } from '../../../kernel/format.ts';

/** The same text in both languages, as `Phrase` in the rooms around. */
type Both = Readonly<Record<Lang, string>>;

/**
 * What people are told. `key` says what kind of message it is (`consultation.opened`); `subject` is all that a mail says besides a
 * link, so it names no patient, nothing secret and no more of a person than a role. `body` is read in the product alone.
 */
export type Message = { readonly key: string; readonly subject: Both; readonly body: Both };

/** The most characters; what is longer is cut with an ellipsis. */
export const longestSubject = 200;
export const longestBody = 5_000;

const control = /\p{Cc}+/gu;
const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/** A subject is one line: a line break in a name must not become a header of the mail. */
export const oneLine = (text: string): string => cut(text.replaceAll(control, ' ').replaceAll(/ {2,}/g, ' ').trim(), longestSubject);

/** A body keeps its line breaks and nothing else that is not seen. */
export const manyLines = (text: string): string =>
  cut(
    text
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/[^\P{Cc}\n]+/gu, ' ')
      .trim(),
    longestBody,
  );

export const tidied = ({ key, subject, body }: Message): Message => ({
  key,
  subject: { sv: oneLine(subject.sv), en: oneLine(subject.en) },
  body: { sv: manyLines(body.sv), en: manyLines(body.en) },
});
