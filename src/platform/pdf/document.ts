/**
 * A printable document as data. The template draws it; nothing in it is ever read as markup, so a text
 * may hold any characters.
 */
export type PrintDocument = {
  readonly lang: 'sv' | 'en';
  readonly title: string;
  readonly subtitle: string | null;
  /** Stated on every page, for example that the content is fictitious. */
  readonly banner: string | null;
  /** Left part of the footer: who publishes, which version, as of which day. */
  readonly footer: string;
  /** `sida`/`page`, `av`/`of`. */
  readonly pageWords: readonly [string, string];
  readonly keywords: readonly string[];
  readonly blocks: readonly PrintBlock[];
};

export type PrintBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'facts'; readonly rows: readonly { readonly term: string; readonly value: string }[] }
  | {
      readonly type: 'table';
      readonly headers: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Relative widths, one per column. */
      readonly widths: readonly number[];
    };
