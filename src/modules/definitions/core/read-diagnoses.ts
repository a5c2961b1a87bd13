import { type CodeIndex, readCode } from './codes.ts';
import type { CodeMatch, Understood } from './eligibility.ts';
import { type Fault, fault, shown } from './fault.ts';
import type { Plan } from './plan.ts';
import type { State } from './state.ts';

export const MOST_DIAGNOSES = 100;

/** What reading a patient's diagnoses showed, beside what it did to the state. */
export type Reading = { readonly matches: readonly CodeMatch[]; readonly understood: readonly Understood[] };
export const NOTHING_READ: Reading = { matches: [], understood: [] };

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

/** Reads diagnoses into a state that the answers have been read into. A diagnosis that cannot be read is a fault. */
export function readDiagnoses(plan: Plan, diagnoses: unknown, state: State, faults: Fault[]): Reading {
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
 * and an answer always wins over what only suggests: the clinician has then considered it. Of the areas that codes point to, those that
 * a confirmed deciding code points to come alone.
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
  if (system !== 'ORPHA' && system !== 'ICD-10-SE') return fault(`${path}.system`, 'bad-system', shown(system));
  if (certainty !== 'confirmed' && certainty !== 'suspected') return fault(`${path}.certainty`, 'bad-certainty', shown(certainty));
  if (typeof code !== 'string') return fault(`${path}.code`, 'bad-code', shown(code), system);
  const read = readCode(codes, system, code);
  return read.ok ? { system, given: code, code: read.code, certainty } : fault(`${path}.code`, read.kind, ...read.values);
}
