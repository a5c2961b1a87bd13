import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { many, searchText } from '../../../platform/http/fields.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import { isMadeUp, personOf } from '../../access/index.ts';
import { caseStates, type ProductKind } from '../core/states.ts';
import { longlist } from '../nominations.ts';
import { standingOf } from '../people.ts';
import { allCases, type CareCase, type Product, productsOfCases } from '../queries.ts';
import { LifeScreen } from '../screens/life.tsx';
import { CasesScreen, type ListedCase } from '../screens/list.tsx';
import { type Candidate, CompareScreen, LonglistScreen } from '../screens/longlist.tsx';
import { pagesText } from '../text/pages.ts';
import { actsAs, areaOptions, type Ctx, crumbs, csv, isStaff, isStaffPolicy, page, readAs, seesCases } from './kit.ts';
import { nextWay } from './read-case.ts';

export const listQuery = {
  q: searchText.optional().meta({ description: 'Part of the name or id of the area.' }),
  state: many(z.enum(caseStates)).optional().meta({ description: 'One or several states.' }),
  handler: z
    .enum(['anyone', 'mine', 'nobody'])
    .optional()
    .meta({ description: 'Who handles the case: anyone, the one who asks, or nobody.' }),
};
type Query = {
  readonly q?: string | undefined;
  readonly state?: readonly (typeof caseStates)[number][] | undefined;
  readonly handler?: 'anyone' | 'mine' | 'nobody' | undefined;
};

/** The cases that this person may know of and that match, with what is missing in those that they see. */
export async function listCases(tx: Tx, person: string, { q = '', state = [], handler = 'anyone' }: Query) {
  const fictitious = await isMadeUp(tx, person);
  const all = await allCases(tx, { fictitious });
  const sought = q.toLocaleLowerCase('sv');
  const found = all.filter(
    (one) =>
      (sought === '' || [one.areaName, one.areaNameEn ?? '', one.area].some((name) => name.toLocaleLowerCase('sv').includes(sought))) &&
      (state.length === 0 ? true : state.includes(one.state)) &&
      (handler === 'anyone' || (handler === 'mine' ? one.handler === person : one.handler === null)),
  );
  const products = await productsOfCases(
    tx,
    found.map(({ id }) => id),
  );
  const listed: ListedCase[] = [];
  for (const careCase of found) {
    const standing = await standingOf(tx, careCase.id, person);
    listed.push({ careCase, standing, missing: standing === 'clear' ? missingIn(careCase, products.get(careCase.id) ?? []) : [] });
  }
  return { listed, all: all.length, fictitious };
}

const missingIn = (careCase: CareCase, products: readonly Product[]): readonly ProductKind[] => nextWay(careCase, products)?.missing ?? [];

export const listRoutes = [
  page({
    id: 'cases.list',
    path: patterns.cases,
    policy: seesCases,
    audit: 'none: reads which cases there are, of those one takes part in or works with',
    query: z.object(listQuery),
    handler: async (ctx) => {
      const { listed, all, fictitious } = await readAs(ctx, (tx) => listCases(tx, personOf(ctx.subject).id, ctx.query));
      const { q = '', state = [], handler = 'anyone' } = ctx.query;
      return {
        title: pagesText[ctx.lang].cases.title,
        breadcrumbs: crumbs(ctx, undefined),
        body: CasesScreen({
          lang: ctx.lang,
          url: ctx.url,
          cases: listed,
          all,
          filter: { q, states: state, handler },
          isStaff: isStaff(ctx),
          nominates: actsAs(ctx, 'case-officer'),
          leads: actsAs(ctx, 'case-officer', 'head'),
          fictitious,
        }),
      };
    },
  }),
  csv({
    id: 'cases.csv',
    path: patterns.casesCsv,
    policy: seesCases,
    audit: 'none: the list itself, as a file',
    tag: 'Cases',
    summary: 'Cases as CSV',
    query: z.object(listQuery),
    columns: [
      { name: 'id', about: { sv: 'Ärendets id', en: 'Id of the case' }, value: ({ careCase }: ListedCase) => careCase.id },
      { name: 'area', about: { sv: 'Områdets id', en: 'Id of the area' }, value: ({ careCase }: ListedCase) => careCase.area },
      { name: 'name', about: { sv: 'Områdets namn', en: 'Name of the area' }, value: ({ careCase }: ListedCase) => careCase.areaName },
      { name: 'state', about: { sv: 'Läge', en: 'State' }, value: ({ careCase }: ListedCase) => careCase.state },
      { name: 'step', about: { sv: 'Steg 0–8', en: 'Step 0–8' }, type: 'integer', value: ({ careCase }: ListedCase) => careCase.step },
      {
        name: 'stoppedIn',
        about: { sv: 'Där det stod när det stoppades', en: 'Where it stood when it was stopped' },
        value: ({ careCase }: ListedCase) => careCase.stoppedIn,
      },
      {
        name: 'missing',
        about: { sv: 'Saknas för nästa steg', en: 'Missing for the next step' },
        value: ({ missing }: ListedCase) => missing.join(' '),
      },
      { name: 'openedAt', about: { sv: 'Öppnat', en: 'Opened' }, value: ({ careCase }: ListedCase) => careCase.openedAt.toISOString() },
      { name: 'changedAt', about: { sv: 'Ändrat', en: 'Changed' }, value: ({ careCase }: ListedCase) => careCase.changedAt.toISOString() },
      {
        name: 'fictitious',
        about: { sv: 'Påhittat', en: 'Made up' },
        type: 'boolean',
        value: ({ careCase }: ListedCase) => careCase.fictitious,
      },
    ],
    handler: async (ctx) => {
      const { listed, fictitious } = await readAs(ctx, (tx) => listCases(tx, personOf(ctx.subject).id, ctx.query));
      return { rows: listed, name: `${fictitious ? 'pahittat-' : ''}arenden.csv` };
    },
  }),
  page({
    id: 'cases.longlist',
    path: patterns.longlist,
    policy: isStaffPolicy,
    audit: 'none: reads nominations of one’s own authority',
    handler: (ctx) => longlistPage(ctx),
  }),
  page({
    id: 'cases.compare',
    path: patterns.compareCandidates,
    policy: isStaffPolicy,
    audit: 'none: reads nominations of one’s own authority',
    query: z.object({ id: many(z.uuid()).optional() }),
    handler: async (ctx) => {
      const ids = [...new Set(ctx.query.id ?? [])];
      const { candidates, fictitious } = await readAs(ctx, (tx) => candidatesIn(tx, personOf(ctx.subject).id));
      const chosen = candidates.filter(({ careCase }) => ids.includes(careCase.id));
      if (chosen.length < 2 || chosen.length > 4) return longlistPage(ctx, pagesText[ctx.lang].longlist.pickRule);
      const { title } = pagesText[ctx.lang].compare;
      return {
        title,
        breadcrumbs: crumbs(ctx, undefined, title),
        body: CompareScreen({
          lang: ctx.lang,
          url: ctx.url,
          candidates: chosen,
          areas: areaOptions(ctx),
          sets: actsAs(ctx, 'case-officer'),
          fictitious,
        }),
      };
    },
  }),
  page({
    id: 'cases.life',
    path: patterns.lifeOfCases,
    policy: seesCases,
    audit: 'none: the same for everyone',
    handler: (ctx) => {
      const { title } = pagesText[ctx.lang].life;
      return { title, breadcrumbs: crumbs(ctx, undefined, title), body: LifeScreen({ lang: ctx.lang }) };
    },
  }),
];

async function longlistPage(ctx: Ctx, fault?: string): Promise<PageAnswer> {
  const { candidates, fictitious } = await readAs(ctx, (tx) => candidatesIn(tx, personOf(ctx.subject).id));
  const { title } = pagesText[ctx.lang].longlist;
  return {
    title,
    ...(fault === undefined ? {} : { hasErrors: true }),
    breadcrumbs: crumbs(ctx, undefined, title),
    body: LonglistScreen({ lang: ctx.lang, url: ctx.url, candidates, fictitious, fault }),
  };
}

/** The areas that wait, those with the highest priority first, then those that have waited longest. */
export async function candidatesIn(
  tx: Tx,
  person: string,
): Promise<{ readonly candidates: readonly Candidate[]; readonly fictitious: boolean }> {
  const fictitious = await isMadeUp(tx, person);
  const waiting = (await allCases(tx, { fictitious })).filter(({ state }) => state === 'longlist');
  const { nominations, priorities } = await longlist(
    tx,
    waiting.map(({ id }) => id),
  );
  const candidates = waiting
    .map((careCase) => ({ careCase, nomination: nominations.get(careCase.id), priority: priorities.get(careCase.id) }))
    // Someone with a conflict of interest in a case does not see what was nominated.
    .filter(({ nomination }) => nomination !== undefined)
    .toSorted(
      (a, b) => (a.priority?.priority ?? 9) - (b.priority?.priority ?? 9) || a.careCase.openedAt.getTime() - b.careCase.openedAt.getTime(),
    );
  return { candidates, fictitious };
}
