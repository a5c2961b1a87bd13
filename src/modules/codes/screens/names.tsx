import { nameOf } from '../core/catalogue.ts';
import type { Concept, Language } from '../core/types.ts';

/** A concept's name, marked when it is not in the page's language. */
export function ConceptName({ lang, concept }: { lang: Language; concept: Concept }) {
  const name = nameOf(concept, lang);
  return name.lang === lang ? name.text : <span lang={name.lang}>{name.text}</span>;
}
