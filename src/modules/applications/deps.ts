import type { CallsDeps } from '../calls/index.ts';

/** What applications are lent. */
export type ApplicationsDeps = CallsDeps;
