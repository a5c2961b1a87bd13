export { isMailAddress } from './core/address.ts';
export { type CalendarEvent, calendarFile } from './core/calendar.ts';
export type { Message } from './core/message.ts';
export { type MailJobsOptions, messageJobs } from './jobs.ts';
export { type Recipient, type Telling, tell } from './tell.ts';
