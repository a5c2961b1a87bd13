/** How far an answer has come in the organisation that writes it. */
export const answerStates = ['draft', 'proposed', 'endorsed', 'submitted', 'withdrawn'] as const;
export type AnswerState = (typeof answerStates)[number];

/** What can be done with it. */
export const answerActions = ['edit', 'propose', 'return', 'endorse', 'submit', 'withdraw'] as const;
export type AnswerAction = (typeof answerActions)[number];

export type Need =
  /** The last day has not passed. */
  | 'in-time'
  /** Every part has a stance and its reasons. */
  | 'complete'
  /** Someone who has not written in it, or proposed it. */
  | 'another-person'
  /** Something has been submitted and stands. */
  | 'standing';

export type Move = { readonly to: AnswerState; readonly by: 'writers' | 'endorsers'; readonly needs: readonly Need[] };

const rewrite: Move = { to: 'draft', by: 'writers', needs: ['in-time'] };
const takeBack: Move = { to: 'withdrawn', by: 'writers', needs: ['in-time', 'standing'] };
const no = null;

/**
 * What may be done with an answer, in every state. A submitted answer that is written anew is a draft again, while what was submitted
 * stands; it is replaced when the new one is submitted. Whoever changes a proposed or endorsed answer takes it back to a draft.
 */
export const answerLife: Readonly<Record<AnswerState, Readonly<Record<AnswerAction, Move | null>>>> = {
  draft: {
    edit: rewrite,
    propose: { to: 'proposed', by: 'writers', needs: ['in-time', 'complete'] },
    return: no,
    endorse: no,
    submit: no,
    withdraw: takeBack,
  },
  proposed: {
    edit: rewrite,
    propose: no,
    return: { to: 'draft', by: 'endorsers', needs: [] },
    endorse: { to: 'endorsed', by: 'endorsers', needs: ['in-time', 'complete', 'another-person'] },
    submit: no,
    withdraw: takeBack,
  },
  endorsed: {
    edit: rewrite,
    propose: no,
    return: { to: 'draft', by: 'endorsers', needs: [] },
    endorse: no,
    submit: { to: 'submitted', by: 'writers', needs: ['in-time', 'complete'] },
    withdraw: takeBack,
  },
  submitted: { edit: rewrite, propose: no, return: no, endorse: no, submit: no, withdraw: takeBack },
  withdrawn: { edit: rewrite, propose: no, return: no, endorse: no, submit: no, withdraw: no },
};

/** Whether an edit begins a new round: a fresh start after what was submitted or withdrawn. */
export const beginsRound = (state: AnswerState): boolean => state === 'submitted' || state === 'withdrawn';
