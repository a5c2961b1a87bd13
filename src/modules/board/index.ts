export type { BoardMeeting } from './core/meeting.ts';
