import type { Rule } from './rules.ts';

const staff = ['case-officer', 'head', 'registrar', 'analyst'] as const;

/** Who comes to the agency's decision; that they may act in the case is asked of the case. */
export const rulingsRules: readonly Rule[] = [
  {
    says: 'Those who work with cases see how the agency’s decision is prepared',
    routes: ['ruling'],
    who: staff,
  },
  {
    says: 'Case officers prepare the decision; heads do not',
    routes: ['ruling.begun', 'ruling.editor', 'ruling.saved'],
    who: ['case-officer'],
  },
  {
    says: 'Heads may give a proposed decision back',
    routes: ['ruling.returned'],
    who: ['head'],
  },
  {
    says: 'Heads decide that care is national, with a fresh sign-in',
    routes: ['ruling.decided'],
    who: ['head'],
    fresh: true,
  },
  {
    says: 'Everyone reads what the agency has decided, as pages, feed and data',
    routes: ['rulings.list', 'rulings.one', 'rulings.feed', 'api.rulings.list', 'api.rulings.one'],
    who: 'everyone',
  },
];
