import { z } from 'zod';
import { startOfDay } from '../../../kernel/date.ts';
import { patterns } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import { renderPdf } from '../../../platform/pdf/pdf.ts';
import { badField, type Problem } from '../../../platform/problem/problem.ts';
import { findWritten, nameOf, writeCode } from '../../codes/index.ts';
import type { Decision, Definition } from '../../definitions/index.ts';
import { type AnswerInput, answerView } from '../answer.ts';
import { type GuideState, nextStep } from '../core/guide.ts';
import type { Unit } from '../core/units.ts';
import type { EligibilityDeps } from '../deps.ts';
import { evaluate, evaluateAreas } from '../evaluate.ts';
import { definitionOf, viewOf } from '../find-definition.ts';
import { AnswerScreen } from '../screens/answer.tsx';
import { AreasScreen, NoAreaScreen } from '../screens/areas.tsx';
import { ChooseScreen } from '../screens/choose.tsx';
import { QuestionScreen } from '../screens/question.tsx';
import { RuleOutScreen } from '../screens/rule-out.tsx';
import { StartScreen } from '../screens/start.tsx';
import { answerSheet } from '../sheet.ts';
import { eligibilityText } from '../text/index.ts';
import { type Choice, choicesFor } from './choices.ts';
import { readKod, readState, type StateQuery, stateFields } from './state.ts';

const { page, file } = routesFor<EligibilityDeps>();
type Ctx = Context<EligibilityDeps, Record<never, never>, StateQuery, undefined>;

const shared = { policy: anyone, audit: 'none: nothing about a patient is kept', dated: true, query: z.object(stateFields) } as const;

export const checkRoutes = [
  page({ ...shared, id: 'check', path: patterns.check, handler: (ctx): PageAnswer | Problem => screenFor(ctx) }),
  file({
    ...shared,
    id: 'check.pdf',
    path: patterns.checkPdf,
    bilingual: true,
    types: ['application/pdf'],
    handler: (ctx) => {
      const { lang, query } = ctx;
      const text = eligibilityText[lang];
      const place = placeOf(ctx);
      if (!place.ok) return place.error;
      if (place.value.at !== 'definition') return badField({ in: 'query', name: 'omrade', message: noAnswerYet });
      const { definition, state, decision, units } = place.value;
      if (nextStep(state, decision, units).step !== 'answer')
        return badField({ in: 'query', name: query.svar ? 'svar' : 'omrade', message: noAnswerYet });
      const sheet = answerSheet(answerView(inputFor(ctx, definition, state, decision, units)), lang, ctx.today);
      const content = renderPdf(sheet, 'published', startOfDay(ctx.today));
      return { type: 'application/pdf', name: `${text.sheet.name}-${definition.areaId}-${lang}.pdf`, content };
    },
  }),
];

const noAnswerYet = {
  sv: 'Frågorna är inte besvarade än. Svaret finns att hämta när de är det.',
  en: 'The questions have not been answered yet. The answer can be fetched when they have.',
};

/** Where in the check an address is. */
type Place =
  | { readonly at: 'start' }
  | { readonly at: 'choose'; readonly choices: readonly Choice[]; readonly fault?: string | undefined }
  | { readonly at: 'areas'; readonly state: GuideState; readonly candidates: Parameters<typeof AreasScreen>[0]['candidates'] }
  | {
      readonly at: 'definition';
      readonly definition: Definition;
      readonly state: GuideState;
      readonly decision: Decision;
      readonly units: readonly Unit[];
    };

function placeOf(ctx: Ctx): Result<Place, Problem> {
  const { query, deps, lang } = ctx;
  const kod = readKod(query.kod);
  let definition: Definition | undefined;
  if (query.omrade !== undefined) {
    const found = definitionOf(ctx, query.omrade);
    if (!found.ok) return found;
    definition = found.value;
  }
  const read = readState(query, definition);
  if (!read.ok) return read;
  const state = read.value;
  const choose = (q: string, fault?: string): Result<Place, Problem> =>
    ok({ at: 'choose', choices: choicesFor(deps.eligibility, q, lang), fault });

  if (query.kod === undefined && query.q !== undefined) return choose(query.q);
  if (kod !== undefined && state.diagnosis === undefined) {
    // The code has been chosen: only the certainty is missing.
    const all = choicesFor(deps.eligibility, kod.code, lang);
    const chosen = all.filter(({ value }) => value === writeCode(kod.system, kod.code));
    return ok({ at: 'choose', choices: chosen.length > 0 ? chosen : all });
  }
  if (definition === undefined && state.diagnosis !== undefined) {
    const areas = evaluateAreas(ctx, state);
    if (!areas.ok) return choose(state.diagnosis.code, areas.error[0]?.message[lang]);
    const [only, ...more] = areas.value;
    if (only === undefined || more.length > 0) return ok({ at: 'areas', state, candidates: areas.value });
    definition = only.definition;
  }
  if (definition === undefined) return ok({ at: 'start' });
  const inArea = { ...state, area: definition.areaId };
  const evaluated = evaluate(ctx, inArea, definition);
  if (!evaluated.ok) {
    const [fault] = evaluated.error;
    if (fault?.path.startsWith('diagnoses')) return choose(kod?.code ?? '', fault.message[lang]);
    return fail(badField({ in: 'query', name: 'svar', message: fault?.message ?? noAnswerYet }));
  }
  return ok({ at: 'definition', definition, state: inArea, ...evaluated.value });
}

function screenFor(ctx: Ctx): PageAnswer | Problem {
  const { lang, url, query, deps } = ctx;
  const text = eligibilityText[lang];
  const place = placeOf(ctx);
  if (!place.ok) return place.error;
  const at = place.value;
  const home = [{ href: url.page(patterns.check), label: text.title }];
  const base = { description: text.description, noIndex: at.at !== 'start' };
  switch (at.at) {
    case 'start':
      return { ...base, title: text.title, body: <StartScreen lang={lang} url={url} definitions={deps.eligibility.definitions} /> };
    case 'choose': {
      const given = query.q ?? query.kod ?? '';
      const isUnanswered = query.fraga === 'kod' && (query.kod === undefined || query.sakerhet === undefined);
      return {
        ...base,
        title: text.choose,
        breadcrumbs: [...home, { label: text.choose }],
        hasErrors: at.fault !== undefined || isUnanswered,
        status: 200,
        body: (
          <ChooseScreen
            lang={lang}
            url={url}
            q={given}
            area={query.omrade}
            choices={at.choices}
            chosen={query.kod}
            certainty={query.sakerhet}
            fault={at.fault}
            isUnanswered={isUnanswered}
            isOwnOnly={deps.eligibility.catalogue().releases.length === 0}
          />
        ),
      };
    }
    case 'areas': {
      const total = viewOf(ctx).areas.length;
      const title = at.candidates.length === 0 ? text.noArea : text.whichArea;
      const body =
        at.candidates.length === 0 ? (
          <NoAreaScreen
            lang={lang}
            url={url}
            state={at.state}
            definitions={deps.eligibility.definitions}
            total={total}
            name={codeName(ctx, at.state)}
          />
        ) : (
          <AreasScreen lang={lang} url={url} state={at.state} candidates={at.candidates} name={codeName(ctx, at.state)} />
        );
      return { ...base, title, breadcrumbs: [...home, { label: title }], body };
    }
    case 'definition':
      return definitionScreen(ctx, at, home);
  }
}

function definitionScreen(
  ctx: Ctx,
  { definition, state, decision, units }: Extract<Place, { at: 'definition' }>,
  home: NonNullable<PageAnswer['breadcrumbs']>,
): PageAnswer {
  const { lang, url, query } = ctx;
  const text = eligibilityText[lang];
  const base = { description: text.description, noIndex: true };
  const frame = { lang, url, definition, state, isChosen: query.omrade !== undefined };
  const next = nextStep(state, decision, units);
  switch (next.step) {
    case 'ask': {
      const isUnanswered = query.fraga === next.id;
      const label = text.question(state.answers.length + 1);
      return {
        ...base,
        title: `${label}: ${definition.name[lang]}`,
        breadcrumbs: [...home, { label: definition.name[lang] }],
        hasErrors: isUnanswered,
        status: 200,
        body: <QuestionScreen {...frame} id={next.id} decision={decision} isUnanswered={isUnanswered} />,
      };
    }
    case 'rule-out':
      return {
        ...base,
        title: `${text.ruleOut} ${definition.name[lang]}`,
        breadcrumbs: [...home, { label: definition.name[lang] }],
        body: <RuleOutScreen {...frame} ids={next.ids} />,
      };
    case 'answer': {
      const title = text.titleAnswer(definition.name[lang]);
      return {
        ...base,
        title: `${text.result[decision.result]}. ${title}`,
        breadcrumbs: [...home, { label: title }],
        body: (
          <AnswerScreen
            {...frame}
            answer={answerView(inputFor(ctx, definition, state, decision, units))}
            checkable={new Set(ctx.deps.eligibility.definitions.map(({ areaId }) => areaId))}
          />
        ),
      };
    }
  }
}

function inputFor(ctx: Ctx, definition: Definition, state: GuideState, decision: Decision, units: readonly Unit[]): AnswerInput {
  const view = viewOf(ctx);
  const { lang, deps } = ctx;
  return {
    lang,
    view,
    definition,
    state,
    decision,
    units,
    areaName: (id) => {
      const area = view.findArea(id)?.area;
      const known = deps.eligibility.find(id)?.name[lang];
      return known ?? (lang === 'en' ? (area?.nameEn ?? area?.name) : area?.name) ?? id;
    },
    codeName: () => codeName(ctx, state),
    edition: deps.eligibility.codes().edition,
  };
}

/** The name of the diagnosis that a check is about. */
function codeName({ deps, lang }: Ctx, { diagnosis }: GuideState): string | undefined {
  if (diagnosis === undefined) return undefined;
  const concept = findWritten(deps.eligibility.catalogue(), diagnosis.system, diagnosis.code);
  return concept ? nameOf(concept, lang).text : undefined;
}
