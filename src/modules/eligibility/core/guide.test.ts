import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes, definitions, movement } from '../../../../tests/eligibility/definitions.ts';
import { checkEligibility, type Decision } from '../../definitions/index.ts';
import { type GuideAnswer, type GuideState, inputOf, nextStep, stepBack, stepBackTo, withRuledOut } from './guide.ts';
import type { Unit } from './units.ts';

const unit = (groups: Unit['groups']): Unit => ({
  id: 'u',
  name: 'u',
  certainty: 'certain',
  status: 'active',
  regionName: 'u',
  hospital: null,
  ...(groups ? { groups } : {}),
});

function decide(state: GuideState, definition = movement): Decision {
  const asked = definition.delimitations.filter((part) => part.derived === undefined).map((part) => part.id);
  const checked = checkEligibility(definition, withRuledOut(inputOf(state, definition), state, asked), { codes });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

const empty: GuideState = { answers: [] };
const at = (state: GuideState, units: readonly Unit[] = []) => nextStep(state, decide(state), units);

describe('what is asked next', () => {
  it('is what settles most, then the delimitations, then nothing', () => {
    const confirmed: GuideState = { answers: [], diagnosis: { system: 'ORPHA', code: '98', certainty: 'confirmed' } };
    expect(at(confirmed)).toEqual({ step: 'ask', id: 'further-need' });
    const needs: GuideState = { ...confirmed, answers: [{ id: 'further-need', answer: 'yes' }] };
    expect(at(needs)).toMatchObject({ step: 'rule-out' });
    expect(at({ ...needs, ruledOut: { met: [], rest: true } })).toEqual({ step: 'answer' });
  });

  it('is child or adult where the units differ, and only there', () => {
    const state: GuideState = {
      answers: [
        { id: 'confirmed', answer: 'yes' },
        { id: 'further-need', answer: 'yes' },
      ],
    };
    expect(at(state, [unit(['adult', 'child'])])).toMatchObject({ step: 'rule-out' });
    expect(at(state, [unit(['adult'])])).toEqual({ step: 'ask', id: 'age' });
    expect(at({ ...state, answers: [...state.answers, { id: 'age', answer: 'unknown' }] }, [unit(['adult'])])).toMatchObject({
      step: 'rule-out',
    });
  });

  it('is nothing more when a delimitation holds', () => {
    const state: GuideState = {
      answers: [
        { id: 'confirmed', answer: 'yes' },
        { id: 'further-need', answer: 'yes' },
      ],
      ruledOut: { met: ['parkinson'], rest: false },
    };
    expect(decide(state).result).toBe('do-not-refer');
    expect(at(state)).toEqual({ step: 'answer' });
  });

  it('is child or adult without ever an age', () => {
    expect(inputOf({ answers: [{ id: 'age', answer: 'child' }] }, movement)).toEqual({ answers: {}, age: 17 });
    expect(inputOf({ answers: [{ id: 'age', answer: 'adult' }] }, movement)).toEqual({ answers: {}, age: 18 });
    expect(inputOf({ answers: [{ id: 'age', answer: 'unknown' }] }, movement)).toEqual({ answers: {} });
  });
});

describe('going on and back', () => {
  const answer = fc.constantFrom('yes', 'no', 'unknown');
  it('always comes to an answer, asks nothing twice, and never more than there is to ask', () => {
    fc.assert(
      fc.property(fc.constantFrom(...definitions), fc.infiniteStream(answer), fc.boolean(), (definition, words, rest) => {
        let state: GuideState = { ...empty, area: definition.areaId };
        const most = definition.criteria.length + definition.delimitations.length + 2;
        const said = words[Symbol.iterator]();
        for (let asked = 0; asked <= most; asked += 1) {
          const next = nextStep(state, decide(state, definition), [unit(['child']), unit(['adult'])]);
          if (next.step === 'answer') return;
          if (next.step === 'rule-out') state = { ...state, ruledOut: { met: [], rest } };
          else {
            expect(state.answers.map(({ id }) => id)).not.toContain(next.id);
            const word = said.next().value as 'yes' | 'no' | 'unknown';
            const given: GuideAnswer =
              next.id === 'age'
                ? { id: 'age', answer: word === 'yes' ? 'adult' : word === 'no' ? 'child' : 'unknown' }
                : { id: next.id, answer: word };
            state = { ...state, answers: [...state.answers, given] };
          }
        }
        throw new Error('no answer');
      }),
    );
  });

  it('one step back takes the last thing back', () => {
    const state: GuideState = {
      answers: [
        { id: 'a', answer: 'yes' },
        { id: 'b', answer: 'no' },
      ],
      ruledOut: { met: [], rest: false },
    };
    const once = stepBack(state);
    expect(once).toEqual({ ...state, ruledOut: undefined });
    expect(stepBack(once ?? empty)?.answers).toEqual([{ id: 'a', answer: 'yes' }]);
    expect(stepBack(empty)).toBeUndefined();
    expect(stepBackTo(state, 0)).toEqual({ answers: [], ruledOut: undefined });
  });
});
