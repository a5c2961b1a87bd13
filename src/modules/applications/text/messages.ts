import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import type { Message } from '../../messages/index.ts';
import { workspaceText } from './workspace.ts';

const both = (make: (lang: 'sv' | 'en') => string): Phrase => ({ sv: make('sv'), en: make('en') });

/** To a colleague who is asked to write a section. What was asked in words stands there: those who keep messages are of the authority. */
export const assignedMessage = (area: string, section: Phrase, due: LocalDate | null, hasNote: boolean): Message => ({
  key: 'application.assigned',
  subject: both((lang) => workspaceText[lang].message.assignedSubject(area)),
  body: both((lang) => workspaceText[lang].message.assigned(section[lang], due === null ? null : formatDate(due, lang), hasNote)),
});
