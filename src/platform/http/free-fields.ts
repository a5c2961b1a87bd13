import { z } from 'zod';

/** A form whose fields are as they came: what is wrong with each is said beside it on its own page. */
export const anyFields = z.record(z.string().max(200), z.union([z.string(), z.array(z.string())]));
export type Fields = z.output<typeof anyFields>;

type Sent = Readonly<Record<string, unknown>>;

/** The text of a field; of several with the same name the first. Empty when it was not sent. */
export function textIn(fields: Sent, name: string): string {
  const [value] = [fields[name]].flat();
  return typeof value === 'string' ? value.trim() : '';
}

/** What was chosen in a field. */
export const listIn = (fields: Sent, name: string): readonly string[] =>
  [fields[name]].flat().filter((one): one is string => typeof one === 'string' && one !== '');

/** A whole number; −1, which nothing has, when it is none. */
export function numberIn(fields: Sent, name: string): number {
  const text = textIn(fields, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
