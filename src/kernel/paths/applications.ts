/** Addresses of the module `applications`; see src/kernel/paths.ts. */
export const applicationsPatterns = {
  applications: '/ansokningar',
  applicationBegin: '/ansokningar/borja',
  applicationGuidance: '/ansokningar/vagledning',
  applicationGuidanceField: '/ansokningar/vagledning/:section/:field',
  application: '/ansokningar/:id',
  applicationCheck: '/ansokningar/:id/kontroll',
  applicationSection: '/ansokningar/:id/del/:key',
  applicationSectionState: '/ansokningar/:id/del/:key/lage',
  applicationComment: '/ansokningar/:id/del/:key/kommentarer',
  applicationAssign: '/ansokningar/:id/del/:key/fordelning',
  applicationVersions: '/ansokningar/:id/del/:key/versioner',
  applicationImport: '/ansokningar/:id/hamta',
  applicationPlan: '/ansokningar/:id/verksamhetsplan',
  applicationPlanPdf: '/ansokningar/:id/verksamhetsplan.pdf',
  applicationPlanDocx: '/ansokningar/:id/verksamhetsplan.docx',
} as const;

/** Those of its API, under /v1. */
export const applicationsApi = {
  applications: '/v1/applications',
  application: '/v1/applications/:id',
  applicationSection: '/v1/applications/:id/sections/:key',
} as const;

const seg = encodeURIComponent;
const one = (id: string, rest = ''): string => `/ansokningar/${seg(id)}${rest}`;
const part = (id: string, key: string, rest = ''): string => one(id, `/del/${seg(key)}${rest}`);

/** Links to addresses that name something. */
export const applicationsPaths = {
  applicationGuidanceField: (section: string, field: string) => `/ansokningar/vagledning/${seg(section)}/${seg(field)}`,
  application: (id: string) => one(id),
  applicationCheck: (id: string) => one(id, '/kontroll'),
  applicationSection: (id: string, key: string) => part(id, key),
  applicationSectionState: (id: string, key: string) => part(id, key, '/lage'),
  applicationComment: (id: string, key: string) => part(id, key, '/kommentarer'),
  applicationAssign: (id: string, key: string) => part(id, key, '/fordelning'),
  applicationVersions: (id: string, key: string) => part(id, key, '/versioner'),
  applicationImport: (id: string) => one(id, '/hamta'),
  applicationPlan: (id: string) => one(id, '/verksamhetsplan'),
  applicationPlanPdf: (id: string) => one(id, '/verksamhetsplan.pdf'),
  applicationPlanDocx: (id: string) => one(id, '/verksamhetsplan.docx'),
} as const;
