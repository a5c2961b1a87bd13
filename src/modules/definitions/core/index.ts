/** The executable definition: what decides whether a patient belongs to an area, where, and why. Pure: no I/O and no clock. */
export { type AnalysisContext, analyse, analyseSet } from './analyse.ts';
export {
  type AnswerColumns,
  type BatchDecisions,
  evaluateBatch,
  evaluateColumns,
  evaluatePacked,
  FAULTY,
  type PackedAnswers,
  packAnswers,
} from './batch.ts';
export { type CaseRun, type Difference, type Expected, runCases, type SavedCase, type SavedCases } from './cases.ts';
export { checkEligibility, compileDefinition, type EligibilityContext } from './check-eligibility.ts';
export { type CodeIndex, covers, ownCodes, readCode, writeCodeRef } from './codes.ts';
export { compareByEffect, type EffectChange, type EffectComparison } from './compare.ts';
export { CompiledDefinition } from './compiled.ts';
export type * from './definition.ts';
export type * from './eligibility.ts';
export type { Fault } from './fault.ts';
export { type AreaFound, findAreas } from './find-areas.ts';
export type { Finding } from './finding.ts';
export { type ImportedConcept, type ImportedReleases, importedCodes } from './imported-codes.ts';
export { evaluateLines, LONGEST_LINE, type LongLine, splitLines } from './ndjson.ts';
