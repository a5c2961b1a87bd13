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
  applicationSubmit: '/ansokningar/:id/skicka',
  applicationReceipt: '/ansokningar/:id/kvitto/:number',
  applicationSubmitted: '/ansokningar/:id/inskickad/:number',
  applicationSubmittedFile: '/ansokningar/:id/inskickad/:number/fil/:form',
  applicationSubmittedAttachment: '/ansokningar/:id/inskickad/:number/bilaga/:attachment',
  applicationWithdraw: '/ansokningar/:id/aterkalla',
  applicationResume: '/ansokningar/:id/ateruppta',
  applicationPlead: '/ansokningar/sent/:call',
  applicationsIn: '/ansokningar/utlysning/:call/inkomna',
  applicationsOpen: '/ansokningar/utlysning/:call/oppna',
  applicationPlea: '/ansokningar/utlysning/:call/begaran/:plea',
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
  applicationSubmit: (id: string) => one(id, '/skicka'),
  applicationReceipt: (id: string, number: number) => one(id, `/kvitto/${number}`),
  applicationSubmitted: (id: string, number: number) => one(id, `/inskickad/${number}`),
  applicationSubmittedFile: (id: string, number: number, form: string) => one(id, `/inskickad/${number}/fil/${seg(form)}`),
  applicationSubmittedAttachment: (id: string, number: number, attachment: string) =>
    one(id, `/inskickad/${number}/bilaga/${seg(attachment)}`),
  applicationWithdraw: (id: string) => one(id, '/aterkalla'),
  applicationResume: (id: string) => one(id, '/ateruppta'),
  applicationPlead: (call: string) => `/ansokningar/sent/${seg(call)}`,
  applicationsIn: (call: string) => `/ansokningar/utlysning/${seg(call)}/inkomna`,
  applicationsOpen: (call: string) => `/ansokningar/utlysning/${seg(call)}/oppna`,
  applicationPlea: (call: string, plea: string) => `/ansokningar/utlysning/${seg(call)}/begaran/${seg(plea)}`,
} as const;
