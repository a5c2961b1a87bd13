import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { Actions, Button, Form, Heading, Lede, Link } from '../../../ui/index.ts';
import { doingOf } from '../../access/index.ts';
import { publishCall } from '../commands/publish.ts';
import { callText } from '../text/calls.ts';
import { announces, answerRefusal, type Ctx, callParams, form, heads, hiddenOf, noCall, page, versionField } from './kit.ts';
import { onePage } from './work-draft.tsx';
import { crumbs, found } from './work-kit.ts';

async function publishPage(ctx: Ctx, id: string): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const call = await found(ctx, id);
  if (!call) return noCall();
  if (call.state !== 'draft') return onePage(ctx, id);
  const text = callText[lang].work;
  return {
    title: text.publish,
    breadcrumbs: crumbs(ctx, [call.areaName, paths.callWork(id)], [text.publish]),
    body: (
      <>
        <Heading level={1}>{text.publish}</Heading>
        <Lede>{callText[lang].call.title(call.areaName)}</Lede>
        <p>{text.publishLede}</p>
        <Form action={url.page(paths.callPublish(id))} hidden={hiddenOf(ctx, { version: String(call.version) })} look="plain">
          <Actions>
            <Button>{text.publish}</Button>
            <Link href={url.page(paths.callWork(id))}>{callText[lang].call.title(call.areaName)}</Link>
          </Actions>
        </Form>
      </>
    ),
  };
}

/** Where a call is announced. */
export const publishRoutes = [
  page({
    id: 'calls.publish',
    path: patterns.callPublish,
    params: callParams,
    policy: heads,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => publishPage(ctx, ctx.params.id),
  }),
  form({
    id: 'calls.published',
    path: patterns.callPublish,
    params: callParams,
    policy: announces,
    audit: 'call.published',
    body: z.object({ version: versionField }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await publishCall(doingOf(ctx), ctx.deps, { id, version: ctx.body.version });
      return done.ok ? seeOther(ctx.url.page(paths.callWork(id))) : answerRefusal(ctx, done.error, { id, action: 'call.published' });
    },
  }),
];
