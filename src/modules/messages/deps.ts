import type { IdentityDeps } from '../identity/index.ts';

/** What messages are lent. */
export type MessagesDeps = IdentityDeps & {
  /** Whether mail is sent at all; it never is in a demonstration. */
  readonly hasMailServer: boolean;
};
