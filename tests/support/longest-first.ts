import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first; then rooms where much takes long. A new file needs no place here unless it takes half a minute. */
const LONGEST = [
  'tests/e2e/review.test.ts',
  'tests/a11y/site/signed-in.test.ts',
  'tests/drills/silence.test.ts',
  'tests/a11y/site/public.test.ts',
  'tests/drills/stops.test.ts',
  'tests/e2e/access.test.ts',
  'tests/e2e/authoring.test.ts',
  'tests/policy/matrix.test.ts',
  'tests/drills/given-database.test.ts',
  'tests/e2e/',
  'tests/a11y/',
  'tests/drills/',
  'tests/policy/',
];

/** A long file that begins last would leave the other workers with nothing to do: the long ones begin, and short ones fill what is left. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.findIndex((part) => moduleId.includes(`/${part}`));
      return place < 0 ? LONGEST.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
