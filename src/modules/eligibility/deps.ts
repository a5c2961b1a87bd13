import type { LocalDate } from '../../kernel/date.ts';
import type { RegisterView } from '../register/index.ts';
import type { Eligibility } from './service.ts';

/** What the routes of this module are lent. */
export type EligibilityDeps = {
  readonly eligibility: Eligibility;
  readonly register: { readonly view: (asOf: LocalDate, knownAt: LocalDate) => RegisterView };
};
