export type { BoardMeeting } from './core/meeting.ts';
export { readMeetings } from './queries.ts';
export { putMeetings } from './store.ts';
