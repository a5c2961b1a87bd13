import { bilingual, type Lang } from '../../../platform/i18n/language.ts';
import { type Role, signInText } from '../../identity/index.ts';
import { en } from './policies.en.ts';
import { sv } from './policies.sv.ts';

export const policyText = bilingual(sv, en);

/** Roles by name in a sentence: `handläggare, chef eller registrator`. */
export function roleNames(roles: readonly Role[], lang: Lang): string {
  const names = roles.map((role) => lowerFirst(signInText[lang].role[role]));
  return new Intl.ListFormat(lang, { type: 'disjunction' }).format(names);
}

/** In a sentence names begin with a small letter, unless they are abbreviations. */
const lowerFirst = (name: string): string => (/^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1));
