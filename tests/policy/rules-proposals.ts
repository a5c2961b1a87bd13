import type { Rule } from './rules.ts';

const officersAndExperts = ['case-officer', 'expert-group-member'] as const;
const staff = ['case-officer', 'head', 'registrar', 'analyst'] as const;

/** Who comes to the basis of an expert group at all; that they take part in the case is asked of the case. */
export const proposalsRules: readonly Rule[] = [
  {
    says: 'Those who work with cases, experts and members of B1 read the basis of a case that they take part in',
    routes: ['basis', 'basis.part', 'basis.compare', 'basis.changes', 'basis.edition', 'basis.snapshot', 'api.basis.one'],
    who: [...staff, 'expert-group-member', 'b1-member'],
  },
  {
    says: 'Case officers and experts write the basis, comment on it, open it again and lock it',
    routes: [
      'basis.opened',
      'basis.editor',
      'basis.saved',
      'basis.restored',
      'basis.commented',
      'basis.comment-settled',
      'basis.library',
      'basis.condition-added',
      'basis.reasoned',
      'basis.locked',
    ],
    who: officersAndExperts,
  },
  {
    says: 'Case officers register a basis from paper',
    routes: ['basis.paper', 'basis.paper-registered'],
    who: ['case-officer'],
  },
  {
    says: 'Only experts take a stand on the basis',
    routes: ['basis.stood'],
    who: ['expert-group-member'],
  },
];
