import { isLocalDate } from '../../../kernel/date.ts';
import { formatDate, formatList, type Lang } from '../../../kernel/format.ts';
import { successorsOf } from '../../areas/index.ts';
import { type EntryOf, isKind, type JournalEntry } from '../../journal/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { areaName, hospitalName, ours, regionName, type Said, scopeParts, slotsText, stateText, swedish } from './area-words.ts';

/** A region that a decision concerns, and the permit that it made. */
export type EventItem = { readonly text: string; readonly permit: string | null };

/** What one entry of the journal says, as a heading. */
export function entryTitle(entry: JournalEntry, lang: Lang): string {
  const text = areasText[lang];
  if (isKind(entry, 'area-state')) {
    const { state } = entry.payload;
    if (state.status === 'in-process') return text.event.inStep(state.step, text.steps[state.step] ?? '');
    return state.status === 'paused' || state.status === 'ended' ? stateText(state, lang) : text.event.state[state.status];
  }
  if (isKind(entry, 'agency-decision')) return entry.payload.outcome === 'nhv' ? text.event.agencyYes : text.event.agencyNo;
  if (isKind(entry, 'definition')) return text.event.definition[entry.payload.basis];
  if (isKind(entry, 'conditions')) return text.event.conditions[entry.payload.basis];
  if (isKind(entry, 'call')) return text.event.call;
  if (isKind(entry, 'grant')) return text.event.grant(1);
  if (isKind(entry, 'reject')) return text.event.reject(1);
  return isKind(entry, 'revocation') ? text.event.revocation : text.event.removedTitle;
}

/** The heading of entries told together: `Nämnden gav tillstånd till 3 regioner`. */
export function countEntries(group: readonly JournalEntry[], lang: Lang): string {
  const [first] = group;
  if (!first) return '';
  const text = areasText[lang].event;
  if (isKind(first, 'grant')) return text.grant(group.length);
  return isKind(first, 'reject') ? text.reject(group.length) : entryTitle(first, lang);
}

export function entryItem(view: RegisterView, entry: JournalEntry): EventItem[] {
  if (isKind(entry, 'grant')) {
    const { region, hospital, permit } = entry.payload;
    const holder = [regionName(view, region), ...(hospital === null ? [] : [hospitalName(view, hospital)])];
    return [{ text: holder.join(', '), permit: view.findPermit(permit) ? permit : null }];
  }
  return isKind(entry, 'reject') ? [{ text: regionName(view, entry.payload.region), permit: null }] : [];
}

/** Sentences under the heading. Notes stand as the register keeps them, in Swedish. */
export function entryBody(view: RegisterView, area: AreaView, entry: JournalEntry, lang: Lang): Said[] {
  const text = areasText[lang];
  const say = (sentence: string) => ours(sentence, lang);
  if (isKind(entry, 'area-state')) {
    const into = successorsOf(entry.payload.state).map((id) => view.findArea(id)?.area ?? id);
    const names = into.map((one) => (typeof one === 'string' ? one : areaName(one, lang).text));
    return [...(names.length > 0 ? [say(text.event.into(formatList(names, lang)))] : []), ...noted(entry.payload.note)];
  }
  if (isKind(entry, 'agency-decision')) {
    const units = slotsText(entry.payload.slots ?? undefined, lang);
    const number = entry.payload.diaryNumber;
    return [
      ...(units === undefined ? [] : [say(`${text.area.slots}: ${units}.`)]),
      ...(number === null ? [] : [say(`${text.area.diaryNumber}: ${number}.`)]),
      ...noted(entry.payload.note),
    ];
  }
  if (isKind(entry, 'definition')) return [say(text.event.version(entry.payload.version))];
  if (isKind(entry, 'conditions')) return [say(text.event.conditionCount(entry.payload.conditions.length))];
  if (isKind(entry, 'call')) {
    const { lastDay } = entry.payload;
    return [say(`${text.area.lastDay}: ${isLocalDate(lastDay) ? formatDate(lastDay, lang) : lastDay}.`)];
  }
  if (isKind(entry, 'grant')) return grantBody(view, area, entry, lang);
  if (isKind(entry, 'reject')) return noted(entry.payload.note);
  return isKind(entry, 'revocation') ? [say(text.event.ground(text.grounds[entry.payload.ground])), ...noted(entry.payload.note)] : [];
}

/** What a permit covers and the source's note on it, each with the region that it is about. */
function grantBody(view: RegisterView, area: AreaView, { payload }: EntryOf<'grant'>, lang: Lang): Said[] {
  const about = (said: Said): Said => ({ ...said, text: `${regionName(view, payload.region)}: ${said.text}` });
  return [...scopeParts(payload.scope, area, lang), ...noted(payload.note)].map(about);
}

const noted = (note: string | null): Said[] => (note === null ? [] : [swedish(note)]);
