import { type CodeIndex, readCode } from './codes.ts';
import type { CodeMatch, Understood } from './eligibility.ts';
import { type Fault, fault } from './fault.ts';
import type { Plan } from './plan.ts';
import type { State } from './state.ts';

export const MOST_DIAGNOSES = 100;
const MOST_FAULTS = 20;
const FIELDS = 'age, answers, diagnoses';

/** What reading a patient's diagnoses showed, beside what it did to the state. */
export type Reading = { readonly matches: readonly CodeMatch[]; readonly understood: readonly Understood[] };
export const NOTHING_READ: Reading = { matches: [], understood: [] };

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

/**
 * Answers are as good as random to the processor, which guesses wrong at every other branch on them: so there are none, and a
 * comparison becomes a bit instead. Ids are compared with those that came in the same order last time before they are looked up.
 */
function readAnswers(plan: Plan, answers: unknown, state: State, faults: Fault[]): void {
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
      faults.push(fault(`answers.${id}`, 'bad-answer', id, show(answer)));
    if (faults.length >= MOST_FAULTS) return;
  }
}

function readAge(plan: Plan, age: unknown, state: State, faults: Fault[]): void {
  if (typeof age !== 'number' || !(age >= 0 && age <= 130)) faults.push(fault('age', 'bad-age', show(age)));
  else if (age < plan.definition.population.childUnder) state.yes |= plan.populationBit;
  else state.no |= plan.populationBit;
}

/** What the diagnoses say together, before it is laid against the answers. */
type Weighed = {
  decides: number;
  suggests: number;
  suspects: number;
  out: number;
  outByIcd: number;
  outSuggests: number;
  rulesOut: number;
  pointedSurely: number;
  pointed: number;
};
const NOTHING_WEIGHED: Weighed = {
  decides: 0,
  suggests: 0,
  suspects: 0,
  out: 0,
  outByIcd: 0,
  outSuggests: 0,
  rulesOut: 0,
  pointedSurely: 0,
  pointed: 0,
};

function readDiagnoses(plan: Plan, diagnoses: unknown, state: State, faults: Fault[]): Reading {
  if (!Array.isArray(diagnoses)) {
    faults.push(fault('diagnoses', 'bad-diagnoses'));
    return NOTHING_READ;
  }
  if (diagnoses.length > MOST_DIAGNOSES) {
    faults.push(fault('diagnoses', 'too-many-diagnoses', String(diagnoses.length), String(MOST_DIAGNOSES)));
    return NOTHING_READ;
  }
  const matches: CodeMatch[] = [];
  const understood: Understood[] = [];
  const weighed = { ...NOTHING_WEIGHED };
  diagnoses.forEach((diagnosis: unknown, at) => {
    const read = readDiagnosis(plan.codes, diagnosis, `diagnoses.${at}`);
    if ('kind' in read) {
      faults.push(read);
      return;
    }
    if (read.given !== read.code) understood.push({ system: read.system, given: read.given, as: read.code });
    const isConfirmed = read.certainty === 'confirmed';
    for (const effect of plan.effects.of(read.system, read.code)) {
      matches.push({ ...effect.match, certainty: read.certainty });
      const decides = effect.match.strength === 'decides';
      if (isConfirmed) {
        weighed.rulesOut |= effect.rulesOut;
        if (!decides) {
          weighed.suggests |= effect.confirmed;
          weighed.outSuggests |= effect.out;
        } else {
          weighed.decides |= effect.confirmed;
          weighed.pointedSurely |= effect.pointed;
          if (read.system === 'ORPHA') weighed.out |= effect.out;
          else weighed.outByIcd |= effect.out;
        }
      } else {
        weighed.outSuggests |= effect.out;
        if (decides) weighed.suspects |= effect.suspected;
        else weighed.suggests |= effect.suspected;
      }
      weighed.pointed |= effect.pointed;
    }
  });
  weigh(state, weighed);
  return { matches, understood };
}

/**
 * Lays codes against answers. A confirmed code that decides settles what is not answered and clashes with the opposite answer; so do
 * two codes that say opposite things, except that ORPHA, being finer, wins over ICD. A suspected code never settles a delimitation,
 * and an answer always wins over what only suggests: the clinician has then considered it.
 */
function weigh(state: State, codes: Weighed): void {
  state.clash = codes.decides & state.no;
  state.yes |= codes.decides & ~state.no;
  state.no &= ~state.clash;
  state.yes |= codes.suspects & ~state.no & ~state.clash;
  state.hints = codes.suggests & ~(state.yes | state.no | state.clash);

  state.pointed = codes.pointedSurely === 0 ? codes.pointed : codes.pointedSurely;

  const decided = codes.out | (codes.outByIcd & ~codes.rulesOut);
  const answered = state.outYes | state.outNo;
  state.outClash = (decided & state.outNo) | (codes.rulesOut & (state.outYes | codes.out));
  state.outYes = (state.outYes | decided) & ~state.outClash;
  state.outNo = (state.outNo | codes.rulesOut) & ~state.outClash;
  state.ask = codes.outSuggests & ~(answered | state.outYes | state.outNo | state.outClash);
}

type ReadDiagnosis = { readonly system: 'ORPHA' | 'ICD-10-SE'; readonly given: string; readonly code: string; readonly certainty: string };

function readDiagnosis(
  codes: CodeIndex,
  diagnosis: unknown,
  path: string,
): (ReadDiagnosis & { certainty: 'confirmed' | 'suspected' }) | Fault {
  if (typeof diagnosis !== 'object' || diagnosis === null) return fault(path, 'bad-diagnoses');
  const { system, code, certainty } = diagnosis as Record<string, unknown>;
  for (const field in diagnosis) {
    if (field !== 'system' && field !== 'code' && field !== 'certainty')
      return fault(`${path}.${field}`, 'unknown-field', field, 'system, code, certainty');
  }
  if (system !== 'ORPHA' && system !== 'ICD-10-SE') return fault(`${path}.system`, 'bad-system', show(system));
  if (certainty !== 'confirmed' && certainty !== 'suspected') return fault(`${path}.certainty`, 'bad-certainty', show(certainty));
  if (typeof code !== 'string') return fault(`${path}.code`, 'bad-code', show(code), system);
  const read = readCode(codes, system, code);
  return read.ok ? { system, given: code, code: read.code, certainty } : fault(`${path}.code`, read.kind, ...read.values);
}

function show(value: unknown): string {
  return typeof value === 'string' ? `”${value}”` : typeof value === 'object' && value !== null ? '{…}' : String(value);
}
