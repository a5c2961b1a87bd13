import type { LocalDate } from '../../../kernel/date.ts';
import { formatList, formatWhen, type Lang, sortByText } from '../../../kernel/format.ts';
import { exactDay } from '../../../kernel/when.ts';
import type { BoardMeeting } from '../../board/index.ts';
import { isKind, type JournalEntry } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { regionCodeOf } from '../core/decisions.ts';
import { meetingsText } from '../text/meetings.ts';
import { regionName } from './area-words.ts';

/** Kinds of entries that are the board's to decide. */
const isBoardDecision = (entry: JournalEntry): boolean => isKind(entry, 'grant') || isKind(entry, 'reject') || isKind(entry, 'revocation');

/** The board's decisions that the journal dates to exactly that day. */
export function decidedOn(view: RegisterView, day: LocalDate): readonly JournalEntry[] {
  return view.entries.filter((entry) => isBoardDecision(entry) && exactDay(entry.when) === day);
}

/** What the journal knows of a planned decision: that day's outcome, else what it has from another time, else that it has nothing. */
export function outcomeOf(view: RegisterView, meeting: BoardMeeting, area: string, lang: Lang): string {
  const text = meetingsText[lang].one;
  const entries = view.entries.filter((entry) => entry.area === area && (isKind(entry, 'grant') || isKind(entry, 'reject')));
  const same = entries.filter((entry) => exactDay(entry.when) === meeting.date);
  if (same.length > 0) return summary(view, same, lang);
  const byTime = [...Map.groupBy(entries, (entry) => formatWhen(entry.when, lang))];
  return byTime.length === 0 ? text.noDecision : byTime.map(([when, group]) => text.elsewhere(summary(view, group, lang), when)).join('. ');
}

/** `Tillstånd till Region Skåne och Region Stockholm. Avslag för Region Uppsala`. */
function summary(view: RegisterView, entries: readonly JournalEntry[], lang: Lang): string {
  const text = meetingsText[lang].one;
  const names = (kind: 'grant' | 'reject') =>
    sortByText(
      entries.filter((entry) => isKind(entry, kind)).map((entry) => regionName(view, regionCodeOf(entry, view) ?? '')),
      (name) => name,
      'sv',
    );
  const [granted, rejected] = [names('grant'), names('reject')];
  return [
    ...(granted.length === 0 ? [] : [text.granted(formatList(granted, lang))]),
    ...(rejected.length === 0 ? [] : [text.rejected(formatList(rejected, lang))]),
  ].join('. ');
}

/** All meetings, the latest day first. */
export const latestFirst = (meetings: readonly BoardMeeting[]): readonly BoardMeeting[] =>
  meetings.toSorted((a, b) => b.date.localeCompare(a.date));
