import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { Actions, Button, ErrorSummary, Field, Form, Heading, Lede, Link } from '../../../ui/index.ts';
import { doingOf, isKeyReused } from '../../access/index.ts';
import { amendCall } from '../commands/amend.ts';
import type { CallRefusal } from '../commands/kit.ts';
import { DraftFields, type Faults } from '../screens/forms.tsx';
import { callText } from '../text/calls.ts';
import { answerRefusal, type Ctx, callParams, draftBody, fieldOf, form, hiddenOf, noCall, page, readDraft, writes } from './kit.ts';
import { conflict, crumbs, found, type Shown, shownIn, tidy } from './work-kit.ts';

async function amendPage(
  ctx: Ctx,
  id: string,
  { values, faults = {}, top = null, status, version }: Shown = {},
): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const call = await found(ctx, id);
  if (!call) return noCall();
  const text = callText[lang];
  const shown = await shownIn(ctx, call, values);
  return {
    title: text.work.amend,
    hasErrors: Object.keys(faults).length > 0,
    ...(status === undefined ? {} : { status }),
    breadcrumbs: crumbs(ctx, [call.areaName, paths.callWork(id)], [text.work.amend]),
    body: (
      <>
        <ErrorSummary lang={lang} errors={Object.entries(faults).map(([name, message]) => ({ name, message }))} />
        {top}
        <Heading level={1}>{text.work.amend}</Heading>
        <Lede>{text.work.amendLede}</Lede>
        <Form action={url.page(paths.callAmend(id))} hidden={hiddenOf(ctx, { version: String(version ?? call.version) })}>
          <DraftFields lang={lang} values={shown} faults={faults} decided={call.decided} />
          <Field lang={lang} name="reason" label={text.fields.reason} kind="textarea" rows={3} value={shown.reason} error={faults.reason} />
          <Actions>
            <Button>{text.work.amendSave}</Button>
            <Link href={url.page(paths.callWork(id))}>{text.call.title(call.areaName)}</Link>
          </Actions>
        </Form>
      </>
    ),
  };
}

const inFields = (lang: 'sv' | 'en', faults: Extract<CallRefusal, { kind: 'faults' }>['faults']): Faults =>
  Object.fromEntries(faults.map((one) => [fieldOf[one] ?? 'introductionSv', callText[lang].faults[one]]));

/** Where an open call is changed. */
export const amendRoutes = [
  page({
    id: 'calls.amend',
    path: patterns.callAmend,
    params: callParams,
    policy: writes,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => amendPage(ctx, ctx.params.id),
  }),
  form({
    id: 'calls.amended',
    path: patterns.callAmend,
    params: callParams,
    policy: writes,
    audit: 'call.amended',
    body: draftBody,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { content, lastDay, faults } = readDraft(ctx.lang, ctx.body);
      const shown = { values: ctx.body, version: ctx.body.version };
      if (Object.keys(faults).length > 0) return amendPage(ctx, id, { ...shown, faults, status: 422 });
      const reason = tidy(ctx.body.reason);
      const done = await amendCall(doingOf(ctx), ctx.deps, { id, version: ctx.body.version }, { content, lastDay, reason });
      if (done.ok) return seeOther(ctx.url.page(paths.callWork(id)));
      if (isKeyReused(done.error)) return answerRefusal(ctx, done.error, { id, action: 'call.amended' });
      if (done.error.kind === 'faults') return amendPage(ctx, id, { ...shown, faults: inFields(ctx.lang, done.error.faults), status: 422 });
      if (done.error.kind === 'stale') {
        const { now } = done.error;
        return amendPage(ctx, id, {
          values: ctx.body,
          status: 409,
          version: now.version,
          top: conflict(ctx, now, ctx.body, paths.callAmend(id)),
        });
      }
      return answerRefusal(ctx, done.error, { id, action: 'call.amended' });
    },
  }),
];
