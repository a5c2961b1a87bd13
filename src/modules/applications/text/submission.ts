import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './submission.en.ts';
import { sv } from './submission.sv.ts';

/** Words of submitting, receipts, pleas, withdrawals and the seal. */
export const submissionText = bilingual(sv, en);
