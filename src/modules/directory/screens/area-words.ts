import { formatCount, formatDate, formatList, formatNumber, formatRange, formatWhen, type Lang } from '../../../kernel/format.ts';
import type { Area, AreaStanding } from '../../areas/index.ts';
import { type AreaState, isKind, type PermitScope, type SlotStructure, type SourceRef, type Text } from '../../journal/index.ts';
import { isHeld, type Permit } from '../../permits/index.ts';
import type { AreaView, RegisterView, Source } from '../../register/index.ts';
import { type Count, count } from '../../statistics/index.ts';
import { areasText } from '../text/areas.ts';

/** A text in the reader's language, or in Swedish (and marked so) where no English exists. */
export type Said = { readonly text: string; readonly lang: Lang };

export function said(text: Text, lang: Lang): Said {
  return lang === 'en' && text.en !== null ? { text: text.en, lang: 'en' } : { text: text.sv, lang: 'sv' };
}

/** A sentence of ours, in the reader's language. */
export const ours = (text: string, lang: Lang): Said => ({ text, lang });

/** Words as a source has them; the register keeps them in Swedish. */
export const swedish = (text: string): Said => ({ text, lang: 'sv' });

export const areaName = (area: Area, lang: Lang): Said => said({ sv: area.name, en: area.nameEn }, lang);

/** `Steg 5: Ansökan`, `Pausat efter sakkunniggrupp`, `I förvaltning`. */
export function stateText(state: AreaState, lang: Lang): string {
  const text = areasText[lang];
  switch (state.status) {
    case 'in-process':
      return text.stepName(state.step, text.steps[state.step] ?? '');
    case 'paused':
    case 'ended':
      return state.where === null ? text.status[state.status] : `${text.status[state.status]} ${text.stoppedAt[state.where]}`;
    default:
      return text.status[state.status];
  }
}

export function stateExplained(state: AreaState, lang: Lang): string {
  const text = areasText[lang];
  return (state.status === 'in-process' ? text.stepExplained[state.step] : undefined) ?? text.statusExplained[state.status];
}

/** The states that the area may have been in on a day that is not certain; undefined when it is. */
export function possibleStates(standing: AreaStanding, lang: Lang): string | undefined {
  if (standing.certainty === 'certain') return undefined;
  const states = [standing.state, ...standing.alternatives].map((state) => stateText(state, lang));
  // With nothing else to choose from, what the area may also have been is not known.
  return [...states, ...(standing.alternatives.length === 0 ? [areasText[lang].status.unknown] : [])].join(', ');
}

/** `Kan också ha varit: Steg 7: Nämndbeslut.`, or undefined when the state is certain. */
export function otherStates(standing: AreaStanding, lang: Lang): string | undefined {
  if (standing.alternatives.length === 0) return undefined;
  return areasText[lang].alternatives(standing.alternatives.map((state) => stateText(state, lang)).join(', '));
}

/** The slots that hold: as the agency decided, else as the call or the definition says. */
export function slotsOf(view: AreaView): SlotStructure | undefined {
  return view.agencyDecision?.payload.slots ?? view.definition?.payload.slots ?? view.call?.payload.slots ?? undefined;
}

/** `3 enheter, varav 2 för barn`; undefined when no number is known. */
export function slotsText(slots: SlotStructure | undefined, lang: Lang): string | undefined {
  if (!slots || slots.units === null) return undefined;
  const text = areasText[lang];
  const units = formatCount(slots.units, text.unit, lang);
  if (slots.unitsForChildren === null || slots.unitsForChildren === 0) return units;
  if (slots.unitsForChildren === slots.units) return text.unitsOnlyChildren(units);
  return text.unitsForChildren(units, formatNumber(slots.unitsForChildren, lang));
}

/** What a permit covers: population, tasks and sub-permits in words, and the source's note. */
export function scopeParts(scope: PermitScope, area: AreaView | undefined, lang: Lang): readonly Said[] {
  const text = areasText[lang];
  const slots = area ? slotsOf(area) : undefined;
  const named = (ids: readonly string[], known: SlotStructure['tasks'] | undefined) =>
    formatList(
      ids.map((id) => {
        const found = known?.find((one) => one.id === id);
        return found ? said(found.text, lang).text : id;
      }),
      lang,
    );
  const parts = [
    scope.population === null ? '' : text.population[scope.population],
    scope.tasks.length === 0 ? '' : text.tasks(named(scope.tasks, slots?.tasks)),
    scope.subPermits.length === 0 ? '' : text.subPermit(named(scope.subPermits, slots?.subPermits)),
  ].filter((part) => part !== '');
  return [...parts.map((part) => ours(part, lang)), ...(scope.note === null ? [] : [swedish(scope.note)])];
}

/** The same as one text, or that the source does not say. */
export function scopeText(scope: PermitScope, area: AreaView | undefined, lang: Lang): string {
  const parts = scopeParts(scope, area, lang);
  return parts.length === 0 ? areasText[lang].notStated : parts.map((part) => part.text).join('; ');
}

export const regionName = (view: RegisterView, code: string): string => view.findRegion(code)?.name ?? code;

/** The hospital of a permit as its register entry or its source writes it. */
export function hospitalName(view: RegisterView, hospital: string): string {
  return view.data.organisations.find((one) => one.id === hospital)?.name ?? hospital;
}

/** `Region Skåne genom Skånes universitetssjukhus`; the region alone when the source names no hospital. */
export function holderText(view: RegisterView, permit: Permit, lang: Lang): string {
  const region = regionName(view, permit.grant.region);
  const { hospital } = permit.grant;
  return hospital === null ? region : areasText[lang].through(region, hospitalName(view, hospital));
}

/** The permits held on the day, split in certain and possible. */
export const heldCount = (permits: readonly Permit[]): Count => count(permits.filter(isHeld));

/** `4`, or `4 (3 säkra, 1 möjliga)` when some are only possible. */
export function countText(value: Count, lang: Lang): string {
  const n = (x: number) => formatNumber(x, lang);
  return value.possible === 0 ? n(value.total) : areasText[lang].count(n(value.total), n(value.certain), n(value.possible));
}

/** `3–4`: at least the certain ones, at most all. For narrow columns. */
export const countRange = (value: Count, lang: Lang): string => formatRange(value.certain, value.total, lang);

export const findSource = (view: RegisterView, ref: SourceRef): Source | undefined =>
  view.data.sources.find((source) => source.id === ref.id);

/** `enligt underlag från 11 juni 2024`; undefined when the source is not in the list. */
export function accordingTo(view: RegisterView, ref: SourceRef, lang: Lang): string | undefined {
  const source = findSource(view, ref);
  return source ? areasText[lang].accordingTo(formatDate(source.date, lang)) : undefined;
}

/** When care under a permit starts, in words. */
export function startText(permit: Permit, lang: Lang): string {
  return permit.grant.validFrom === null ? areasText[lang].notStated : formatWhen(permit.grant.validFrom, lang);
}

/** Whether anything shown about the area is made up for demonstration. */
export const hasFictitious = (view: AreaView): boolean => view.entries.some((entry) => entry.fictitious);

/** Diagnoses that any definition of the area mentions. */
export function diagnosesOf(view: AreaView): readonly string[] {
  return [...new Set(view.entries.filter((entry) => isKind(entry, 'definition')).flatMap((entry) => entry.payload.diagnoses))];
}

/** The name of a permit's area; its id where the register has no such area. */
export function permitAreaName(view: RegisterView, permit: Permit, lang: Lang): Said {
  const area = view.findArea(permit.area);
  return area ? areaName(area.area, lang) : swedish(permit.area);
}
