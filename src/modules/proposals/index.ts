export {
  type Basis,
  type BasisDefinition,
  type ConsequenceKey,
  consequenceKeys,
  type PartKey,
  partKeys,
  type Volume,
} from './core/basis.ts';
export { type BasisPart, type Passage, partsOf, partTitle, unitsText } from './core/passages.ts';
export { slotFaults } from './core/slots.ts';
export { type ApprovedBasis, findApprovedBasis, findProposal } from './read.ts';
export type { Snapshot } from './snapshot.ts';
