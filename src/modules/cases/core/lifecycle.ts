import { type CaseState, caseStates, madeIn, type ProductKind, productsOfStep, type StepState, stepStates } from './states.ts';

/** What can be done with a case itself. What is made within a step belongs to the parts that make it. */
export const caseActions = ['advance', 'step-back', 'pause', 'resume', 'end', 'split', 'merge', 'rename'] as const;
export type CaseAction = (typeof caseActions)[number];

/** Who may: the officer who handles the case, or a head after a fresh sign-in. */
export type Mover = 'case-officer' | 'head';

/** The paper that the act is kept by: a decision that gets a diary number, or one that the product of the step already is. */
export type MovePaper =
  | 'decision-to-map'
  | 'appointments'
  | 'consultation-letter'
  | 'decision-basis'
  | 'agency-decision'
  | 'list-of-applications'
  | 'b2-statement'
  | 'minutes'
  | 'decision-to-redo'
  | 'decision-to-pause'
  | 'decision-to-resume'
  | 'decision-to-end'
  | 'decision-to-split'
  | 'decision-to-merge';

export type CaseMove = {
  readonly to: CaseState | 'where-it-stopped' | 'where-it-is';
  readonly who: readonly Mover[];
  /** What must have been made, all of it. */
  readonly needs: readonly ProductKind[];
  readonly needsReason: boolean;
  readonly paper: MovePaper | null;
};

type Row = Readonly<Record<CaseAction, CaseMove | null>>;

const none: Row = { advance: null, 'step-back': null, pause: null, resume: null, end: null, split: null, merge: null, rename: null };

const byHead = (to: CaseMove['to'], paper: MovePaper): CaseMove => ({ to, who: ['head'], needs: [], needsReason: true, paper });
const rename: CaseMove = { to: 'where-it-is', who: ['case-officer', 'head'], needs: [], needsReason: true, paper: null };
const anywhere = {
  pause: byHead('paused', 'decision-to-pause'),
  end: byHead('ended', 'decision-to-end'),
  rename,
};
/** Before the agency has decided: later, regions have applied for what was announced. */
const reshaping = { split: byHead('ended', 'decision-to-split'), merge: byHead('ended', 'decision-to-merge') };
const back = (to: StepState): CaseMove => byHead(to, 'decision-to-redo');

const forward = (from: StepState, who: Mover, paper: MovePaper): CaseMove => ({
  to: stepStates[stepStates.indexOf(from) + 1] ?? from,
  who: [who],
  needs: productsOfStep(from),
  needsReason: false,
  paper,
});

/**
 * The whole life of a case: every state and every action; `null` cannot be done. A head decides what opens something new for
 * others (mapping, consultation) and what departs from the line; the officer carries on where the product of the step is itself
 * a decision or a statement. Nothing goes back over the agency's decision, nor over the board's: those are changed by new decisions.
 * The database holds the same table (db/migrations/0073-cases.sql).
 */
export const lifecycle: Readonly<Record<CaseState, Row>> = {
  longlist: { ...none, ...anywhere, ...reshaping, advance: forward('longlist', 'head', 'decision-to-map') },
  mapping: {
    ...none,
    ...anywhere,
    ...reshaping,
    advance: forward('mapping', 'case-officer', 'appointments'),
    'step-back': back('longlist'),
  },
  review: { ...none, ...anywhere, ...reshaping, advance: forward('review', 'head', 'consultation-letter'), 'step-back': back('mapping') },
  consultation: {
    ...none,
    ...anywhere,
    ...reshaping,
    advance: forward('consultation', 'case-officer', 'decision-basis'),
    'step-back': back('review'),
  },
  ruling: {
    ...none,
    ...anywhere,
    ...reshaping,
    advance: forward('ruling', 'case-officer', 'agency-decision'),
    'step-back': back('consultation'),
  },
  call: { ...none, ...anywhere, advance: forward('call', 'case-officer', 'list-of-applications') },
  assessment: { ...none, ...anywhere, advance: forward('assessment', 'case-officer', 'b2-statement'), 'step-back': back('call') },
  board: { ...none, ...anywhere, advance: forward('board', 'case-officer', 'minutes'), 'step-back': back('assessment') },
  management: { ...none, ...anywhere },
  paused: { ...none, resume: byHead('where-it-stopped', 'decision-to-resume'), end: byHead('ended', 'decision-to-end'), rename },
  ended: { ...none, resume: byHead('where-it-stopped', 'decision-to-resume') },
};

/** What the table is asked about a case. */
export type Standing = {
  readonly state: CaseState;
  readonly stoppedIn: StepState | null;
  /** The step that the area had come to when its case was opened here; what earlier steps left behind was made before. */
  readonly takenOverIn?: StepState | null;
  /** Areas that took over; a case that has been merged or split is over. */
  readonly into: readonly string[] | null;
  /** What has been made and still holds. */
  readonly products: ReadonlySet<ProductKind>;
};

export type MoveFault =
  | { readonly kind: 'no-such-move' }
  | { readonly kind: 'products-missing'; readonly missing: readonly ProductKind[] }
  | { readonly kind: 'already-decided' };

/** The move that an action is for a case, where it leads, and what stands in its way. */
export function moveOf(
  standing: Standing,
  action: CaseAction,
): { readonly move: CaseMove; readonly to: CaseState; readonly fault: MoveFault | null } | undefined {
  const move = lifecycle[standing.state][action];
  if (!move || (action === 'resume' && standing.into !== null)) return undefined;
  const to = move.to === 'where-it-stopped' ? standing.stoppedIn : move.to === 'where-it-is' ? standing.state : move.to;
  if (to === null) return undefined;
  // What came before the case was opened is not here to be redone from the longlist: the area was nominated elsewhere.
  if (action === 'step-back' && standing.takenOverIn && redoable(standing).length === 0) return undefined;
  const missing = move.needs.filter((kind) => !standing.products.has(kind));
  if (missing.length > 0) return { move, to, fault: { kind: 'products-missing', missing } };
  // What has been decided is not redone by taking a step back.
  const isDecided = standing.state === 'ruling' && standing.products.has('ruling');
  if (isDecided && (action === 'step-back' || action === 'split' || action === 'merge'))
    return { move, to, fault: { kind: 'already-decided' } };
  return { move, to, fault: null };
}

/** The actions that the table allows, whether or not what they need has been made. */
export const actionsFor = (standing: Standing): readonly CaseAction[] =>
  caseActions.filter((action) => moveOf(standing, action) !== undefined);

/** Whether what a step leaves behind was made before the case was opened here: nobody can say that it is missing. */
export const isBefore = (step: StepState, takenOverIn: StepState | null | undefined): boolean =>
  takenOverIn !== null && takenOverIn !== undefined && stepStates.indexOf(step) < stepStates.indexOf(takenOverIn);

/** What may be redone when a case goes back: what the step that it goes back to leaves behind, also what was made before it came here. */
export function redoable(standing: Standing): readonly ProductKind[] {
  const to = lifecycle[standing.state]['step-back']?.to;
  const step = stepStates.find((state) => state === to);
  if (step === undefined) return [];
  const wasMadeBefore = step !== 'longlist' && isBefore(step, standing.takenOverIn);
  return productsOfStep(step).filter((kind) => wasMadeBefore || standing.products.has(kind));
}

/** What may have been made on paper of the step that a case was taken over in the midst of. */
export const paperKinds = [
  'consultation',
  'consultation-summary',
  'expert-comment',
  'b1-statement',
] as const satisfies readonly ProductKind[];

/**
 * The products that may be registered from paper: of the step where a case was taken over, while it stands there. `made`: all that has been made
 * here, also what was to be redone: a head's decision to redo something is not met by the same paper again.
 */
export const fromPaper = (
  { state, takenOverIn }: Pick<Standing, 'state' | 'takenOverIn'>,
  made: ReadonlySet<ProductKind>,
): readonly ProductKind[] => (state === takenOverIn ? paperKinds.filter((kind) => madeIn[kind] === state && !made.has(kind)) : []);

/** Every arrow of the table, for drawing it. */
export function arrows(): readonly { readonly from: CaseState; readonly action: CaseAction; readonly move: CaseMove }[] {
  return caseStates.flatMap((from) =>
    caseActions.flatMap((action) => {
      const move = lifecycle[from][action];
      return move ? [{ from, action, move }] : [];
    }),
  );
}
