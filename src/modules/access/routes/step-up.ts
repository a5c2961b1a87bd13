import { z } from 'zod';
import { patterns, splitLang } from '../../../kernel/paths.ts';
import { seeOther } from '../../../platform/http/route.ts';
import { problem } from '../../../platform/problem/problem.ts';
import { safeReturn, signedIn } from '../../identity/index.ts';
import { personOf } from '../act.ts';
import { findForm, forgetForm } from '../kept-forms.ts';
import { StepUpPage } from '../screens/step-up.tsx';
import { adminText } from '../text/admin.ts';
import { form, hiddenOf, page, readAs } from './kit.ts';

const pathOf = (address: string): string => splitLang(address.split('?', 1)[0] ?? '/').path;

export const stepUpRoutes = [
  page({
    id: 'step-up',
    path: patterns.stepUp,
    policy: signedIn,
    audit: 'none: nothing happens before the form is sent',
    query: z.object({ till: z.string().max(1_000).optional() }),
    handler: async (ctx) => {
      const returnTo = safeReturn(ctx.query.till);
      const kept = await readAs(ctx, (tx) => findForm(tx, personOf(ctx.subject).id, pathOf(returnTo)));
      return {
        title: adminText[ctx.lang].stepUpTitle,
        noIndex: true,
        body: StepUpPage({
          lang: ctx.lang,
          action: ctx.url.page(patterns.stepUp),
          hidden: hiddenOf(ctx, { returnTo }),
          hasKept: kept !== undefined,
        }),
      };
    },
  }),
  form({
    id: 'kept-form.discard',
    byHand: 'what a browser could not send is the browser’s',
    path: patterns.discardForm,
    policy: signedIn,
    audit: 'none: throws away what one wrote oneself and never sent',
    body: z.object({ page: z.string().max(1_000) }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const path = safeReturn(ctx.body.page);
      await readAs(ctx, (tx) => forgetForm(tx, personOf(ctx.subject).id, path));
      return seeOther(ctx.url.page(path));
    },
  }),
];
