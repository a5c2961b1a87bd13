import { type Fault, fault, MOST_FAULTS, shown } from './fault.ts';
import type { Plan } from './plan.ts';
import { readAnswers } from './read-answers.ts';
import { NOTHING_READ, type Reading, readDiagnoses } from './read-diagnoses.ts';
import type { State } from './state.ts';

const FIELDS = 'age, answers, diagnoses';

/** Reads an input of any shape into an empty state. Faults come back as a list; the state is then not to be used. */
export function readInput(plan: Plan, input: unknown, state: State): Reading | readonly Fault[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return [fault('', 'not-an-object')];
  const faults: Fault[] = [];
  let diagnoses: unknown;
  for (const field in input) {
    const value = (input as Record<string, unknown>)[field];
    if (value === undefined) continue;
    if (field === 'answers') readAnswers(plan, value, state, faults);
    else if (field === 'age') readAge(plan, value, state, faults);
    else if (field === 'diagnoses') diagnoses = value;
    else faults.push(fault(field, 'unknown-field', field, FIELDS));
    if (faults.length >= MOST_FAULTS) return faults;
  }
  const reading = diagnoses === undefined ? NOTHING_READ : readDiagnoses(plan, diagnoses, state, faults);
  return faults.length > 0 ? faults : reading;
}

/** Was reading stopped by faults? */
export function isFaulty(reading: Reading | readonly Fault[]): reading is readonly Fault[] {
  return Array.isArray(reading);
}

function readAge(plan: Plan, age: unknown, state: State, faults: Fault[]): void {
  if (typeof age !== 'number' || !(age >= 0 && age <= 130)) faults.push(fault('age', 'bad-age', shown(age)));
  else if (age < plan.definition.population.childUnder) state.yes |= plan.populationBit;
  else state.no |= plan.populationBit;
}
