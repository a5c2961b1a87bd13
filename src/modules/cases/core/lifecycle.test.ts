import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingFrom } from './conflict.ts';
import { actionsFor, type CaseAction, caseActions, fromPaper, lifecycle, moveOf, redoable, type Standing } from './lifecycle.ts';
import {
  caseStates,
  isStep,
  madeIn,
  type ProductKind,
  productKinds,
  productsOfStep,
  type StepState,
  stepNumber,
  stepStates,
} from './states.ts';

/** What can happen in a case: an action of the table, or a product that is made where the case stands. */
type Happening = { readonly action: CaseAction } | { readonly makes: ProductKind };
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...caseActions).map((action) => ({ action })) },
  { weight: 5, arbitrary: fc.constantFrom(...productKinds).map((makes) => ({ makes })) },
);

/** Plays it, as the commands do: what the table refuses leaves everything as it was. */
function play(now: Standing, event: Happening): Standing {
  if ('makes' in event) return madeIn[event.makes] === now.state ? { ...now, products: new Set([...now.products, event.makes]) } : now;
  const way = moveOf(now, event.action);
  if (!way || way.fault) return now;
  const redo = event.action === 'step-back' ? redoable(now) : [];
  if (event.action === 'step-back' && redo.length === 0) return now;
  const later = (kind: ProductKind) => (stepNumber(madeIn[kind]) ?? 0) >= (stepNumber(now.state) ?? 0);
  const gone = new Set(event.action === 'step-back' ? productKinds.filter((kind) => redo.includes(kind) || later(kind)) : []);
  return {
    state: way.to,
    stoppedIn: isStep(way.to) ? null : isStep(now.state) ? now.state : now.stoppedIn,
    into: event.action === 'merge' || event.action === 'split' ? ['x'] : now.into,
    products: new Set([...now.products].filter((kind) => !gone.has(kind))),
  };
}

const begun: Standing = { state: 'longlist', stoppedIn: null, into: null, products: new Set() };

describe('the table of states and actions', () => {
  it('is total: every state says yes or no to every action', () => {
    for (const state of caseStates) expect(Object.keys(lifecycle[state]).toSorted()).toEqual([...caseActions].toSorted());
  });

  it('never reaches a state without what every step before it must leave behind, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 120 }), (happenings) => {
        let now = begun;
        for (const one of happenings) {
          now = play(now, one);
          const at = isStep(now.state) ? now.state : now.stoppedIn;
          const before = stepStates.slice(0, stepNumber(at ?? 'longlist') ?? 0);
          for (const step of before) for (const kind of productsOfStep(step)) expect(now.products.has(kind)).toBe(true);
          expect(now.stoppedIn === null).toBe(isStep(now.state));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('does come to the end when each step makes what it must', () => {
    let now = begun;
    for (const kind of productKinds) {
      while (madeIn[kind] !== now.state) {
        const next = play(now, { action: 'advance' });
        expect(next.state).not.toBe(now.state);
        now = next;
      }
      now = play(now, { makes: kind });
    }
    expect(play(now, { action: 'advance' }).state).toBe('management');
  });

  it('moves one step at a time, and resumes only where it stood', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 80 }), fc.constantFrom(...caseActions), (happenings, action) => {
        const now = happenings.reduce(play, begun);
        const way = moveOf(now, action);
        if (!way) return;
        const [from, to] = [stepNumber(now.state), stepNumber(way.to)];
        if (action === 'advance') expect(to).toBe((from ?? 0) + 1);
        if (action === 'step-back') expect(to).toBe((from ?? 0) - 1);
        if (action === 'resume') expect(way.to).toBe(now.stoppedIn);
        if (action === 'rename') expect(way.to).toBe(now.state);
      }),
      { numRuns: 300 },
    );
  });

  it('takes from paper what a case was taken over in the midst of, once, and nothing that a step on or back would need', () => {
    for (const state of caseStates)
      for (const takenOverIn of [null, ...stepStates])
        for (const kind of productKinds) {
          const may = fromPaper({ state, takenOverIn }, new Set());
          expect(may.includes(kind)).toBe(state === takenOverIn && state === 'consultation' && madeIn[kind] === 'consultation');
          expect(fromPaper({ state, takenOverIn }, new Set([kind]))).not.toContain(kind);
        }
  });

  it('names every product that is missing, and only those', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stepStates), fc.uniqueArray(fc.constantFrom(...productKinds)), (state: StepState, made) => {
        const way = moveOf({ state, stoppedIn: null, into: null, products: new Set(made) }, 'advance');
        const missing = productsOfStep(state).filter((kind) => !made.includes(kind));
        if (state === 'management') expect(way).toBeUndefined();
        else expect(way?.fault?.kind === 'products-missing' ? way.fault.missing : []).toEqual(missing);
      }),
    );
  });

  it('does not go back over a decision, nor open what has gone up in others', () => {
    const ruled: Standing = { ...begun, state: 'ruling', products: new Set(['ruling']) };
    expect(moveOf(ruled, 'step-back')?.fault).toEqual({ kind: 'already-decided' });
    expect(moveOf({ ...begun, state: 'call' }, 'step-back')).toBeUndefined();
    expect(moveOf({ ...begun, state: 'management' }, 'step-back')).toBeUndefined();
    expect(actionsFor({ ...begun, state: 'ended', stoppedIn: 'review', into: ['a', 'b'] })).toEqual([]);
  });

  it('asks a case that was taken over for the products of the step where it began and on, and redoes what it goes back to', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...stepStates.slice(1)),
        fc.boolean(),
        fc.array(happening, { maxLength: 120 }),
        (takenOverIn, isPaused, happenings) => {
          let now: Standing = {
            state: isPaused ? 'paused' : takenOverIn,
            stoppedIn: isPaused ? takenOverIn : null,
            takenOverIn,
            into: null,
            products: new Set(),
          };
          let lowest = stepNumber(takenOverIn) ?? 0;
          for (const one of happenings) {
            now = { ...play(now, one), takenOverIn };
            const at = stepNumber((isStep(now.state) ? now.state : now.stoppedIn) ?? 'longlist') ?? 0;
            lowest = Math.min(lowest, at);
            for (const step of stepStates.slice(lowest, at))
              for (const kind of productsOfStep(step)) expect(now.products.has(kind)).toBe(true);
            expect(at).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('lets nobody but a head open something new for others, stop, resume or redo', () => {
    for (const state of caseStates) {
      for (const action of ['step-back', 'pause', 'resume', 'end', 'split', 'merge'] as const) {
        expect(lifecycle[state][action]?.who ?? ['head']).toEqual(['head']);
        expect(lifecycle[state][action]?.needsReason ?? true).toBe(true);
      }
    }
    expect(lifecycle.longlist.advance?.who).toEqual(['head']);
    expect(lifecycle.review.advance?.who).toEqual(['head']);
  });
});

describe('standing with regard to conflicts of interest', () => {
  const declared = fc.record({ answer: fc.constantFrom('none', 'possible'), outcome: fc.constantFrom('clear', 'conflict', null) });

  it('is clear for a member only after a declaration, and never while a doubt is unjudged', () => {
    fc.assert(
      fc.property(fc.array(declared, { maxLength: 6 }), fc.boolean(), (all, isMember) => {
        const standing = standingFrom(all, isMember);
        const latest = all.at(-1);
        if (!latest) expect(standing).toBe(isMember ? 'undeclared' : 'clear');
        else if (latest.outcome !== null) expect(standing).toBe(latest.outcome);
        else if (standing === 'clear') {
          expect(all.every(({ answer, outcome }) => answer === 'none' && outcome !== 'conflict')).toBe(true);
        } else expect(standing).toBe('unjudged');
      }),
    );
  });
});
