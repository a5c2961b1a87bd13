import type { LocalDate } from '../../kernel/date.ts';
import { formatDate, type Lang } from '../../kernel/format.ts';
import { findAllocation } from '../allocation/index.ts';
import { type Applied, nameOf } from './applicants.ts';
import { conditionsIn, type Judgement, type Verdict } from './core/judgement.ts';
import {
  type ApplicantPart,
  applicantPart,
  type ConditionsPart,
  kindOf,
  longestText,
  type PartContent,
  type RankingPart,
  readApplicantPart,
  readConditionsPart,
  type SummaryPart,
} from './core/statement.ts';
import { assessmentsText } from './text/assessments.ts';
import { statementText } from './text/statement.ts';
import type { WholeStatement } from './whole.ts';

type Words = Readonly<Record<string, string>>;
export type PartRead = { readonly content?: PartContent; readonly errors: Words };

/** The applicant that a part is about. */
export const appliedOf = (whole: WholeStatement, part: string): Applied | undefined =>
  whole.round.applied.find(({ application, withdrawn }) => !withdrawn && part === `applicant-${application.id}`);

/** A part as read from its form, or what is wrong with each field. */
export function readPart(lang: Lang, part: string, whole: WholeStatement, text: (name: string) => string, today: LocalDate): PartRead {
  const words: Words = statementText[lang].faults;
  const said = (names: readonly string[]): Words =>
    Object.fromEntries(names.map((name) => [name, words[name] ?? words[name.slice(0, name.indexOf('-'))] ?? '']));
  const outcome = ({ part: content, faults }: { readonly part: PartContent; readonly faults: readonly string[] }): PartRead =>
    faults.length > 0 ? { errors: said(faults) } : { content, errors: {} };
  switch (kindOf(part)) {
    case 'summary': {
      const content: SummaryPart = { text: text('text') };
      return outcome({ part: content, faults: content.text.length > longestText ? ['text'] : [] });
    }
    case 'conditions':
      return outcome(readConditionsPart(text, whole.round.call.decided.conditions));
    case 'ranking':
      return outcome(readRanking(whole, text));
    default: {
      const one = appliedOf(whole, part);
      return outcome(readApplicantPart(text, one ? conditionsIn(one.snapshot).map(({ key }) => key) : [], today));
    }
  }
}

/** The order may be left out whole; what is given is one place each, from 1. A scenario is one of those allowed. */
function readRanking(
  whole: WholeStatement,
  text: (name: string) => string,
): { readonly part: RankingPart; readonly faults: readonly string[] } {
  const standing = whole.round.applied.filter(({ withdrawn }) => !withdrawn).map(({ application }) => application.id);
  const places = standing.map((id) => ({ id, said: text(`order-${id}`) })).filter(({ said }) => said !== '');
  const isOrder = places.length === 0 || (places.length === standing.length && isOneToEach(places.map(({ said }) => Number(said))));
  const wanted = text('scenario');
  const found = wanted === '' ? undefined : findAllocation(whole.asked, wanted);
  const faults = [
    ...(isOrder ? [] : places.map(({ id }) => `order-${id}`)),
    ...(wanted !== '' && !found ? ['scenario'] : []),
    ...(text('reasons').length > longestText ? ['reasons'] : []),
  ];
  const order = places.toSorted((a, b) => Number(a.said) - Number(b.said)).map(({ id }) => id);
  return { part: { order, scenario: found ? { key: wanted, awards: found.awards } : null, reasons: text('reasons') }, faults };
}

const isOneToEach = (places: readonly number[]): boolean => places.toSorted((a, b) => a - b).every((place, at) => place === at + 1);

/** What the form of a part shows: what is saved, else what all assessors agree on and what the call says. */
export function partValues(part: string, whole: WholeStatement): Words {
  const content = whole.parts.get(part)?.content;
  switch (kindOf(part)) {
    case 'summary':
      return { text: (content as SummaryPart | undefined)?.text ?? '' };
    case 'conditions':
      return {
        ...Object.fromEntries(whole.conditions.map(({ id, text }) => [`wording-${id}`, text.sv])),
        reasons: (content as ConditionsPart | undefined)?.reasons ?? '',
      };
    case 'ranking': {
      const { ranking } = whole;
      const order = (ranking?.order ?? []).map((id, at) => [`order-${id}`, String(at + 1)] as const);
      return { ...Object.fromEntries(order), scenario: ranking?.scenario?.key ?? '', reasons: ranking?.reasons ?? '' };
    }
    default:
      return applicantValues(content as ApplicantPart | undefined, appliedOf(whole, part), whole);
  }
}

function applicantValues(content: ApplicantPart | undefined, one: Applied | undefined, whole: WholeStatement): Words {
  const judged = one ? (whole.judgements.get(one.application.id) ?? []) : [];
  const verdicts = (one ? conditionsIn(one.snapshot) : []).flatMap(({ key }) => {
    const settled = content?.verdicts[key];
    if (settled) return [[`verdict-${key}`, settled.verdict] as const, [`reason-${key}`, settled.reason] as const];
    const agreed = content ? undefined : agreedOn(judged, key);
    return agreed ? [[`verdict-${key}`, agreed] as const] : [];
  });
  const { outcome, start, reasons = '', prospects = '', ifGranted = '', ifRejected = '' } = content ?? {};
  return { ...Object.fromEntries(verdicts), outcome: outcome ?? '', start: start ?? '', reasons, prospects, ifGranted, ifRejected };
}

/** What all assessors say of a condition, when they say the same. */
function agreedOn(judged: readonly Judgement[], condition: string): Verdict | undefined {
  const said = new Set(judged.filter((one) => one.condition === condition).map(({ verdict }) => verdict));
  const [only] = said;
  return said.size === 1 && only ? only : undefined;
}

/** What a part says, field by field, in words: for versions and for two beside each other. */
export function saidIn(lang: Lang, part: string, whole: WholeStatement, content: PartContent): readonly (readonly [string, string])[] {
  const text = statementText[lang];
  const { fields } = text;
  switch (kindOf(part)) {
    case 'summary':
      return [[fields.text, (content as SummaryPart).text]];
    case 'conditions': {
      const { wordings, reasons } = content as ConditionsPart;
      return [
        ...whole.conditions.flatMap(({ id }, at) => {
          const wording = wordings[id];
          return wording === undefined ? [] : [[`${at + 1}. ${fields.wording}`, wording] as const];
        }),
        [fields.reasons, reasons],
      ];
    }
    case 'ranking': {
      const { order, scenario, reasons } = content as RankingPart;
      const names = order.map((id, at) => {
        const one = whole.round.applied.find(({ application }) => application.id === id);
        return `${at + 1}. ${one ? nameOf(one) : id}`;
      });
      return [
        [text.parts.ranking, names.join('\n')],
        [fields.scenario, scenario?.key ?? text.noScenario],
        [fields.reasons, reasons],
      ];
    }
    default: {
      const one = whole.round.applied.find(({ application }) => part === applicantPart(application.id));
      const titles = new Map(one ? conditionsIn(one.snapshot).map(({ key, title }) => [key, title[lang]]) : []);
      return saidOfApplicant(lang, content as ApplicantPart, titles);
    }
  }
}

function saidOfApplicant(lang: Lang, part: ApplicantPart, titles: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const text = statementText[lang];
  const words = assessmentsText[lang].verdicts;
  const { fields } = text;
  return [
    [fields.outcome, part.outcome === null ? text.noOutcome : text.outcomes[part.outcome]],
    [fields.start, part.start === null ? '' : formatDate(part.start, lang)],
    [
      text.verdictsTitle,
      Object.entries(part.verdicts)
        .map(([key, { verdict, reason }]) => `${titles.get(key) ?? key}: ${words[verdict]}${reason === '' ? '' : `. ${reason}`}`)
        .join('\n'),
    ],
    [fields.reasons, part.reasons],
    [fields.prospects, part.prospects],
    [fields.ifGranted, part.ifGranted],
    [fields.ifRejected, part.ifRejected],
  ];
}
