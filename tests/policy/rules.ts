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
    says: 'Everyone may sign in',
    routes: ['sign-in', 'sign-in.begin', 'sign-in.answer'],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Only those who have signed in may see and end their sign-ins, choose what to act as, and prove who they are anew',
    routes: ['sessions.mine', 'sign-out', 'assignments.choose', 'assignments.chosen', 'sign-in.step-up'],
    outcome: { anonymous: 'must sign in' },
  },
  {
    says: 'Machines may ask how the service is, without signing in',
    routes: ['health.live', 'health.ready'],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Only a machine that has the token may read the figures about the service; it is no person, and no person has it',
    routes: ['metrics'],
    outcome: { anonymous: 'must sign in' },
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
  {
    says: 'Everyone may read the pages of the register',
    routes: [
      'start',
      'areas.list',
      'areas.one',
      'permits.list',
      'permits.one',
      'regions.list',
      'regions.one',
      'overview',
      'statistics.grants',
      'map',
      'meetings.list',
      'meetings.one',
      'conditions',
      'decisions.list',
      'search',
    ],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Everyone may read about the service',
    routes: ['about', 'accessibility', 'personal-data', 'api-docs', 'open-data', 'dcat', 'dcat.turtle', 'dcat.json-ld'],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Everyone may have the suggestions of the search field',
    routes: ['search.suggestions'],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Everyone may fetch the register as files, and their descriptions',
    routes: [
      'areas.csv',
      'areas.csv.metadata',
      'areas.fact-sheet',
      'permits.csv',
      'permits.csv.metadata',
      'regions.csv',
      'regions.csv.metadata',
      'overview.csv',
      'overview.csv.metadata',
      'grants.csv',
      'grants.csv.metadata',
      'meetings.csv',
      'meetings.csv.metadata',
      'conditions.csv',
      'conditions.csv.metadata',
      'decisions.csv',
      'decisions.csv.metadata',
    ],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Everyone may read the register through the API',
    routes: [
      'api.areas.list',
      'api.areas.one',
      'api.definitions.list',
      'api.definitions.one',
      'api.permits.list',
      'api.permits.one',
      'api.decisions.list',
      'api.decisions.one',
      'api.organisations.list',
      'api.organisations.one',
      'api.conditions.list',
      'api.meetings.list',
      'api.meetings.one',
      'api.statistics.permits-by-region',
      'api.statistics.areas-by-step',
    ],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Everyone may search for codes',
    routes: ['codes.list', 'codes.one', 'api.codes.list', 'api.codes.one', 'api.codes.suggestions'],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Everyone may check whether a patient belongs to an area, without saying who the patient is',
    routes: ['check', 'check.pdf', 'api.eligibility.check', 'api.eligibility.batch'],
    outcome: { anonymous: 'may' },
  },
  {
    says: 'Everyone may read the executable definitions and their form',
    routes: ['api.eligibility.definition', 'api.eligibility.definition.fhir', 'api.schemas.definition', 'api.schemas.cases'],
    outcome: { anonymous: 'may' },
  },
];
