import { patterns } from '../../kernel/paths.ts';
import { type Phrase, phrase } from '../../platform/i18n/language.ts';
import { messagesText } from './text/messages.ts';

/** For the menu of those who have signed in; each is shown to those whom its own policy lets in. */
export const messagesMenu: readonly { readonly path: string; readonly label: Phrase; readonly count?: 'unread-messages' }[] = [
  { path: patterns.messages, label: phrase(messagesText, 'title'), count: 'unread-messages' },
  { path: patterns.sentMessages, label: phrase(messagesText, 'sentTitle') },
];
