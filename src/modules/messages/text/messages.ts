import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './messages.en.ts';
import { sv } from './messages.sv.ts';

export const messagesText = bilingual(sv, en);
