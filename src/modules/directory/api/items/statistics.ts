import { z } from 'zod';
import type { RegionFigures, StepFigures } from '../../../statistics/index.ts';
import { countItem, countSchema } from './common.ts';

export const regionFiguresSchema = z
  .object({
    region: z.string().meta({ description: 'Official name.', examples: ['Region Skåne'] }),
    regionCode: z.string().meta({ examples: ['12'] }),
    granted: z.int().meta({ description: 'Permits held.', examples: [30] }),
    rejected: z.int().meta({ description: 'Applications rejected.', examples: [6] }),
    total: z.int().meta({ description: 'Granted and rejected together.', examples: [36] }),
    dismissed: z.int().meta({ description: 'Applications dismissed; not among the total.', examples: [0] }),
    writtenOff: z.int().meta({ description: 'Applications written off; not among the total.', examples: [0] }),
    share: z.number().meta({ description: 'Granted of total, 0–1, four decimals.', examples: [0.8333] }),
    certainty: z
      .object({ granted: countSchema, rejected: countSchema })
      .meta({ description: 'The same counts split into certain and possible.' }),
  })
  .meta({ id: 'PermitsByRegion' });

export type RegionFiguresItem = z.output<typeof regionFiguresSchema>;

export const regionFiguresItem = (row: RegionFigures): RegionFiguresItem => ({
  region: row.name,
  regionCode: row.region ?? '',
  granted: row.granted.total,
  rejected: row.rejected.total,
  total: row.total.total,
  dismissed: row.dismissed.total,
  writtenOff: row.writtenOff.total,
  share: Math.round((row.share ?? 0) * 10_000) / 10_000,
  certainty: { granted: countItem(row.granted), rejected: countItem(row.rejected) },
});

export const stepFiguresSchema = z
  .object({
    step: z
      .int()
      .nullable()
      .meta({ description: '0 longlist, 1–7 in process, 8 management, null outside the process.', examples: [1] }),
    status: z
      .enum(['longlist', 'in-process', 'awaiting-start', 'management', 'paused', 'ended', 'group', 'unknown'])
      .meta({ examples: ['in-process'] }),
    count: z.int().meta({ examples: [22] }),
    certain: z.int().meta({ examples: [22] }),
    possible: z.int().meta({ examples: [0] }),
  })
  .meta({ id: 'AreasByStep' });

export type StepFiguresItem = z.output<typeof stepFiguresSchema>;

export const stepFiguresItem = (row: StepFigures): StepFiguresItem => ({
  step: row.step,
  status: row.status,
  count: row.areas.total,
  certain: row.areas.certain,
  possible: row.areas.possible,
});
