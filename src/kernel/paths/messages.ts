/** Addresses of the module `messages`; see src/kernel/paths.ts. */
export const messagesPatterns = {
  messages: '/meddelanden',
  messagesRead: '/meddelanden/lasta',
  messageSettings: '/meddelanden/mejl',
  message: '/meddelanden/:id',
  messageRead: '/meddelanden/:id/last',
  sentMessages: '/skickade-meddelanden',
  sentMessagesCsv: '/skickade-meddelanden.csv',
} as const;

/** Those of its API, under /v1. */
export const messagesApi = {
  messages: '/v1/messages',
} as const;

/** Links to addresses that name something. */
export const messagesPaths = {
  message: (id: string) => `/meddelanden/${encodeURIComponent(id)}`,
  messageRead: (id: string) => `/meddelanden/${encodeURIComponent(id)}/last`,
} as const;
