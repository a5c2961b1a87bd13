import type { sv } from './propose.sv.ts';

export const en = {
  filledTitle: "Filled in from the preparatory group's statement",
  filled:
    'Outcome, what the permit is for, start date and reasons are taken from the statement. Change what is to be different before you put the proposal.',
  source: (edition, day, number) =>
    edition === 1
      ? `The statement was locked ${day}, diary number ${number}.`
      : `Edition ${edition} of the statement was locked ${day}, diary number ${number}.`,
  empty: 'Begin with an empty form',
  fill: "Fill in from the preparatory group's statement",
  advised: {
    grant: 'The preparatory group proposes a permit.',
    reject: 'The preparatory group proposes that the application is rejected.',
  },
  tooLong: 'The reasons in the statement are longer than this field holds. Read them with the item.',
  choose: 'Choose',
  population: 'The permit is for',
  startHint: 'Needed for a permit.',
  reasonsHint: 'Needed unless a permit is granted.',
} satisfies typeof sv;
