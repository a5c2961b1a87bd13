import type { FileStore } from '../../platform/files/index.ts';
import type { IdentityDeps } from '../identity/index.ts';

/** What documents are lent. */
export type DocumentsDeps = IdentityDeps & { readonly files: FileStore };
