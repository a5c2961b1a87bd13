import type { FileStore } from '../../platform/files/index.ts';
import type { Phrase } from '../../platform/i18n/language.ts';
import type { DocumentsDeps } from '../documents/index.ts';
import type { IdentityDeps, Role } from '../identity/index.ts';
import type { Register } from '../register/index.ts';
import type { CaseState, ProductKind } from './core/states.ts';

/** A way from a case to a page of another part of the product. */
export type CaseLink = {
  readonly label: Phrase;
  /** Where in the life of a case the page is of use. */
  readonly states: readonly CaseState[];
  /** Who is shown the way; the page itself decides whom it lets in. */
  readonly roles: readonly Role[];
  /** The Swedish path of the page for a case. */
  readonly path: (careCase: string) => string;
  /** What is made there, so that whoever lacks it is led to it. */
  readonly makes?: readonly ProductKind[];
};

/** What the pages of cases are lent. */
export type CasesDeps = IdentityDeps &
  Pick<DocumentsDeps, 'scan'> & {
    readonly files: FileStore;
    readonly register: Pick<Register, 'data' | 'view' | 'version' | 'withFictitious' | 'acknowledge'>;
    /** Whether the application runs as a demonstration: only then is anything made up shown to the public, marked. */
    readonly isDemo: boolean;
    /** Pages of other parts that belong to a case. */
    readonly caseLinks: readonly CaseLink[];
  };
