/** Where a draft is on its way into the journal. */
export const draftStatuses = ['draft', 'proposed', 'returned', 'confirmed', 'withdrawn'] as const;
export type DraftStatus = (typeof draftStatuses)[number];

export const draftActions = ['edit', 'propose', 'withdraw', 'return', 'confirm'] as const;
export type DraftAction = (typeof draftActions)[number];

/** Who does it: those who draft, or another person who decides. */
export type Hand = 'drafter' | 'decider';

export type Move = {
  readonly to: DraftStatus;
  readonly by: Hand;
  /** What must be there: the content whole and possible, a reason. */
  readonly needs: readonly ('whole-content' | 'reason' | 'another-person' | 'fresh-sign-in')[];
};

const edit = (to: DraftStatus): Move => ({ to, by: 'drafter', needs: [] });
const propose: Move = { to: 'proposed', by: 'drafter', needs: ['whole-content'] };
const withdraw: Move = { to: 'withdrawn', by: 'drafter', needs: [] };

/** The whole life of a draft: every status and every action. `null`: it cannot be done. The database holds the same table. */
export const life: Readonly<Record<DraftStatus, Readonly<Record<DraftAction, Move | null>>>> = {
  draft: { edit: edit('draft'), propose, withdraw, return: null, confirm: null },
  returned: { edit: edit('returned'), propose, withdraw, return: null, confirm: null },
  proposed: {
    edit: null,
    propose: null,
    withdraw,
    return: { to: 'returned', by: 'decider', needs: ['reason'] },
    confirm: { to: 'confirmed', by: 'decider', needs: ['whole-content', 'another-person', 'fresh-sign-in'] },
  },
  confirmed: { edit: null, propose: null, withdraw: null, return: null, confirm: null },
  withdrawn: { edit: null, propose: null, withdraw: null, return: null, confirm: null },
};

/** Whether anything more can happen to it. */
export const isOpen = (status: DraftStatus): boolean => Object.values(life[status]).some((move) => move !== null);

/** What can be done now. */
export const actionsIn = (status: DraftStatus): readonly DraftAction[] => draftActions.filter((action) => life[status][action] !== null);

/** Who has done what with a draft, as far as it matters for who may confirm it. */
export type Deed = { readonly person: string; readonly action: 'create' | DraftAction };

/** Those who have written in it or proposed it: none of them may confirm it. */
export const writersOf = (deeds: readonly Deed[]): ReadonlySet<string> =>
  new Set(deeds.filter(({ action }) => action === 'create' || action === 'edit' || action === 'propose').map(({ person }) => person));
