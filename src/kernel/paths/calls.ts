const seg = encodeURIComponent;

/** Addresses of the module `calls`; see src/kernel/paths.ts. */
export const callsPatterns = {
  calls: '/utlysningar',
  callsFeed: '/utlysningar.atom',
  call: '/utlysningar/:id',
  callReceive: '/utlysningar/:id/mottagen',
  callAsk: '/utlysningar/:id/fraga',
  callsWork: '/arbete/utlysningar',
  callWork: '/arbete/utlysningar/:id',
  callPublish: '/arbete/utlysningar/:id/publicera',
  callAmend: '/arbete/utlysningar/:id/andra',
  callWithdraw: '/arbete/utlysningar/:id/aterkalla',
  callAnswer: '/arbete/utlysningar/:id/fragor/:question',
} as const;

/** Those of its API, under /v1. */
export const callsApi = {
  calls: '/v1/calls',
  call: '/v1/calls/:id',
  callQuestions: '/v1/calls/:id/questions',
} as const;

/** Links to addresses that name something. */
export const callsPaths = {
  call: (id: string) => `/utlysningar/${seg(id)}`,
  callReceive: (id: string) => `/utlysningar/${seg(id)}/mottagen`,
  callAsk: (id: string) => `/utlysningar/${seg(id)}/fraga`,
  callWork: (id: string) => `/arbete/utlysningar/${seg(id)}`,
  callPublish: (id: string) => `/arbete/utlysningar/${seg(id)}/publicera`,
  callAmend: (id: string) => `/arbete/utlysningar/${seg(id)}/andra`,
  callWithdraw: (id: string) => `/arbete/utlysningar/${seg(id)}/aterkalla`,
  callAnswer: (id: string, question: string) => `/arbete/utlysningar/${seg(id)}/fragor/${seg(question)}`,
} as const;
