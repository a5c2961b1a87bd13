import { z } from 'zod';
import { isLocalDate, type LocalDate } from '../../../../kernel/date.ts';
import type { When } from '../../../../kernel/when.ts';
import { parseWhen } from '../when-text.ts';

/** Fields that files leave out where there is nothing to say. */
export const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
export const orEmpty = <T extends z.ZodType>(schema: T) => z.array(schema).default([]);

export const line = z
  .string({ error: 'must be text; put quotes round it if it looks like a number' })
  .trim()
  .min(1, { error: 'must not be empty' });

export const key = line.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'must be a readable id: small letters a–z, digits and single hyphens',
});

export const entryId = line.regex(/^[a-z0-9]+([-/][a-z0-9]+)*$/, {
  error: 'must be a readable id such as grant/atstorningar-12: small letters a–z, digits, single hyphens and slashes',
});

export const day = line.refine(isLocalDate, { error: 'must be a day that exists, YYYY-MM-DD' }).transform((text) => text as LocalDate);

export const when = line.transform((text, context): When => {
  const parsed = parseWhen(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.error });
  return z.NEVER;
});

export const text = z.strictObject({ sv: line, en: orNull(line) });

/** `{ id, sv, en }` in the files, an item with a text in the register. */
export const item = z.strictObject({ id: key, sv: line, en: orNull(line) }).transform(({ id, sv, en }) => ({ id, text: { sv, en } }));

export const population = z.enum(['adults', 'children', 'both'], { error: 'must be adults, children or both' });

export const kinds = <const T extends readonly string[]>(values: T) => z.enum(values, { error: `must be one of ${values.join(', ')}` });

/** Care of this kind is given at five units at most (HSF 2017:80 2 kap.). */
const units = z
  .int({ error: 'must be a whole number' })
  .min(1, { error: 'must be at least 1' })
  .max(5, { error: 'is more than five: national highly specialised care is given at five units at most' });

const part = z.strictObject({ id: key, text, units: orNull(units) });

export const slots = z
  .strictObject({
    units: orNull(units),
    unitsForChildren: orNull(units),
    tasks: orEmpty(part),
    subPermits: orEmpty(part),
    note: orNull(line),
  })
  .superRefine((value, context) => {
    if (value.units === null) return;
    const total = value.units;
    const check = (count: number | null, path: PropertyKey[], what: string) => {
      if (count !== null && count > total)
        context.addIssue({ code: 'custom', path, message: `${what} (${count}) exceed the units in all (${total})` });
    };
    check(value.unitsForChildren, ['unitsForChildren'], "the children's units");
    value.tasks.forEach((task, i) => {
      check(task.units, ['tasks', i, 'units'], 'the units of a task');
    });
    value.subPermits.forEach((permit, i) => {
      check(permit.units, ['subPermits', i, 'units'], 'the units of a sub-permit');
    });
  });
