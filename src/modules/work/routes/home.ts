import { z } from 'zod';
import { sortByText } from '../../../kernel/format.ts';
import { patterns } from '../../../kernel/paths.ts';
import { personOf } from '../../access/index.ts';
import { areaName } from '../../directory/index.ts';
import { closedDrafts, countOpenDrafts, openDrafts, viewerOf } from '../queries.ts';
import { AreasScreen } from '../screens/areas.tsx';
import { HomeScreen } from '../screens/home.tsx';
import { workText } from '../text/work.ts';
import { crumbs, isDecider, isWriter, page, readAs, viewNow, works } from './kit.ts';

export const homeRoutes = [
  page({
    id: 'work',
    path: patterns.work,
    policy: works,
    audit: 'none: reads drafts of one’s own authority',
    handler: async (ctx) => {
      const me = personOf(ctx.subject).id;
      const { open, recent } = await readAs(ctx, async (tx) => {
        const viewer = await viewerOf(tx, me);
        return { open: await openDrafts(tx, viewer), recent: await closedDrafts(tx, viewer) };
      });
      const drafts = isWriter(ctx);
      const decides = isDecider(ctx);
      return {
        title: workText[ctx.lang].home.title,
        body: HomeScreen({
          lang: ctx.lang,
          url: ctx.url,
          data: viewNow(ctx).data,
          drafts,
          decides,
          toDecide: open.filter((draft) => draft.status === 'proposed'),
          mine: open.filter((draft) => draft.draftedBy === me),
          others: open.filter((draft) => draft.draftedBy !== me && !(decides && draft.status === 'proposed')),
          recent,
        }),
      };
    },
  }),
  page({
    id: 'work.areas',
    path: patterns.workAreas,
    policy: works,
    audit: 'none: the areas are public',
    query: z.object({ q: z.string().trim().max(100).optional() }),
    handler: async (ctx) => {
      const { areas } = viewNow(ctx);
      const q = ctx.query.q ?? '';
      const sought = q.toLocaleLowerCase('sv');
      const found = areas.filter(({ area }) =>
        [area.id, area.name, area.nameEn ?? '', ...area.aliases].some((name) => name.toLocaleLowerCase('sv').includes(sought)),
      );
      const counts = await readAs(ctx, async (tx) => countOpenDrafts(tx, await viewerOf(tx, personOf(ctx.subject).id)));
      const { title } = workText[ctx.lang].areas;
      return {
        title,
        breadcrumbs: crumbs(ctx, [title]),
        body: AreasScreen({
          lang: ctx.lang,
          url: ctx.url,
          q,
          areas: sortByText(found, ({ area }) => areaName(area, ctx.lang).text, ctx.lang),
          all: areas.length,
          drafts: counts,
        }),
      };
    },
  }),
];
