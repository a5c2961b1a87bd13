const seg = encodeURIComponent;

/** Addresses of the module `cases`; see src/kernel/paths.ts. */
export const casesPatterns = {
  cases: '/arenden',
  casesCsv: '/arenden.csv',
  caseNew: '/arenden/nytt',
  longlist: '/arenden/bruttolista',
  casesUnderWay: '/arenden/pagaende',
  compareCandidates: '/arenden/jamfor',
  plan: '/arenden/plan',
  planCsv: '/arenden/plan.csv',
  lifeOfCases: '/arenden/gang',
  careCase: '/arenden/:id',
  caseNomination: '/arenden/:id/nominering',
  casePriority: '/arenden/:id/prioritet',
  caseHandler: '/arenden/:id/handlaggare',
  caseAdvance: '/arenden/:id/ga-vidare',
  caseDecide: '/arenden/:id/avgor/:action',
  caseRename: '/arenden/:id/namn',
  casePaper: '/arenden/:id/fran-papper',
  casePlan: '/arenden/:id/plan',
  caseConflicts: '/arenden/:id/jav',
  caseConflict: '/arenden/:id/jav/anmal',
  caseJudge: '/arenden/:id/jav/:person/bedom',
  myTasks: '/mina-uppgifter',
} as const;

/** Those of its API, under /v1. */
export const casesApi = {
  cases: '/v1/cases',
  careCase: '/v1/cases/:id',
  caseDeclarations: '/v1/cases/:id/conflict-declarations',
  candidates: '/v1/candidates',
  tasks: '/v1/tasks',
} as const;

/** Links to addresses that name something. */
export const casesPaths = {
  careCase: (id: string) => `/arenden/${seg(id)}`,
  caseNomination: (id: string) => `/arenden/${seg(id)}/nominering`,
  casePriority: (id: string) => `/arenden/${seg(id)}/prioritet`,
  caseHandler: (id: string) => `/arenden/${seg(id)}/handlaggare`,
  caseAdvance: (id: string) => `/arenden/${seg(id)}/ga-vidare`,
  caseDecide: (id: string, action: string) => `/arenden/${seg(id)}/avgor/${seg(action)}`,
  caseRename: (id: string) => `/arenden/${seg(id)}/namn`,
  casePaper: (id: string) => `/arenden/${seg(id)}/fran-papper`,
  casePlan: (id: string) => `/arenden/${seg(id)}/plan`,
  caseConflicts: (id: string) => `/arenden/${seg(id)}/jav`,
  caseConflict: (id: string) => `/arenden/${seg(id)}/jav/anmal`,
  caseJudge: (id: string, person: string) => `/arenden/${seg(id)}/jav/${seg(person)}/bedom`,
} as const;
