import type { Item } from './item.ts';

/** How long the reasons of a proposal may be. */
export const longestReasons = 8_000;

/**
 * What the form of a proposal is filled with from B2's statement, by its fields: the outcome that B2 proposes of each applicant, for whom, which parts,
 * from when and why. Nothing of those that it has not spoken of, nor of one that has been taken back since; reasons too long for the field are not cut.
 */
export function advisedValues({ applicants }: Pick<Item, 'applicants'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    applicants.flatMap(({ key, advised, withdrawn }) => {
      if (!advised || withdrawn) return [];
      const { outcome, population, tasks, subPermits, start, reasons } = advised;
      return [
        [`outcome-${key}`, outcome],
        [`population-${key}`, population ?? 'none'],
        [`tasks-${key}`, tasks.join(' ')],
        [`subPermits-${key}`, subPermits.join(' ')],
        [`start-${key}`, outcome === 'grant' ? (start ?? '') : ''],
        [`reasons-${key}`, reasons.length > longestReasons ? '' : reasons],
      ];
    }),
  );
}
