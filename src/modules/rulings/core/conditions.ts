import type { Lang } from '../../../kernel/format.ts';
import type { SpecialCondition } from '../../journal/index.ts';
import { conditionWords, underHeadings } from '../../proposals/index.ts';

/** Conditions under their headings, each with whom it applies to where that is not everyone. */
export function conditionsByHeading(conditions: readonly SpecialCondition[], lang: Lang) {
  const { headings, audiences } = conditionWords(lang);
  return underHeadings(conditions).map(([heading, own]) => {
    const said = own.map(({ id, text, audience }) => ({ id, text: audience === 'both' ? text.sv : `${text.sv} (${audiences[audience]})` }));
    return { heading, title: headings[heading] ?? heading, conditions: said };
  });
}
