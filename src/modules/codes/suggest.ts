import { type Catalogue, nameOf } from './core/catalogue.ts';
import type { Hit } from './core/search/index.ts';
import type { Language, System } from './core/types.ts';
import { codesText } from './text/codes.ts';

/** `ORPHA 98`, `ICD-10-SE G11.1`. */
export const writeCode = (system: string, code: string): string => `${system} ${code}`;

/** The name of a system that does not break at its hyphens. */
export const unbroken = (name: string): string => name.replaceAll('-', '\u2011');

/** Why a code was found, in words; empty when it was its own name or code. */
export function whyFound({ concept, matched }: Hit, lang: Language): string {
  const text = codesText[lang].matched;
  if (matched.via !== null) {
    const other = writeCode(matched.via.to.system, matched.via.to.code);
    return text.via(
      matched.kind === 'mapped-name' ? `${other} ${matched.text}` : other,
      codesText[lang].relation[matched.relation ?? 'undecided'],
    );
  }
  if (matched.kind === 'gene') return text.gene(matched.text);
  if (matched.kind === 'code' || matched.text === nameOf(concept, lang).text) return '';
  return text.synonym(matched.text);
}

const MOST = 8;

/** What a field suggests: name, code and why. */
export function suggestCodes(
  catalogue: Catalogue,
  q: string,
  lang: Language,
  systems: readonly System[],
  open: (system: string, code: string) => string,
): readonly { label: string; note: string; href: string }[] {
  return catalogue.search(q, { limit: MOST, systems }).map((hit) => {
    const { system, code } = hit.concept;
    const why = whyFound(hit, lang);
    return {
      label: nameOf(hit.concept, lang).text,
      note: [writeCode(system, code), why].filter(Boolean).join(', '),
      href: open(system, code),
    };
  });
}
