import type { Lang } from '../../../kernel/format.ts';
import type { ConditionHeading, DefinitionItem, DefinitionPart, SpecialCondition, Text } from '../../journal/index.ts';
import { conditionHeadings } from './basis.ts';

/** What documents and pages draw of a definition, whether a basis has it or the register. */
export type DrawnDefinition = {
  readonly parts: readonly DefinitionPart[];
  readonly inScope: readonly string[];
  readonly clarifications: readonly DefinitionItem[];
  readonly delimitations: readonly (DefinitionItem & { readonly codes?: readonly string[] })[];
};
/** What the lists of a definition are called. */
export type DefinitionWords = { readonly inScope: string; readonly clarifications: string; readonly delimitations: string };

/** A text in the language that is read, or in Swedish where it has no English. */
export const textIn = (text: Text, lang: Lang): string => (lang === 'en' ? (text.en ?? text.sv) : text.sv);

/** What does not belong, with the codes it is known by. */
export const delimitationIn = ({ text, codes = [] }: DrawnDefinition['delimitations'][number], lang: Lang): string =>
  codes.length > 0 ? `${textIn(text, lang)} (${codes.join(', ')})` : textIn(text, lang);

/** The conditions under their headings, in the order of the annex; headings without conditions are left out. */
export const underHeadings = (
  conditions: readonly SpecialCondition[],
): readonly (readonly [ConditionHeading, readonly SpecialCondition[]])[] =>
  conditionHeadings.flatMap((heading) => {
    const own = conditions.filter((one) => one.heading === heading);
    return own.length === 0 ? [] : [[heading, own] as const];
  });
