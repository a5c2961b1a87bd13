import type { Same } from '../i18n/language.ts';
import type { sv } from './text.sv.ts';

export const en: Same<typeof sv> = {
  token: 'The figures are given to whoever sends the right token (the setting METRICS_TOKEN). Ask those who run the service.',
};
