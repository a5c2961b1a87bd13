import { isLocalDate } from '../../../kernel/date.ts';
import { formatDate, formatWhen, type Lang } from '../../../kernel/format.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import {
  accordingTo,
  areaName,
  countText,
  heldCount,
  otherStates,
  ours,
  type Said,
  slotsOf,
  slotsText,
  stateExplained,
  stateText,
  swedish,
} from './area-words.ts';

/** A fact in words, for the page and for the fact sheet. `notes` are smaller lines under it. */
export type AreaFact = { readonly key: string; readonly term: string; readonly value: string; readonly notes: readonly Said[] };

/** What is known of the area in short, as of the view's day. Rows without anything to say are left out. */
export function areaFacts(view: RegisterView, area: AreaView, lang: Lang): readonly AreaFact[] {
  const text = areasText[lang].area;
  const rows: (AreaFact | undefined)[] = [
    state(view, area, lang),
    units(area, lang),
    fact('patients', text.patients, patients(area, lang), [noted(area.definition?.payload.populationNote)]),
    fact('held', text.held, countText(heldCount(area.permits), lang), [told(vacancy(area, lang), lang)]),
    agencyDecision(view, area, lang),
    lastDay(area, lang),
    fact('origin', text.origin, area.area.origin === null ? undefined : areasText[lang].origin[area.area.origin]),
    ...management(area, lang),
    fact('register', text.register, area.area.qualityRegister ?? undefined),
    fact('english', lang === 'sv' ? text.english : '', lang === 'sv' ? (area.area.nameEn ?? undefined) : undefined),
  ];
  return rows.filter((row) => row !== undefined);
}

function fact(key: string, term: string, value: string | undefined, notes: readonly (Said | undefined)[] = []): AreaFact | undefined {
  return value === undefined ? undefined : { key, term, value, notes: notes.filter((note) => note !== undefined) };
}

const noted = (note: string | null | undefined): Said | undefined => (note === null || note === undefined ? undefined : swedish(note));
/** A clause as a sentence of its own. */
const capital = (clause: string | undefined): string | undefined => clause && `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
const told = (sentence: string | undefined, lang: Lang): Said | undefined => (sentence === undefined ? undefined : ours(sentence, lang));

function state(view: RegisterView, area: AreaView, lang: Lang): AreaFact | undefined {
  const text = areasText[lang];
  const { standing } = area;
  if (!standing) return fact('state', text.area.now, text.status.unknown, [ours(text.statusExplained.unknown, lang)]);
  const source = accordingTo(view, standing.source, lang);
  const isSure = standing.certainty === 'certain';
  const name = isSure ? stateText(standing.state, lang) : text.area.maybe(stateText(standing.state, lang));
  const value = source === undefined ? name : `${name}, ${source}`;
  const day = area.call?.payload.lastDay;
  // Step 5 with a last day that has passed: the register knows no more, and must not say that one can apply.
  const isClosed = standing.state.status === 'in-process' && standing.state.step === 5 && day !== undefined && day < view.asOf;
  const explained = isClosed ? text.area.lastDayPassed : stateExplained(standing.state, lang);
  const since = `${text.area.since}: ${formatWhen(standing.since, lang)}.`;
  return fact('state', text.area.now, value, [
    isSure ? ours(explained, lang) : undefined,
    ours(since, lang),
    told(otherStates(standing, lang), lang),
    noted(standing.note),
  ]);
}

function units(area: AreaView, lang: Lang): AreaFact | undefined {
  const slots = slotsOf(area);
  return fact('units', areasText[lang].area.slots, slotsText(slots, lang), [noted(slots?.note)]);
}

function patients(area: AreaView, lang: Lang): string | undefined {
  const population = area.definition?.payload.population;
  return population ? areasText[lang].populationTitle[population] : undefined;
}

/** Units that the agency decided on and that no permit in the register fills; said only when permits have been granted. */
function vacancy(area: AreaView, lang: Lang): string | undefined {
  const slots = slotsOf(area)?.units ?? 0;
  const held = heldCount(area.permits).total;
  return held > 0 && slots > held ? areasText[lang].area.vacant(String(slots - held)) : undefined;
}

function agencyDecision(view: RegisterView, { agencyDecision: decision }: AreaView, lang: Lang): AreaFact | undefined {
  if (!decision) return undefined;
  const text = areasText[lang].area;
  const outcome = decision.payload.outcome === 'nhv' ? text.agencyYes : text.agencyNo;
  const number = decision.payload.diaryNumber;
  const diary = number === null ? undefined : `${text.diaryNumber}: ${number}.`;
  return fact('agency', text.agencyDecision, `${outcome}, ${formatWhen(decision.when, lang)}`, [
    told(diary, lang),
    noted(decision.payload.note),
    told(capital(accordingTo(view, decision.source, lang)), lang),
  ]);
}

function lastDay({ call }: AreaView, lang: Lang): AreaFact | undefined {
  const day = call?.payload.lastDay;
  if (day === undefined || !isLocalDate(day)) return undefined;
  return fact('last-day', areasText[lang].area.lastDay, formatDate(day, lang), [ours(areasText[lang].area.lastDayNote, lang)]);
}

function management({ area }: AreaView, lang: Lang): (AreaFact | undefined)[] {
  const text = areasText[lang].area;
  const reports = { old: text.reportingOld, new: text.reportingNew, both: text.reportingBoth };
  return [
    fact('reporting', text.reporting, area.annualReport === null ? undefined : reports[area.annualReport]),
    fact('harmonisation', text.harmonisation, area.harmonisation === null ? undefined : text.harmonised[area.harmonisation]),
    fact('heart', text.heart, area.heartArea ? text.heartYes : undefined),
  ];
}

/** Other names, the name that heads the page left out. */
export function otherNames({ area }: AreaView, lang: Lang): readonly string[] {
  const shown = areaName(area, lang).text;
  return [...new Set([area.name, ...area.aliases])].filter((name) => name !== shown);
}
