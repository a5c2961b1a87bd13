/** An Atom feed as it is written: see `feed`. Times are instants; texts are plain, in one language. */
export type Feed = {
  /** The feed's own address, absolute; it is the feed's identity and must never change. */
  readonly id: string;
  /** The page that the feed follows, absolute. */
  readonly link: string;
  readonly title: string;
  readonly lang: 'sv' | 'en';
  /** Who publishes. */
  readonly author: string;
  /** When something in it last changed; used as it is when there are no entries. */
  readonly updated: Date;
  readonly entries: readonly FeedEntry[];
};

export type FeedEntry = {
  /** Absolute address or URN that never changes, whatever happens to the entry. */
  readonly id: string;
  readonly title: string;
  readonly updated: Date;
  readonly published?: Date;
  /** Plain text. */
  readonly summary: string;
  /** The page of the entry, absolute. */
  readonly link: string;
};

/** The media type that a route answers with: `{ type: atomType, content: feed(…) }` of a `file` route. */
export const atomType = 'application/atom+xml; charset=utf-8';

/** A feed per RFC 4287, entries in the order given (the latest first). Characters that XML cannot hold are left out. */
export function feed({ id, link, title, lang, author, updated, entries }: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `  <id>${xml(id)}</id>`,
    `  <title>${xml(title)}</title>`,
    `  <updated>${newest(updated, entries).toISOString()}</updated>`,
    `  <author><name>${xml(author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(id)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(link)}"/>`,
    '  <generator>Tillstånd</generator>',
    ...entries.flatMap(entryLines),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

const newest = (updated: Date, entries: readonly FeedEntry[]): Date =>
  entries.reduce((latest, entry) => (entry.updated > latest ? entry.updated : latest), updated);

const entryLines = ({ id, title, updated, published, summary, link }: FeedEntry): string[] => [
  '  <entry>',
  `    <id>${xml(id)}</id>`,
  `    <title>${xml(title)}</title>`,
  `    <updated>${updated.toISOString()}</updated>`,
  ...(published ? [`    <published>${published.toISOString()}</published>`] : []),
  `    <summary type="text">${xml(summary)}</summary>`,
  `    <link rel="alternate" type="text/html" href="${xml(link)}"/>`,
  '  </entry>',
];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 knows only some characters, not even as references. */
const xml = (text: string): string => text.replaceAll(notInXml, '').replaceAll(/[&<>"]/g, (one) => entities[one] ?? one);
const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
