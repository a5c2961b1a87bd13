import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './vote.en.ts';
import { sv } from './vote.sv.ts';

export const voteText = bilingual(sv, en);
