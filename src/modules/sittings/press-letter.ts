import type { LocalDate } from '../../kernel/date.ts';
import { formatDate, type Lang } from '../../kernel/format.ts';
import { paths } from '../../kernel/paths.ts';
import type { Phrase } from '../../platform/i18n/language.ts';
import type { OutcomeKind } from './core/item.ts';
import type { Minutes } from './core/minutes.ts';
import { en } from './text/press.en.ts';
import { sv } from './text/press.sv.ts';
import { sittingsText } from './text/sittings.ts';

const words = { sv, en };

type Published = { readonly sitting: string; readonly day: LocalDate; readonly fictitious: boolean };

/**
 * What the press list is told of minutes that are published: how many decisions of each kind, and each in a line, without reasons. Made of the masked
 * minutes, as everything that is public. Neutral: what was decided, in the order of the agenda.
 */
export function pressLetter(minutes: Minutes, { sitting, day, fictitious }: Published): { subject: Phrase; body: Phrase; path: string } {
  const both = (of: (lang: Lang) => string): Phrase => ({ sv: of('sv'), en: of('en') });
  return {
    subject: both(
      (lang) => `${fictitious ? `${words[lang].madeUp} ` : ''}${words[lang].subject(formatDate(day, lang), countsOf(minutes, lang))}`,
    ),
    body: both((lang) => linesOf(minutes, day, lang).join('\n')),
    path: paths.boardMinutesOne(sitting),
  };
}

const decisionsOf = ({ items }: Minutes) => items.flatMap(({ decision }) => decision?.outcomes ?? []);

function countsOf(minutes: Minutes, lang: Lang): readonly string[] {
  const byKind = Map.groupBy(decisionsOf(minutes), ({ kind }) => kind);
  return (Object.keys(words[lang].counts) as OutcomeKind[]).flatMap((kind) => {
    const n = byKind.get(kind)?.length ?? 0;
    return n === 0 ? [] : [words[lang].counts[kind](n)];
  });
}

function linesOf(minutes: Minutes, day: LocalDate, lang: Lang): readonly string[] {
  const text = words[lang];
  const items = minutes.items.flatMap((item) => {
    if (item.decision === null) return [];
    const nameOf = (key: string): string => item.applicants.find((one) => one.key === key)?.regionName ?? key;
    return [
      text.item(item.number, item.title),
      ...item.decision.outcomes.map(({ applicant, kind }) => text.outcome(nameOf(applicant), sittingsText[lang].outcomes[kind])),
    ];
  });
  return [text.lede(formatDate(day, lang)), ...items, text.masked];
}
