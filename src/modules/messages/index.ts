export { isMailAddress } from './core/address.ts';
export { type CalendarEvent, calendarFile } from './core/calendar.ts';
export { type Message, tidied } from './core/message.ts';
export type { MessagesDeps } from './deps.ts';
export { type MailJobsOptions, messageJobs } from './jobs.ts';
export { messagesMenu } from './menu.ts';
export { waitingMail } from './queries.ts';
export { messagesRoutes } from './routes/index.ts';
export { type Recipient, type Telling, tell } from './tell.ts';
