import type { Lang } from '../../../kernel/format.ts';
import type { ConditionHeading, SpecialCondition } from '../../journal/index.ts';
import { conditionWords } from '../../proposals/index.ts';

/** Conditions under their headings, each with whom it applies to where that is not everyone. */
export function conditionsByHeading(conditions: readonly SpecialCondition[], lang: Lang) {
  const { headings, audiences } = conditionWords(lang);
  return (Object.keys(headings) as ConditionHeading[]).flatMap((heading) => {
    const own = conditions.filter((one) => one.heading === heading);
    if (own.length === 0) return [];
    const said = own.map(({ id, text, audience }) => ({ id, text: audience === 'both' ? text.sv : `${text.sv} (${audiences[audience]})` }));
    return [{ heading, title: headings[heading] ?? heading, conditions: said }];
  });
}
