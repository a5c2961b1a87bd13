import type { Route } from '../../platform/http/route.ts';
import type { CaseLink } from '../cases/index.ts';
import type { ApplicationsDeps } from './deps.ts';

export { applicationUploads } from './attachments.ts';
export {
  type Content,
  type Contents,
  type Field,
  type FormBasis,
  isAsked,
  type Section,
  type SectionKey,
  sectionsFor,
  slotsIn,
} from './core/form.ts';
export { type Missing, missingIn } from './core/missing.ts';
export { readSection } from './core/read.ts';
export type { ApplicationsDeps } from './deps.ts';

/** Where regions write their applications. */
export const applicationsRoutes: readonly Route<ApplicationsDeps>[] = [];

export const applicationsMenu: readonly { readonly path: string; readonly label: { readonly sv: string; readonly en: string } }[] = [];

/** The ways here from a case. */
export const applicationsLinks: readonly CaseLink[] = [];
