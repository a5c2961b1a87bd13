import { z } from 'zod';
import { day, key, kinds, line, orEmpty, orNull, text } from './common.ts';

/** The files of facts that are not decisions, each by its name below the data folder. */
export const sourcesFile = z.strictObject({
  sources: z.array(z.strictObject({ id: key, title: text, publisher: line, url: orNull(z.url()), date: day, note: orNull(line) })),
});

export const collaborationRegionsFile = z.strictObject({
  collaborationRegions: z.array(z.strictObject({ id: key, name: line, csd: line })),
});

const code = (digits: number, what: string) =>
  line.regex(new RegExp(`^\\d{${digits}}$`), { error: `must be a ${what} of ${digits} digits in quotes` });

export const regionsFile = z.strictObject({
  populationDate: day,
  regions: z.array(
    z.strictObject({
      code: code(2, 'county code'),
      name: line,
      county: line,
      collaborationRegions: z.array(key).min(1).max(2),
      municipalities: orEmpty(z.strictObject({ code: code(4, 'municipality code'), name: line, collaborationRegion: key })),
      population: z.int().positive(),
      universityHospital: orNull(line),
      organisationNumber: z.strictObject({
        number: line
          .regex(/^\d{6}-\d{4}$/, { error: 'must be written 232100-0016' })
          .refine(hasCheckDigit, { error: 'has a wrong check digit' }),
        verified: z.boolean(),
      }),
    }),
  ),
});

export const organisationsFile = z.strictObject({
  organisations: z.array(
    z.strictObject({
      id: key,
      kind: kinds(['hospital', 'authority', 'board', 'csd', 'ern']),
      name: line,
      nameEn: orNull(line),
      region: orNull(line),
      collaborationRegion: orNull(key),
      note: orNull(line),
    }),
  ),
});

export const areasFile = z.strictObject({
  areas: z.array(
    z.strictObject({
      id: key,
      name: line,
      nameEn: orNull(line),
      aliases: orEmpty(line),
      origin: orNull(kinds(['rsv', 'nhv', 'rcc'])),
      annualReport: orNull(kinds(['old', 'new', 'both'])),
      harmonisation: orNull(kinds(['1', '2', '3', 'done', 'with-heart-areas'])),
      heartArea: z.boolean().default(false),
      qualityRegister: orNull(line),
      page: orNull(z.url()),
      morePages: orEmpty(z.url()),
      seen: orNull(day),
    }),
  ),
});

export const meetingsFile = z.strictObject({
  source: key,
  meetings: z.array(z.strictObject({ date: day, plannedDecisions: orEmpty(key), informationItems: orEmpty(line) })),
});

export const generalConditionsFile = z.strictObject({
  source: key,
  conditions: z.array(z.strictObject({ id: key, provision: line, heading: text, text })),
});

const figures = {
  granted: z.int().nonnegative(),
  rejected: z.int().nonnegative().nullable(),
  total: z.int().nonnegative(),
  sharePercent: z.number().min(0).max(100),
};

export const printedOverviewsFile = z.strictObject({
  overviews: z.array(
    z.strictObject({
      source: key,
      asOf: day,
      rows: z.array(z.strictObject({ region: line, ...figures })),
      sum: z.strictObject(figures),
      explanations: orEmpty(z.strictObject({ where: line, text })),
    }),
  ),
});

/** The last digit of an organisation number makes the weighted sum a multiple of ten (Luhn). */
function hasCheckDigit(number: string): boolean {
  const sum = [...number.replace('-', '')].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
