import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, type FormState, personOf, refuseAct, valuesOf } from '../../access/index.ts';
import { answerCaseFault, caseForReading, isCaseFault } from '../acting.ts';
import { mayMove, moveCareCase, standingIn } from '../commands/move.ts';
import { renameCareCase } from '../commands/rename.ts';
import { moveOf, redoable } from '../core/lifecycle.ts';
import { actionOfSlug, actionSlugs, type DecidedAction } from '../core/slugs.ts';
import { isStep, productKinds } from '../core/states.ts';
import { allCases, productsOf } from '../queries.ts';
import { DecideScreen, RenameScreen } from '../screens/decide.tsx';
import { pagesText } from '../text/pages.ts';
import {
  answerFault,
  backTo,
  type Ctx,
  caseParams,
  crumbs,
  decides,
  form,
  formParts,
  heads,
  leads,
  numberField,
  openForm,
  page,
  readAs,
  refusedForm,
  text,
  texts,
  writes,
} from './kit.ts';

const decideParams = caseParams.extend({ action: z.enum(Object.values(actionSlugs)) });
const body = z.object({ version: numberField, reason: text(), redo: texts, into: text(80), parts: text() });
type Body = z.output<typeof body>;

export const moveRoutes = [
  page({
    id: 'cases.advance',
    path: patterns.caseAdvance,
    params: caseParams,
    policy: writes,
    audit: 'none: what is refused is logged',
    handler: async (ctx) => decidePage(ctx, ctx.params.id, 'advance', await openForm(ctx, {}), []),
  }),
  form({
    id: 'cases.advanced',
    path: patterns.caseAdvance,
    params: caseParams,
    policy: writes,
    audit: 'case.advanced',
    body,
    invalid: () => problem('bad-request'),
    handler: (ctx) => sendMove(ctx, ctx.params.id, 'advance', ctx.body),
  }),
  page({
    id: 'cases.decide',
    path: patterns.caseDecide,
    params: decideParams,
    policy: heads,
    audit: 'none: what is refused is logged',
    handler: async (ctx) => decidePage(ctx, ctx.params.id, actionOfSlug(ctx.params.action) ?? 'advance', await openForm(ctx, {}), []),
  }),
  form({
    id: 'cases.decided',
    path: patterns.caseDecide,
    params: decideParams,
    policy: decides,
    audit: 'case.decided',
    body,
    invalid: () => problem('bad-request'),
    handler: (ctx) => sendMove(ctx, ctx.params.id, actionOfSlug(ctx.params.action) ?? 'advance', ctx.body),
  }),
  page({
    id: 'cases.rename',
    path: patterns.caseRename,
    params: caseParams,
    policy: leads,
    audit: 'none: what is refused is logged',
    handler: async (ctx) => renamePage(ctx, ctx.params.id, undefined),
  }),
  form({
    id: 'cases.renamed',
    path: patterns.caseRename,
    params: caseParams,
    policy: leads,
    audit: 'area.renamed',
    body: z.object({ version: numberField, name: text(400), nameEn: text(400), reason: text() }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { nameEn, ...given } = ctx.body;
      const done = await renameCareCase(doingOf(ctx), ctx.deps, { id, ...given, nameEn: nameEn.trim() || null });
      if (done.ok) return seeOther(ctx.url.page(paths.careCase(id), { klart: 'saved' }));
      if (typeof done.error === 'object' && done.error.kind === 'faults') {
        return renamePage(ctx, id, refusedForm(ctx.body, done.error.faults, ctx.lang), given.version);
      }
      return answerFault(ctx, done.error, { id, action: 'area.renamed' });
    },
  }),
];

async function sendMove(ctx: Ctx, id: string, action: DecidedAction, sent: Body) {
  const redo = productKinds.filter((kind) => sent.redo.includes(kind));
  const parts = sent.parts.split('\n');
  const done = await moveCareCase(doingOf(ctx), ctx.deps, {
    id,
    version: sent.version,
    action,
    reason: sent.reason,
    redo,
    into: sent.into,
    parts,
  });
  if (done.ok) return seeOther(ctx.url.page(paths.careCase(id), { klart: 'moved' }));
  const { error } = done;
  if (typeof error === 'object' && error.kind === 'faults') {
    return decidePage(
      ctx,
      id,
      action,
      refusedForm(sent, error.faults, ctx.lang),
      redo,
      error.faults.find(({ at }) => at === 'action')?.says[ctx.lang],
    );
  }
  // What is missing, or that the table has no such way, is said on the page itself.
  if (typeof error === 'object' && error.kind === 'move')
    return decidePage(ctx, id, action, { values: valuesOf(sent), faults: {} }, redo, '');
  return answerFault(ctx, error, { id, action: action === 'advance' ? 'case.advanced' : 'case.decided' });
}

async function decidePage(
  ctx: Ctx,
  id: string,
  action: DecidedAction,
  state: FormState,
  chosen: readonly string[],
  journal?: string,
): Promise<PageAnswer | Problem> {
  const person = personOf(ctx.subject);
  const read = await readAs(ctx, async (tx) => {
    const found = await caseForReading(tx, person, id, { roles: ['case-officer', 'head'] });
    if (!found.ok) return found.error;
    const others = action === 'merge' ? await allCases(tx, found.value) : [];
    return { careCase: found.value, products: await productsOf(tx, id), others };
  });
  if (isCaseFault(read)) return answerCaseFault(ctx, read, { id, action: 'case.read' });
  const { careCase, products, others } = read;
  const texts = pagesText[ctx.lang].decide;
  const standing = standingIn(careCase, products);
  const way = moveOf(standing, action);
  const title = texts.titles[action](careCase.areaName);
  const own =
    action === 'advance' && person.acting.role === 'case-officer' ? paths.caseAdvance(id) : paths.caseDecide(id, actionSlugs[action]);
  const allowed = way && mayMove({ person }, careCase, way.move, products);
  if (allowed && !allowed.ok) {
    const event = { action: action === 'advance' ? 'case.advanced' : 'case.decided', object: { kind: 'case', id } };
    return refuseAct({ ...doingOf(ctx), submission: undefined }, event, allowed.error.denial);
  }
  const missing = way?.fault?.kind === 'products-missing' ? way.fault.missing : [];
  const cannot = way ? (way.fault?.kind === 'already-decided' ? texts.alreadyDecided : undefined) : texts.noSuchMove;
  const fault = cannot ?? (journal === '' ? undefined : journal);
  const isRefused = journal !== undefined || Object.keys(state.faults).length > 0;
  return {
    title,
    ...(isRefused && !Object.keys(state.faults).length ? { status: 409 } : {}),
    hasErrors: isRefused,
    breadcrumbs: crumbs(ctx, careCase, title),
    body: DecideScreen({
      ...formParts(ctx, state, own, { version: String(careCase.version) }),
      back: backTo(ctx, careCase),
      url: ctx.url,
      careCase,
      act: action,
      to: way?.to ?? careCase.state,
      missing,
      redo: redoable(standing),
      chosen,
      areas: others
        .filter((one) => one.id !== careCase.id && (isStep(one.state) || one.state === 'paused'))
        .map((one) => ({ value: one.area, label: one.areaName })),
      links: ctx.deps.caseLinks,
      needsReason: way?.move.needsReason ?? false,
      isDecision: person.acting.role === 'head',
      fault,
    }),
  };
}

async function renamePage(ctx: Ctx, id: string, state: FormState | undefined, version?: number): Promise<PageAnswer | Problem> {
  const read = await readAs(ctx, (tx) => caseForReading(tx, personOf(ctx.subject), id, { roles: ['case-officer', 'head'] }));
  if (!read.ok) return answerCaseFault(ctx, read.error, { id, action: 'case.read' });
  const careCase = read.value;
  const now = state ?? (await openForm(ctx, { name: careCase.areaName, nameEn: careCase.areaNameEn ?? '' }));
  const title = pagesText[ctx.lang].decide.titles.rename(careCase.areaName);
  return {
    title,
    hasErrors: Object.keys(now.faults).length > 0,
    breadcrumbs: crumbs(ctx, careCase, title),
    body: RenameScreen({
      ...formParts(ctx, now, paths.caseRename(id), { version: String(version ?? careCase.version) }),
      back: backTo(ctx, careCase),
      careCase,
    }),
  };
}
