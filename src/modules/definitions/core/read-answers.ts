import { type Fault, fault, MOST_FAULTS, shown } from './fault.ts';
import type { Plan } from './plan.ts';
import type { State } from './state.ts';

/**
 * Answers are as good as random to the processor, which guesses wrong at every other branch on them: so there are none, and a
 * comparison becomes a bit instead. Ids are compared with those that came in the same order last time before they are looked up.
 */
export function readAnswers(plan: Plan, answers: unknown, state: State, faults: Fault[]): void {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    faults.push(fault('answers', 'bad-answers'));
    return;
  }
  const given = answers as Record<string, unknown>;
  const { ids, places } = plan.order;
  // Places from 32 on would fall on each other in one mask: what lies there is read a second time.
  let [yes, no, high, isStrange, at] = [0, 0, 0, 0, 0];
  for (const id in given) {
    const answer = given[id];
    if (ids[at] !== id) {
      const slot = plan.slots.get(id);
      if (slot === undefined) {
        isStrange = 1;
        break;
      }
      ids[at] = id;
      places[at] = slot.place;
    }
    const place = places[at] as number;
    const isYes = Number(answer === 'yes');
    const isNo = Number(answer === 'no');
    isStrange |= 1 - (isYes | isNo | Number(answer === 'unknown'));
    high |= place >> 5;
    yes |= isYes << place;
    no |= isNo << place;
    at += 1;
  }
  if (isStrange) explainAnswers(plan, given, faults);
  if (high) readMany(plan, given, state);
  else {
    const criteria = plan.populationBit - 1;
    const after = plan.criteria.length;
    state.yes |= yes & criteria;
    state.no |= no & criteria;
    state.outYes |= yes >>> after;
    state.outNo |= no >>> after;
  }
}

function readMany(plan: Plan, given: Readonly<Record<string, unknown>>, state: State): void {
  for (const id in given) {
    const slot = plan.slots.get(id);
    if (slot === undefined) continue;
    if (given[id] === 'yes') {
      state.yes |= slot.bit;
      state.outYes |= slot.outBit;
    } else if (given[id] === 'no') {
      state.no |= slot.bit;
      state.outNo |= slot.outBit;
    }
  }
}

/** Names every faulty answer. An answer that is `undefined` is none. */
function explainAnswers(plan: Plan, given: Readonly<Record<string, unknown>>, faults: Fault[]): void {
  for (const id in given) {
    const answer = given[id];
    if (!plan.slots.has(id)) faults.push(fault(`answers.${id}`, 'unknown-criterion', id, [...plan.slots.keys()].join(', ')));
    else if (answer !== 'yes' && answer !== 'no' && answer !== 'unknown' && answer !== undefined)
      faults.push(fault(`answers.${id}`, 'bad-answer', id, shown(answer)));
    if (faults.length >= MOST_FAULTS) return;
  }
}
