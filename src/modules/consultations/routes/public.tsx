import { clockNow } from '../../../platform/db/index.ts';
import { atomType, feed } from '../../../platform/http/atom.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { documentsById } from '../../documents/index.ts';
import { takes } from '../core/due.ts';
import { findSummary, publishedIn } from '../queries/incoming.ts';
import { PublicListScreen, PublicScreen } from '../screens/public.tsx';
import { publicText } from '../text/public.ts';
import { wordText } from '../text/words.ts';
import { type Ctx, file, idParams, noConsultation, page, paths, patterns } from './kit.tsx';
import { listFor, open, publicOne } from './read-public.ts';

async function publicPage(ctx: Ctx, id: string): Promise<PageAnswer | Problem> {
  const { kysely } = ctx.deps.db;
  const one = await publicOne(ctx, id);
  if (!one) return noConsultation();
  const now = await clockNow(kysely);
  const summary = await findSummary(kysely, id);
  const documents = [one.letterDocument, summary?.document ?? null].filter((document) => document !== null);
  return {
    title: wordText[ctx.lang].letterTitle(one.areaName),
    description: publicText[ctx.lang].description(one.areaName),
    breadcrumbs: [{ label: publicText[ctx.lang].title, href: ctx.url.page(patterns.consultationsPublic) }, { label: one.areaName }],
    ...(one.fictitious ? { noIndex: true } : {}),
    body: (
      <PublicScreen
        lang={ctx.lang}
        url={ctx.url}
        one={one}
        takes={takes(one, now)}
        published={await publishedIn(kysely, id)}
        documents={await documentsById(kysely, documents)}
        hasArea={ctx.deps.register.data().areas.some(({ id: area }) => area === one.area)}
      />
    ),
  };
}

/** Consultations as everyone sees them. */
export const publicRoutes = [
  page({
    ...open,
    id: 'consultations.public-list',
    path: patterns.consultationsPublic,
    handler: async (ctx) => {
      const { all, now } = await listFor(ctx);
      const text = publicText[ctx.lang];
      return {
        title: text.title,
        description: text.lede,
        body: (
          <PublicListScreen
            lang={ctx.lang}
            url={ctx.url}
            open={all.filter((one) => takes(one, now) && one.state === 'open')}
            over={all.filter((one) => !takes(one, now) || one.state === 'closed')}
          />
        ),
      };
    },
  }),
  file({
    ...open,
    id: 'consultations.feed',
    path: patterns.consultationsFeed,
    types: ['application/atom+xml'],
    bilingual: true,
    handler: async (ctx) => {
      const { all, now } = await listFor(ctx);
      const text = publicText[ctx.lang];
      const [newest] = all;
      return {
        type: atomType,
        content: feed({
          id: ctx.url.absolute(ctx.url.page(patterns.consultationsFeed)),
          link: ctx.url.absolute(ctx.url.page(patterns.consultationsPublic)),
          title: text.title,
          lang: ctx.lang,
          author: 'Socialstyrelsen',
          updated: newest?.openedAt ?? now,
          entries: all.slice(0, 50).map((one) => ({
            id: ctx.url.absolute(paths.consultationPublic(one.id)),
            title: `${one.fictitious ? `${wordText[ctx.lang].madeUpTag}: ` : ''}${wordText[ctx.lang].letterTitle(one.areaName)}`,
            updated: one.closedAt ?? one.openedAt,
            published: one.openedAt,
            summary: `${one.fictitious ? `${wordText[ctx.lang].madeUpBanner} ` : ''}${text.feedSummary(one.lastDay, one.state === 'open')}`,
            link: ctx.url.absolute(ctx.url.page(paths.consultationPublic(one.id))),
          })),
        }),
      };
    },
  }),
  page({
    ...open,
    id: 'consultations.public',
    path: patterns.consultationPublic,
    params: idParams,
    handler: (ctx) => publicPage(ctx, ctx.params.id),
  }),
];
