import type { CaseAction } from './lifecycle.ts';

/** The actions as addresses have them. */
export const actionSlugs = {
  advance: 'vidare',
  'step-back': 'tillbaka',
  pause: 'pausa',
  resume: 'ateruppta',
  end: 'avsluta',
  split: 'dela',
  merge: 'sla-ihop',
} as const satisfies Record<Exclude<CaseAction, 'rename'>, string>;

export type DecidedAction = keyof typeof actionSlugs;

export const actionOfSlug = (slug: string): DecidedAction | undefined =>
  (Object.keys(actionSlugs) as DecidedAction[]).find((action) => actionSlugs[action] === slug);
