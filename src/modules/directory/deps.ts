import type { LocalDate } from '../../kernel/date.ts';
import type { RegisterData, RegisterView } from '../register/index.ts';

/** What the public site reads: the register, from memory. */
export type DirectoryDeps = {
  readonly register: {
    readonly data: () => RegisterData;
    readonly view: (asOf: LocalDate, knownAt: LocalDate) => RegisterView;
    readonly version: () => string;
  };
  /** Which areas have a definition that patients can be checked by. */
  readonly eligibility?: { readonly find: (areaId: string) => unknown };
};
