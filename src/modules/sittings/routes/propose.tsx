import { z } from 'zod';
import { parseLocalDate } from '../../../kernel/date.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { putProposal } from '../commands/item.ts';
import { advisedValues } from '../core/advice.ts';
import { type Outcome, outcomesFor } from '../core/item.ts';
import { type ItemState, votersOf } from '../core/state.ts';
import { ProposeScreen } from '../screens/propose.tsx';
import { pagesText } from '../text/pages.ts';
import { bodies } from './bodies.ts';
import {
  type Ctx,
  crumbs,
  type Fields,
  faultTexts,
  form,
  hiddenOf,
  isProblem,
  itemParams,
  keeps,
  listIn,
  noSitting,
  numberIn,
  page,
  type Sent,
  sentBack,
  statusOf,
  textIn,
} from './kit.ts';
import { type Place, placed } from './placed.ts';

type Shown = { readonly back?: Sent; readonly fill?: 'yttrande' | 'tomt' | undefined };

/**
 * The form of a proposal. The first that is put according to the papers begins as B2 has proposed; one that is put against it, or by a member, begins
 * empty unless one asks for it: what a member proposes is not B2's, nor are the reasons.
 */
function proposePage(ctx: Ctx, { sitting, one }: Place, { back, fill }: Shown): PageAnswer {
  const text = pagesText[ctx.lang];
  const advised = advisedValues(one.item);
  const isFilled = !back && Object.keys(advised).length > 0 && (fill ?? (one.proposals.length === 0 ? 'yttrande' : 'tomt')) === 'yttrande';
  const fields = back?.fields ?? {};
  const sent = Object.fromEntries(Object.keys(fields).map((name) => [name, listIn(fields, name).join(' ')]));
  const values = isFilled ? advised : sent;
  return {
    title: text.propose,
    hasErrors: back !== undefined,
    ...(back ? { status: statusOf(back) } : {}),
    breadcrumbs: crumbs(ctx, sitting, [text.room, paths.sittingRoom(sitting.id)], [text.propose]),
    body: (
      <ProposeScreen
        lang={ctx.lang}
        url={ctx.url}
        sitting={sitting}
        one={one}
        values={values}
        isFilled={isFilled}
        voters={votersOf(sitting.state, one).map(({ person, name }) => ({ value: person, label: name }))}
        hidden={hiddenOf(ctx, { version: String(one.version) })}
        back={back}
      />
    ),
  };
}

/** What a proposal says of each applicant; a start date that is no day is told as missing. */
function outcomesIn({ item }: ItemState, fields: Fields): { readonly outcomes: readonly Outcome[]; readonly isDayMissing: boolean } {
  let isDayMissing = false;
  const outcomes = item.applicants.flatMap(({ key }): readonly Outcome[] => {
    const kind = outcomesFor[item.kind].find((one) => one === textIn(fields, `outcome-${key}`));
    const reasons = textIn(fields, `reasons-${key}`);
    if (kind === undefined) return [];
    if (kind !== 'grant') return [{ kind, applicant: key, reasons }];
    const start = parseLocalDate(textIn(fields, `start-${key}`));
    if (!start.ok) {
      isDayMissing = true;
      return [];
    }
    const population = (['adults', 'children', 'both'] as const).find((one) => one === textIn(fields, `population-${key}`)) ?? null;
    return [
      {
        kind,
        applicant: key,
        population,
        tasks: [...listIn(fields, `tasks-${key}`)],
        subPermits: [...listIn(fields, `subPermits-${key}`)],
        start: start.value,
        reasons,
      },
    ];
  });
  return { outcomes, isDayMissing };
}

/** Where proposals are put. */
export const proposeRoutes = [
  page({
    id: 'sittings.propose',
    path: patterns.sittingPropose,
    params: itemParams,
    query: z.object({ fyll: z.enum(['yttrande', 'tomt']).optional() }),
    policy: keeps,
    audit: 'none: nothing happens before the form is sent',
    handler: async (ctx) => {
      const here = await placed(ctx, ctx.params.id, ctx.params.item);
      return here ? proposePage(ctx, here, { fill: ctx.query.fyll }) : noSitting();
    },
  }),
  form({
    id: 'sittings.proposed',
    path: patterns.sittingPropose,
    params: itemParams,
    policy: keeps,
    audit: 'sitting.happened',
    body: bodies.propose,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, item: of } = ctx.params;
      const here = await placed(ctx, id, of);
      if (!here) return noSitting();
      const { outcomes, isDayMissing } = outcomesIn(here.one, ctx.body);
      if (isDayMissing)
        return proposePage(ctx, here, { back: { fields: ctx.body, faults: faultTexts(ctx, ['start-before-decision']), stale: false } });
      const seen = { of, version: numberIn(ctx.body, 'version') };
      const done = await putProposal(doingOf(ctx), { id, of, seen }, { from: textIn(ctx.body, 'from') || null, outcomes });
      if (done.ok) return seeOther(ctx.url.page(paths.sittingRoom(id)));
      const sent = sentBack(ctx, ctx.body, done.error);
      if (isProblem(sent)) return sent;
      return proposePage(ctx, (await placed(ctx, id, of)) ?? here, { back: sent });
    },
  }),
];
