import type { Rule } from './rules.ts';

/** Who may read, and who sees what was sent. */
export const messagesRules: readonly Rule[] = [
  {
    says: 'Whoever has signed in reads their own messages, marks them as read, and chooses how they get mail',
    routes: [
      'messages.mine',
      'messages.one',
      'messages.read',
      'messages.read-all',
      'messages.settings',
      'messages.settings-saved',
      'api.messages.list',
    ],
    who: 'signed in',
  },
  {
    says: 'Those at the authority who keep cases and accounts see what was sent to whom',
    routes: ['messages.sent'],
    who: ['administrator', 'case-officer', 'head', 'registrar'],
  },
  {
    says: 'They take it out as a file, with names and addresses, freshly signed in',
    routes: ['messages.sent-csv'],
    who: ['administrator', 'case-officer', 'head', 'registrar'],
    fresh: true,
  },
];
