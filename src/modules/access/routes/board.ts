import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Result } from '../../../kernel/result.ts';
import { dayField } from '../../../platform/http/fields.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { readCollaborationRegions } from '../../organisations/index.ts';
import { doingOf, personOf } from '../act.ts';
import { addBoardTerm, editBoardTerm, type TermFault } from '../commands/board.ts';
import { seats } from '../core/board.ts';
import type { FormState } from '../core/form.ts';
import { all, freshlySignedIn, mayAs } from '../policies.ts';
import { isAuthorityAdministrator, scopeOf } from '../rules.ts';
import { BoardTerms } from '../screens/board.tsx';
import { TermForm } from '../screens/board-term.tsx';
import { findTerm, listTerms, type TermRow } from '../store/board.ts';
import { listPeople } from '../store/people.ts';
import { placesText } from '../text/places.ts';
import { answerAct, discardOf, formAnswer, placedFaults, versionShown } from './answers.ts';
import {
  administersAuthority,
  type Ctx,
  crumbs,
  form,
  hiddenOf,
  maybeLine,
  openForm,
  page,
  readAs,
  refusedForm,
  uuidParam,
  versionField,
  yesOrNo,
} from './kit.ts';

const changes = all(administersAuthority, freshlySignedIn);

const term = z
  .object({
    person: z.uuid(),
    seat: z.enum(seats),
    collaborationRegion: maybeLine(100),
    from: dayField('from'),
    to: dayField('to'),
    withdrawn: yesOrNo.default(false),
    version: versionField.default(0),
  })
  // A substitute sits for a member's collaboration region, or for the chair and then for none.
  .refine(({ seat, collaborationRegion }) => seat === 'substitute' || (seat === 'chair') === (collaborationRegion === null), {
    path: ['collaborationRegion'],
  })
  .refine(({ from, to }) => to >= from, { path: ['toBeforeFrom'] });

export const boardRoutes = [
  page({
    id: 'board-terms.list',
    path: patterns.boardTerms,
    policy: mayAs('administrator', 'auditor', 'board-secretary', 'board-chair'),
    audit: 'none: reads who sits on the board',
    query: z.object({ done: z.enum(['termSaved']).optional() }),
    handler: async (ctx) => {
      const found = await readAs(ctx, async (tx) => ({
        terms: await listTerms(tx, ctx.today),
        regions: await readCollaborationRegions(tx),
      }));
      const text = placesText[ctx.lang];
      return {
        title: text.boardTitle,
        breadcrumbs: crumbs(ctx, [text.boardTitle]),
        body: BoardTerms({
          lang: ctx.lang,
          url: ctx.url,
          today: ctx.today,
          ...found,
          mayChange: isAuthorityAdministrator(personOf(ctx.subject)),
          says: ctx.query.done === undefined ? undefined : text[ctx.query.done],
        }),
      };
    },
  }),
  page({
    id: 'board-terms.new',
    path: patterns.boardTermNew,
    policy: changes,
    audit: 'none: an empty form',
    handler: async (ctx) => termForm(ctx, null, await openForm(ctx, { from: ctx.today })),
  }),
  form({
    id: 'board-terms.add',
    path: patterns.boardTermNew,
    policy: changes,
    audit: 'board-term.added',
    body: term,
    invalid: (ctx, issues) => termForm(ctx, null, placedFaults(refusedForm(ctx.body, issues, placesText[ctx.lang].termFault))),
    handler: async (ctx) => answerTo(ctx, null, ctx.body, await addBoardTerm(doingOf(ctx), ctx.body)),
  }),
  page({
    id: 'board-terms.one',
    path: patterns.boardTerm,
    policy: changes,
    audit: 'none: reads one term',
    params: uuidParam,
    handler: async (ctx) => {
      const row = await readAs(ctx, (tx) => findTerm(tx, ctx.params.id, ctx.today));
      return row ? termForm(ctx, row.id, await openForm(ctx, valuesFrom(row))) : gone;
    },
  }),
  form({
    id: 'board-terms.edit',
    path: patterns.boardTerm,
    policy: changes,
    audit: 'board-term.changed',
    params: uuidParam,
    body: term,
    invalid: (ctx, issues) => termForm(ctx, ctx.params.id, placedFaults(refusedForm(ctx.body, issues, placesText[ctx.lang].termFault))),
    handler: async (ctx) => answerTo(ctx, ctx.params.id, ctx.body, await editBoardTerm(doingOf(ctx), ctx.params.id, ctx.body, ctx.today)),
  }),
];

const valuesFrom = (facts: Pick<TermRow, 'person' | 'seat' | 'collaborationRegion' | 'from' | 'to' | 'withdrawn' | 'version'>) => ({
  person: facts.person,
  seat: facts.seat,
  collaborationRegion: facts.collaborationRegion ?? '',
  from: facts.from,
  to: facts.to,
  withdrawn: facts.withdrawn ? 'yes' : 'no',
  version: String(facts.version),
});

async function termForm(ctx: Ctx, id: string | null, state: FormState, stale?: TermRow): Promise<PageAnswer> {
  const found = await readAs(ctx, async (tx) => ({
    people: await listPeople(tx, scopeOf(personOf(ctx.subject)), { q: undefined, active: undefined }),
    regions: await readCollaborationRegions(tx),
  }));
  const text = placesText[ctx.lang];
  const title = id === null ? text.termNewTitle : text.termTitle;
  const body = TermForm({
    lang: ctx.lang,
    url: ctx.url,
    isNew: id === null,
    state,
    stale,
    people: found.people.map((one) => ({ value: one.id, label: one.name })),
    regions: found.regions,
    here: ctx.url.page(id === null ? patterns.boardTermNew : paths.boardTerm(id)),
    hidden: hiddenOf(ctx, { version: versionShown(state, stale) }),
    discard: discardOf(ctx),
  });
  return formAnswer({ title, breadcrumbs: crumbs(ctx, [text.boardTitle, patterns.boardTerms], [title]), body }, [state], stale);
}

function answerTo(ctx: Ctx, id: string | null, body: z.output<typeof term>, saved: Result<string, TermFault | KeyReused>) {
  const text = placesText[ctx.lang].termFault;
  const values = valuesFrom(body);
  return answerAct(ctx, saved, {
    done: () => seeOther(ctx.url.page(patterns.boardTerms, { done: 'termSaved' })),
    told: {
      gone: () => gone,
      stale: ({ now }) => termForm(ctx, id, { values, faults: {} }, now),
      clash: (clash) =>
        termForm(ctx, id, { values, faults: clash.with === 'seat' ? { seat: text.clashSeat } : { person: text.clashPerson } }),
    },
  });
}

const gone = notFound({ sv: placesText.sv.termGone, en: placesText.en.termGone });
