import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { atomType, feed } from '../../../platform/http/atom.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { documentsById } from '../../documents/index.ts';
import { findPublicRuling, type PublicRuling, publicRulings } from '../queries.ts';
import { nameOf, PublicListScreen, PublicRulingScreen, saysOf } from '../screens/public.tsx';
import { rulingsText } from '../text/rulings.ts';
import { type Ctx, file, json, page } from './kit.ts';

const open = { policy: anyone, audit: 'none: public read' } as const;
const oneParam = z.object({ id: z.uuid().meta({ examples: ['01936f4e-7b1a-7c3e-9d1f-2a6b8c4d5e6f'] }) });

/** Made-up decisions are shown in demonstrations alone. */
const shown = (ctx: Pick<Ctx, 'deps'>) => ({ withFictitious: ctx.deps.isDemo });
const all = (ctx: Pick<Ctx, 'deps'>): Promise<readonly PublicRuling[]> => publicRulings(ctx.deps.db.kysely, shown(ctx));
const one = (ctx: Pick<Ctx, 'deps'>, id: string) => findPublicRuling(ctx.deps.db.kysely, id, shown(ctx));

const noSuch = () =>
  notFound({ sv: rulingsText.sv.open.noneLikeIt, en: rulingsText.en.open.noneLikeIt }, [
    { href: patterns.rulingsPublic, text: { sv: rulingsText.sv.open.title, en: rulingsText.en.open.title } },
    { href: patterns.decisions, text: { sv: rulingsText.sv.open.earlier, en: rulingsText.en.open.earlier } },
  ]);

const units = z.int().min(1).max(5).nullable();
const slotPart = z.object({
  id: z.string().meta({ examples: ['uppgift-1'] }),
  text: z.string().meta({ examples: ['Utredning'] }),
  units: units.meta({ examples: [2] }),
});
const rulingItem = z
  .object({
    id: z.uuid().meta({ examples: ['01936f4e-7b1a-7c3e-9d1f-2a6b8c4d5e6f'] }),
    area: z.string().meta({ description: 'Id of the area.', examples: ['sallsynta-motorikstorningar'] }),
    areaName: z.string().meta({ examples: ['Sällsynta motorikstörningar'] }),
    outcome: z
      .enum(['nhv', 'not-nhv'])
      .meta({ description: 'Whether the care is to be national highly specialised care.', examples: ['nhv'] }),
    decision: z.string().meta({
      description: 'What is decided, in Swedish.',
      examples: ['Vård vid sällsynta tillstånd ska inte vara nationell högspecialiserad vård.'],
    }),
    decidedOn: z.iso.date().meta({ examples: ['2025-12-09'] }),
    diaryNumber: z.string().meta({ examples: ['2025-000123'] }),
    units: units.meta({ description: 'Number of units; null when the care is not national.', examples: [3] }),
    unitsForChildren: z
      .int()
      .min(0)
      .max(5)
      .nullable()
      .meta({ description: 'Of which for children; null when not divided.', examples: [2] }),
    tasks: z.array(slotPart).meta({ description: 'Unequal tasks of the units.' }),
    subPermits: z.array(slotPart).meta({ description: 'Parts of the care that need a permit of their own.' }),
    reasons: z.string().meta({ examples: ['Vården är sällan förekommande och kräver flera professioner.'] }),
    departsFromProposal: z.boolean().meta({ description: 'Whether it departs from what the expert group proposed.', examples: [false] }),
    departureReasons: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    definitionVersion: z
      .string()
      .nullable()
      .meta({ description: 'The version of the definition in the register.', examples: ['2025-12-09 2025-000123'] }),
    entries: z.array(z.string()).meta({
      description: 'Ids of the journal’s entries; see /v1/decisions.',
      examples: [['agency-decision/sallsynta-motorikstorningar/1']],
    }),
    canBeAppealed: z.literal(false).meta({ description: 'HSL 2017:30 chapter 7 section 5.', examples: [false] }),
    document: z
      .string()
      .nullable()
      .meta({
        description: 'Address of the decision as PDF/UA.',
        examples: ['/dokument/oppna/01936f4e-7b1a-7c3e-9d1f-2a6b8c4d5e6f/pdf-ua'],
      }),
    page: z.string().meta({ description: 'Address of its page.', examples: ['/beslut-om-nhv/01936f4e-7b1a-7c3e-9d1f-2a6b8c4d5e6f'] }),
    fictitious: z.boolean().meta({ description: 'Made up in a demonstration; never part of the real register.', examples: [false] }),
  })
  .meta({ id: 'Ruling' });

function itemOf(ruling: PublicRuling): z.output<typeof rulingItem> {
  const { id, area, decidedOn, diaryNumber, document, fictitious, published } = ruling;
  const { slots } = published;
  const part = (row: { readonly id: string; readonly text: { readonly sv: string }; readonly units: number | null }) => ({
    ...row,
    text: row.text.sv,
  });
  return {
    id,
    area,
    areaName: published.areaName,
    outcome: published.outcome,
    decision: saysOf(ruling, 'sv'),
    decidedOn,
    diaryNumber,
    units: slots?.units ?? null,
    unitsForChildren: slots?.unitsForChildren ?? null,
    tasks: (slots?.tasks ?? []).map(part),
    subPermits: (slots?.subPermits ?? []).map(part),
    reasons: published.reasons,
    departsFromProposal: published.departures.length > 0,
    departureReasons: published.departure,
    definitionVersion: published.definitionVersion,
    entries: [...published.entries],
    canBeAppealed: false,
    document: document === null ? null : paths.openDocumentFile(document, 'pdf-ua'),
    page: paths.rulingPublic(id),
    fictitious,
  };
}

export const publicRoutes = [
  page({
    ...open,
    id: 'rulings.list',
    path: patterns.rulingsPublic,
    handler: async (ctx) => ({
      title: rulingsText[ctx.lang].open.title,
      description: rulingsText[ctx.lang].open.description,
      breadcrumbs: [{ label: rulingsText[ctx.lang].open.title }],
      body: <PublicListScreen lang={ctx.lang} url={ctx.url} rulings={await all(ctx)} />,
    }),
  }),
  page({
    ...open,
    id: 'rulings.one',
    path: patterns.rulingPublic,
    params: oneParam,
    handler: async (ctx) => {
      const ruling = await one(ctx, ctx.params.id);
      if (!ruling) return noSuch();
      const documents = await documentsById(ctx.deps.db.kysely, ruling.document === null ? [] : [ruling.document]);
      const title = rulingsText[ctx.lang].print.title(nameOf(ruling, ctx.lang));
      return {
        title,
        description: saysOf(ruling, ctx.lang),
        noIndex: ruling.fictitious,
        breadcrumbs: [
          { label: rulingsText[ctx.lang].open.title, href: ctx.url.page(paths.rulingsPublic) },
          { label: nameOf(ruling, ctx.lang) },
        ],
        body: (
          <PublicRulingScreen
            lang={ctx.lang}
            url={ctx.url}
            ruling={ruling}
            documents={documents}
            hasArea={ctx.deps.register.data().areas.some(({ id }) => id === ruling.area)}
          />
        ),
      };
    },
  }),
  file({
    ...open,
    id: 'rulings.feed',
    path: patterns.rulingsFeed,
    types: ['application/atom+xml'],
    summary: 'The agency’s decisions as an Atom feed',
    handler: async (ctx) => {
      const rulings = await all(ctx);
      const { open: text } = rulingsText.sv;
      const content = feed({
        id: ctx.url.absolute(paths.rulingsFeed),
        link: ctx.url.absolute(paths.rulingsPublic),
        title: text.feedTitle,
        lang: 'sv',
        author: 'Socialstyrelsen',
        updated: rulings[0]?.decidedAt ?? new Date(0),
        entries: rulings.slice(0, 50).map((ruling) => ({
          id: ctx.url.absolute(paths.rulingPublic(ruling.id)),
          title: ruling.fictitious ? `${text.madeUpTag}: ${nameOf(ruling, 'sv')}` : nameOf(ruling, 'sv'),
          updated: ruling.decidedAt,
          published: ruling.decidedAt,
          summary: text.feedSummary(nameOf(ruling, 'sv'), saysOf(ruling, 'sv')),
          link: ctx.url.absolute(paths.rulingPublic(ruling.id)),
        })),
      });
      return { type: atomType, content };
    },
  }),
  json({
    ...open,
    id: 'api.rulings.list',
    path: patterns.api.rulings,
    tag: 'Rulings',
    summary: 'The agency’s decisions on what is national care',
    description: 'Decisions taken in Tillstånd, latest first. Those from before are in the journal: /v1/decisions?kind=agency-decision.',
    query: z.object({ ...pagingFields }),
    response: listOf(rulingItem),
    handler: async (ctx) => pageAnswer(ctx, (await all(ctx)).map(itemOf)),
  }),
  json({
    ...open,
    id: 'api.rulings.one',
    path: patterns.api.ruling,
    tag: 'Rulings',
    summary: 'One decision',
    params: oneParam,
    response: rulingItem,
    handler: async (ctx) => {
      const ruling = await one(ctx, ctx.params.id);
      return ruling ? itemOf(ruling) : noSuch();
    },
  }),
];
