import type { IdentityDeps } from '../identity/index.ts';
import type { Register } from '../register/index.ts';

/** What work on the register is lent. */
export type WorkDeps = IdentityDeps & {
  readonly register: Pick<Register, 'data' | 'view' | 'version' | 'withFictitious' | 'acknowledge'>;
};
