import type { Rule } from './rules.ts';

/** Who may do what with files that are attached; whose they are, and whether there is room for more, is asked of the database. */
export const uploadsRules: readonly Rule[] = [
  { says: 'Everyone may ask what the upload protocol can do', routes: ['api.uploads.offers'], who: 'everyone' },
  {
    says: 'Those who write applications attach files, see how far they have come and take them away',
    routes: [
      'uploads.page',
      'uploads.attached',
      'uploads.removed',
      'api.uploads.list',
      'api.uploads.begin',
      'api.uploads.one',
      'api.uploads.piece',
      'api.uploads.remove',
    ],
    who: ['applicant-editor', 'region-contact'],
  },
  {
    says: 'The region, and those who read what has been opened for them, fetch attached files',
    routes: ['uploads.content'],
    who: [
      'applicant-editor',
      'region-contact',
      'region-signatory',
      'case-officer',
      'head',
      'registrar',
      'analyst',
      'expert-group-member',
      'b1-member',
      'b2-member',
      'board-chair',
      'board-member',
      'board-substitute',
      'board-secretary',
    ],
  },
];
