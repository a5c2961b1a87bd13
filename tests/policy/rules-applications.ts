import type { Rule } from './rules.ts';

/** Who may do what with applications while they are written. */
export const applicationsRules: readonly Rule[] = [];
