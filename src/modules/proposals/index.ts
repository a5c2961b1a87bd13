import { paths } from '../../kernel/paths.ts';
import type { Route } from '../../platform/http/route.ts';
import { phrase } from '../../platform/i18n/language.ts';
import type { CaseLink } from '../cases/index.ts';
import type { ProposalsDeps } from './deps.ts';
import { basisApiRoutes } from './routes/api.ts';
import { overviewRoutes } from './routes/basis.tsx';
import { editRoutes } from './routes/edit.tsx';
import { editionRoutes } from './routes/editions.tsx';
import { libraryRoutes } from './routes/library.tsx';
import { paperRoutes } from './routes/paper.tsx';
import { partRoutes } from './routes/part.tsx';
import { basisText } from './text/basis.ts';

export { beginBasis, reopenBasis } from './commands/begin.ts';
export type { BasisFault, LockReason } from './commands/kit.ts';
export { executableOf } from './commands/kit.ts';
export { areaIds, lockBasis } from './commands/lock.ts';
export { addFromLibrary, commentPart, giveReason, restorePart, savePart, settleComment, takeStand } from './commands/write.ts';
export {
  type Basis,
  type BasisDefinition,
  type ConsequenceKey,
  consequenceKeys,
  type PartKey,
  partKeys,
  type Volume,
} from './core/basis.ts';
export { canonicalJson } from './core/canonical.ts';
export { type ChangedPart, changedParts } from './core/changed.ts';
export { textIn, underHeadings } from './core/drawn.ts';
export { basisOf, type Contents, slotsIn, slotValues } from './core/parts.ts';
export { type BasisPart, type Passage, partsOf, partTitle, unitsText } from './core/passages.ts';
export { slotFaults } from './core/slots.ts';
export type { ProposalsDeps } from './deps.ts';
export { basisBlocks, conditionBlocks, definitionBlocks, outlineBlocks, slotBlocks } from './print.ts';
export { findOpenEdition } from './queries.ts';
export { type ApprovedBasis, type Change, findApprovedBasis, findChanges, findProposal, isRevisionOpen } from './read.ts';
export { areaText, errorsIn, hiddenOf, keptNotice, paperCrumbs } from './routes/papers.ts';
export { DefinitionText, Paragraphs } from './screens/definition-text.tsx';
export { MadeUp } from './screens/made-up.tsx';
export { type PaperFilled, PaperForm } from './screens/paper-form.tsx';
export type { CasePlace, Hidden } from './screens/place.ts';
export { hashOf, type Snapshot } from './snapshot.ts';

/** Where the expert group writes its basis, takes its stand on it, and locks it. */
export const proposalsRoutes: readonly Route<ProposalsDeps>[] = [
  ...overviewRoutes,
  ...paperRoutes,
  ...basisApiRoutes,
  ...partRoutes,
  ...editRoutes,
  ...libraryRoutes,
  ...editionRoutes,
];

/** The way here from a case. */
export const proposalsLinks: readonly CaseLink[] = [
  {
    label: phrase({ sv: { short: basisText.sv.short }, en: { short: basisText.en.short } }, 'short'),
    states: ['review', 'consultation', 'ruling', 'call', 'assessment', 'board', 'management'],
    roles: ['case-officer', 'head', 'registrar', 'analyst', 'expert-group-member', 'b1-member'],
    path: paths.basis,
    makes: ['basis'],
  },
];

/** What headings and audiences of special conditions are called. */
export const conditionWords = (lang: 'sv' | 'en') => ({
  headings: basisText[lang].options.heading ?? {},
  audiences: basisText[lang].options.audience ?? {},
});
