import { bilingual } from '../../../platform/i18n/language.ts';
import { en as nominatingEn } from './nominating.en.ts';
import { sv as nominatingSv } from './nominating.sv.ts';
import { en } from './pages.en.ts';
import { sv } from './pages.sv.ts';

export const pagesText = bilingual({ ...sv, ...nominatingSv }, { ...en, ...nominatingEn });
