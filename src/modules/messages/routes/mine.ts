import { z } from 'zod';
import { localPath, paths, patterns } from '../../../kernel/paths.ts';
import { ok } from '../../../kernel/result.ts';
import { wholeNumber } from '../../../platform/http/fields.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import { act, doingOf, isKeyReused, keyReused, personOf } from '../../access/index.ts';
import { signedIn } from '../../identity/index.ts';
import { countMine, findMine, messagesOf } from '../queries.ts';
import { MessageList, OneMessage } from '../screens/mine.tsx';
import { markRead } from '../store.ts';
import { messagesText } from '../text/messages.ts';
import { type Ctx, form, hiddenOf, messageParams, page, readAs } from './kit.ts';

const pageSize = 20;
const noMessage = (): Problem => notFound({ sv: messagesText.sv.notFound, en: messagesText.en.notFound });

export const mineRoutes = [
  page({
    id: 'messages.mine',
    path: patterns.messages,
    policy: signedIn,
    audit: 'none: reads one’s own messages',
    query: z.object({ sida: wholeNumber(1, 10_000).default(1), klart: z.enum(['alla']).optional() }),
    handler: async (ctx) => {
      const { sida, klart } = ctx.query;
      const { counts, messages } = await readAs(ctx, async (tx, person) => ({
        counts: await countMine(tx, person),
        messages: await messagesOf(tx, person, { limit: pageSize, page: sida }),
      }));
      const text = messagesText[ctx.lang];
      return {
        title: text.title,
        body: MessageList({
          lang: ctx.lang,
          url: ctx.url,
          hidden: () => hiddenOf(ctx),
          messages,
          counts,
          page: sida,
          pages: Math.ceil(counts.all / pageSize),
          says: klart && text.markedAll,
          isDemo: ctx.deps.signIn.isDemo,
        }),
      };
    },
  }),
  form({
    id: 'messages.read-all',
    path: patterns.messagesRead,
    from: patterns.messages,
    policy: signedIn,
    audit: 'none: marks one’s own messages as read',
    body: z.object({}),
    invalid: () => ({ title: '', body: null }),
    handler: async (ctx) => (await read(ctx, null)) ?? seeOther(ctx.url.page(patterns.messages, { klart: 'alla' })),
  }),
  page({
    id: 'messages.one',
    path: patterns.message,
    policy: signedIn,
    audit: 'none: reads one’s own message',
    params: messageParams,
    query: z.object({ klart: z.enum(['last']).optional() }),
    handler: async (ctx): Promise<PageAnswer | Problem> => {
      const message = await readAs(ctx, (tx, person) => findMine(tx, person, ctx.params.id));
      if (!message) return noMessage();
      const text = messagesText[ctx.lang];
      const title = message.subject[ctx.lang];
      return {
        title,
        breadcrumbs: [{ label: text.title, href: ctx.url.page(patterns.messages) }, { label: title }],
        body: OneMessage({ lang: ctx.lang, url: ctx.url, hidden: () => hiddenOf(ctx), message, says: ctx.query.klart && text.marked }),
      };
    },
  }),
  form({
    id: 'messages.read',
    path: patterns.messageRead,
    from: patterns.message,
    policy: signedIn,
    audit: 'none: marks one’s own message as read',
    params: messageParams,
    body: z.object({ go: z.enum(['yes', 'no']).default('no') }),
    invalid: () => ({ title: '', body: null }),
    handler: async (ctx) => {
      const message = await readAs(ctx, (tx, person) => findMine(tx, person, ctx.params.id));
      if (!message) return noMessage();
      const refused = await read(ctx, message.id);
      if (refused) return refused;
      const leadsOn = ctx.body.go === 'yes' && message.path !== null;
      return seeOther(leadsOn ? localPath(message.path, ctx.lang) : ctx.url.page(paths.message(message.id), { klart: 'last' }));
    },
  }),
];

/** Marks as read; a problem when the form has been sent before with other content. */
async function read(ctx: Ctx, message: string | null): Promise<Problem | undefined> {
  const done = await act(doingOf(ctx), async (tx) => ok({ answer: await markRead(tx, personOf(ctx.subject).id, message), events: [] }));
  return !done.ok && isKeyReused(done.error) ? keyReused() : undefined;
}
