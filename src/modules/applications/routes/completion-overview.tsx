import { z } from 'zod';
import { anyone } from '../../../platform/http/policy.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, personOf } from '../../access/index.ts';
import { findCall, findPublicCall, questionsOf } from '../../calls/index.ts';
import { answerCaseFault, caseForReading, hasProduct } from '../../cases/index.ts';
import { callIsSettled, settleCall } from '../commands/completion-judge.ts';
import { applicationsOf } from '../queries/application.ts';
import { standingsIn } from '../queries/completion.ts';
import { applicantsOf, invitedTo, isOpenedForAll } from '../queries/completion-overview.ts';
import { openingOf } from '../queries/submission.ts';
import { ApplicantsScreen, OverviewScreen } from '../screens/completion-overview.tsx';
import { completionText } from '../text/completion.ts';
import { answerCompletion, CompletionDone } from './completion-kit.tsx';
import {
  type Ctx,
  callParams,
  crumbs,
  doneQuery,
  form,
  hiddenOf,
  noCall,
  officers,
  page,
  paths,
  patterns,
  readAs,
  roleOf,
  seeOther,
  staff,
} from './submission-kit.tsx';

/** All that the authority may know of a call; by the rules of its case. */
export const readCall = (ctx: Ctx, id: string) =>
  readAs(ctx, async (tx, fictitious) => {
    const call = await findCall(tx, id, { fictitious });
    if (!call || call.state === 'draft') return undefined;
    const may = call.careCase === null ? undefined : await caseForReading(tx, personOf(ctx.subject), call.careCase);
    if (call.careCase !== null && may && !may.ok) return { kind: 'case', fault: may.error, careCase: call.careCase } as const;
    const careCase = call.careCase;
    return {
      kind: 'found',
      call,
      isOpened: (await openingOf(tx, id)) !== undefined,
      invited: await invitedTo(tx, id),
      applications: await applicationsOf(tx, id),
      standings: await standingsIn(tx, id),
      questions: await questionsOf(tx, id),
      settles: careCase !== null && !(await hasProduct(tx, careCase, 'applications')) && (await callIsSettled(tx, id)),
    } as const;
  });

async function overviewPage(ctx: Ctx, id: string, done: string | undefined): Promise<PageAnswer | Problem> {
  const found = await readCall(ctx, id);
  if (!found) return noCall();
  if (found.kind === 'case') return answerCaseFault(ctx, found.fault, { id: found.careCase, action: 'applications.read' });
  const title = completionText[ctx.lang].overview.title(found.call.areaName);
  return {
    title,
    noIndex: true,
    breadcrumbs: crumbs(
      ctx,
      [completionText[ctx.lang].overview.calls, patterns.callsWork],
      [completionText[ctx.lang].overview.toIncoming, paths.applicationsIn(id)],
      [title],
    ),
    body: (
      <>
        <CompletionDone lang={ctx.lang} done={done} />
        <OverviewScreen
          lang={ctx.lang}
          url={ctx.url}
          {...found}
          maySettle={found.settles && roleOf(ctx) === 'case-officer'}
          hidden={hiddenOf(ctx)}
        />
      </>
    ),
  };
}

async function applicantsPage(ctx: Ctx, id: string): Promise<PageAnswer | Problem> {
  const { db, signIn } = ctx.deps;
  const call = await findPublicCall(db.kysely, id, { isDemo: signIn.isDemo });
  if (!call) return noCall();
  const isOpened = await isOpenedForAll(db.kysely, id);
  const title = completionText[ctx.lang].applicants.title(call.areaName);
  return {
    title,
    breadcrumbs: crumbs(ctx, [completionText[ctx.lang].applicants.call, paths.call(id)], [title]),
    body: (
      <ApplicantsScreen
        lang={ctx.lang}
        url={ctx.url}
        call={call}
        isOpened={isOpened}
        applicants={isOpened ? await applicantsOf(db.kysely, id) : []}
      />
    ),
  };
}

/** How far a call has come, for the authority; and who has applied, for everyone. */
export const overviewRoutes = [
  page({
    id: 'applications.overview',
    path: patterns.applicationsOverview,
    params: callParams,
    query: doneQuery,
    policy: staff,
    audit: 'none: reads papers of a case that one takes part in; refusals are logged',
    handler: (ctx) => overviewPage(ctx, ctx.params.call, ctx.query.klart),
  }),
  form({
    id: 'applications.settled',
    path: patterns.applicationsSettle,
    from: patterns.applicationsOverview,
    params: callParams,
    body: z.object({}),
    invalid: noCall,
    policy: officers,
    audit: 'applications.settled',
    handler: async (ctx) => {
      const { call } = ctx.params;
      const done = await settleCall(doingOf(ctx), call);
      if (done.ok) return seeOther(ctx.url.page(paths.applicationsOverview(call), { klart: 'allDone' }));
      return answerCompletion(ctx, done.error, { id: call, action: 'applications.settled', back: paths.applicationsOverview(call) });
    },
  }),
  page({
    id: 'calls.applicants',
    path: patterns.callApplicants,
    params: callParams,
    policy: anyone,
    audit: 'none: public read',
    handler: (ctx) => applicantsPage(ctx, ctx.params.call),
  }),
];
