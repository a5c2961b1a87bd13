import { z } from 'zod';
import { type JournalEntry, standingKinds } from '../../../journal/index.ts';
import type { RegisterView } from '../../../register/index.ts';
import { regionCodeOf } from '../../core/decisions.ts';
import { day, exactItem, sourceItem, sourceRef, whenItem, whenSchema } from './common.ts';
import { regionName } from './permit.ts';

/** Every kind that stands by itself: an annulment is seen where it takes something away. */
export const decisionKinds = standingKinds;

export const decisionSchema = z
  .object({
    id: z.string().meta({ examples: ['grant/hogisoleringsvard-05'] }),
    kind: z.enum(decisionKinds).meta({ examples: ['grant'] }),
    area: z.string().meta({ examples: ['hogisoleringsvard'] }),
    region: z
      .string()
      .nullable()
      .meta({ description: 'Official name, where the entry concerns one region.', examples: ['Region Östergötland'] }),
    holdsOn: day.nullable().meta({ description: 'The day it holds from; null when only an interval is known.', examples: ['2023-12-13'] }),
    holdsBetween: whenSchema,
    dateBasis: z
      .string()
      .nullable()
      .meta({ description: 'Why the date reads as it does.', examples: ['printed'] }),
    recordedAt: z.iso.datetime().meta({ description: 'When the register came to know it (UTC).', examples: ['2026-11-20T23:00:00.000Z'] }),
    corrects: z
      .string()
      .nullable()
      .meta({ description: 'The entry that this one replaces.', examples: ['deck/grant/hogisoleringsvard-05'] }),
    source: sourceRef,
    fictitious: z.boolean().meta({ examples: [false] }),
    content: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What was decided or recorded; its form depends on the kind.', examples: [{ permit: 'hogisoleringsvard-05' }] }),
  })
  .meta({ id: 'Decision' });

export type DecisionItem = z.output<typeof decisionSchema>;

export function decisionItem(entry: JournalEntry, view: RegisterView): DecisionItem {
  const { kind, ...content } = entry.payload;
  return {
    id: entry.id,
    kind: kind as DecisionItem['kind'],
    area: entry.area,
    region: regionOf(entry, view),
    holdsOn: exactItem(entry.when),
    holdsBetween: whenItem(entry.when),
    dateBasis: entry.dateBasis,
    recordedAt: entry.recordedAt.toISOString(),
    corrects: entry.corrects,
    source: sourceItem(entry.source),
    fictitious: entry.fictitious,
    content: { ...content },
  };
}

function regionOf(entry: JournalEntry, view: RegisterView): string | null {
  const code = regionCodeOf(entry, view);
  return code === null ? null : regionName(code, view);
}
