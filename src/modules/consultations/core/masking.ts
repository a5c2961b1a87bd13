import type { Stance } from './parts.ts';

/** What an answer holds, as it came in. */
export type AnswerContent = {
  readonly name: string;
  readonly parts: readonly {
    readonly part: string;
    readonly stance: Stance;
    readonly text: string;
    readonly passages: readonly string[];
  }[];
  readonly backing?: readonly { readonly organisation: string; readonly name: string; readonly kind: 'backs' | 'attaches' }[];
};

/** What is left out: a field as a whole, or the characters from `first` to before `after`. */
export type Mask = { readonly field: string; readonly first: number | null; readonly after: number | null };

/** `name`, or the text of a part. */
export const nameField = 'name';
export const partField = (part: string): string => `part:${part}`;

/** Stands for what is left out; always of the same length, so that nothing can be read from it. */
export const blot = '█████';

const fieldsOf = (content: AnswerContent): Map<string, string> =>
  new Map([[nameField, content.name], ...content.parts.map(({ part, text }): [string, string] => [partField(part), text])]);

/** Whether a mask lies within the field that it names. */
export function isWithin(content: AnswerContent, { field, first, after }: Mask): boolean {
  const text = fieldsOf(content).get(field);
  if (text === undefined) return false;
  if (first === null || after === null) return first === null && after === null;
  return first >= 0 && after > first && after <= text.length && text.slice(first, after).trim() !== '';
}

/** The texts that are hidden by masks of spans: hidden wherever they stand in the answer, however they are written. */
export function hiddenTexts(content: AnswerContent, masks: readonly Mask[]): string[] {
  const fields = fieldsOf(content);
  const texts = masks.flatMap(({ field, first, after }) => {
    const text = fields.get(field);
    return text === undefined || first === null || after === null ? [] : [text.slice(first, after).trim()];
  });
  // The longest first, so that a name is hidden whole before its parts are.
  return [...new Set(texts)].filter((text) => text !== '').sort((a, b) => b.length - a.length);
}

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A text without any of the hidden ones. Case and the kind of space do not matter. */
function without(text: string, hidden: readonly string[]): string {
  if (hidden.length === 0) return text;
  const patterns = hidden.map((one) => one.split(/\s+/).map(literal).join(String.raw`\s+`));
  return text.replaceAll(new RegExp(patterns.join('|'), 'gi'), blot);
}

/** The answer as it may be shown to all. What is masked is nowhere in it. */
export function masked(content: AnswerContent, masks: readonly Mask[]): AnswerContent {
  const whole = new Set(masks.filter(({ first }) => first === null).map(({ field }) => field));
  const fields = fieldsOf(content);
  const hidden = hiddenTexts(content, masks);
  const wholeTexts = [...whole].map((field) => fields.get(field)?.trim() ?? '').filter((text) => text !== '');
  const all = [...new Set([...hidden, ...wholeTexts])].sort((a, b) => b.length - a.length);
  const show = (field: string, text: string): string => (whole.has(field) ? blot : without(text, all));
  return {
    ...content,
    name: show(nameField, content.name),
    parts: content.parts.map((one) => ({ ...one, text: show(partField(one.part), one.text) })),
    ...(content.backing ? { backing: content.backing.map((one) => ({ ...one, name: without(one.name, all) })) } : {}),
  };
}

/** Where a marked text stands in a field, for a form in which one pastes what is to be hidden; undefined when it does not. */
export function spanOf(
  content: AnswerContent,
  field: string,
  marked: string,
): { readonly first: number; readonly after: number } | undefined {
  const text = fieldsOf(content).get(field);
  const words = marked.trim();
  if (text === undefined || words === '') return undefined;
  const first = text.indexOf(words);
  return first < 0 ? undefined : { first, after: first + words.length };
}

export type Suggestion = { readonly field: string; readonly text: string; readonly kind: 'mail' | 'phone' | 'personal-number' };
const suspicious: readonly [Suggestion['kind'], RegExp][] = [
  ['mail', /[^\s@<>(),;]+@[^\s@<>(),;]+\.[a-zåäö]{2,}/giu],
  ['personal-number', /\b(?:19|20)?\d{6}[-+ ]?\d{4}\b/g],
  ['phone', /(?:\+46|\b0)[\d\s-]{7,14}\d\b/g],
];

/** What looks like personal data and is not masked: for the one who is about to publish. */
export function suspected(content: AnswerContent): Suggestion[] {
  return [...fieldsOf(content)].flatMap(([field, text]) =>
    suspicious.flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map((match) => ({ field, kind, text: match[0].trim() }))),
  );
}
