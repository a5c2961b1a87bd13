/** Who asks, in the matrix. */
export const subjects = ['anonymous'] as const;
export type SubjectName = (typeof subjects)[number];

/**
 * `may`: the policy lets the request through (what was asked for may still be missing or wrong).
 * `must sign in`: 401 and where to. `may not`: 403, why, and whom to ask.
 */
export type Outcome = 'may' | 'must sign in' | 'may not';

export type Rule = { readonly says: string; readonly routes: readonly string[]; readonly outcome: Readonly<Record<SubjectName, Outcome>> };

/** What each may do, in sentences. A route that no rule names, or that two rules name, fails the matrix. */
export const rules: readonly Rule[] = [
  {
    says: 'Machines may ask how the service is, without signing in',
    routes: ['health.live', 'health.ready'],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Everyone may fetch the files that pages are made of, and those that machines look for',
    routes: ['site.asset', 'site.icon', 'site.oldIcon', 'site.robots', 'site.securityTxt'],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Everyone may read what the API offers',
    routes: ['api.openapi', 'api.info'],
    outcome: { anonymous: 'may' },
  },
];
