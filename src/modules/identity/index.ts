export { safeReturn } from './attempts.ts';
export type { SignInFault } from './core/claims.ts';
export { isRole, needsTwo, type OrganisationKind, type Role, roles } from './core/role.ts';
export { createIssuer, type Issuer, type IssuerSettings } from './issuer.ts';
export { addPerson, findPersonBy } from './people.ts';
export {
  type ActingAs,
  actAs,
  endSession,
  endSessionsActingBy,
  endSessionsOf,
  findSession,
  type OpenSession,
  openSessionsOf,
  type Session,
  type SessionLimits,
  sessionLimits,
} from './sessions.ts';
export { beginSignIn, type Caller, finishSignIn, type SignedIn, type SignInDeps } from './sign-in.ts';
