import { formatDate, type Lang } from '../../kernel/format.ts';
import type { Applicant, Item, Outcome } from './core/item.ts';
import type { MinutesItem } from './core/minutes.ts';
import { sittingsText } from './text/sittings.ts';

/** What an outcome is told of: who has applied, and what the tasks and sub-permits of the area are called. */
export type OutcomeOf = {
  readonly applicants: readonly Pick<Applicant, 'key' | 'regionName'>[];
  readonly parts: NonNullable<MinutesItem['parts']>;
};

export const outcomesOf = ({ item: { applicants, slots } }: { readonly item: Pick<Item, 'applicants' | 'slots'> }): OutcomeOf => ({
  applicants,
  parts: [...(slots?.tasks ?? []), ...(slots?.subPermits ?? [])],
});

/** What becomes of an applicant, in words: of a grant for whom, which tasks and sub-permits, and from when. */
export function outcomeSays(lang: Lang, { applicants, parts }: OutcomeOf, outcome: Outcome): string {
  const text = sittingsText[lang];
  const name = applicants.find(({ key }) => key === outcome.applicant)?.regionName ?? outcome.applicant;
  const reasons = outcome.reasons.trim() === '' ? '' : ` ${outcome.reasons.trim()}`;
  if (outcome.kind !== 'grant') return `${name}: ${text.outcomes[outcome.kind]}.${reasons}`;
  const { population, tasks, subPermits, start } = outcome;
  const granted = parts.filter(({ id }) => tasks.includes(id) || subPermits.includes(id));
  const said = [
    text.outcomes.grant,
    ...(population === null ? [] : [text.populations[population]]),
    ...granted.map((part) => (lang === 'en' ? (part.text.en ?? part.text.sv) : part.text.sv)),
    text.minutes.start(formatDate(start, lang)),
  ];
  return `${name}: ${said.join(', ')}.${reasons}`;
}
