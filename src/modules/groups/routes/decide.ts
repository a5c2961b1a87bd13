import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, personOf, reasonOf } from '../../access/index.ts';
import { appointMembers, returnProposal } from '../commands/appoint.ts';
import { type GroupFault, inProposal, workStates } from '../commands/common.ts';
import type { GroupKind } from '../core/group.ts';
import type { FormValues } from '../screens/nominee-form.tsx';
import { DecideScreen } from '../screens/propose.tsx';
import { groupsText } from '../text/groups.ts';
import { bodies } from './bodies.ts';
import { readGroup } from './group.ts';
import {
  answerFault,
  appoints,
  type Ctx,
  discardOf,
  form,
  groupParams,
  hiddenOf,
  keptValues,
  kindIn,
  looksAtProposals,
  numberIn,
  ownProposal,
  page,
  readInCase,
  textIn,
} from './kit.ts';
import { groupCrumbs, placeOf } from './place.ts';
import { shown } from './round.ts';

/** The head's decision on a proposed group: to appoint it, or to give it back. */
export const decideRoutes = [
  page({
    id: 'groups.decide',
    path: patterns.caseGroupDecide,
    params: groupParams,
    policy: looksAtProposals,
    audit: 'nominations.read',
    handler: (ctx) => decidePage(ctx, ctx.params.id, kindIn(ctx.params.group), {}),
  }),
  form({
    id: 'groups.appointed',
    path: patterns.caseGroupDecide,
    params: groupParams,
    policy: appoints,
    audit: 'group.appointed',
    body: bodies.appoint,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, group: segment } = ctx.params;
      const kind = kindIn(segment);
      const accepted = textIn(ctx.body, 'accepted').slice(0, 4_000);
      const given = { careCase: id, kind, version: numberIn(ctx.body, 'version'), accepted: accepted === '' ? null : accepted };
      const appointed = await appointMembers(doingOf(ctx), ctx.deps, given);
      if (appointed.ok) return seeOther(ctx.url.page(paths.caseGroup(id, kind), { klart: 'appointed' }));
      if (appointed.error !== 'key-reused' && appointed.error.kind === 'reason-missing') {
        return decidePage(ctx, id, kind, { values: shown(ctx.body), errors: { accepted: groupsText[ctx.lang].decide.acceptMissing } });
      }
      return answerFault(ctx, appointed.error, { id, action: 'group.appointed', kind });
    },
  }),
  form({
    id: 'groups.returned',
    path: patterns.caseGroupReturn,
    from: patterns.caseGroupDecide,
    params: groupParams,
    policy: looksAtProposals,
    audit: 'group.returned',
    body: bodies.giveBack,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, group: segment } = ctx.params;
      const kind = kindIn(segment);
      const text = textIn(ctx.body, 'note');
      if (text === '' || text.length > 4_000) {
        return decidePage(ctx, id, kind, { values: shown(ctx.body), errors: { note: groupsText[ctx.lang].decide.returnMissing } });
      }
      const returned = await returnProposal(doingOf(ctx), { careCase: id, kind, version: numberIn(ctx.body, 'version'), note: text });
      if (returned.ok) return seeOther(ctx.url.page(paths.caseGroup(id, kind), { klart: 'returned' }));
      return answerFault(ctx, returned.error, { id, action: 'group.returned', kind });
    },
  }),
];

type Deciding = { readonly values?: FormValues; readonly errors?: FormValues };

async function decidePage(ctx: Ctx, id: string, kind: GroupKind, { values, errors = {} }: Deciding): Promise<PageAnswer | Problem> {
  const found = await readInCase(ctx, id, { roles: ['head'], states: workStates[kind] }, (tx) => readGroup(tx, id, kind));
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group.appointed', kind });
  const { careCase, read } = found.value;
  const { group } = read;
  if (group?.status !== 'proposed')
    return answerFault(ctx, { kind: 'not-in-this-state' } satisfies GroupFault, { id, action: 'group.appointed', kind });
  const text = groupsText[ctx.lang];
  const title = text.decide.title(text.kindsThe[kind]);
  const kept = values ? undefined : await keptValues(ctx);
  return {
    title,
    hasErrors: Object.keys(errors).length > 0,
    breadcrumbs: groupCrumbs(ctx, careCase, kind, [title]),
    body: DecideScreen({
      ...placeOf(ctx, careCase, kind),
      group,
      seats: read.seats.filter(inProposal),
      lacks: read.lacks,
      regions: read.regions,
      refusal: group.proposedBy === personOf(ctx.subject).id ? reasonOf(ownProposal)[ctx.lang] : undefined,
      top: { errors, keptAt: kept?.keptAt, discard: discardOf(ctx) },
      values: values ?? (kept ? shown(kept.values) : {}),
      hidden: () => hiddenOf(ctx),
    }),
  };
}
