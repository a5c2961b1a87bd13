import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { Conflict, doingOf, type FormState, isMadeUp, personOf, valuesOf } from '../../access/index.ts';
import { answerCaseFault, caseForReading, isCaseFault } from '../acting.ts';
import { editNomination, mayBeNominated, nominate } from '../commands/nominate.ts';
import { setPriority } from '../commands/priority.ts';
import { grounds, type NominationValues, valuesOfNomination } from '../core/nomination.ts';
import { nominationsOf, prioritiesOf } from '../nominations.ts';
import { PriorityScreen } from '../screens/longlist.tsx';
import { factsOf, NominateScreen } from '../screens/nominate.tsx';
import { caseText } from '../text/cases.ts';
import { pagesText } from '../text/pages.ts';
import {
  actsAs,
  answerFault,
  areaOptions,
  backTo,
  type Ctx,
  caseParams,
  crumbs,
  form,
  formParts,
  isStaffPolicy,
  numberField,
  openForm,
  page,
  readAs,
  refusedForm,
  text,
  texts,
  writes,
} from './kit.ts';

const nominationFields = {
  from: text(400),
  'reason-rare': text(),
  'reason-complex': text(),
  'reason-volume': text(),
  'reason-competence': text(),
  'reason-cost': text(),
  areas: texts,
  dependencies: text(),
  emergency: text(),
};
const newBody = z.object({ ...nominationFields, area: text(80), name: text(400), nameEn: text(400) });
const editBody = z.object({ ...nominationFields, reason: text(4_000), version: numberField });

const says = (key: keyof typeof caseText.sv.faults) => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });

export const nominationRoutes = [
  page({
    id: 'cases.new',
    path: patterns.caseNew,
    policy: writes,
    audit: 'none: nothing happens before the form is sent',
    query: z.object({ omrade: z.string().max(80).optional() }),
    handler: async (ctx) => newPage(ctx, await openForm(ctx, { area: ctx.query.omrade ?? '' }), []),
  }),
  form({
    id: 'cases.nominate',
    path: patterns.caseNew,
    policy: writes,
    audit: 'case.opened',
    body: newBody,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { area, name, nameEn, ...values } = ctx.body;
      const isBoth = (area === '') === (name.trim() === '');
      if (isBoth) return newPage(ctx, refusedForm(ctx.body, [{ at: 'area', says: says('area-or-name') }], ctx.lang), values.areas);
      const what = area === '' ? { name, nameEn: nameEn.trim() || null } : { area };
      const done = await nominate(doingOf(ctx), ctx.deps, what, values);
      if (done.ok) return seeOther(ctx.url.page(paths.careCase(done.value), { klart: 'nominated' }));
      if (typeof done.error === 'object' && done.error.kind === 'faults') {
        return newPage(ctx, refusedForm(ctx.body, done.error.faults, ctx.lang), values.areas);
      }
      return answerFault(ctx, done.error, { id: '', action: 'case.opened' });
    },
  }),
  page({
    id: 'cases.nomination',
    path: patterns.caseNomination,
    params: caseParams,
    policy: isStaffPolicy,
    audit: 'none: what is refused is logged',
    handler: (ctx) => nominationPage(ctx, ctx.params.id),
  }),
  form({
    id: 'cases.nomination-edited',
    path: patterns.caseNomination,
    params: caseParams,
    policy: writes,
    audit: 'case.nomination-edited',
    body: editBody,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { version, reason, ...values } = ctx.body;
      const done = await editNomination(doingOf(ctx), { id, version, reason }, values);
      if (done.ok) return seeOther(ctx.url.page(paths.caseNomination(id)));
      if (typeof done.error === 'object' && done.error.kind === 'stale-nomination') {
        return nominationPage(ctx, id, { values, reason, version: done.error.version, stale: done.error });
      }
      if (typeof done.error === 'object' && done.error.kind === 'faults') {
        return nominationPage(ctx, id, { values, reason, version, faults: refusedForm({}, done.error.faults, ctx.lang).faults });
      }
      return answerFault(ctx, done.error, { id, action: 'case.nomination-edited' });
    },
  }),
  page({
    id: 'cases.priority',
    path: patterns.casePriority,
    params: caseParams,
    policy: writes,
    audit: 'none: what is refused is logged',
    handler: async (ctx) => priorityPage(ctx, ctx.params.id, await openForm(ctx, {})),
  }),
  form({
    id: 'cases.prioritise',
    path: patterns.casePriority,
    params: caseParams,
    policy: writes,
    audit: 'case.prioritised',
    body: z.object({ version: numberField, priority: text(10), reason: text() }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { version, priority, reason } = ctx.body;
      const faults = [
        ...(/^[123]$/.test(priority) ? [] : [{ at: 'priority', says: says('choose-priority') }]),
        ...(reason.trim() === '' ? [{ at: 'reason', says: says('missing') }] : []),
        ...(reason.length > 4_000 ? [{ at: 'reason', says: says('too-long') }] : []),
      ];
      if (faults.length > 0) return priorityPage(ctx, id, refusedForm(ctx.body, faults, ctx.lang), version);
      const done = await setPriority(doingOf(ctx), { id, version, priority: Number(priority) as 1 | 2 | 3, reason: reason.trim() });
      if (done.ok) return seeOther(ctx.url.page(paths.careCase(id), { klart: 'saved' }));
      if (typeof done.error === 'object' && done.error.kind === 'stale-priority') {
        const { now } = done.error;
        const common = pagesText[ctx.lang];
        const conflict = Conflict({
          lang: ctx.lang,
          who: now.personName,
          at: now.at,
          takeNow: ctx.url.page(paths.casePriority(id)),
          rows: [
            { label: common.page.priority, now: String(now.priority), yours: priority },
            { label: common.reason, now: now.reason, yours: reason },
          ],
        });
        return priorityPage(ctx, id, { values: valuesOf(ctx.body), faults: {} }, now.version, conflict);
      }
      return answerFault(ctx, done.error, { id, action: 'case.prioritised' });
    },
  }),
];

async function newPage(ctx: Ctx, state: FormState, chosen: readonly string[]): Promise<PageAnswer> {
  const { title } = pagesText[ctx.lang].nominate;
  const names = new Map(areaOptions(ctx).map((one) => [one.value, one]));
  const nominable = ctx.deps.register.view(ctx.today, ctx.today).areas.filter(({ standing }) => mayBeNominated(standing?.state));
  const choices = areaOptions(ctx).filter(({ value }) => names.has(value) && nominable.some(({ area }) => area.id === value));
  const fictitious = await readAs(ctx, (tx) => isMadeUp(tx, personOf(ctx.subject).id));
  return {
    title,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, undefined, title),
    body: NominateScreen({
      ...formParts(ctx, state, patterns.caseNew),
      back: { href: ctx.url.page(patterns.cases), label: pagesText[ctx.lang].cancel },
      fictitious,
      choices,
      areas: areaOptions(ctx),
      chosen,
      editing: undefined,
    }),
  };
}

type Edited = {
  readonly values: NominationValues;
  readonly reason: string;
  readonly version: number;
  readonly faults?: FormState['faults'];
  readonly stale?: { readonly now: NominationVersionNow; readonly who: string; readonly at: Date };
};
type NominationVersionNow = Parameters<typeof factsOf>[1] & object;

async function nominationPage(ctx: Ctx, id: string, edited?: Edited): Promise<PageAnswer | Problem> {
  const read = await readAs(ctx, async (tx) => {
    const found = await caseForReading(tx, personOf(ctx.subject), id, { roles: ['case-officer', 'head', 'registrar', 'analyst'] });
    return found.ok ? { careCase: found.value, versions: await nominationsOf(tx, id) } : found.error;
  });
  if (isCaseFault(read)) return answerCaseFault(ctx, read, { id, action: 'case.read' });
  const { careCase, versions } = read;
  const last = versions.at(-1);
  const { areas: chosen, ...now } = edited?.values ?? valuesOfNomination(last?.nomination);
  const state: FormState = edited
    ? { values: { ...now, reason: edited.reason }, faults: edited.faults ?? {} }
    : await openForm(ctx, { ...now, reason: '' });
  const areas = areaOptions(ctx);
  const title = pagesText[ctx.lang].nominate.edit(careCase.areaName);
  const yours = edited && factsOf(ctx.lang, asNomination(edited.values), areas);
  return {
    title,
    ...(edited?.stale ? { status: 409 } : {}),
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, careCase, title),
    body: NominateScreen({
      ...formParts(ctx, state, paths.caseNomination(id), { version: String(edited?.version ?? last?.version ?? 0) }),
      back: backTo(ctx, careCase),
      fictitious: careCase.fictitious,
      choices: [],
      areas,
      chosen,
      editing: { area: careCase.areaName, locked: careCase.state !== 'longlist' || !actsAs(ctx, 'case-officer'), versions },
      conflict:
        edited?.stale &&
        Conflict({
          lang: ctx.lang,
          who: edited.stale.who,
          at: edited.stale.at,
          takeNow: ctx.url.page(paths.caseNomination(id)),
          rows: factsOf(ctx.lang, edited.stale.now, areas)
            .map(({ key, term, value }) => ({ label: term, now: value, yours: yours?.find((one) => one.key === key)?.value ?? '' }))
            .filter((row) => row.now !== row.yours),
        }),
    }),
  };
}

const asNomination = (values: NominationValues): NominationVersionNow => ({
  from: values.from,
  reasons: Object.fromEntries(grounds.map((ground) => [ground, values[`reason-${ground}`]])),
  areas: values.areas,
  dependencies: values.dependencies,
  emergency: values.emergency,
});

async function priorityPage(
  ctx: Ctx,
  id: string,
  state: FormState,
  version?: number,
  conflict?: ReturnType<typeof Conflict>,
): Promise<PageAnswer | Problem> {
  const read = await readAs(ctx, async (tx) => {
    const found = await caseForReading(tx, personOf(ctx.subject), id, { roles: ['case-officer'] });
    return found.ok ? { careCase: found.value, history: await prioritiesOf(tx, id) } : found.error;
  });
  if (isCaseFault(read)) return answerCaseFault(ctx, read, { id, action: 'case.read' });
  const { careCase, history } = read;
  const title = pagesText[ctx.lang].priority.title(careCase.areaName);
  return {
    title,
    ...(conflict ? { status: 409 } : {}),
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, careCase, title),
    body: PriorityScreen({
      ...formParts(ctx, state, paths.casePriority(id), { version: String(version ?? history.at(-1)?.version ?? 0) }),
      back: backTo(ctx, careCase),
      careCase,
      locked: careCase.state !== 'longlist',
      history,
      conflict,
    }),
  };
}
