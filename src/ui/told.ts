import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Content } from './types.ts';

/** What a page tells of how a form went, apart from how it looks: for programs, which read no pages. */
export type Told = {
  readonly faults: { readonly name: string; readonly message: string }[];
  readonly notices: { readonly kind: string; readonly text: string }[];
  /** Two versions beside each other: what stands now, and what was sent. */
  readonly differences: { readonly label: string; readonly now: string; readonly yours: string }[];
  /** The forms of the page: where each is sent, and what it asks for. */
  readonly forms: { readonly action: string; readonly fields: FieldTold[] }[];
};

/** A question of a form, with what stands in it now. */
export type FieldTold = {
  readonly name: string;
  readonly kind: 'hidden' | 'text' | 'one-of' | 'any-of' | 'file' | 'button';
  readonly label: string;
  readonly hint: string;
  readonly value: string | readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** Contents wait as they are until the page has been drawn: one drawing within another would be heard twice. */
type Asked = Pick<FieldTold, 'name' | 'kind'> & {
  readonly label?: Content;
  readonly hint?: Content;
  readonly value?: string | readonly string[] | undefined;
  readonly options?: readonly { readonly value: string; readonly label: Content }[];
};
type Heard = {
  readonly faults: Told['faults'];
  readonly notices: { readonly kind: string; readonly title: string | undefined; readonly body: Content }[];
  readonly differences: { readonly label: string; readonly now: Content; readonly yours: Content }[];
  readonly forms: { readonly action: string; readonly fields: Asked[] }[];
};

/** Drawing is done at one go, so there is never more than one who listens. */
let ear: Heard | undefined;

/** For the parts of a page that tell something; nothing happens unless somebody listens. */
export function tell<K extends keyof Heard>(what: K, said: Heard[K][number]): void {
  if (ear) (ear[what] as Heard[K][number][]).push(said);
}

/** A field belongs to the form that was begun last: forms do not lie within each other. */
export function tellField(field: Asked): void {
  ear?.forms.at(-1)?.fields.push(field);
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
    forms: heard.forms.map(({ action, fields }) => ({ action, fields: joined(fields.map(inWords)) })),
    notices: heard.notices.map(({ kind, title, body: said }) => ({ kind, text: sentences(title, textOf(said)) })),
    differences: heard.differences.map(({ label, now, yours }) => ({ label, now: textOf(now), yours: textOf(yours) })),
  };
}

const inWords = ({ name, kind, label = '', hint = '', value = '', options = [] }: Asked): FieldTold => ({
  name,
  kind,
  label: textOf(label),
  hint: textOf(hint),
  value,
  options: options.map((one) => ({ value: one.value, label: textOf(one.label) })),
});

/** Buttons of one name are one question: which of them was pressed. */
function joined(fields: readonly FieldTold[]): FieldTold[] {
  const byName = Map.groupBy(fields, ({ name }) => name);
  return [...byName.values()].flatMap((same) => {
    const [first, ...others] = same;
    if (!first || others.length === 0) return same;
    const values = same.flatMap(({ value }) => value);
    const options = same.flatMap((one) => one.options);
    return [{ ...first, options, value: first.kind === 'button' || first.kind === 'one-of' ? (values[0] ?? '') : values }];
  });
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
