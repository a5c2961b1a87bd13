import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './statement.en.ts';
import { sv } from './statement.sv.ts';

export const statementText = bilingual(sv, en);
