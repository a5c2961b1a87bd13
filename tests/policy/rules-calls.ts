import type { Rule } from './rules.ts';

const regional = ['region-contact', 'applicant-editor', 'region-signatory'] as const;

/** Who may do what with calls to the regions. */
export const callsRules: readonly Rule[] = [
  {
    says: 'Everyone reads announced calls, as pages, feed and API',
    routes: ['calls.list', 'calls.one', 'calls.feed', 'api.calls.list', 'api.calls.one'],
    who: 'everyone',
  },
  {
    says: 'Those who answer for a region in a call confirm that it has come and ask about it',
    routes: ['calls.received', 'calls.ask', 'calls.asked'],
    who: regional,
  },
  {
    says: 'Those who work with cases see calls while they are written, and what has come of them',
    routes: ['calls.work', 'calls.work.one', 'api.calls.questions'],
    who: ['case-officer', 'head', 'registrar', 'analyst'],
  },
  {
    says: 'Case officers write calls, change open ones and answer questions; heads do not',
    routes: ['calls.created', 'calls.edited', 'calls.amend', 'calls.amended', 'calls.answer', 'calls.answered'],
    who: ['case-officer'],
  },
  { says: 'Heads see what they are to announce or withdraw', routes: ['calls.publish', 'calls.withdraw'], who: ['head'] },
  {
    says: 'Heads announce and withdraw calls, freshly signed in',
    routes: ['calls.published', 'calls.withdrawn'],
    who: ['head'],
    fresh: true,
  },
];
