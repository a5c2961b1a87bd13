import type { Phrase } from '../i18n/language.ts';
import { problemText } from './text.ts';

/** The kinds of fault that an answer can name. The slug ends the `type` address of problem+json (RFC 9457). */
export const problemStatus = {
  'bad-request': 400,
  'invalid-input': 400,
  'sign-in-needed': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  timeout: 408,
  conflict: 409,
  'precondition-failed': 412,
  'body-too-large': 413,
  'url-too-long': 414,
  'unsupported-media-type': 415,
  'unprocessable-input': 422,
  'too-many-requests': 429,
  'headers-too-large': 431,
  'internal-error': 500,
  'database-away': 503,
  'storage-full': 503,
  unavailable: 503,
} as const;

export type ProblemKind = keyof typeof problemStatus;

/** One thing wrong with what was sent: where, and what would work. `in` and `name` say which field. */
export type FieldFault = {
  readonly in: 'query' | 'path' | 'body' | 'header';
  readonly name: string;
  readonly message: Phrase;
};

export type ProblemLink = { readonly href: string; readonly text: Phrase };

/** A fault as a value. Handlers return it; the frame shows it as a page or as problem+json. */
export type Problem = {
  readonly answer: 'problem';
  readonly kind: ProblemKind;
  readonly status: number;
  readonly title: Phrase;
  readonly detail: Phrase;
  readonly errors: readonly FieldFault[];
  /** Where to go instead. `href` is the Swedish path; the page puts it in its own language. */
  readonly links: readonly ProblemLink[];
  readonly headers: Readonly<Record<string, string>>;
  readonly incident: string | undefined;
  /** What stands now, where what was sent holds for an older version. */
  readonly current?: {
    readonly version: string | null;
    readonly differences: readonly { readonly label: string; readonly now: string; readonly sent: string }[];
  };
};

export type ProblemExtras = Partial<Pick<Problem, 'title' | 'detail' | 'errors' | 'links' | 'headers' | 'incident' | 'current'>>;

/** A problem of a kind; title and detail have a plain default in both languages. */
export function problem(kind: ProblemKind, extras: ProblemExtras = {}): Problem {
  return {
    answer: 'problem',
    kind,
    status: problemStatus[kind],
    title: { sv: problemText.sv.title[kind], en: problemText.en.title[kind] },
    detail: { sv: problemText.sv.detail[kind], en: problemText.en.detail[kind] },
    errors: [],
    links: [],
    headers: {},
    incident: undefined,
    ...extras,
  };
}

/** The thing asked for does not exist; say what was sought, and what is near it. */
export const notFound = (detail: Phrase, links: readonly ProblemLink[] = []): Problem => problem('not-found', { detail, links });

/** What was sent in one field does not work; say what would. */
export const badField = (fault: FieldFault): Problem => problem('invalid-input', { errors: [fault] });

/** Thrown where a value cannot be returned (hooks, plugins); handlers return the problem instead. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(value: Problem, options?: ErrorOptions) {
    super(`${value.status} ${value.kind}`, options);
    this.problem = value;
  }
}
