export const sv = {
  title: (day: string) => `Rösta: ${day}`,
  again: 'Ändra rösten',
  reasons: 'Förslagen med skäl',
  notConflicted: 'Du har svarat att du inte är jävig i punkten.',
  changeAnswer: 'Ändra svaret',
  reword: 'Ändra lydelsen av ett villkor',
  papers: 'Punktens handlingar',
  applicant: 'Sökande',
  side: 'Förslagen sida vid sida',
  none: 'Inget förslag är lagt än.',
};
