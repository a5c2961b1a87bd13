import { isLocalDate } from '../../../kernel/date.ts';
import { formatDate, formatList, type Lang } from '../../../kernel/format.ts';
import { successorsOf } from '../../areas/index.ts';
import { type EntryKind, isKind, type JournalEntry, kindTraits } from '../../journal/index.ts';
import type { Untried } from '../../permits/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { areaName, hospitalName, ours, regionName, type Said, scopeParts, slotsText, stateText, swedish } from './area-words.ts';

/** A region that a decision concerns, and the permit that it made. */
export type EventItem = { readonly text: string; readonly permit: string | null };

/** What one entry of the journal says, as a heading. */
export function entryTitle({ payload }: JournalEntry, lang: Lang): string {
  const text = areasText[lang];
  switch (payload.kind) {
    case 'area-state': {
      const { state } = payload;
      if (state.status === 'in-process') return text.event.inStep(state.step, text.steps[state.step] ?? '');
      return state.status === 'paused' || state.status === 'ended' ? stateText(state, lang) : text.event.state[state.status];
    }
    case 'agency-decision':
      return payload.outcome === 'nhv' ? text.event.agencyYes : text.event.agencyNo;
    case 'definition':
      return text.event.definition[payload.basis];
    case 'conditions':
      return text.event.conditions[payload.basis];
    case 'call':
      return text.event.call;
    case 'grant':
    case 'reject':
    case 'dismiss':
    case 'write-off':
      return text.event[payload.kind](1);
    case 'revocation':
      return text.event.revocation;
    case 'annulment':
      return text.event.removedTitle;
  }
}

/** Decisions on applications, of one day and from one source, are told together: `Nämnden gav tillstånd till 3 regioner`. */
export const isToldTogether = (kind: EntryKind): kind is 'grant' | 'reject' | 'dismiss' | 'write-off' =>
  kindTraits[kind].about === 'application';

/** The heading of entries told together. */
export function countEntries(group: readonly JournalEntry[], lang: Lang): string {
  const [first] = group;
  if (!first) return '';
  const { kind } = first.payload;
  return isToldTogether(kind) ? areasText[lang].event[kind](group.length) : entryTitle(first, lang);
}

export function entryItem(view: RegisterView, entry: JournalEntry): EventItem[] {
  if (isKind(entry, 'grant')) {
    const { region, hospital, permit } = entry.payload;
    const holder = [regionName(view, region), ...(hospital === null ? [] : [hospitalName(view, hospital)])];
    return [{ text: holder.join(', '), permit: view.findPermit(permit) ? permit : null }];
  }
  if (isUntried(entry)) return [{ text: untriedText(view, entry), permit: null }];
  return 'region' in entry.payload ? [{ text: regionName(view, entry.payload.region), permit: null }] : [];
}

const isUntried = (entry: JournalEntry): entry is Untried['entry'] => isKind(entry, 'dismiss') || isKind(entry, 'write-off');

/** Who had applied, and through which hospital. */
export function untriedText(view: RegisterView, { payload: { region, hospital } }: Untried['entry']): string {
  return [regionName(view, region), ...(hospital === null ? [] : [hospitalName(view, hospital)])].join(', ');
}

/** Sentences under the heading. Notes stand as the register keeps them, in Swedish. */
export function entryBody(view: RegisterView, area: AreaView, entry: JournalEntry, lang: Lang): Said[] {
  const text = areasText[lang];
  const say = (sentence: string) => ours(sentence, lang);
  const { payload } = entry;
  switch (payload.kind) {
    case 'area-state': {
      const into = successorsOf(payload.state).map((id) => view.findArea(id)?.area ?? id);
      const names = into.map((one) => (typeof one === 'string' ? one : areaName(one, lang).text));
      return [...(names.length > 0 ? [say(text.event.into(formatList(names, lang)))] : []), ...noted(payload.note)];
    }
    case 'agency-decision': {
      const units = slotsText(payload.slots ?? undefined, lang);
      const number = payload.diaryNumber;
      return [
        ...(units === undefined ? [] : [say(`${text.area.slots}: ${units}.`)]),
        ...(number === null ? [] : [say(`${text.area.diaryNumber}: ${number}.`)]),
        ...noted(payload.note),
      ];
    }
    case 'definition':
      return [say(text.event.version(payload.version))];
    case 'conditions':
      return [say(text.event.conditionCount(payload.conditions.length))];
    case 'call': {
      const { lastDay } = payload;
      return [say(`${text.area.lastDay}: ${isLocalDate(lastDay) ? formatDate(lastDay, lang) : lastDay}.`)];
    }
    case 'grant':
      return about(view, payload.region, [...scopeParts(payload.scope, area, lang), ...noted(payload.note)]);
    case 'reject':
      return noted(payload.note);
    case 'dismiss':
    case 'write-off':
      return about(view, payload.region, [
        say(
          [
            text.event.decidedBy(text.deciders[payload.by]),
            ...(payload.ground === null ? [] : [text.event.ground(text.untriedGrounds[payload.ground])]),
            ...(payload.diaryNumber === null ? [] : [`${text.area.diaryNumber}: ${payload.diaryNumber}.`]),
          ].join(' '),
        ),
        ...noted(payload.note),
      ]);
    case 'revocation':
      return [say(text.event.ground(text.grounds[payload.ground])), ...noted(payload.note)];
    case 'annulment':
      return [];
  }
}

/** Sentences, each with the region that it is about: several are told under one heading. */
const about = (view: RegisterView, region: string, said: readonly Said[]): Said[] =>
  said.map((one) => ({ ...one, text: `${regionName(view, region)}: ${one.text}` }));

const noted = (note: string | null): Said[] => (note === null ? [] : [swedish(note)]);
