import type { Lang } from './format.ts';

/**
 * Every address of the product, typed in one place. `patterns` are what routes are declared with,
 * `paths` build links. Pages are Swedish at the path itself and English under `/en` (`localPath`).
 */
export const patterns = {
  start: '/',
  areas: '/omraden',
  areasCsv: '/omraden.csv',
  area: '/omraden/:id',
  areaFactSheet: '/omraden/:id/faktablad.pdf',
  regions: '/regioner',
  regionsCsv: '/regioner.csv',
  region: '/regioner/:lanskod',
  permits: '/tillstand',
  permitsCsv: '/tillstand.csv',
  permit: '/tillstand/:id',
  overview: '/lagesbild',
  overviewCsv: '/lagesbild.csv',
  grants: '/statistik/tilldelning',
  grantsCsv: '/statistik/tilldelning.csv',
  map: '/karta',
  meetings: '/sammantraden',
  meetingsCsv: '/sammantraden.csv',
  meeting: '/sammantraden/:datum',
  conditions: '/villkor',
  conditionsCsv: '/villkor.csv',
  decisions: '/beslut',
  decisionsCsv: '/beslut.csv',
  about: '/om',
  accessibility: '/tillganglighet',
  personalData: '/personuppgifter',
  apiDocs: '/api-dokumentation',
  openData: '/oppna-data',
  dcat: '/dcat',
  dcatTurtle: '/dcat.ttl',
  dcatJsonLd: '/dcat.jsonld',
  search: '/sok',
  codes: '/koder',
  code: '/koder/:system/:kod',
  check: '/hor-patienten-hit',
  checkPdf: '/hor-patienten-hit/svar.pdf',
  signIn: '/logga-in',
  signInAnswer: '/logga-in/svar',
  chooseAssignment: '/logga-in/uppdrag',
  stepUp: '/logga-in/bekrafta',
  signOut: '/logga-ut',
  mySessions: '/mina-inloggningar',
  discardForm: '/sparade-formular/slang',
  administration: '/administration',
  people: '/administration/personer',
  personNew: '/administration/personer/ny',
  person: '/administration/personer/:id',
  personActive: '/administration/personer/:id/aktiv',
  roles: '/administration/roller',
  rolesCsv: '/administration/roller.csv',
  roleGive: '/administration/roller/ge',
  role: '/administration/roller/:id',
  roleConfirm: '/administration/roller/:id/bekrafta',
  roleEnd: '/administration/roller/:id/avsluta',
  workOrganisations: '/administration/organisationer',
  workOrganisationNew: '/administration/organisationer/ny',
  workOrganisation: '/administration/organisationer/:id',
  workOrganisationActive: '/administration/organisationer/:id/aktiv',
  contactNew: '/administration/organisationer/:id/kontakter/ny',
  contact: '/administration/organisationer/:id/kontakter/:contact',
  boardTerms: '/administration/namnden',
  boardTermNew: '/administration/namnden/ny',
  boardTerm: '/administration/namnden/:id',
  review: '/administration/oversyn',
  reviewOpen: '/administration/oversyn/ny',
  reviewAnswer: '/administration/oversyn/svar',
  log: '/logg',
  logEvent: '/logg/handelse/:seq',
  logCsv: '/logg.csv',
  logJsonl: '/logg.jsonl',
  logVerify: '/logg/kontroll',
  definitionsWork: '/arbete/definitioner',
  definitionImport: '/arbete/definitioner/import',
  definitionDoc: '/arbete/definitioner/:ref',
  definitionParts: '/arbete/definitioner/:ref/delar',
  definitionPart: '/arbete/definitioner/:ref/delar/:kind/:part',
  definitionTry: '/arbete/definitioner/:ref/prova',
  definitionCases: '/arbete/definitioner/:ref/fall',
  definitionCompare: '/arbete/definitioner/:ref/jamfor',
  definitionApprove: '/arbete/definitioner/:ref/godkann',
  definitionAct: '/arbete/definitioner/:ref/atgard',
  definitionJson: '/arbete/definitioner/:ref/definition.json',
  definitionCasesJson: '/arbete/definitioner/:ref/fall.json',
  definitionFhir: '/arbete/definitioner/:ref/fhir.json',
  live: '/health/live',
  ready: '/health/ready',
  metrics: '/metrics',
  robots: '/robots.txt',
  securityTxt: '/.well-known/security.txt',
  favicon: '/favicon.ico',
  assets: '/assets/:name',
  api: {
    root: '/v1',
    openapi: '/v1/openapi.json',
    info: '/v1/api-info',
    areas: '/v1/areas',
    area: '/v1/areas/:id',
    definitions: '/v1/definitions',
    definition: '/v1/definitions/:id',
    permits: '/v1/permits',
    permit: '/v1/permits/:id',
    decisions: '/v1/decisions',
    decision: '/v1/decisions/:id',
    organisations: '/v1/organisations',
    organisation: '/v1/organisations/:id',
    conditions: '/v1/conditions',
    meetings: '/v1/meetings',
    meeting: '/v1/meetings/:id',
    permitsByRegion: '/v1/statistics/permits-by-region',
    areasByStep: '/v1/statistics/areas-by-step',
    suggestions: '/v1/suggestions',
    codes: '/v1/codes',
    code: '/v1/codes/:system/:code',
    codeSuggestions: '/v1/codes/suggestions',
    executableDefinition: '/v1/areas/:id/executable-definition',
    executableDefinitionFhir: '/v1/areas/:id/executable-definition/fhir',
    eligibilityChecks: '/v1/areas/:id/eligibility-checks',
    eligibilityBatch: '/v1/areas/:id/eligibility-checks::batch',
    definitionSchema: '/v1/schemas/definition.json',
    casesSchema: '/v1/schemas/cases.json',
  },
} as const;

const seg = encodeURIComponent;

export const paths = {
  ...patterns,
  area: (id: string) => `/omraden/${seg(id)}`,
  areaFactSheet: (id: string) => `/omraden/${seg(id)}/faktablad.pdf`,
  region: (lanskod: string) => `/regioner/${seg(lanskod)}`,
  permit: (id: string) => `/tillstand/${seg(id)}`,
  meeting: (datum: string) => `/sammantraden/${seg(datum)}`,
  person: (id: string) => `/administration/personer/${seg(id)}`,
  personActive: (id: string) => `/administration/personer/${seg(id)}/aktiv`,
  role: (id: string) => `/administration/roller/${seg(id)}`,
  roleConfirm: (id: string) => `/administration/roller/${seg(id)}/bekrafta`,
  roleEnd: (id: string) => `/administration/roller/${seg(id)}/avsluta`,
  workOrganisation: (id: string) => `/administration/organisationer/${seg(id)}`,
  workOrganisationActive: (id: string) => `/administration/organisationer/${seg(id)}/aktiv`,
  contactNew: (id: string) => `/administration/organisationer/${seg(id)}/kontakter/ny`,
  contact: (id: string, contact: string) => `/administration/organisationer/${seg(id)}/kontakter/${seg(contact)}`,
  boardTerm: (id: string) => `/administration/namnden/${seg(id)}`,
  logEvent: (seq: number) => `/logg/handelse/${seq}`,
  code: (system: string, code: string) => `/koder/${seg(system)}/${seg(code)}`,
  definitionDoc: (ref: string) => `/arbete/definitioner/${seg(ref)}`,
  definitionParts: (ref: string) => `/arbete/definitioner/${seg(ref)}/delar`,
  definitionPart: (ref: string, kind: string, part: string) => `/arbete/definitioner/${seg(ref)}/delar/${seg(kind)}/${seg(part)}`,
  definitionTry: (ref: string) => `/arbete/definitioner/${seg(ref)}/prova`,
  definitionCases: (ref: string) => `/arbete/definitioner/${seg(ref)}/fall`,
  definitionCompare: (ref: string) => `/arbete/definitioner/${seg(ref)}/jamfor`,
  definitionApprove: (ref: string) => `/arbete/definitioner/${seg(ref)}/godkann`,
  definitionAct: (ref: string) => `/arbete/definitioner/${seg(ref)}/atgard`,
  definitionJson: (ref: string) => `/arbete/definitioner/${seg(ref)}/definition.json`,
  definitionCasesJson: (ref: string) => `/arbete/definitioner/${seg(ref)}/fall.json`,
  definitionFhir: (ref: string) => `/arbete/definitioner/${seg(ref)}/fhir.json`,
  assets: (name: string) => `/assets/${name}`,
  api: {
    ...patterns.api,
    area: (id: string) => `/v1/areas/${seg(id)}`,
    definition: (id: string) => `/v1/definitions/${seg(id)}`,
    permit: (id: string) => `/v1/permits/${seg(id)}`,
    decision: (id: string) => `/v1/decisions/${seg(id)}`,
    organisation: (id: string) => `/v1/organisations/${seg(id)}`,
    meeting: (id: string) => `/v1/meetings/${seg(id)}`,
    code: (system: string, code: string) => `/v1/codes/${seg(system)}/${seg(code)}`,
    executableDefinition: (id: string) => `/v1/areas/${seg(id)}/executable-definition`,
    executableDefinitionFhir: (id: string) => `/v1/areas/${seg(id)}/executable-definition/fhir`,
    eligibilityChecks: (id: string) => `/v1/areas/${seg(id)}/eligibility-checks`,
  },
} as const;

/** The same page in a language: `/omraden` → `/omraden` or `/en/omraden`, `/` → `/` or `/en`. */
export function localPath(path: string, lang: Lang): string {
  if (lang === 'sv') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** Splits an address's path into its language and the Swedish path beneath. */
export function splitLang(path: string): { lang: Lang; path: string } {
  if (path === '/en' || path === '/en/') return { lang: 'en', path: '/' };
  return path.startsWith('/en/') ? { lang: 'en', path: path.slice(3) } : { lang: 'sv', path };
}

export type QueryValue = string | number | boolean | readonly string[] | null | undefined;

/** Adds a query; empty, null and undefined values are left out, lists are repeated. Key order is kept. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
