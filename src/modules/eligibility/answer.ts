import { localDate } from '../../kernel/date.ts';
import { formatDate, type Lang } from '../../kernel/format.ts';
import type { CareUnit, Decision, Definition, Localised, Reason } from '../definitions/index.ts';
import type { RegisterView } from '../register/index.ts';
import type { GuideState } from './core/guide.ts';
import type { Unit } from './core/units.ts';
import { eligibilityText } from './text/index.ts';

/** What an answer is made of, for the page and for the PDF alike. */
export type AnswerInput = {
  readonly lang: Lang;
  readonly view: RegisterView;
  readonly definition: Definition;
  readonly state: GuideState;
  readonly decision: Decision;
  readonly units: readonly Unit[];
  /** Names of areas and codes. */
  readonly areaName: (id: string) => string;
  readonly codeName: (system: string, code: string) => string | undefined;
  readonly edition: (system: 'ORPHA' | 'ICD-10-SE') => string;
};

export type ReasonRow = { readonly title: string; readonly effect: string; readonly text: string; readonly reference: string };
export type UnitRow = {
  readonly name: string;
  readonly holder: string;
  readonly takes: string;
  readonly notes: readonly string[];
  readonly address: string | undefined;
};

export type AnswerView = {
  readonly result: Decision['result'];
  readonly heading: string;
  readonly lede: string;
  readonly area: string;
  readonly doors: readonly {
    readonly title: string;
    readonly text: string;
    readonly reference: string;
    readonly outcomes: readonly string[];
  }[];
  readonly reasons: readonly ReasonRow[];
  readonly now: readonly string[];
  readonly missing: readonly string[];
  readonly toRuleOut: readonly string[];
  readonly redirects: readonly { readonly area: string; readonly name: string; readonly text: string }[];
  /** Undefined when units are of no interest to the answer. */
  readonly units: { readonly rows: readonly UnitRow[]; readonly notes: readonly string[] } | undefined;
  readonly referral: readonly string[];
  readonly diagnosis: { readonly code: string; readonly name: string | undefined; readonly says: readonly string[] } | undefined;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  readonly limits: readonly string[];
};

/** The answer in words, in one language. Pure. */
export function answerView(given: AnswerInput): AnswerView {
  const { lang, definition, decision } = given;
  const text = eligibilityText[lang];
  const area = definition.name[lang];
  const isReferred = decision.result === 'refer';
  return {
    result: decision.result,
    heading: isReferred && given.units.length === 0 ? text.referNoUnits : text.result[decision.result],
    lede: text.resultBody[decision.result](area),
    area,
    doors: decision.doors.flatMap((id) => {
      const door = definition.doors.find((one) => one.id === id);
      return door
        ? [
            {
              title: door.title[lang],
              text: door.text[lang],
              reference: door.legalReference,
              outcomes: door.outcomes.map((one) => `${one.id}. ${one.text[lang]}`),
            },
          ]
        : [];
    }),
    reasons: decision.reasons.map((reason) => reasonRow(given, reason)),
    now: nowLines(given),
    missing: decision.missing.map((id) => partTitle(definition, id, lang, 'question')),
    toRuleOut: isReferred ? decision.ruleOut.map((id) => partTitle(definition, id, lang, 'title')) : [],
    redirects: decision.redirects.map(({ area: id, reason }) => ({
      area: id,
      name: given.areaName(id),
      text: definition.redirections.find((one) => one.id === reason)?.text[lang] ?? '',
    })),
    units: isReferred ? unitPart(given) : undefined,
    referral: isReferred ? definition.referral.map((one) => one[lang]) : [],
    diagnosis: diagnosisPart(given),
    answers: answerRows(given),
    limits: limitLines(given),
  };
}

/** The words of a part by its id: the question of a criterion, the title of a delimitation. */
export function partTitle(definition: Definition, id: string, lang: Lang, as: 'question' | 'title'): string {
  if (id === 'age') return eligibilityText[lang].groupQuestion;
  if (id === 'population') return eligibilityText[lang].population;
  const delimitation = definition.delimitations.find((one) => one.id === id);
  if (delimitation) return delimitation[as][lang];
  const criterion = definition.criteria.find((one) => one.id === id);
  if (criterion) return as === 'question' ? criterion.question[lang] : criterion.text[lang];
  return definition.redirections.find((one) => one.id === id)?.text[lang] ?? id;
}

function reasonRow({ lang, definition }: AnswerInput, reason: Reason): ReasonRow {
  const { effect } = eligibilityText[lang];
  const door = definition.doors.find((one) => one.id === reason.door)?.title[lang] ?? '';
  const says = effect[reason.effect];
  return {
    title: partTitle(definition, reason.criterion, lang, reason.part === 'delimitation' ? 'title' : 'question'),
    effect: typeof says === 'string' ? says : says(door.toLocaleLowerCase(lang)),
    text: reason.text[lang],
    reference: reason.legalReference,
  };
}

/** What to do now, by what settled the answer. */
function nowLines({ lang, decision, units }: AnswerInput): readonly string[] {
  const { home } = eligibilityText[lang];
  if (decision.result === 'refer' && units.length === 0) return home['refer-no-units'];
  if (decision.result !== 'do-not-refer') return home[decision.result];
  const effects = new Set(decision.reasons.map((reason) => reason.effect));
  const settled = (['outside-population', 'university-hospital', 'other-care', 'home-region'] as const).filter((effect) =>
    effects.has(effect),
  );
  return settled.length === 0 ? home.shut : [...new Set(settled.flatMap((effect) => home[effect]))];
}

function unitPart(given: AnswerInput): { rows: readonly UnitRow[]; notes: readonly string[] } {
  const { lang, view, definition, decision, units } = given;
  const text = eligibilityText[lang];
  const day = formatDate(view.asOf, lang);
  const taking = decision.units.flatMap(({ id }: CareUnit) => units.find((unit) => unit.id === id) ?? []);
  if (units.length === 0) {
    const last = view.findArea(definition.areaId)?.call?.payload.lastDay;
    const call = last === undefined ? [] : [(last < view.asOf ? text.callClosed : text.callOpen)(formatDate(localDate(last), lang))];
    return { rows: [], notes: [text.unitsNone(day), ...call] };
  }
  const shown = taking.length > 0 ? taking : units;
  return {
    rows: shown.map((unit) => unitRow(given, unit)),
    notes: [
      ...(taking.length > 0 ? [] : [text.unitsNoneFit]),
      text.unitsAsOf(day),
      ...(shown.some((unit) => unit.referralAddress) ? [] : [text.addressHelp]),
    ],
  };
}

function unitRow({ lang, definition }: AnswerInput, unit: Unit): UnitRow {
  const text = eligibilityText[lang];
  const slot = definition.slots.find((one) => one.id === unit.slot)?.text[lang];
  const groups =
    unit.groups === undefined || unit.groups.length === 2 ? text.unitAll : unit.groups[0] === 'adult' ? text.unitAdults : text.unitChildren;
  return {
    name: unit.name,
    holder: unit.regionName,
    takes: slot ?? groups,
    notes: [...(unit.certainty === 'possible' ? [text.unitPossible] : []), ...(unit.status === 'decided' ? [text.unitDecided] : [])],
    address: unit.referralAddress,
  };
}

function diagnosisPart({ lang, definition, state, decision, codeName }: AnswerInput): AnswerView['diagnosis'] {
  const text = eligibilityText[lang];
  const { diagnosis } = state;
  if (diagnosis === undefined) return undefined;
  const says = decision.matches.map(({ criterion, strength, relation }) => {
    const established = definition.clarifications.find((one) => one.id === criterion)?.establishes?.[diagnosis.certainty];
    const part = text.match[strength](partTitle(definition, established ?? criterion, lang, 'title').replace(/\.$/, ''));
    return relation === null ? part : `${part} (${text.relation[relation]})`;
  });
  const certainty = diagnosis.certainty === 'confirmed' ? text.confirmed : text.suspected;
  const [, word = certainty] = certainty.split(', ');
  return {
    code: `${diagnosis.system} ${diagnosis.code}, ${word}`,
    name: codeName(diagnosis.system, diagnosis.code),
    says: [
      ...new Set([
        ...decision.understood.map(({ given, as }) => text.understood(given, as)),
        ...(says.length === 0 ? [text.noMatch] : says),
      ]),
    ],
  };
}

function answerRows({ lang, definition, state }: AnswerInput): AnswerView['answers'] {
  const text = eligibilityText[lang];
  const words = {
    yes: text.yes,
    no: text.no,
    unknown: text.unknown,
    adult: text.adult,
    child: text.child(definition.population.childUnder),
  };
  const titles = (ids: readonly string[]): string => ids.map((id) => partTitle(definition, id, lang, 'title')).join(', ');
  return [
    ...state.answers.map(({ id, answer }) => ({ question: partTitle(definition, id, lang, 'question'), answer: words[answer] })),
    ...(state.ruledOut
      ? [
          {
            question: text.ruleOut,
            answer: [
              state.ruledOut.met.length === 0 ? text.noneMet : titles(state.ruledOut.met),
              ...(state.ruledOut.rest ? [text.restAnswer.toLocaleLowerCase(lang)] : []),
            ].join('; '),
          },
        ]
      : []),
  ];
}

function limitLines({ lang, definition, edition }: AnswerInput): readonly string[] {
  const text = eligibilityText[lang];
  const mark = (one: Localised): string => one[lang];
  return [
    text.supportShort,
    `${text.version(definition.id)} ${definition.status === 'decided' ? text.decided : text.ownReadingSentence}`,
    ...definition.marks.map(mark),
    text.source(definition.source.title, formatDate(localDate(definition.source.seen), lang)),
    text.editions(edition('ORPHA'), edition('ICD-10-SE')),
  ];
}
