import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './workspace.en.ts';
import { sv } from './workspace.sv.ts';

/** Words of the pages where a region writes its application. */
export const workspaceText = bilingual(sv, en);
