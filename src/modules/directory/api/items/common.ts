import { z } from 'zod';
import { exactDay, type When } from '../../../../kernel/when.ts';
import type { SourceRef } from '../../../journal/index.ts';
import type { Count } from '../../../statistics/index.ts';

export const certainty = z.enum(['certain', 'possible']).meta({
  description: 'Whether it had certainly or only possibly happened by the day asked about (asOf).',
  examples: ['certain'],
});

export const day = z.iso.date().meta({ examples: ['2023-12-13'] });

export const whenSchema = z
  .object({
    notBefore: day.nullable().meta({ description: 'First possible day; null when unknown.' }),
    notAfter: day.nullable().meta({ description: 'Last possible day; null when unknown.' }),
  })
  .meta({ description: 'What is known of a date. The same day twice is an exact date.' });

export const whenItem = (when: When): z.output<typeof whenSchema> => ({ notBefore: when.notBefore, notAfter: when.notAfter });
export const exactItem = (when: When | null): string | null => (when === null ? null : (exactDay(when) ?? null));

export const countSchema = z
  .object({
    total: z.int().meta({ examples: [139] }),
    certain: z.int().meta({ examples: [139] }),
    possible: z.int().meta({ examples: [0] }),
  })
  .meta({ description: 'A count split into what is certain and what is possible on the day asked about.' });

export const countItem = (count: Count): z.output<typeof countSchema> => ({ ...count });

export const sourceRef = z
  .object({
    id: z.string().meta({ examples: ['deck-2024-06-12'] }),
    locator: z
      .string()
      .nullable()
      .meta({ description: 'The line or address within the source.', examples: ['line 344'] }),
    quality: z
      .enum(['official', 'secondary', 'description-only'])
      .nullable()
      .meta({ examples: ['official'] }),
  })
  .meta({ description: 'Where the fact was read.' });

export const sourceItem = (source: SourceRef): z.output<typeof sourceRef> => ({
  id: source.id,
  locator: source.locator,
  quality: source.quality,
});

export const textSchema = z
  .object({
    sv: z.string().meta({ examples: ['Sällsynta motorikstörningar'] }),
    en: z
      .string()
      .nullable()
      .meta({ examples: ['Rare movement disorders'] }),
  })
  .meta({ description: 'Swedish always; English where there is a translation.' });

export const population = z
  .enum(['adults', 'children', 'both'])
  .nullable()
  .meta({ description: 'null: the source does not say.', examples: ['both'] });

export const slotsSchema = z
  .object({
    units: z
      .int()
      .nullable()
      .meta({ description: 'Units in all, at most five.', examples: [3] }),
    unitsForChildren: z
      .int()
      .nullable()
      .meta({ description: 'Of which for children.', examples: [2] }),
    tasks: z.array(
      z.object({
        id: z.string().meta({ examples: ['screening'] }),
        text: textSchema,
        units: z
          .int()
          .nullable()
          .meta({ examples: [1] }),
      }),
    ),
    subPermits: z.array(
      z.object({
        id: z.string().meta({ examples: ['transporter'] }),
        text: textSchema,
        units: z
          .int()
          .nullable()
          .meta({ examples: [1] }),
      }),
    ),
    note: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ description: 'How many units may hold permits, and for what.' });
