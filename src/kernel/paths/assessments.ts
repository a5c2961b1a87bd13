const seg = encodeURIComponent;

/** Addresses of the module `assessments`; see src/kernel/paths.ts. */
export const assessmentsPatterns = {
  assessments: '/arenden/:id/bedomning',
  assessmentAssign: '/arenden/:id/bedomning/fordela',
  assessmentEnd: '/arenden/:id/bedomning/avsluta',
  assessmentMatrix: '/arenden/:id/bedomning/jamforelse',
  scenarios: '/arenden/:id/bedomning/fordelning',
  assessment: '/arenden/:id/bedomning/ansokan/:application',
  assessmentHandIn: '/arenden/:id/bedomning/ansokan/:application/lamna-in',
  assessmentCondition: '/arenden/:id/bedomning/ansokan/:application/villkor/:condition',
  assessmentConditionHistory: '/arenden/:id/bedomning/ansokan/:application/villkor/:condition/versioner',
  assessmentNotes: '/arenden/:id/bedomning/ansokan/:application/samtal',
  b2Statement: '/arenden/:id/b2-yttrande',
  b2StatementLock: '/arenden/:id/b2-yttrande/las',
  b2StatementAnswer: '/arenden/:id/b2-yttrande/stallningstagande',
  b2StatementPart: '/arenden/:id/b2-yttrande/delar/:part',
  b2StatementPartHistory: '/arenden/:id/b2-yttrande/delar/:part/versioner',
} as const;

/** Those of its API, under /v1. */
export const assessmentsApi = {
  b2Statement: '/v1/cases/:id/applications-statement',
} as const;

const base = (id: string): string => `/arenden/${seg(id)}/bedomning`;
const one = (id: string, application: string): string => `${base(id)}/ansokan/${seg(application)}`;
const statement = (id: string): string => `/arenden/${seg(id)}/b2-yttrande`;

/** Links to addresses that name something. */
export const assessmentsPaths = {
  assessments: base,
  assessmentAssign: (id: string) => `${base(id)}/fordela`,
  assessmentEnd: (id: string) => `${base(id)}/avsluta`,
  assessmentMatrix: (id: string) => `${base(id)}/jamforelse`,
  scenarios: (id: string) => `${base(id)}/fordelning`,
  assessment: one,
  assessmentHandIn: (id: string, application: string) => `${one(id, application)}/lamna-in`,
  assessmentCondition: (id: string, application: string, condition: string) => `${one(id, application)}/villkor/${seg(condition)}`,
  assessmentConditionHistory: (id: string, application: string, condition: string) =>
    `${one(id, application)}/villkor/${seg(condition)}/versioner`,
  assessmentNotes: (id: string, application: string) => `${one(id, application)}/samtal`,
  b2Statement: statement,
  b2StatementLock: (id: string) => `${statement(id)}/las`,
  b2StatementAnswer: (id: string) => `${statement(id)}/stallningstagande`,
  b2StatementPart: (id: string, part: string) => `${statement(id)}/delar/${seg(part)}`,
  b2StatementPartHistory: (id: string, part: string) => `${statement(id)}/delar/${seg(part)}/versioner`,
} as const;
