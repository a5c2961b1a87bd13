import type { Lang } from '../../../kernel/format.ts';
import { type Catalogue, type Concept, findWritten, type Hit, nameOf, whyFound, writeCode } from '../../codes/index.ts';
import { readCode } from '../../definitions/index.ts';
import type { Eligibility } from '../service.ts';
import { eligibilityText } from '../text/index.ts';

/** A code that can be chosen: a row on the page. */
export type Choice = {
  /** `ORPHA 98` */
  readonly value: string;
  readonly name: string;
  readonly nameLang: Lang;
  readonly note: string;
};

const MOST = 10;
/** A category with more codes than this is not unfolded: write the code instead. */
const MOST_UNFOLDED = 10;

/** Codes that fit what was written, those that a definition can read. Categories of ICD-10-SE are unfolded into their codes. */
export function choicesFor(eligibility: Eligibility, q: string, lang: Lang): readonly Choice[] {
  const catalogue = eligibility.catalogue();
  const hits = catalogue.search(q, { limit: MOST, systems: ['ORPHA', 'ICD-10-SE'] });
  const choices = [...written(eligibility, q, lang), ...hits.flatMap((hit) => fromHit(eligibility, hit, lang))];
  const seen = new Set<string>();
  return choices.filter(({ value }) => !seen.has(value) && seen.add(value)).slice(0, 2 * MOST);
}

/** The very code that was written, also one that only lies within a range of a definition. */
function written(eligibility: Eligibility, q: string, lang: Lang): readonly Choice[] {
  const codes = eligibility.codes();
  const read = readCode(codes, 'ICD-10-SE', q);
  if (!read.ok) return [];
  const catalogue = eligibility.catalogue();
  const concept = catalogue.find('ICD-10-SE', read.code);
  if (concept) return [choice(concept, lang, '')];
  const within = findWritten(catalogue, 'ICD-10-SE', q.slice(0, 3));
  return [
    {
      value: writeCode('ICD-10-SE', read.code),
      name: read.code,
      nameLang: lang,
      note: within ? eligibilityText[lang].within(nameOf(within, lang).text) : '',
    },
  ];
}

function fromHit(eligibility: Eligibility, hit: Hit, lang: Lang): readonly Choice[] {
  const { concept } = hit;
  const catalogue = eligibility.catalogue();
  const why = whyFound(hit, lang);
  if (canBeRead(eligibility, concept)) return [choice(concept, lang, why)];
  if (concept.kind === 'block' || concept.kind === 'chapter')
    return catalogue.release(concept.system, concept.code) ? [] : [choice(concept, lang, why)];
  return unfolded(eligibility, catalogue, concept).map((one) => choice(one, lang, why));
}

const canBeRead = (eligibility: Eligibility, { system, code }: Concept): boolean =>
  system !== 'KVÅ' && readCode(eligibility.codes(), system, code).ok;

function unfolded(eligibility: Eligibility, catalogue: Catalogue, concept: Concept): readonly Concept[] {
  const children = catalogue.children(concept.system, concept.code).filter((one) => canBeRead(eligibility, one));
  return children.length > MOST_UNFOLDED ? children.slice(0, MOST_UNFOLDED) : children;
}

function choice(concept: Concept, lang: Lang, why: string): Choice {
  const name = nameOf(concept, lang);
  const value = writeCode(concept.system, concept.code);
  return { value, name: name.text, nameLang: name.lang, note: [value, why].filter(Boolean).join(', ') };
}
