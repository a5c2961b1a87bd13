import type { Role } from '../../src/modules/identity/index.ts';
import type { Rule } from './rules.ts';

const staff: readonly Role[] = ['case-officer', 'head', 'registrar', 'analyst'];
const regional: readonly Role[] = ['applicant-editor', 'region-contact', 'region-signatory'];

/** Who may do what about whether applications are complete; the seal, and whose they are, is asked of the database. */
export const completionsRules: readonly Rule[] = [
  {
    says: 'Everyone may know who has applied, once the call has been opened',
    routes: ['calls.applicants', 'api.calls.applicants'],
    who: 'everyone',
  },
  {
    says: 'Staff of the authority see how far a call has come, and the check of what has been opened',
    routes: ['applications.overview', 'api.calls.standing', 'applications.review'],
    who: staff,
  },
  {
    says: 'Case officers check applications, ask for completions, and say that an application is complete',
    routes: [
      'applications.checked',
      'completions.ask',
      'completions.asked',
      'completions.extended',
      'completions.closed',
      'applications.completed',
      'applications.settled',
    ],
    who: ['case-officer'],
  },
  { says: 'Heads dismiss applications, freshly signed in', routes: ['applications.dismissed'], who: ['head'], fresh: true },
  { says: 'Those who work with a region’s applications see what it is asked to complete', routes: ['completions.own'], who: regional },
  { says: 'Signatories send completions in, freshly signed in', routes: ['completions.sent'], who: ['region-signatory'], fresh: true },
  {
    says: 'Those who read what has been sent in read what was asked about it',
    routes: ['api.applications.completions'],
    who: [
      ...regional,
      ...staff,
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
