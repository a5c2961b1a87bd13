import type { Rule } from './rules.ts';

export const diaryRules: readonly Rule[] = [
  {
    says: 'Everyone reads the public diary and fetches published documents',
    routes: [
      'diary.public',
      'diary.public-csv',
      'diary.public-csv.metadata',
      'diary.feed',
      'api.diary.list',
      'api.diary.one',
      'documents.open-file',
    ],
    who: 'everyone',
  },
  {
    says: 'Registrars, case officers and heads read the diary',
    routes: ['diary.list', 'diary.entry'],
    who: ['registrar', 'case-officer', 'head'],
  },
  {
    says: 'The same take the diary out as a file, freshly signed in',
    routes: ['diary.csv', 'diary.csv.metadata'],
    who: ['registrar', 'case-officer', 'head'],
    fresh: true,
  },
  {
    says: 'Registrars and case officers register in the diary and correct it by notes',
    routes: ['diary.new', 'diary.registered', 'diary.noted'],
    who: ['registrar', 'case-officer'],
  },
  {
    says: 'Those who have signed in ask for documents; row-level security shows them those of their cases and organisation',
    routes: ['documents.file'],
    who: 'signed in',
  },
];
