import type { Lang } from '../../../kernel/format.ts';
import { localPath } from '../../../kernel/paths.ts';

type Both = Readonly<Record<Lang, string>>;

/** What a mail says: that there is something to read, and where. Never what it is, beyond its subject. */
export type Letter = {
  readonly kind: 'message' | 'digest';
  /** What it is about, in order; one unless it is a digest. */
  readonly items: readonly { readonly subject: Both; readonly path: string | null }[];
  /** The reader's language; null when it is not known: Swedish first, then English. */
  readonly lang: Lang | null;
  /** Where readers who have an account choose how they get mail; null for others. */
  readonly settingsPath: string | null;
};

/** The words of a mail, from the module's texts. */
export type MailWords = Readonly<
  Record<
    Lang,
    {
      readonly greeting: string;
      readonly one: string;
      readonly many: (count: number) => string;
      readonly digestSubject: (count: number) => string;
      readonly automatic: string;
      readonly settings: string;
    }
  >
>;

/** Subject and text of a mail. `baseUrl` is the address that people use, without a trailing slash. */
export function mailText(
  { kind, items, lang, settingsPath }: Letter,
  words: MailWords,
  baseUrl: string,
): { subject: string; text: string } {
  const langs: readonly Lang[] = lang === null ? ['sv', 'en'] : [lang];
  const main = lang ?? 'sv';
  const link = (path: string, inLang: Lang) => `${baseUrl}${localPath(path, inLang)}`;
  const part = (inLang: Lang): string => {
    const say = words[inLang];
    const listed = items.map(({ subject, path }) => [subject[inLang], ...(path === null ? [] : [link(path, inLang)])].join('\n'));
    return [
      say.greeting,
      kind === 'digest' ? say.many(items.length) : say.one,
      ...listed,
      say.automatic,
      ...(settingsPath === null ? [] : [`${say.settings}\n${link(settingsPath, inLang)}`]),
    ].join('\n\n');
  };
  const [first] = items;
  const subject = kind === 'message' && first ? first.subject[main] : words[main].digestSubject(items.length);
  return { subject, text: `${langs.map(part).join('\n\n— — —\n\n')}\n` };
}
