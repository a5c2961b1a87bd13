import type { LocalDate } from '../../../kernel/date.ts';
import { formatList, formatWhen, type Lang, sortByText } from '../../../kernel/format.ts';
import { exactDay } from '../../../kernel/when.ts';
import type { BoardMeeting } from '../../board/index.ts';
import { isKind, type JournalEntry } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { isBoardDecision, regionCodeOf } from '../core/decisions.ts';
import { meetingsText } from '../text/meetings.ts';
import { regionName } from './area-words.ts';

/** What the board can decide on an application. */
const outcomes = ['grant', 'reject', 'dismiss', 'write-off'] as const;

/** The board's decisions that the journal dates to exactly that day. */
export function decidedOn(view: RegisterView, day: LocalDate): readonly JournalEntry[] {
  return view.entries.filter((entry) => isBoardDecision(entry) && exactDay(entry.when) === day);
}

/** What the journal knows of a planned decision: that day's outcome, else what it has from another time, else that it has nothing. */
export function outcomeOf(view: RegisterView, meeting: BoardMeeting, area: string, lang: Lang): string {
  const text = meetingsText[lang].one;
  const entries = view.entries.filter((entry) => entry.area === area && isBoardDecision(entry) && entry.payload.kind !== 'revocation');
  const same = entries.filter((entry) => exactDay(entry.when) === meeting.date);
  if (same.length > 0) return summary(view, same, lang);
  const byTime = [...Map.groupBy(entries, (entry) => formatWhen(entry.when, lang))];
  return byTime.length === 0 ? text.noDecision : byTime.map(([when, group]) => text.elsewhere(summary(view, group, lang), when)).join('. ');
}

/** `Tillstånd till Region Skåne och Region Stockholm. Avslag för Region Uppsala`. */
function summary(view: RegisterView, entries: readonly JournalEntry[], lang: Lang): string {
  const text = meetingsText[lang].one;
  const names = (kind: (typeof outcomes)[number]) =>
    sortByText(
      entries.filter((entry) => isKind(entry, kind)).map((entry) => regionName(view, regionCodeOf(entry, view) ?? '')),
      (name) => name,
      'sv',
    );
  return outcomes
    .map((kind) => ({ kind, regions: names(kind) }))
    .filter(({ regions }) => regions.length > 0)
    .map(({ kind, regions }) => text.outcomes[kind](formatList(regions, lang)))
    .join('. ');
}

/** All meetings, the latest day first. */
export const latestFirst = (meetings: readonly BoardMeeting[]): readonly BoardMeeting[] =>
  meetings.toSorted((a, b) => b.date.localeCompare(a.date));
