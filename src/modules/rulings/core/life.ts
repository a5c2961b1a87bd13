/** Where a decision is on its way. */
export const rulingStatuses = ['draft', 'proposed', 'returned', 'decided', 'withdrawn'] as const;
export type RulingStatus = (typeof rulingStatuses)[number];

export const rulingActions = ['edit', 'propose', 'withdraw', 'return', 'decide'] as const;
export type RulingAction = (typeof rulingActions)[number];

export type RulingMove = {
  readonly to: RulingStatus;
  readonly by: 'case-officer' | 'head';
  /** Someone who has neither written in it nor proposed it, with a fresh sign-in. */
  readonly byAnother: boolean;
};

const own = (to: RulingStatus): RulingMove => ({ to, by: 'case-officer', byAnother: false });

/** The whole life of a decision: every status and every action; `null` cannot be done. The database holds the same table. */
export const life: Readonly<Record<RulingStatus, Readonly<Record<RulingAction, RulingMove | null>>>> = {
  draft: { edit: own('draft'), propose: own('proposed'), withdraw: own('withdrawn'), return: null, decide: null },
  returned: { edit: own('returned'), propose: own('proposed'), withdraw: own('withdrawn'), return: null, decide: null },
  proposed: {
    edit: null,
    propose: null,
    withdraw: own('withdrawn'),
    return: { to: 'returned', by: 'head', byAnother: false },
    decide: { to: 'decided', by: 'head', byAnother: true },
  },
  decided: { edit: null, propose: null, withdraw: null, return: null, decide: null },
  withdrawn: { edit: null, propose: null, withdraw: null, return: null, decide: null },
};

export const isOpen = (status: RulingStatus): boolean => status === 'draft' || status === 'proposed' || status === 'returned';
