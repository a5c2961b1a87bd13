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

/** An outcome in few words: of a grant for whom, which tasks and sub-permits, and from when. */
export function outcomeIs(lang: Lang, { parts }: Pick<OutcomeOf, 'parts'>, outcome: Outcome): string {
  const text = sittingsText[lang];
  if (outcome.kind !== 'grant') return text.outcomes[outcome.kind];
  const { population, tasks, subPermits, start } = outcome;
  const granted = parts.filter(({ id }) => tasks.includes(id) || subPermits.includes(id));
  return [
    text.outcomes.grant,
    ...(population === null ? [] : [text.populations[population]]),
    ...granted.map((part) => (lang === 'en' ? (part.text.en ?? part.text.sv) : part.text.sv)),
    text.minutes.start(formatDate(start, lang)),
  ].join(', ');
}

/** What becomes of an applicant, and why. */
export function outcomeSays(lang: Lang, of: OutcomeOf, outcome: Outcome): string {
  const name = of.applicants.find(({ key }) => key === outcome.applicant)?.regionName ?? outcome.applicant;
  const reasons = outcome.reasons.trim() === '' ? '' : ` ${outcome.reasons.trim()}`;
  return `${name}: ${outcomeIs(lang, of, outcome)}.${reasons}`;
}
