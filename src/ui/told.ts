import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Content } from './types.ts';

/** What a page tells of how a form went, apart from how it looks: for programs, which read no pages. */
export type Told = {
  readonly faults: { readonly name: string; readonly message: string }[];
  readonly notices: { readonly kind: string; readonly text: string }[];
  /** Two versions beside each other: what stands now, and what was sent. */
  readonly differences: { readonly label: string; readonly now: string; readonly yours: string }[];
  /** The forms of the page: where each is sent, and the version that it holds for. */
  readonly forms: { readonly action: string; readonly version: string | undefined }[];
};

/** Contents wait as they are until the page has been drawn: one drawing within another would be heard twice. */
type Heard = {
  readonly faults: Told['faults'];
  readonly notices: { readonly kind: string; readonly title: string | undefined; readonly body: Content }[];
  readonly differences: { readonly label: string; readonly now: Content; readonly yours: Content }[];
  readonly forms: Told['forms'];
};

/** Drawing is done at one go, so there is never more than one who listens. */
let ear: Heard | undefined;

/** For the parts of a page that tell something; nothing happens unless somebody listens. */
export function tell<K extends keyof Heard>(what: K, said: Heard[K][number]): void {
  if (ear) (ear[what] as Heard[K][number][]).push(said);
}

/** Draws a page's body and answers what its parts told, in the words that a person would have read. */
export function listenTo(body: Content): Told {
  const heard: Heard = { faults: [], notices: [], differences: [], forms: [] };
  ear = heard;
  try {
    renderToString(h('div', {}, body));
  } finally {
    ear = undefined;
  }
  return {
    faults: heard.faults,
    forms: heard.forms,
    notices: heard.notices.map(({ kind, title, body: said }) => ({ kind, text: sentences(title, textOf(said)) })),
    differences: heard.differences.map(({ label, now, yours }) => ({ label, now: textOf(now), yours: textOf(yours) })),
  };
}

function sentences(title: string | undefined, body: string): string {
  if (title === undefined || body === '') return title ?? body;
  return /[.!?:]$/.test(title) ? `${title} ${body}` : `${title}. ${body}`;
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** The words of a part of a page, without forms and tables. */
export function textOf(content: Content): string {
  if (typeof content === 'string' || typeof content === 'number') return String(content);
  return renderToString(h('div', {}, content))
    .replaceAll(/<(form|svg|script|table)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<\/?(?:p|li|ul|ol|div|section|h[1-6]|dt|dd|tr|td|th|br)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (one) => entities[one] ?? one)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
