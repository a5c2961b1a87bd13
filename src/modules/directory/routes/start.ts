import { patterns } from '../../../kernel/paths.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { viewOf } from '../api/routes/view.ts';
import type { DirectoryDeps } from '../deps.ts';
import { StartScreen } from '../screens/start.tsx';
import { startText } from '../text/start.ts';

const { page } = routesFor<DirectoryDeps>();

/** The start page. */
export const startRoutes = [
  page({
    id: 'start',
    path: patterns.start,
    policy: anyone,
    audit: 'none: public read',
    cache: 'register',
    dated: true,
    handler: (ctx) => {
      const { title, description } = startText[ctx.lang];
      return { title, description, body: StartScreen({ frame: ctx, view: viewOf(ctx) }) };
    },
  }),
];
