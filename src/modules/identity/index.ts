export { holdKey, newKey } from './access-keys.ts';
export { safeReturn } from './attempts.ts';
export type { SignInFault } from './core/claims.ts';
export { isRole, needsTwo, type OrganisationKind, type Role, roles } from './core/role.ts';
export { demoMount, preparePersonas } from './demo/index.ts';
export { type Persona, personas } from './demo/personas.ts';
export { type Cookies, cookiesFor } from './http/cookies.ts';
export { createPeople, type People, type PeopleSettings } from './http/part.ts';
export { formTokenOf, subjectFinder } from './http/subject.ts';
export { createIssuer, type Issuer, type IssuerSettings } from './issuer.ts';
export { addPerson, findPersonBy } from './people.ts';
export { type IdentityDeps, identityRoutes, signedIn } from './routes.ts';
export {
  type ActingAs,
  endSessionsActingBy,
  endSessionsOf,
  findLapsedSession,
  findSession,
  openSession,
  type Session,
} from './sessions.ts';
export type { Caller, SignInDeps } from './sign-in.ts';
export { signInText } from './text/sign-in.ts';
