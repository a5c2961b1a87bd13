import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './act.sv.ts';

export const en = {
  notFound: 'There is no such case, or it belongs to someone else’s work.',
  toCases: 'All cases',
  toCase: 'Open the case',
  declare: 'Say whether you have a conflict of interest',
  staleTitle: 'Someone else was first',
  stale: 'The case has changed since you opened the page. Nothing of what you sent has been saved. Open the case and see what holds now.',
  notNowTitle: 'This cannot be done now',
  notNow: (state: string) => `The case is in the state ${state}. What you tried to do belongs to another step.`,
  conflict: 'You have a conflict of interest in this case.',
  unjudged: 'You have told of something that may be a conflict of interest. It has not been judged yet.',
  undeclared: 'You have not said whether you have a conflict of interest in this case.',
  askOfficer: 'Ask whoever handles the case.',
  declareFirst: 'Say so first, and the papers of the case open.',
  notYours: 'Only those with that task in the case may do this.',
  handlerOnly: 'Only the officer who handles the case may do this.',
  makerDecides: 'You have yourself made what the decision rests on. Another head decides.',
  askHead: 'Ask a head.',
} satisfies Same<typeof sv>;
