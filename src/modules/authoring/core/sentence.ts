import type { Definition, Expression } from '../../definitions/index.ts';

type Lang = 'sv' | 'en';

const words = {
  sv: { and: ' och ', or: ' eller ', yes: 'ja på', no: 'nej på', not: 'inte', child: 'patienten är barn', adult: 'patienten är vuxen' },
  en: {
    and: ' and ',
    or: ' or ',
    yes: 'yes to',
    no: 'no to',
    not: 'not',
    child: 'the patient is a child',
    adult: 'the patient is an adult',
  },
} as const;

/** An expression as people read it: `ja på ”Är diagnosen osäker?” och (… eller …)`. Criteria are named by their questions. */
export function sentence(definition: Pick<Definition, 'criteria'>, expression: Expression, lang: Lang): string {
  return say(definition, expression, lang, true);
}

function say(definition: Pick<Definition, 'criteria'>, expression: Expression, lang: Lang, isWhole: boolean): string {
  const word = words[lang];
  if ('criterion' in expression) return `${word.yes} ${quoted(definition, expression.criterion, lang)}`;
  if ('population' in expression) return word[expression.population];
  if ('not' in expression) {
    const { not } = expression;
    if ('criterion' in not) return `${word.no} ${quoted(definition, not.criterion, lang)}`;
    if ('population' in not) return word[not.population === 'child' ? 'adult' : 'child'];
    return `${word.not} ${say(definition, not, lang, false)}`;
  }
  const parts = 'all' in expression ? expression.all : expression.any;
  const [only] = parts;
  if (only && parts.length === 1) return say(definition, only, lang, isWhole);
  const text = parts.map((part) => say(definition, part, lang, false)).join('all' in expression ? word.and : word.or);
  return isWhole ? text : `(${text})`;
}

function quoted(definition: Pick<Definition, 'criteria'>, id: string, lang: Lang): string {
  const question = definition.criteria.find((one) => one.id === id)?.question[lang] || id;
  return lang === 'sv' ? `”${question}”` : `“${question}”`;
}
