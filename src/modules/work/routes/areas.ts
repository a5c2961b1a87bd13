import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { formToken } from '../../../platform/http/form-token.ts';
import { seeOther } from '../../../platform/http/route.ts';
import { problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keptForm, keyReused, personOf } from '../../access/index.ts';
import { readAreaRevisions } from '../../areas/index.ts';
import { areaName } from '../../directory/index.ts';
import { createDraft } from '../commands/create-draft.ts';
import { proposeAreaChange } from '../commands/move-area.ts';
import { isFormKind } from '../core/kinds.ts';
import { textOf, type Values } from '../core/values.ts';
import { closedDrafts, namesOf, openDrafts, viewerOf } from '../queries.ts';
import { AreaWorkScreen } from '../screens/area.tsx';
import { MoveScreen } from '../screens/move.tsx';
import { messagesOf } from '../screens/words.ts';
import { workText } from '../text/work.ts';
import {
  answerFault,
  areaParams,
  type Ctx,
  crumbs,
  form,
  hiddenOf,
  isWriter,
  keptNotice,
  noArea,
  page,
  readAs,
  toDraft,
  viewNow,
  works,
  writes,
} from './kit.ts';

export const areaRoutes = [
  page({
    id: 'work.area',
    path: patterns.workArea,
    params: areaParams,
    policy: works,
    audit: 'none: reads drafts of one’s own authority',
    handler: async (ctx) => {
      const view = viewNow(ctx);
      const { id } = ctx.params;
      const area = view.findArea(id);
      if (!area) return noArea(id);
      const read = await readAs(ctx, async (tx) => {
        const viewer = await viewerOf(tx, personOf(ctx.subject).id);
        const revisions = (await readAreaRevisions(tx, id)).filter((one) => viewer.fictitious || !one.fictitious);
        return {
          open: await openDrafts(tx, viewer, id),
          closed: await closedDrafts(tx, viewer, id),
          revisions,
          people: await namesOf(tx, [...new Set(revisions.map((one) => one.madeBy))]),
        };
      });
      const title = areaName(area.area, ctx.lang).text;
      return {
        title: `${title}: ${workText[ctx.lang].home.title.toLowerCase()}`,
        breadcrumbs: crumbs(ctx, [workText[ctx.lang].areas.title, patterns.workAreas], [title]),
        body: AreaWorkScreen({
          lang: ctx.lang,
          url: ctx.url,
          data: view.data,
          area,
          drafts: isWriter(ctx),
          hidden: () => formToken(ctx.subject),
          create: ctx.url.page(patterns.workDrafts),
          ...read,
        }),
      };
    },
  }),
  form({
    id: 'work.draft.create',
    path: patterns.workDrafts,
    policy: writes,
    audit: 'draft.created',
    body: z.object({
      area: z.string().max(80),
      kind: z.string().refine(isFormKind),
      corrects: z.string().max(200).optional(),
    }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { area, kind, corrects } = ctx.body;
      if (!isFormKind(kind)) return problem('bad-request');
      const done = await createDraft(doingOf(ctx), { kind, area, corrects: corrects ?? null });
      if (done.ok) return seeOther(ctx.url.page(paths.workEdit(done.value)));
      return isKeyReused(done.error) ? keyReused() : noArea(area);
    },
  }),
  page({
    id: 'work.area.move',
    path: patterns.workMove,
    params: areaParams,
    policy: writes,
    audit: 'none: nothing happens before the form is sent',
    handler: async (ctx) => {
      const kept = await keptForm(ctx);
      return movePage(ctx, ctx.params.id, { when: ctx.today, ...kept?.values }, new Map(), keptNotice(ctx, kept));
    },
  }),
  form({
    id: 'work.area.moved',
    path: patterns.workMove,
    params: areaParams,
    policy: writes,
    audit: 'draft.proposed',
    body: z.object({
      status: z.string().max(40).default(''),
      when: z.string().max(40).default(''),
      where: z.string().max(40).default(''),
      note: z.string().max(4_000).default(''),
      locator: z.string().max(400).default(''),
    }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const [status = '', step = ''] = ctx.body.status.split('/');
      const values: Values = { ...ctx.body, status, step };
      const done = await proposeAreaChange(doingOf(ctx), { area: ctx.params.id, kind: 'area-state', values }, ctx.today);
      if (done.ok) return toDraft(ctx, done.value, 'sent');
      if (isKeyReused(done.error) || done.error.kind !== 'faults')
        return answerFault(ctx, done.error, { id: '', action: 'draft.proposed' });
      return movePage(ctx, ctx.params.id, ctx.body, messagesOf(ctx.lang, 'area-state', done.error.faults));
    },
  }),
];

function movePage(ctx: Ctx, id: string, values: Values, errors: ReadonlyMap<string, string>, top: ReturnType<typeof keptNotice> = null) {
  const area = viewNow(ctx).findArea(id);
  if (!area) return noArea(id);
  const name = areaName(area.area, ctx.lang).text;
  const title = workText[ctx.lang].move.title(name);
  return {
    title,
    hasErrors: errors.size > 0,
    breadcrumbs: crumbs(ctx, [workText[ctx.lang].areas.title, patterns.workAreas], [name, paths.workArea(id)], [title]),
    body: MoveScreen({
      lang: ctx.lang,
      area: name,
      state: area.standing?.state,
      values: { ...values, status: textOf(values, 'status') },
      errors,
      action: ctx.url.page(paths.workMove(id)),
      hidden: hiddenOf(ctx),
      back: ctx.url.page(paths.workArea(id)),
      top,
    }),
  };
}
