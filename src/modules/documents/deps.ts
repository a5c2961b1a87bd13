import type { FileStore } from '../../platform/files/index.ts';
import type { Sealer } from '../../platform/seal/sealer.ts';
import type { IdentityDeps } from '../identity/index.ts';

/** Reads a content to its end and says whether it is known to be harmful. Throws when it cannot be found out. */
export type Scan = (content: AsyncIterable<Uint8Array>) => Promise<'clean' | 'infected'>;

/** What documents are lent. */
export type DocumentsDeps = IdentityDeps & {
  readonly files: FileStore;
  /** A virus scanner, where there is one. */
  readonly scan?: Scan | undefined;
  /** What documents are sealed with, where the operator has a certificate for it. */
  readonly seal?: Sealer | undefined;
};
