import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './message-words.en.ts';
import { sv } from './message-words.sv.ts';

export const messageText = bilingual(sv, en);
