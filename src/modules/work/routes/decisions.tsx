import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { dayField } from '../../../platform/http/fields.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { Alert } from '../../../ui/index.ts';
import { doingOf, keptForm, no, personOf, reasonOf } from '../../access/index.ts';
import { AreaScreen } from '../../directory/index.ts';
import { returnDraft } from '../commands/close-draft.ts';
import { confirmDraft } from '../commands/confirm.ts';
import { life, writersOf } from '../core/life.ts';
import { deedsOf } from '../queries.ts';
import { DecideScreen } from '../screens/decide.tsx';
import { PreviewScreen } from '../screens/preview.tsx';
import { areaText, draftTitle } from '../screens/words.ts';
import { workText } from '../text/work.ts';
import { contentRows, faultLines } from './drafts.ts';
import {
  answerFault,
  type Ctx,
  crumbs,
  decides,
  draftParams,
  form,
  hiddenOf,
  noDraft,
  page,
  readAs,
  reviews,
  toDraft,
  versionField,
  viewNow,
  works,
} from './kit.ts';
import { foresee, readDraft } from './read-draft.ts';

const ofDay = z.object({ per: dayField('per').optional() });

export const decisionRoutes = [
  page({
    id: 'work.draft.preview',
    path: patterns.workPreview,
    params: draftParams,
    query: ofDay,
    policy: works,
    audit: 'none: reads drafts of one’s own authority',
    handler: async (ctx) => {
      const read = await readAs(ctx, async (tx) => {
        const whole = await readDraft(tx, personOf(ctx.subject).id, ctx.params.id);
        return whole && { ...whole, ...(await foresee(tx, whole, ctx.today, ctx.query.per)) };
      });
      if (!read) return noDraft();
      const { draft, data, preview, outcome, fault } = read;
      const title = workText[ctx.lang].preview.title(workText[ctx.lang].kinds[draft.kind], areaText(ctx.lang, data, draft.area));
      return {
        title,
        breadcrumbs: crumbs(ctx, [draftTitle(ctx.lang, draft, data), paths.workDraft(draft.id)], [workText[ctx.lang].draft.preview]),
        body: PreviewScreen({
          lang: ctx.lang,
          url: ctx.url,
          data,
          draft,
          today: ctx.today,
          preview,
          entries: outcome?.entries ?? [],
          faults: faultLines(ctx, draft.kind, fault),
        }),
      };
    },
  }),
  page({
    id: 'work.draft.preview-page',
    path: patterns.workPreviewPage,
    params: draftParams,
    query: ofDay,
    policy: works,
    audit: 'none: reads drafts of one’s own authority',
    handler: async (ctx) => {
      const read = await readAs(ctx, async (tx) => {
        const whole = await readDraft(tx, personOf(ctx.subject).id, ctx.params.id);
        return whole && { ...whole, ...(await foresee(tx, whole, ctx.today, ctx.query.per)) };
      });
      const area = read?.preview?.areas.find(({ after }) => after.area.id === read.draft.area)?.after;
      if (!read?.preview || !area) return noDraft();
      const { draft, data, preview } = read;
      const text = workText[ctx.lang].preview;
      const title = draftTitle(ctx.lang, draft, data);
      return {
        title: `${text.pageBanner}: ${areaText(ctx.lang, data, draft.area)}`,
        breadcrumbs: crumbs(ctx, [title, paths.workDraft(draft.id)], [text.pageBanner]),
        body: (
          <>
            <Alert lang={ctx.lang} kind="warning" title={text.pageBanner}>
              <p>{text.pageBannerBody(formatDate(preview.asOf, ctx.lang))}</p>
              <p>
                <a href={ctx.url.page(paths.workDraft(draft.id))}>{text.back}</a>
              </p>
            </Alert>
            <AreaScreen frame={{ lang: ctx.lang, url: ctx.url, dates: ctx.dates, today: ctx.today }} view={preview.after} area={area} />
          </>
        ),
      };
    },
  }),
  page({
    id: 'work.draft.decide',
    path: patterns.workDecide,
    params: draftParams,
    policy: reviews,
    audit: 'none: reads drafts of one’s own authority',
    handler: (ctx) => decidePage(ctx, ctx.params.id, { value: '', error: undefined }),
  }),
  form({
    id: 'work.draft.confirmed',
    path: patterns.workDecide,
    params: draftParams,
    policy: decides,
    audit: 'journal.recorded',
    body: z.object({ version: versionField }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await confirmDraft(doingOf(ctx), ctx.deps, { id, version: ctx.body.version }, ctx.today);
      return done.ok ? toDraft(ctx, id, 'done') : answerFault(ctx, done.error, { id, action: 'journal.recorded' });
    },
  }),
  form({
    id: 'work.draft.returned',
    path: patterns.workReturn,
    from: patterns.workDecide,
    params: draftParams,
    policy: reviews,
    audit: 'draft.returned',
    body: z.object({ version: versionField, reason: z.string().max(4_000).default('') }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const reason = ctx.body.reason.trim();
      if (reason === '') return decidePage(ctx, id, { value: '', error: workText[ctx.lang].decide.reasonMissing });
      const done = await returnDraft(doingOf(ctx), { id, version: ctx.body.version }, reason);
      return done.ok ? toDraft(ctx, id, 'returned') : answerFault(ctx, done.error, { id, action: 'draft.returned' });
    },
  }),
];

async function decidePage(
  ctx: Ctx,
  id: string,
  reason: { readonly value: string; readonly error: string | undefined },
): Promise<PageAnswer | Problem> {
  const person = personOf(ctx.subject).id;
  const read = await readAs(ctx, async (tx) => {
    const whole = await readDraft(tx, person, id);
    return whole && { ...whole, ...(await foresee(tx, whole, ctx.today)) };
  });
  if (!read) return noDraft();
  const { draft, versions, preview, fault } = read;
  if (life[draft.status].confirm === null) return answerFault(ctx, { kind: 'not-now' }, { id, action: 'journal.recorded' });
  const { data } = viewNow(ctx);
  const kept = await keptForm(ctx);
  const own = writersOf(deedsOf(versions)).has(person);
  const title = workText[ctx.lang].decide.title(workText[ctx.lang].kinds[draft.kind], areaText(ctx.lang, data, draft.area));
  return {
    title,
    hasErrors: reason.error !== undefined,
    breadcrumbs: crumbs(ctx, [draftTitle(ctx.lang, draft, data), paths.workDraft(id)], [workText[ctx.lang].draft.decide]),
    body: DecideScreen({
      lang: ctx.lang,
      url: ctx.url,
      data,
      draft,
      rows: contentRows(ctx, read),
      versions,
      preview,
      faults: faultLines(ctx, draft.kind, fault),
      refusal: own ? reasonOf(no('authorConfirms', 'askColleague'))[ctx.lang] : undefined,
      hidden: () => hiddenOf(ctx),
      reason: reason.error === undefined && typeof kept?.values.reason === 'string' ? { ...reason, value: kept.values.reason } : reason,
      top: kept ? (
        <Alert lang={ctx.lang} kind="info">
          {workText[ctx.lang].decide.again}
        </Alert>
      ) : null,
    }),
  };
}
