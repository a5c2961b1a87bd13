import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { formToken } from '../../../platform/http/form-token.ts';
import { type Context, type PageAnswer, routesFor, seeOther } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { ErrorSummary } from '../../../ui/index.ts';
import { asSubject, DoneNotice, doingOf, isKeyReused, keyReused, mayAs, personOf } from '../../access/index.ts';
import { addToPressList, type PressFault, removeFromPressList } from '../commands/list.ts';
import type { PressDeps } from '../deps.ts';
import { fieldOf, PressListScreen } from '../screens/list.tsx';
import { recipients } from '../store.ts';
import { pressText } from '../text/press.ts';

const { page, form } = routesFor<PressDeps>();
type Ctx = Context<PressDeps, unknown, unknown, unknown>;
const keeps = mayAs('board-secretary', 'registrar');

const empty = { address: '', purpose: '', isMailbox: false };
type Given = { readonly values?: typeof empty; readonly faults?: readonly PressFault[]; readonly says?: string | undefined };

async function listPage(ctx: Ctx, { values = empty, faults = [], says }: Given = {}): Promise<PageAnswer> {
  const text = pressText[ctx.lang];
  const list = await asSubject(ctx.deps.db, personOf(ctx.subject), recipients);
  return {
    title: text.title,
    hasErrors: faults.length > 0,
    ...(faults.length > 0 ? { status: 422 } : {}),
    breadcrumbs: [{ label: text.title }],
    body: (
      <PressListScreen
        lang={ctx.lang}
        url={ctx.url}
        list={list}
        values={values}
        faults={faults}
        isDemo={ctx.deps.signIn.isDemo}
        hidden={() => ({ ...formToken(ctx.subject) })}
        top={
          <>
            <ErrorSummary lang={ctx.lang} errors={faults.map((fault) => ({ name: fieldOf[fault], message: text.faults[fault] }))} />
            <DoneNotice lang={ctx.lang} says={says} />
          </>
        }
      />
    ),
  };
}

const body = z.object({
  address: z
    .string()
    .max(300)
    .default('')
    .meta({ description: 'The mailbox of an organisation.', examples: ['nyheter@exempel.se'] }),
  purpose: z
    .string()
    .max(1_000)
    .default('')
    .meta({ description: 'Why it is on the list.', examples: ['Redaktionen har bett om utskicken.'] }),
  mailbox: z
    .enum(['yes'])
    .optional()
    .meta({ description: 'That it goes to an organisation, which has asked for it.', examples: ['yes'] }),
});

/** Where the secretary and the registrar keep the press list. */
export const listRoutes = [
  page({
    id: 'press.list',
    path: patterns.pressList,
    policy: keeps,
    audit: 'none: reads the addresses of organisations that have asked to be told',
    query: z.object({ klart: z.enum(['sparad', 'borttagen']).optional() }),
    handler: (ctx) => {
      const { klart } = ctx.query;
      const text = pressText[ctx.lang];
      return listPage(ctx, { says: klart === undefined ? undefined : klart === 'sparad' ? text.saved : text.removed });
    },
  }),
  form({
    id: 'press.added',
    path: patterns.pressList,
    policy: keeps,
    audit: 'press.recipient-added',
    body,
    invalid: (ctx) => listPage(ctx, { faults: ['address'] }),
    handler: async (ctx) => {
      const { address, purpose, mailbox } = ctx.body;
      const values = { address: address.trim(), purpose: purpose.trim(), isMailbox: mailbox === 'yes' };
      const done = await addToPressList(doingOf(ctx), values);
      if (done.ok) return seeOther(ctx.url.page(patterns.pressList, { klart: 'sparad' }));
      return isKeyReused(done.error) ? keyReused() : listPage(ctx, { values, faults: done.error.faults });
    },
  }),
  form({
    id: 'press.removed',
    path: patterns.pressRemove,
    from: patterns.pressList,
    params: z.object({ id: z.uuid() }),
    policy: keeps,
    audit: 'press.recipient-removed',
    body: z.object({}),
    invalid: (ctx) => listPage(ctx),
    handler: async (ctx) => {
      const done = await removeFromPressList(doingOf(ctx), ctx.params.id);
      if (done.ok) return seeOther(ctx.url.page(patterns.pressList, { klart: 'borttagen' }));
      if (isKeyReused(done.error)) return keyReused();
      return notFound(phrase(pressText, 'missing'), [{ href: patterns.pressList, text: phrase(pressText, 'toList') }]);
    },
  }),
];
