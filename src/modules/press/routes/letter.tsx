import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { formToken } from '../../../platform/http/form-token.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor, seeOther } from '../../../platform/http/route.ts';
import { problem } from '../../../platform/problem/problem.ts';
import { leavePressList } from '../commands/list.ts';
import type { PressDeps } from '../deps.ts';
import { LeftScreen, PressLetterScreen } from '../screens/letter.tsx';
import { byToken, lettersByToken } from '../store.ts';
import { pressText } from '../text/press.ts';

const { page, form } = routesFor<PressDeps>();
const params = z.object({ token: z.string().regex(/^[\w-]{1,80}$/) });

/** What the link in a mail leads to. Reading it changes nothing: programs that look at mails follow links. */
export const letterRoutes = [
  page({
    id: 'press.letter',
    path: patterns.pressLetter,
    params,
    policy: anyone,
    audit: 'none: read with the link of a mail, without an account',
    handler: async (ctx) => {
      const { db } = ctx.deps;
      const { token } = ctx.params;
      const text = pressText[ctx.lang].letter;
      const one = await byToken(db.kysely, token);
      if (!one || one.leftAt !== null) return { title: text.leftTitle, noIndex: true, body: <LeftScreen lang={ctx.lang} url={ctx.url} /> };
      const letters = await lettersByToken(db.kysely, token);
      return {
        title: text.title,
        noIndex: true,
        body: (
          <PressLetterScreen
            lang={ctx.lang}
            url={ctx.url}
            token={token}
            one={one}
            letters={letters}
            hidden={{ ...formToken(ctx.subject) }}
          />
        ),
      };
    },
  }),
  form({
    id: 'press.left',
    path: patterns.pressLeave,
    from: patterns.pressLetter,
    params,
    policy: anyone,
    audit: 'press.recipient-left',
    body: z.object({}),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      await leavePressList(ctx.deps.db, ctx.deps.signIn.auditKey, ctx.params.token);
      return seeOther(ctx.url.page(paths.pressLetter(ctx.params.token)));
    },
  }),
];
