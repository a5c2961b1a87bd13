import type { Role } from '../../src/modules/identity/index.ts';
import type { Rule } from './rules.ts';

const region: readonly Role[] = ['applicant-editor', 'region-contact', 'region-signatory'];

/** Who may do what with applications that are sent in; that it is their own region's, and whether it is sealed, is asked of the application. */
export const submissionRules: readonly Rule[] = [
  {
    says: 'Those who work with a region’s applications see what is sent in and its receipts, ask to be let in late, and take up what was taken back',
    routes: [
      'applications.submit',
      'applications.receipt',
      'applications.withdraw',
      'applications.resumed',
      'applications.plead',
      'applications.pleaded',
    ],
    who: region,
  },
  {
    says: 'Signatories endorse and send in an application, and take it back, freshly signed in',
    routes: ['applications.submitted', 'applications.withdrawn'],
    who: ['region-signatory'],
    fresh: true,
  },
  {
    says: 'What was sent in is read by its region, and once it has been opened by those at the authority and the board whom the case lets in',
    routes: ['applications.reading', 'applications.submitted-file', 'applications.submitted-attachment'],
    who: [
      ...region,
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
  {
    says: 'Staff of the authority see that something has come in',
    routes: ['applications.in'],
    who: ['case-officer', 'head', 'registrar', 'analyst'],
  },
  {
    says: 'Case officers and registrars open what has come in when the last day has passed',
    routes: ['applications.opened'],
    who: ['case-officer', 'registrar'],
  },
  {
    says: 'Case officers decide on pleas of those who came late',
    routes: ['applications.plea-judged'],
    who: ['case-officer'],
  },
];
