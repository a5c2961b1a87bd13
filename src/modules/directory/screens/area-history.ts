import { dayInStockholm, endOfDay, isLocalDate } from '../../../kernel/date.ts';
import { formatDate, formatWhen, type Lang } from '../../../kernel/format.ts';
import { certaintyAt, on, type When } from '../../../kernel/when.ts';
import { isKind, type JournalEntry, type SourceRef } from '../../journal/index.ts';
import { isHeld, type Permit } from '../../permits/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { countEntries, type EventItem, entryBody, entryItem, entryTitle, isToldTogether } from './area-entry.ts';
import { holderText, ours, type Said, swedish } from './area-words.ts';

/** One line of an area's history: what happened, when as far as it is known, from which source, and what it corrects. */
export type HistoryEvent = {
  readonly id: string;
  readonly when: When;
  readonly title: string;
  /** Who it concerns; a permit's id where there is a page to open. */
  readonly items: readonly EventItem[];
  readonly lines: readonly Said[];
  readonly source: SourceRef | null;
  readonly state: 'done' | 'now' | 'next';
};

/** The dated decisions and events of an area as of the view's day, newest first, with corrections and what is to come. */
export function areaHistory(view: RegisterView, area: AreaView, lang: Lang): readonly HistoryEvent[] {
  const known = recordedEntries(view, area.area.id);
  return [
    ...told(view, area, area.entries.filter(isTold), known, lang),
    ...deadline(view, area, lang),
    ...starts(view, area.permits, lang),
  ].toSorted(newestFirst);
}

/** A summary that we wrote is no event: it stands under the definition and among the sources. */
const isTold = (entry: JournalEntry): boolean => !isKind(entry, 'definition') || entry.payload.basis !== 'public-summary';

/** The same for one permit: its grant, corrections of it, its start and its revocation. */
export function permitHistory(view: RegisterView, area: AreaView, permit: Permit, lang: Lang): readonly HistoryEvent[] {
  const isAbout = ({ payload }: JournalEntry) =>
    (payload.kind === 'grant' || payload.kind === 'revocation') && payload.permit === permit.id;
  const known = recordedEntries(view, area.area.id);
  const ids = new Set(known.filter(isAbout).map((entry) => entry.id));
  const own = known.filter((entry) => isAbout(entry) || (entry.corrects !== null && ids.has(entry.corrects)));
  return [...told(view, area, area.entries.filter(isAbout), own, lang), ...starts(view, [permit], lang)].toSorted(newestFirst);
}

/** Entries that hold, and the annulments among all that is known, as events; latest recorded first. */
function told(
  view: RegisterView,
  area: AreaView,
  entries: readonly JournalEntry[],
  known: readonly JournalEntry[],
  lang: Lang,
): readonly HistoryEvent[] {
  const groups = [...Map.groupBy(entries, groupKey).values()];
  const held = groups.flatMap((group) => eventOf(view, area, group, known, lang)).toReversed();
  return [...held, ...known.flatMap((entry) => annulled(view, entry, known, lang))];
}

/** Every entry on the area that had been recorded by the view's knownAt, corrected ones too. */
export function recordedEntries(view: RegisterView, area: string): readonly JournalEntry[] {
  const limit = endOfDay(view.knownAt).getTime();
  return view.data.journal.filter((entry) => entry.area === area && entry.recordedAt.getTime() < limit);
}

/** Decisions on applications, of one day from one source, are told together by kind. */
function groupKey(entry: JournalEntry): string {
  const { notBefore, notAfter } = entry.when;
  return isToldTogether(entry.payload.kind) ? `${entry.payload.kind}/${notBefore}/${notAfter}/${entry.source.id}` : entry.id;
}

function eventOf(
  view: RegisterView,
  area: AreaView,
  group: readonly JournalEntry[],
  known: readonly JournalEntry[],
  lang: Lang,
): HistoryEvent[] {
  const first = group[0];
  if (!first) return [];
  const text = areasText[lang];
  const isNow = isKind(first, 'area-state') && area.standing?.state === first.payload.state;
  return [
    {
      id: first.id,
      when: first.when,
      title: countEntries(group, lang),
      items: group.flatMap((entry) => entryItem(view, entry)),
      lines: distinct([
        ...group.flatMap((entry) => entryBody(view, area, entry, lang)),
        ...(first.dateBasis === null || first.dateBasis === 'printed' ? [] : [ours(text.basis[first.dateBasis], lang)]),
        ...group.flatMap((entry) => corrections(entry, known, lang)).map((line) => ours(line, lang)),
        ...(group.some((entry) => entry.fictitious) ? [ours(text.event.fictitious, lang)] : []),
      ]),
      source: first.source,
      state: isNow ? 'now' : 'done',
    },
  ];
}

const distinct = (lines: readonly Said[]): Said[] => [...new Map(lines.map((line) => [line.text, line])).values()];

/** What an entry replaced, all the way back: `Rättad uppgift … Tidigare stod det: …`. */
export function corrections(entry: JournalEntry, known: readonly JournalEntry[], lang: Lang): string[] {
  const text = areasText[lang].event;
  const before = known.find((other) => other.id === entry.corrects);
  if (!before) return [];
  const said = (one: JournalEntry) => text.replaced(entryTitle(one, lang), formatWhen(one.when, lang));
  return [
    text.correction(formatDate(dayInStockholm(entry.recordedAt), lang)),
    // What was corrected may be another detail, such as the hospital; then the earlier sentence would say the same again.
    ...(said(before) === said(entry) ? [] : [said(before)]),
    ...corrections(before, known, lang).slice(1),
  ];
}

function annulled(view: RegisterView, entry: JournalEntry, known: readonly JournalEntry[], lang: Lang): HistoryEvent[] {
  if (!isKind(entry, 'annulment')) return [];
  const text = areasText[lang].event;
  const before = known.find((other) => other.id === entry.corrects);
  return [
    {
      id: entry.id,
      when: on(dayInStockholm(entry.recordedAt)),
      title: text.removedTitle,
      items: before ? entryItem(view, before).map(({ text: name }) => ({ text: name, permit: null })) : [],
      lines: [
        ...(before ? [ours(text.removed(entryTitle(before, lang), formatWhen(before.when, lang)), lang)] : []),
        swedish(entry.payload.reason),
      ],
      source: entry.source,
      state: 'done',
    },
  ];
}

function deadline(view: RegisterView, area: AreaView, lang: Lang): HistoryEvent[] {
  const lastDay = area.call?.payload.lastDay;
  if (!area.call || lastDay === undefined || !isLocalDate(lastDay)) return [];
  const text = areasText[lang];
  return [
    {
      id: `${area.call.id}/last-day`,
      when: on(lastDay),
      title: text.event.callEnds,
      items: [],
      lines: [ours(text.area.lastDayNote, lang)],
      source: area.call.source,
      state: lastDay > view.asOf ? 'next' : 'done',
    },
  ];
}

/** The days when care starts under the permits, one event for each day. */
function starts(view: RegisterView, permits: readonly Permit[], lang: Lang): HistoryEvent[] {
  const byDay = Map.groupBy(
    permits.filter((permit) => isHeld(permit) && permit.grant.validFrom !== null),
    ({ grant }) => `${grant.validFrom?.notBefore}/${grant.validFrom?.notAfter}`,
  );
  return [...byDay.values()].flatMap((group) => {
    const when = group[0]?.grant.validFrom;
    if (!when) return [];
    const isNext = certaintyAt(when, view.asOf) === 'no';
    const text = areasText[lang].event;
    return [
      {
        id: `start/${group[0]?.id}`,
        when,
        title: isNext ? text.start : text.started,
        items: group.map((permit) => ({ text: holderText(view, permit, lang), permit: permit.id })),
        lines: [],
        source: group[0]?.entry.source ?? null,
        state: isNext ? 'next' : 'done',
      } as const,
    ];
  });
}

function newestFirst(a: HistoryEvent, b: HistoryEvent): number {
  const end = ({ when }: HistoryEvent) => when.notAfter ?? '9999';
  const start = ({ when }: HistoryEvent) => when.notBefore ?? '0000';
  return end(b).localeCompare(end(a)) || start(b).localeCompare(start(a));
}
