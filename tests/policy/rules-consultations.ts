import type { Role } from '../../src/modules/identity/index.ts';
import type { Rule } from './rules.ts';

const readers: readonly Role[] = ['case-officer', 'head', 'registrar', 'analyst', 'expert-group-member', 'b1-member'];
const respondents: readonly Role[] = ['consultation-respondent', 'region-contact', 'region-signatory'];

/** Who may do what with consultations; that they see the case, and have no conflict of interest in it, is asked of the case. */
export const consultationRules: readonly Rule[] = [
  {
    says: 'Everyone may read consultations that have been sent out, follow them and answer the open ones without an account',
    routes: [
      'consultations.public-list',
      'consultations.feed',
      'consultations.public',
      'consultations.reply',
      'consultations.replied',
      'consultations.confirm',
      'consultations.confirmed',
      'api.consultations.list',
      'api.consultations.one',
    ],
    who: 'everyone',
  },
  {
    says: 'Staff of the authority and those who prepare the case read the answers and what is made of them',
    routes: [
      'consultations.list',
      'consultations.one',
      'consultations.preview',
      'consultations.incoming',
      'consultations.matrix',
      'consultations.themes',
      'consultations.answer',
      'consultations.summary',
      'consultations.experts',
    ],
    who: readers,
  },
  {
    says: 'Case officers make, open, extend and close a consultation, reply, mask, publish and sum up',
    routes: [
      'consultations.begin',
      'consultations.renewed',
      'consultations.letter',
      'consultations.letter-saved',
      'consultations.addressees',
      'consultations.addressed',
      'consultations.opened',
      'consultations.extended',
      'consultations.closed',
      'consultations.plea-judged',
      'consultations.answer-replied',
      'consultations.answer-masked',
      'consultations.answer-published',
      'consultations.summary-written',
      'consultations.summary-locked',
    ],
    who: ['case-officer'],
  },
  {
    says: 'Registrars too take in open answers, or turn them down',
    routes: ['consultations.moderated'],
    who: ['case-officer', 'registrar'],
  },
  {
    says: 'Analysts too gather answers under themes',
    routes: ['consultations.theme-saved', 'consultations.answer-tagged'],
    who: ['case-officer', 'analyst'],
  },
  {
    says: 'Files with all answers, unmasked, are taken out freshly signed in',
    routes: ['consultations.answers-csv', 'consultations.answers-json', 'consultations.answers-docx'],
    who: ['case-officer', 'head', 'registrar', 'analyst'],
    fresh: true,
  },
  {
    says: 'Members of the expert group comment on the answers',
    routes: ['consultations.experts-written'],
    who: ['expert-group-member'],
  },
  {
    says: 'The chair of the expert group or the case officer locks the comment',
    routes: ['consultations.experts-locked'],
    who: ['case-officer', 'expert-group-member'],
  },
  {
    says: 'Those who answer for a region read and discuss its answers, and send them on their way',
    routes: ['responses.list', 'responses.one', 'responses.part', 'responses.commented', 'responses.act'],
    who: respondents,
  },
  {
    says: 'Respondents and contact persons write, delegate, back joint answers and ask to be let in late',
    routes: ['responses.begin', 'responses.part-saved', 'responses.delegated', 'responses.backed', 'responses.plead', 'responses.pleaded'],
    who: ['consultation-respondent', 'region-contact'],
  },
  {
    says: 'Contact persons and signatories endorse an answer, freshly signed in',
    routes: ['responses.endorsed'],
    who: ['region-contact', 'region-signatory'],
    fresh: true,
  },
];
