import type { CasesDeps } from '../cases/index.ts';
import type { DocumentsDeps } from '../documents/index.ts';

/** What consultations are lent. */
export type ConsultationsDeps = DocumentsDeps &
  Pick<CasesDeps, 'register'> & {
    /** Whether the application runs as a demonstration: only then is anything made up shown to the public, marked. */
    readonly isDemo: boolean;
    /** Whether mail leaves the machine; otherwise open answers are looked at by someone instead of being confirmed by mail. */
    readonly hasMailServer: boolean;
  };
