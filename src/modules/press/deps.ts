import type { MessagesDeps } from '../messages/index.ts';

/** What the press list is lent. */
export type PressDeps = MessagesDeps;
