import { z } from 'zod';
import { sortByText } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { many, searchText } from '../../../platform/http/fields.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { problem } from '../../../platform/problem/problem.ts';
import { doingOf, type FormState, isMadeUp, personOf } from '../../access/index.ts';
import { type AreaUnderWay, areasUnderWay, takeOver } from '../commands/take-over.ts';
import { caseStates } from '../core/states.ts';
import { UnderWayScreen } from '../screens/under-way.tsx';
import { pagesText } from '../text/pages.ts';
import {
  actsAs,
  answerFault,
  type Ctx,
  crumbs,
  form,
  formParts,
  leads,
  openForm,
  page,
  readAs,
  refusedForm,
  text,
  texts,
  writes,
} from './kit.ts';

const query = {
  q: searchText.optional(),
  state: many(z.enum(caseStates)).optional(),
};
type Query = z.output<z.ZodObject<typeof query>>;

/** Areas under way that have no case, and taking them over. */
export const underWayRoutes = [
  page({
    id: 'cases.under-way',
    path: patterns.casesUnderWay,
    policy: leads,
    audit: 'none: reads the register, and which areas lack a case',
    query: z.object({ ...query, klart: z.coerce.number().int().min(1).max(300).optional() }),
    handler: async (ctx) => {
      const state = await openForm(ctx, {});
      return underWayPage(ctx, state, { filter: ctx.query, chosen: [], stopped: new Map(), done: ctx.query.klart });
    },
  }),
  form({
    id: 'cases.take-over',
    path: patterns.casesUnderWay,
    policy: writes,
    audit: 'case.taken-over',
    // `stopped` pairs a paused area with the step that it was paused in: `analcancer:review`.
    body: z.object({ area: texts, stopped: texts, reason: text() }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { area: areas, reason } = ctx.body;
      const stoppedIn = new Map(
        ctx.body.stopped.map((pair) => [pair.slice(0, pair.lastIndexOf(':')), pair.slice(pair.lastIndexOf(':') + 1)]),
      );
      const done = await takeOver(doingOf(ctx), { areas, stoppedIn, reason });
      if (done.ok) {
        const [only, ...others] = done.value;
        return seeOther(
          only !== undefined && others.length === 0
            ? ctx.url.page(paths.careCase(only), { klart: 'saved' })
            : ctx.url.page(patterns.casesUnderWay, { klart: String(done.value.length) }),
        );
      }
      const fault = done.error;
      if (typeof fault === 'object' && fault.kind === 'faults') {
        return underWayPage(ctx, refusedForm({ reason }, fault.faults, ctx.lang), {
          filter: {},
          chosen: areas,
          stopped: stoppedIn,
          done: undefined,
        });
      }
      return answerFault(ctx, fault, { id: '', action: 'case.taken-over' });
    },
  }),
];

type Shown = {
  readonly filter: Query;
  readonly chosen: readonly string[];
  readonly stopped: ReadonlyMap<string, string>;
  readonly done: number | undefined;
};

async function underWayPage(ctx: Ctx, state: FormState, { filter, chosen, stopped, done }: Shown): Promise<PageAnswer> {
  const { all, fictitious } = await readAs(ctx, async (tx) => {
    const made = await isMadeUp(tx, personOf(ctx.subject).id);
    return { all: await areasUnderWay(tx, { fictitious: made }), fictitious: made };
  });
  const { title } = pagesText[ctx.lang].underWay;
  const nameOf = ({ name, nameEn }: AreaUnderWay): string => (ctx.lang === 'en' ? (nameEn ?? name) : name);
  const { q = '', state: states = [] } = filter;
  const sought = q.toLocaleLowerCase('sv');
  const found = all.filter(
    (one) =>
      (sought === '' || [one.name, one.nameEn ?? '', one.area].some((name) => name.toLocaleLowerCase('sv').includes(sought))) &&
      (states.length === 0 || states.includes(one.at.state)),
  );
  return {
    title,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, undefined, title),
    body: UnderWayScreen({
      ...formParts(ctx, state, patterns.casesUnderWay),
      back: { href: ctx.url.page(patterns.cases), label: pagesText[ctx.lang].cancel },
      url: ctx.url,
      areas: sortByText(
        found.map((one) => ({ ...one, label: nameOf(one) })),
        ({ label }) => label,
        ctx.lang,
      ),
      all: all.length,
      filter: { q, states },
      chosen,
      stopped,
      done,
      takes: actsAs(ctx, 'case-officer'),
      fictitious,
    }),
  };
}
