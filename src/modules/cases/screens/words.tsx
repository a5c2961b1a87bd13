import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatList } from '../../../kernel/format.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Tag } from '../../../ui/index.ts';
import type { Tone } from '../../../ui/types.ts';
import type { Standing } from '../core/conflict.ts';
import { lowerFirst } from '../core/lower.ts';
import type { Period } from '../core/plan.ts';
import { type CaseState, isStep, stepNumber } from '../core/states.ts';
import { inWords } from '../period.ts';
import type { CareCase, CaseEvent } from '../queries.ts';
import { caseText } from '../text/cases.ts';
import { pagesText } from '../text/pages.ts';
import { caseWords } from '../text/words.ts';

/** Says on every page of a made-up case that it is. */
export const MadeUp = ({ lang, fictitious, many }: { readonly lang: Lang; readonly fictitious: boolean; readonly many?: boolean }) =>
  fictitious ? (
    <Alert lang={lang} kind="warning" title={many ? pagesText[lang].madeUpMany : pagesText[lang].madeUpTitle}>
      <p>{pagesText[lang].madeUpText}</p>
    </Alert>
  ) : null;

export const nameOf = ({ areaName, areaNameEn }: Pick<CareCase, 'areaName' | 'areaNameEn'>, lang: Lang): string =>
  lang === 'en' && areaNameEn !== null ? areaNameEn : areaName;

/** `Steg 2: Genomlysning`, `Bruttolista`, `Pausat`. */
export function stateName(state: CaseState, lang: Lang): string {
  const number = stepNumber(state);
  const name = caseWords[lang].states[state];
  return number === null || number === 0 ? name : pagesText[lang].page.step(number, name);
}

const toneOf = (state: CaseState): Tone =>
  state === 'paused' ? 'warning' : state === 'ended' ? 'neutral' : isStep(state) ? 'info' : 'neutral';

export const StateTag = ({ lang, state }: { readonly lang: Lang; readonly state: CaseState }) => (
  <Tag tone={toneOf(state)}>{stateName(state, lang)}</Tag>
);

const standingTone: Readonly<Record<Standing, Tone>> = { clear: 'success', undeclared: 'neutral', unjudged: 'warning', conflict: 'danger' };

export const StandingTag = ({ lang, standing }: { readonly lang: Lang; readonly standing: Standing }) => (
  <Tag tone={standingTone[standing]}>{caseWords[lang].standings[standing]}</Tag>
);

/** `12 maj 2026`, `maj 2026`, `kvartal 2 2026`; in words also that nothing is planned. */
export const periodText = (period: Period | null, lang: Lang): string =>
  period === null ? caseText[lang].events.unplanned : inWords(period, lang);

export const dayOf = (at: Date, lang: Lang): string => formatDate(dayInStockholm(at), lang);
export const dateOf = (day: LocalDate, lang: Lang): string => formatDate(day, lang);

/** What an event of the timeline is called. `nameIn` finds names of people. */
export function eventTitle(event: CaseEvent, lang: Lang, nameIn: (person: string) => string, periodIn: (text: string) => string): string {
  const text = caseText[lang].events;
  const words = caseWords[lang];
  const say = (key: string): string => String(event.details[key] ?? '');
  const state = event.toState === null ? '' : words.states[event.toState];
  if (event.says !== null) return event.says[lang];
  switch (event.kind) {
    case 'product':
      return text.product(words.products[say('product') as keyof typeof words.products] ?? say('product'));
    case 'case.prioritised':
      return text['case.prioritised'](say('priority'));
    case 'case.handler':
      return text['case.handler'](nameIn(say('handler')));
    case 'case.planned':
      return text['case.planned'](say('step'), event.details.from === null ? '' : periodIn(say('from')), periodIn(say('to')));
    case 'case.rename':
      return text['case.rename'](say('from'), say('to'));
    case 'case.advance':
    case 'case.step-back':
    case 'case.resume':
      return text[event.kind](state);
    case 'case.taken-over':
      return text['case.taken-over'](words.states[say('step') as CaseState] ?? state);
    case 'conflict.declared':
      return text['conflict.declared'][say('answer') === 'possible' ? 'possible' : 'none'];
    case 'conflict.judged':
      return text['conflict.judged'][say('outcome') === 'conflict' ? 'conflict' : 'clear'];
    case 'case.opened':
    case 'case.split-from':
    case 'case.pause':
    case 'case.end':
    case 'case.split':
    case 'case.merge':
      return text[event.kind];
    default:
      return event.kind;
  }
}

/** What went along with an event: what is to be redone, the diary number. */
export function eventNotes(event: CaseEvent, lang: Lang): readonly string[] {
  const text = caseText[lang].events;
  const redo = Array.isArray(event.details.redo) ? (event.details.redo as readonly (keyof (typeof caseWords)['sv']['products'])[]) : [];
  return [
    ...(event.kind === 'case.taken-over' ? [text.before] : []),
    ...(redo.length === 0
      ? []
      : [
          text.redo(
            formatList(
              redo.map((kind) => lowerFirst(caseWords[lang].products[kind])),
              lang,
            ),
          ),
        ]),
    ...(typeof event.details.diary === 'string' ? [text.diary(event.details.diary)] : []),
  ];
}
