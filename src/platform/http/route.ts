import type { ComponentChildren } from 'preact';
import type { z } from 'zod';
import type { LocalDate } from '../../kernel/date.ts';
import type { Lang } from '../../kernel/format.ts';
import type { QueryValue } from '../../kernel/paths.ts';
import type { Log } from '../log.ts';
import type { Problem } from '../problem/problem.ts';
import type { CsvColumn } from './csv.ts';
import type { Policy, Subject } from './policy.ts';
import type { Submission } from './submission.ts';
import type { UploadOptions } from './upload.ts';

/** The register as of the end of a day, as it was known by the end of a day. */
export type Dates = {
  readonly asOf: LocalDate;
  readonly knownAt: LocalDate;
  /** False when neither was given, so that both are today. */
  readonly given: boolean;
};

/** What a handler gets. `D` is what the application lends to the module (the register, commands, the database). */
export type Context<D, P, Q, B> = {
  readonly lang: Lang;
  readonly now: Date;
  /** The day in Stockholm. */
  readonly today: LocalDate;
  readonly dates: Dates;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly subject: Subject;
  /** What `once` needs to make sending a form twice harmless; only in forms of those who have signed in. */
  readonly submission: Submission | undefined;
  readonly log: Log;
  readonly deps: D;
  readonly url: Urls;
  readonly request: { readonly id: string; readonly ip: string; readonly headers: Readonly<Record<string, string | string[] | undefined>> };
};

export type Urls = {
  /** The address asked for, path and query as sent. */
  readonly self: string;
  /** The Swedish path of this page, without language and query. */
  readonly path: string;
  /** A page's path in the language of this request; asOf and knownAt travel along when they were given. */
  page(path: string, query?: Readonly<Record<string, QueryValue>>): string;
  /** A file's or API's address, with asOf and knownAt when they were given. */
  plain(path: string, query?: Readonly<Record<string, QueryValue>>): string;
  /** This page with some of its query changed; `null` removes a key. */
  change(query: Readonly<Record<string, QueryValue>>): string;
  /** This page, same query, in a language. */
  inLang(lang: Lang): string;
  /** With scheme and host, for e-mails, feeds and identifiers. */
  absolute(path: string): string;
};

type Extra = { readonly status?: number; readonly headers?: Readonly<Record<string, string | readonly string[]>> };

export type PageAnswer = Extra & {
  /** The page's own title; the layout adds the product's name. */
  readonly title: string;
  readonly description?: string;
  readonly body: ComponentChildren;
  /** The way here from the start of the section; the last one, the page itself, has no address. */
  readonly breadcrumbs?: readonly { readonly label: string; readonly href?: string }[];
  /** The form on the page was refused: the title begins with "Fel:". */
  readonly hasErrors?: boolean;
  /** Keeps search engines away; pages with a query, signed-in pages and errors are kept away anyway. */
  readonly noIndex?: boolean;
};
export type Redirect = {
  readonly answer: 'redirect';
  readonly to: string;
  readonly status: 303 | 307 | 308;
  readonly headers?: Extra['headers'];
};
export type JsonAnswer<T> = Extra & { readonly answer: 'json'; readonly json: T };
/** A file, whole or as it is read; what is read as it goes needs `large` on its route. */
export type FileAnswer = Extra & {
  readonly type: string;
  readonly name?: string;
  readonly content: Uint8Array | string | AsyncIterable<Uint8Array>;
};
/** Lines of JSON, sent as they are made. */
export type StreamAnswer = Extra & { readonly chunks: AsyncIterable<string> };
export type CsvAnswer<Row> = Extra & { readonly rows: Iterable<Row>; readonly name: string };

/** After a form that succeeded: go and look at the result. */
export const seeOther = (to: string): Redirect => ({ answer: 'redirect', to, status: 303 });
/** A JSON answer with a status or headers of its own; otherwise return the value itself. */
export const reply = <T>(json: T, extra: Extra = {}): JsonAnswer<T> => ({ answer: 'json', json, ...extra });

type May<T> = T | Problem | Promise<T | Problem>;
/** `none: <why>` for what leaves no trace (public reads), else the event's name, `area.renamed`. */
export type Audit = `none: ${string}` | `${string}.${string}`;
type Empty = z.ZodObject<Record<never, never>>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

type Base<P extends z.ZodObject, Q extends z.ZodObject> = {
  /** Unique, dotted: `areas.list`. */
  readonly id: string;
  /** From `kernel/paths.ts`; `:name` for parameters. */
  readonly path: string;
  readonly policy: Policy;
  readonly audit: Audit;
  /**
   * `register`: the answer depends on nothing but address, language, register version and today, for those who are not
   * signed in. `build`: it is the same for everyone until the next build. Both need the policy `anyone`.
   */
  readonly cache?: 'register' | 'build';
  /** Accepts ?asOf and ?knownAt, which arrive checked in `dates`. */
  readonly dated?: boolean;
  /** Not counted by the rate limit: what machines ask in order to keep the service up. */
  readonly uncounted?: boolean;
  /** Each address may ask it a tenth as often as other things. Forms with the policy `anyone` are so by themselves. */
  readonly strict?: boolean;
  /** The most bytes that a body may have, when that is less than the frame allows. */
  readonly bodyLimit?: number;
  readonly params?: P;
  /** Only what is declared is accepted. Empty values count as absent. */
  readonly query?: Q;
};
type Doc = {
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
};

type PageSpec<D, P extends z.ZodObject, Q extends z.ZodObject> = Base<P, Q> & {
  readonly handler: (ctx: Context<D, z.output<P>, z.output<Q>, undefined>) => May<PageAnswer | Redirect>;
};
type FormSpec<D, P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Base<P, Q> & {
  readonly body: B;
  /** The page that the form stands on, when it is not at the form's own address: its pattern, with parameters of the form's path. */
  readonly from?: string;
  /** Takes a file along (multipart/form-data) of at most so many bytes; its field is an `uploadField` of the body, or a `spooledField`. */
  readonly upload?: UploadOptions;
  /** Not kept for its sender when it cannot be taken: what is written in it is to be written down nowhere. */
  readonly unkept?: boolean;
  /** Only for people, by hand and in a browser: why no program may send it (`/v1/acts`). */
  readonly byHand?: string;
  /** 422 with the input kept: the frame hands a body that breaks the schema to `invalid`. */
  readonly invalid: (ctx: Context<D, z.output<P>, z.output<Q>, unknown>, issues: readonly z.core.$ZodIssue[]) => May<PageAnswer>;
  readonly handler: (ctx: Context<D, z.output<P>, z.output<Q>, z.output<B>>) => May<PageAnswer | Redirect>;
};
type JsonSpec<D, P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> = Base<P, Q> &
  Doc & {
    readonly method?: Method;
    readonly body?: B;
    /** The pattern of the page that tells the same, with the same parameters: acts that lead there name this address too. */
    readonly about?: string;
    /** Undeclared properties are removed and a mismatch is refused before it leaves. Give examples by `.meta({ examples })`. */
    readonly response: R;
    readonly handler: (ctx: Context<D, z.output<P>, z.output<Q>, z.output<B>>) => May<z.output<R> | JsonAnswer<z.output<R>>>;
  };
type CsvSpec<D, P extends z.ZodObject, Q extends z.ZodObject, Row> = Base<P, Q> &
  Doc & {
    readonly columns: readonly CsvColumn<Row>[];
    readonly handler: (ctx: Context<D, z.output<P>, z.output<Q>, undefined>) => May<CsvAnswer<Row>>;
  };
/** Under /v1 it is part of the API description: say there what it is, and with examples what the content looks like. */
type FileSpec<D, P extends z.ZodObject, Q extends z.ZodObject> = Base<P, Q> &
  Partial<Doc> & {
    readonly response?: z.ZodType;
    /** Also under /en. */
    readonly bilingual?: boolean;
    /** Media types it may answer with. */
    readonly types: readonly string[];
    /** The content is read while it is sent, which may take its time. */
    readonly large?: boolean;
    readonly handler: (ctx: Context<D, z.output<P>, z.output<Q>, undefined>) => May<FileAnswer | Redirect>;
  };

type StreamSpec<D, P extends z.ZodObject, Q extends z.ZodObject> = Base<P, Q> &
  Doc & {
    /** What is sent and what is answered, as text with examples, for the API description. */
    readonly lines: { readonly sent: z.ZodString; readonly answered: z.ZodString };
    /** The most bytes that may come in all. Reading on after that throws `body-too-large`. */
    readonly streamLimit: number;
    /** `body` is read as it comes. What the answer's chunks throw cuts the answer off: faults are lines of their own. */
    readonly handler: (ctx: Context<D, z.output<P>, z.output<Q>, AsyncIterable<Uint8Array>>) => May<StreamAnswer>;
  };

/** A body of its own kind, read as it comes: what uploads in pieces are sent by. */
type RawSpec<D, P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType> = Base<P, Q> &
  Doc & {
    readonly method: Method;
    readonly takes: Takes;
    readonly response: R;
    readonly handler: (ctx: Context<D, z.output<P>, z.output<Q>, AsyncIterable<Uint8Array>>) => May<z.output<R> | JsonAnswer<z.output<R>>>;
  };
/** The media type of a body that is read as it comes, and the most bytes of it. Reading on after that throws `body-too-large`. */
export type Takes = { readonly type: string; readonly maxBytes: number };

type AnyAnswer = PageAnswer | Redirect | Problem | FileAnswer | CsvAnswer<never> | unknown;

/** A declared route with its schema types erased; what the table, the tests and the frame work on. */
export type Route<D> = {
  readonly id: string;
  readonly kind: 'page' | 'form' | 'json' | 'csv' | 'file' | 'stream';
  readonly method: Method;
  readonly path: string;
  readonly bilingual: boolean;
  readonly policy: Policy;
  readonly audit: Audit;
  readonly cache?: 'register' | 'build';
  readonly dated: boolean;
  readonly uncounted?: boolean;
  readonly strict?: boolean;
  readonly bodyLimit?: number;
  readonly streamLimit?: number;
  readonly takes?: Takes;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly from?: string;
  readonly response?: z.ZodType;
  readonly lines?: { readonly sent: z.ZodString; readonly answered: z.ZodString };
  readonly summary?: string;
  readonly description?: string;
  readonly tag?: string;
  readonly columns?: readonly CsvColumn<never>[];
  readonly upload?: UploadOptions;
  readonly unkept?: boolean;
  readonly byHand?: string;
  readonly about?: string;
  readonly large?: boolean;
  readonly types: readonly string[];
  readonly invalid?: (ctx: Context<D, never, never, unknown>, issues: readonly z.core.$ZodIssue[]) => AnyAnswer;
  readonly handler: (ctx: Context<D, never, never, never>) => AnyAnswer;
};

/** The only form of streams. */
export const NDJSON = 'application/x-ndjson';

/** The ways to declare a route, for a module that is lent `D`. See README.md beside this file. */
export function routesFor<D>() {
  return {
    page: <P extends z.ZodObject = Empty, Q extends z.ZodObject = Empty>(spec: PageSpec<D, P, Q>): Route<D> => ({
      ...spec,
      kind: 'page',
      method: 'GET',
      bilingual: true,
      dated: spec.dated ?? false,
      types: ['text/html'],
    }),
    form: <P extends z.ZodObject = Empty, Q extends z.ZodObject = Empty, B extends z.ZodType = Empty>(
      spec: FormSpec<D, P, Q, B>,
    ): Route<D> => ({
      ...spec,
      kind: 'form',
      method: 'POST',
      bilingual: true,
      dated: spec.dated ?? false,
      types: ['text/html'],
    }),
    json: <R extends z.ZodType, P extends z.ZodObject = Empty, Q extends z.ZodObject = Empty, B extends z.ZodType = z.ZodUndefined>(
      spec: JsonSpec<D, P, Q, B, R>,
    ): Route<D> => ({
      ...spec,
      kind: 'json',
      method: spec.method ?? 'GET',
      bilingual: false,
      dated: spec.dated ?? false,
      types: ['application/json'],
    }),
    raw: <R extends z.ZodType, P extends z.ZodObject = Empty, Q extends z.ZodObject = Empty>(spec: RawSpec<D, P, Q, R>): Route<D> => ({
      ...spec,
      kind: 'json',
      bilingual: false,
      dated: spec.dated ?? false,
      types: ['application/json'],
    }),
    csv: <Row, P extends z.ZodObject = Empty, Q extends z.ZodObject = Empty>(spec: CsvSpec<D, P, Q, Row>): Route<D> => ({
      ...spec,
      kind: 'csv',
      method: 'GET',
      bilingual: false,
      dated: spec.dated ?? false,
      types: ['text/csv'],
    }),
    file: <P extends z.ZodObject = Empty, Q extends z.ZodObject = Empty>(spec: FileSpec<D, P, Q>): Route<D> => ({
      ...spec,
      kind: 'file',
      method: 'GET',
      bilingual: spec.bilingual ?? false,
      dated: spec.dated ?? false,
    }),
    /** POST of newline-delimited JSON that is answered in kind, line by line, while it comes. */
    stream: <P extends z.ZodObject = Empty, Q extends z.ZodObject = Empty>(spec: StreamSpec<D, P, Q>): Route<D> => ({
      ...spec,
      kind: 'stream',
      method: 'POST',
      bilingual: false,
      dated: spec.dated ?? false,
      types: [NDJSON],
    }),
  };
}
