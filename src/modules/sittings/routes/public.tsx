import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { atomType, feed } from '../../../platform/http/atom.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { findOpenSeal } from '../../documents/index.ts';
import { isCancelled, type PublicAgenda, type PublicMinutes } from '../public.ts';
import { type Publication, publications, publicationsOf } from '../queries.ts';
import { PublicList, PublicOne } from '../screens/public.tsx';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { type Ctx, file, page, sittingParams } from './kit.ts';

const open = ({ deps }: Pick<Ctx, 'deps'>) => ({ withFictitious: deps.isDemo });
const noPublication = () =>
  notFound(phrase({ sv: pagesText.sv.public, en: pagesText.en.public }, 'notFound'), [
    { href: patterns.boardMinutes, text: phrase({ sv: pagesText.sv.public, en: pagesText.en.public }, 'title') },
  ]);

/** What everyone reads of the board: agendas before the meeting, minutes after, and both as a feed. */
export const publicRoutes = [
  page({
    id: 'board-minutes.list',
    path: patterns.boardMinutes,
    policy: anyone,
    audit: 'none: public read',
    handler: async (ctx) => ({
      title: pagesText[ctx.lang].public.title,
      description: pagesText[ctx.lang].public.lede,
      breadcrumbs: [{ label: pagesText[ctx.lang].public.title }],
      body: <PublicList lang={ctx.lang} url={ctx.url} list={await publications(ctx.deps.db.kysely, open(ctx))} />,
    }),
  }),
  page({
    id: 'board-minutes.one',
    path: patterns.boardMinutesOne,
    params: sittingParams,
    policy: anyone,
    audit: 'none: public read',
    handler: async (ctx) => {
      const list = await publicationsOf(ctx.deps.db.kysely, ctx.params.id, open(ctx));
      const [one] = list;
      if (!one) return noPublication();
      const agenda = list.find(({ kind }) => kind === 'agenda')?.content as PublicAgenda | undefined;
      const minutes = list.find(({ kind }) => kind === 'minutes');
      const seal = minutes?.document ? await findOpenSeal(ctx.deps.db, minutes.document) : undefined;
      return {
        title: pagesText[ctx.lang].sitting(formatDate(one.day, ctx.lang)),
        noIndex: one.fictitious,
        breadcrumbs: [
          { label: pagesText[ctx.lang].public.title, href: ctx.url.page(patterns.boardMinutes) },
          { label: formatDate(one.day, ctx.lang) },
        ],
        body: (
          <PublicOne
            lang={ctx.lang}
            url={ctx.url}
            day={one.day}
            fictitious={one.fictitious}
            agenda={agenda}
            minutes={
              minutes && { ...(minutes.content as PublicMinutes), edition: minutes.edition, on: dayInStockholm(minutes.publishedAt) }
            }
            pdf={minutes?.document ? ctx.url.plain(`/dokument/oppna/${minutes.document}/pdf-ua`) : null}
            seal={seal ?? null}
          />
        ),
      };
    },
  }),
  file({
    id: 'board-minutes.feed',
    path: patterns.boardMinutesFeed,
    types: [atomType],
    policy: anyone,
    audit: 'none: public read',
    handler: async (ctx) => {
      const { absolute } = ctx.url;
      const list = await publications(ctx.deps.db.kysely, open(ctx));
      const titleOf = ({ kind, day }: Publication): string => `${pagesText.sv.public[kind]} ${formatDate(day, 'sv')}`;
      return {
        type: atomType,
        content: feed({
          id: absolute(patterns.boardMinutesFeed),
          link: absolute(patterns.boardMinutes),
          title: pagesText.sv.public.feedTitle,
          lang: 'sv',
          author: sittingsText.sv.board,
          updated: list[0]?.publishedAt ?? new Date(0),
          entries: list
            .toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
            .map((one) => ({
              id: absolute(`${paths.boardMinutesOne(one.sitting)}#${one.kind}`),
              title: titleOf(one),
              updated: one.publishedAt,
              summary: summaryOf(one),
              link: absolute(paths.boardMinutesOne(one.sitting)),
            })),
        }),
      };
    },
  }),
];

/** What was on the agenda, or what was decided, in a line. */
function summaryOf(one: Publication): string {
  const { kind, content } = one;
  if (kind === 'agenda')
    return `${isCancelled(one) ? `${pagesText.sv.public.cancelled} ` : ''}${(content as PublicAgenda).items.map(({ title }) => title).join('. ')}`;
  return (content as PublicMinutes).minutes.items
    .flatMap(({ title, decision, applicants }) =>
      decision === null
        ? []
        : [
            `${title}: ${decision.outcomes.map((one) => `${applicants.find(({ key }) => key === one.applicant)?.regionName ?? ''}: ${sittingsText.sv.outcomes[one.kind]}`).join(', ')}`,
          ],
    )
    .join('. ');
}
