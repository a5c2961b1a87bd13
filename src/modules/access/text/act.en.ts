import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './act.sv.ts';

export const en = {
  alreadySentTitle: 'The form has already been sent',
  alreadySent:
    'It was sent earlier with other content, and what was sent first holds. Open the page again if you want to change something more.',
} satisfies Same<typeof sv>;
