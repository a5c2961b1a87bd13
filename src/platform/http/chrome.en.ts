import type { Same } from '../i18n/language.ts';
import type { sv } from './chrome.sv.ts';

export const en: Same<typeof sv> = {
  signIn: 'Sign in',
  unread: (n) => `${n} unread`,
  demo: 'Demonstration: people, roles and cases are made up. Signed in, you also see made-up decisions. The open register is real.',
  areas: 'Areas',
  permits: 'Permits',
  regions: 'Regions',
  overview: 'Overview',
  statistics: 'Statistics',
  map: 'Map',
  meetings: 'Meetings',
  search: 'Search',
  about: 'About',
  conditions: 'Permit conditions',
  decisions: 'Decision journal',
  check: 'Referral check',
  codes: 'Codes',
  accessibility: 'Accessibility',
  personalData: 'Personal data',
  apiDocs: 'API documentation',
  rulings: 'Decisions on NHV',
  consultations: 'Consultations',
  calls: 'Calls to apply',
  publicDiary: 'Diary',
  openData: 'Open data',
};
