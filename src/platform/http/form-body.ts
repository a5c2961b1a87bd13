import { z } from 'zod';

/** A field of a form as it is described to programs. */
export type FieldSaid = {
  readonly says: string;
  /** Several may be chosen: sent as a list. */
  readonly list?: true;
  /** What may be chosen; leaving it empty is the form's own matter. */
  readonly of?: readonly string[];
  readonly max?: number;
  readonly format?: 'date';
  readonly pattern?: string;
  readonly required?: true;
  /** A value that the form takes; where there is none the example leaves the field out. */
  readonly example?: string;
};

/**
 * What a form takes whose fields its own page words and checks one by one. `named` are fields whose names are made from what the form is
 * about: `reasons-{applicant}`, `risks.{n}.action`. `{n}` stands for a number, from 0; any other word for an id or a key.
 */
export type FormBody = {
  readonly fields: Readonly<Record<string, FieldSaid>>;
  readonly named?: Readonly<Record<string, FieldSaid>>;
};

const bodies = z.registry<FormBody>();

/** A schema that takes what browsers send as it comes, with a description that programs are held to. */
export function described<S extends z.ZodType>(schema: S, fields: FormBody['fields'], named: FormBody['named'] = {}): S {
  const own = schema.clone() as S;
  bodies.add(own, { fields, named });
  return own;
}

/** How the form of a schema is described; undefined when the schema says it all itself. */
export function formBodyOf(schema: z.ZodType): FormBody | undefined {
  if (schema instanceof z.ZodPipe) return formBodyOf((schema.in instanceof z.ZodTransform ? schema.out : schema.in) as z.ZodType);
  return bodies.get(schema);
}

/** A version, as all that is edited has one. */
export const versionSaid: FieldSaid = { says: 'The version that was read.', pattern: String.raw`^\d{1,9}$`, required: true, example: '3' };

/** Where a field's name begins with that of a list and a number: `risks.{n}.action` of `action`. */
export const inRows = (list: string, fields: FormBody['fields']): FormBody['fields'] =>
  Object.fromEntries(Object.entries(fields).map(([name, one]) => [`${list}.{n}.${name}`, one]));

/** The pattern of the names that a template stands for. */
export const patternOf = (template: string): string => {
  const parts = template.split(/(\{\w+\})/).map((part) => {
    if (part === '{n}') return String.raw`\d{1,4}`;
    return /^\{\w+\}$/.test(part) ? '.{1,120}' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return `^${parts.join('')}$`;
};

/** What is said of the field with a name; undefined when the form has none. */
export function fieldSaid({ fields, named = {} }: FormBody, name: string): FieldSaid | undefined {
  if (Object.hasOwn(fields, name)) return fields[name];
  return Object.entries(named).find(([template]) => new RegExp(patternOf(template), 's').test(name))?.[1];
}
