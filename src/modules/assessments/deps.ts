import type { ApplicationsDeps } from '../applications/index.ts';
import type { GroupsDeps } from '../groups/index.ts';

/** What assessments are lent. */
export type AssessmentsDeps = ApplicationsDeps & GroupsDeps;
