import { expect, it } from 'vitest';
import { preferredLang } from './language.ts';

it.each([
  [undefined, 'sv'],
  ['', 'sv'],
  ['en', 'en'],
  ['en-GB,en;q=0.9,sv;q=0.8', 'en'],
  ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
  ['de,fr;q=0.9', 'sv'],
  ['sv;q=0.2, en;q=0.7', 'en'],
  ['en;q=0', 'sv'],
  ['*', 'sv'],
  [';;;,,,q=', 'sv'],
  ['english', 'sv'],
])('%s asks for %s', (header, lang) => expect(preferredLang(header)).toBe(lang));
