import type { Phrase } from '../../../platform/i18n/language.ts';
import type { Message } from '../../messages/index.ts';
import { messageText } from './message-words.ts';

const both = (make: (lang: 'sv' | 'en') => string): Phrase => ({ sv: make('sv'), en: make('en') });

export const taskTitle = (area: string): Phrase => both((lang) => messageText[lang].task(area));

export const openedMessage = (area: string, day: Phrase): Message => ({
  key: 'consultation.opened',
  subject: both((lang) => messageText[lang].openedSubject(area)),
  body: both((lang) => messageText[lang].opened(area, day[lang])),
});

export const extendedMessage = (area: string, day: Phrase, reason: string): Message => ({
  key: 'consultation.extended',
  subject: both((lang) => messageText[lang].extendedSubject(area)),
  body: both((lang) => messageText[lang].extended(area, day[lang], reason)),
});

export const reminderMessage = (area: string, day: Phrase, days: number): Message => ({
  key: 'consultation.reminder',
  subject: both((lang) => messageText[lang].reminderSubject(area, days)),
  body: both((lang) => messageText[lang].reminder(area, day[lang])),
});

export const receiptMessage = (area: string, number: string): Message => ({
  key: 'consultation.answered',
  subject: both((lang) => messageText[lang].receiptSubject(area)),
  body: both((lang) => messageText[lang].receipt(area, number)),
});

export const toEndorseMessage = (area: string): Message => ({
  key: 'consultation.to-endorse',
  subject: both((lang) => messageText[lang].toEndorseSubject(area)),
  body: both((lang) => messageText[lang].toEndorse(area)),
});

/** The note stays in the part: the authority sees what has been sent in its cases. */
export const delegatedMessage = (area: string, part: Phrase, hasNote: boolean): Message => ({
  key: 'consultation.delegated',
  subject: both((lang) => messageText[lang].delegatedSubject(area)),
  body: both((lang) => messageText[lang].delegated(part[lang], hasNote)),
});

export const jointMessage = (area: string, region: string): Message => ({
  key: 'consultation.joint',
  subject: both((lang) => messageText[lang].jointSubject(area)),
  body: both((lang) => messageText[lang].joint(area, region)),
});

export const pleaMessage = (area: string, from: string): Message => ({
  key: 'consultation.plea',
  subject: both((lang) => messageText[lang].pleaSubject(area)),
  body: both((lang) => messageText[lang].plea(from)),
});

export const pleaJudgedMessage = (area: string, granted: boolean, decision: string): Message => ({
  key: 'consultation.plea-judged',
  subject: both((lang) => messageText[lang].pleaJudgedSubject(area)),
  body: both((lang) => messageText[lang].pleaJudged(granted, decision)),
});

export const confirmMessage = (area: string): Message => ({
  key: 'consultation.confirm',
  subject: both((lang) => messageText[lang].confirmSubject(area)),
  body: both((lang) => messageText[lang].confirm),
});

export const summaryMessage = (area: string): Message => ({
  key: 'consultation.summary',
  subject: both((lang) => messageText[lang].summarySubject(area)),
  body: both((lang) => messageText[lang].summary(area)),
});
