import type { Same } from '../../i18n/language.ts';
import type { sv } from './text.sv.ts';

export const en: Same<typeof sv> = {
  noKey:
    'Only an access key in the header Authorization: Bearer counts here. People who have signed in make keys on the page /mina-nycklar.',
  badKey: 'The access key does not hold. It may be misspelt, have expired or have been ended.',
  readOnly: 'The key may only read. Ask whoever made it for one that may write.',
  otherArea: 'The key does not hold for this part of the service. Ask whoever made it for one that does.',
  otherAct: 'The key holds for one single act, at another address than this.',
  needsFresh:
    'This needs a fresh sign-in, so a key that holds for long is not enough. Whoever is to do it can, after signing in anew, make a key for this very act on the page /mina-nycklar. It holds for 15 minutes.',
  usedKey: 'The key was for one single act and has been used.',
  noIdempotencyKey:
    'The header Idempotency-Key is missing or is no UUID. Send a new UUID for each new act, and the same when you try again.',
  badIfMatch: 'If-Match must be the version in quotation marks, for example "3", and the same as version in the body if both are sent.',
  wantedText: (name) => `${name} must be a text or a list of texts.`,
  noSuchField: (name, list) =>
    list === '' ? `There is no ${name} here. No fields are taken.` : `There is no ${name} here. The fields are: ${list}.`,
  noForm: 'The form is not on its page right now. It may be too late or too early for it, or not yours to send.',
  unprintable: (name) => `${name} holds a character that cannot be kept. Remove it.`,
};
