import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, isMadeUp, keyReused, note, personOf } from '../../access/index.ts';
import { type NominateFault, nominate, withdrawNomination } from '../commands/nominate.ts';
import { readNominee } from '../core/nominee.ts';
import { findRound, listRounds, nominationsBy } from '../queries/nominations.ts';
import { collaborationRegions, regionsOfOrganisation } from '../queries/organisations.ts';
import type { FormValues } from '../screens/nominee-form.tsx';
import { RegionRoundScreen, ReplaceScreen, RoundsScreen } from '../screens/region.tsx';
import { groupsText } from '../text/groups.ts';
import { bodies } from './bodies.ts';
import { type Ctx, type Fields, form, hiddenOf, keptValues, nominates, numberIn, page, readAs, textIn, versionField } from './kit.ts';
import { formOf, inWords } from './round.ts';

const roundParams = z.object({ round: z.uuid() });
const nominationParams = roundParams.extend({ nomination: z.uuid() });
const done = z.object({
  dnr: z
    .string()
    .regex(/^(DEMO-)?\d{4}-\d{6,}$/)
    .optional(),
  klart: z.enum(['replaced', 'withdrawn']).optional(),
});

export const regionRoutes = [
  page({
    id: 'groups.rounds',
    path: patterns.nominationRounds,
    policy: nominates,
    audit: 'none: reads what all regions are asked',
    handler: async (ctx) => {
      const text = groupsText[ctx.lang].region;
      const read = await readAs(ctx, async (tx) => ({
        rounds: await listRounds(tx, await isMadeUp(tx, personOf(ctx.subject).id)),
        now: await clockNow(tx),
      }));
      return { title: text.title, breadcrumbs: [{ label: text.title }], body: RoundsScreen({ lang: ctx.lang, url: ctx.url, ...read }) };
    },
  }),
  page({
    id: 'groups.rounds.one',
    path: patterns.nominationRound,
    params: roundParams,
    query: done,
    policy: nominates,
    audit: 'none: reads what one’s own region has nominated',
    handler: (ctx) => {
      const text = groupsText[ctx.lang].region;
      const { dnr, klart } = ctx.query;
      const says = klart === undefined ? (dnr === undefined ? undefined : text.receipt(dnr)) : text[klart];
      return roundPage(ctx, ctx.params.round, { says });
    },
  }),
  form({
    id: 'groups.nominated',
    path: patterns.nominationRound,
    params: roundParams,
    policy: nominates,
    audit: 'nomination.made',
    body: bodies.nominate,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { round } = ctx.params;
      const read = await readBody(ctx, ctx.body);
      if (!read.nominee) return roundPage(ctx, round, { given: ctx.body, errors: inWords(ctx.lang, read.faults) });
      const made = await nominate(doingOf(ctx), { round, nominee: read.nominee, replaces: null });
      if (made.ok) return seeOther(ctx.url.page(paths.nominationRound(round), { dnr: made.value.number }));
      if (isKeyReused(made.error)) return keyReused();
      if (made.error.kind === 'faults') return roundPage(ctx, round, { given: ctx.body, errors: inWords(ctx.lang, made.error.faults) });
      return answerTo(ctx, made.error, round, 'nomination.made');
    },
  }),
  page({
    id: 'groups.nomination.replace',
    path: patterns.nominationReplace,
    params: nominationParams,
    policy: nominates,
    audit: 'none: reads what one’s own region has nominated',
    handler: (ctx) => replacePage(ctx, ctx.params),
  }),
  form({
    id: 'groups.nomination.replaced',
    path: patterns.nominationReplace,
    params: nominationParams,
    policy: nominates,
    audit: 'nomination.replaced',
    body: bodies.replace,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { round, nomination } = ctx.params;
      const read = await readBody(ctx, ctx.body);
      if (!read.nominee) return replacePage(ctx, ctx.params, ctx.body, inWords(ctx.lang, read.faults));
      const replaces = { id: nomination, version: numberIn(ctx.body, 'version') };
      const made = await nominate(doingOf(ctx), { round, nominee: read.nominee, replaces });
      if (made.ok) return seeOther(ctx.url.page(paths.nominationRound(round), { klart: 'replaced', dnr: made.value.number }));
      if (isKeyReused(made.error)) return keyReused();
      if (made.error.kind === 'faults') return replacePage(ctx, ctx.params, ctx.body, inWords(ctx.lang, made.error.faults));
      return answerTo(ctx, made.error, round, 'nomination.replaced');
    },
  }),
  form({
    id: 'groups.nomination.withdrawn',
    path: patterns.nominationWithdraw,
    from: patterns.nominationRound,
    params: nominationParams,
    policy: nominates,
    audit: 'nomination.withdrawn',
    body: z.object({ version: versionField }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { round, nomination } = ctx.params;
      const withdrawn = await withdrawNomination(doingOf(ctx), { round, nomination, version: ctx.body.version });
      if (withdrawn.ok) return seeOther(ctx.url.page(paths.nominationRound(round), { klart: 'withdrawn' }));
      return isKeyReused(withdrawn.error) ? keyReused() : answerTo(ctx, withdrawn.error, round, 'nomination.withdrawn');
    },
  }),
];

/** What the form says, with the collaboration regions of one's own region to choose among. */
async function readBody(ctx: Ctx, body: Fields) {
  const all = await readAs(ctx, (tx) => collaborationRegions(tx));
  return readNominee(
    (name) => textIn(body, name),
    all.map(({ id }) => id),
  );
}

async function answerTo(ctx: Ctx, fault: NominateFault, round: string, action: string): Promise<Problem> {
  const { region: sv } = groupsText.sv;
  const { region: en } = groupsText.en;
  const links = [{ href: paths.nominationRound(round), text: { sv: sv.title, en: en.title } }];
  switch (fault.kind) {
    case 'late': {
      const { id, lastDay } = fault.round;
      await note(doingOf(ctx), {
        action,
        object: { kind: 'nomination-round', id },
        result: 'denied',
        reason: groupsText.en.region.lateTitle,
      });
      const detail = { sv: sv.late(formatDate(lastDay, 'sv')), en: en.late(formatDate(lastDay, 'en')) };
      return problem('conflict', { title: { sv: sv.lateTitle, en: en.lateTitle }, detail, links });
    }
    case 'closed-already': {
      const detail = { sv: sv.closedAlready, en: en.closedAlready };
      return problem('conflict', { title: { sv: sv.closedAlreadyTitle, en: en.closedAlreadyTitle }, detail, links });
    }
    default:
      return notFound({ sv: sv.gone, en: en.gone }, [{ href: patterns.nominationRounds, text: { sv: sv.title, en: en.title } }]);
  }
}

const noRound = (): Problem => notFound({ sv: groupsText.sv.region.noRound, en: groupsText.en.region.noRound });

type Shown = { readonly given?: Fields; readonly errors?: FormValues; readonly says?: string | undefined };

async function readRound(ctx: Ctx, id: string) {
  const person = personOf(ctx.subject);
  const { organisation } = person.acting;
  return readAs(ctx, async (tx) => {
    const round = await findRound(tx, id, await isMadeUp(tx, person.id));
    if (!round) return undefined;
    const allRegions = await collaborationRegions(tx);
    const own = await regionsOfOrganisation(tx, organisation);
    const regions = allRegions.filter((one) => own.includes(one.id));
    return { round, allRegions, regions, nominations: await nominationsBy(tx, id, organisation), now: await clockNow(tx) };
  });
}

async function roundPage(ctx: Ctx, id: string, { given, errors = {}, says }: Shown): Promise<PageAnswer | Problem> {
  const read = await readRound(ctx, id);
  if (!read) return noRound();
  const text = groupsText[ctx.lang].region;
  const kept = given ? undefined : await keptValues(ctx);
  const preset = read.regions.length === 1 ? { collaborationRegion: read.regions[0]?.id ?? '' } : {};
  const title = text.roundTitle(read.round.areaName);
  return {
    title,
    hasErrors: Object.keys(errors).length > 0,
    breadcrumbs: [{ label: text.title, href: ctx.url.page(patterns.nominationRounds) }, { label: read.round.areaName }],
    body: RegionRoundScreen({
      ...formOf(ctx, given ?? kept?.values ?? preset, errors, kept?.keptAt),
      ...read,
      says,
      withdrawHidden: () => hiddenOf(ctx),
    }),
  };
}

async function replacePage(
  ctx: Ctx,
  { round: id, nomination }: { readonly round: string; readonly nomination: string },
  given?: Fields,
  errors: FormValues = {},
): Promise<PageAnswer | Problem> {
  const read = await readRound(ctx, id);
  if (!read) return noRound();
  const old = read.nominations.find((one) => one.id === nomination);
  if (old?.status !== 'standing') return answerTo(ctx, { kind: old ? 'closed-already' : 'missing' }, id, 'nomination.replaced');
  const text = groupsText[ctx.lang].region;
  const kept = given ? undefined : await keptValues(ctx);
  const { profession, represents } = old;
  const start = { profession, represents, collaborationRegion: old.collaborationRegion ?? '' };
  const base = formOf(ctx, given ?? kept?.values ?? start, errors, kept?.keptAt);
  return {
    title: text.replaceTitle(old.name),
    hasErrors: Object.keys(errors).length > 0,
    breadcrumbs: [
      { label: text.title, href: ctx.url.page(patterns.nominationRounds) },
      { label: read.round.areaName, href: ctx.url.page(paths.nominationRound(id)) },
      { label: text.replace },
    ],
    body: ReplaceScreen({
      ...base,
      hidden: { ...base.hidden, version: String(old.version) },
      round: read.round,
      old,
      regions: read.regions,
    }),
  };
}
