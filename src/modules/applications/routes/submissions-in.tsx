import { z } from 'zod';
import { clockNow } from '../../../platform/db/index.ts';
import { dayField } from '../../../platform/http/fields.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { findCall } from '../../calls/index.ts';
import { answerCaseFault, caseForReading } from '../../cases/index.ts';
import { openApplications } from '../commands/open.ts';
import { judgePleaLate } from '../commands/plead.ts';
import { mayOpen } from '../core/submission-life.ts';
import { applicationsOf } from '../queries/application.ts';
import { attemptsOf, pleasIn } from '../queries/plea.ts';
import { openingOf, receivedIn, standingIn } from '../queries/submission.ts';
import { SubmissionsInScreen } from '../screens/submissions-in.tsx';
import { submissionText } from '../text/submission.ts';
import {
  type Ctx,
  callParams,
  crumbs,
  DoneSays,
  doneQuery,
  type Errors,
  faultWords,
  form,
  hiddenOf,
  noCall,
  officers,
  openers,
  page,
  paths,
  patterns,
  readAs,
  roleOf,
  settle,
  staff,
  textIn,
} from './submission-kit.tsx';

type State = { readonly done?: string | undefined; readonly errors?: Errors; readonly values?: Readonly<Record<string, string>> };

async function inPage(ctx: Ctx, id: string, { done, errors = [], values = {} }: State = {}): Promise<PageAnswer | Problem> {
  const found = await readAs(ctx, async (tx, fictitious) => {
    const call = await findCall(tx, id, { fictitious });
    if (!call || call.state === 'draft') return { kind: 'missing' } as const;
    const may = call.careCase === null ? undefined : await caseForReading(tx, doingOf(ctx).person, call.careCase);
    if (call.careCase !== null && may && !may.ok) return { kind: 'case', careCase: call.careCase, fault: may.error } as const;
    const opening = await openingOf(tx, id);
    const pleas = await pleasIn(tx, id);
    const attempts = new Map<string, Awaited<ReturnType<typeof attemptsOf>>>();
    for (const { organisation, state } of pleas)
      if (state === 'waiting') attempts.set(organisation, await attemptsOf(tx, id, organisation));
    return {
      kind: 'found',
      call,
      opening,
      pleas,
      attempts,
      mayOpen: mayOpen(call, await clockNow(tx)),
      received: await receivedIn(tx, id),
      standing: opening ? await standingIn(tx, id) : [],
      applications: opening ? await applicationsOf(tx, id) : [],
    } as const;
  });
  if (found.kind === 'missing') return noCall();
  if (found.kind === 'case') return answerCaseFault(ctx, found.fault, { id: found.careCase, action: 'applications.read' });
  const text = submissionText[ctx.lang].authority;
  const role = roleOf(ctx);
  return {
    title: text.title(found.call.areaName),
    hasErrors: errors.length > 0,
    noIndex: true,
    breadcrumbs: crumbs(ctx, [found.call.areaName, paths.callWork(id)], [text.crumb]),
    body: (
      <>
        <DoneSays lang={ctx.lang} done={done} />
        <SubmissionsInScreen
          lang={ctx.lang}
          url={ctx.url}
          {...found}
          isOpener={role === 'case-officer' || role === 'registrar'}
          isOfficer={role === 'case-officer'}
          errors={errors}
          values={values}
          hidden={() => hiddenOf(ctx)}
        />
      </>
    ),
  };
}

/** What has come in to a call: while it is sealed only that it has; then how it is opened, and what those have asked who came late. */
export const submissionsInRoutes = [
  page({
    id: 'applications.in',
    path: patterns.applicationsIn,
    params: callParams,
    query: doneQuery,
    policy: staff,
    audit: 'none: that something has come in; refusals are logged',
    handler: (ctx) => inPage(ctx, ctx.params.call, { done: ctx.query.klart }),
  }),
  form({
    id: 'applications.opened',
    path: patterns.applicationsOpen,
    from: patterns.applicationsIn,
    params: callParams,
    policy: openers,
    audit: 'applications.opened',
    body: z.object({}),
    invalid: () => problem('unprocessable-input'),
    handler: async (ctx) => {
      const id = ctx.params.call;
      const done = await openApplications(doingOf(ctx), id);
      return settle(ctx, done, { id, action: 'applications.opened', back: paths.applicationsIn(id), says: 'opened' });
    },
  }),
  form({
    id: 'applications.plea-judged',
    path: patterns.applicationPlea,
    from: patterns.applicationsIn,
    params: callParams.extend({ plea: z.uuid() }),
    policy: officers,
    audit: 'application.plea-judged',
    body: z.object({
      newLastDay: z
        .preprocess((value) => (value === '' ? undefined : value), dayField('newLastDay').optional())
        .transform((day) => day ?? null),
      decision: z
        .string()
        .max(2_000)
        .transform((said) => said.trim()),
    }),
    invalid: (ctx) => {
      const { call, plea } = ctx.params;
      const isLong = textIn(ctx.body, 'decision').length > 2_000;
      const values = { newLastDay: textIn(ctx.body, 'newLastDay'), decision: textIn(ctx.body, 'decision') };
      return inPage(ctx, call, {
        errors: faultWords(ctx.lang, { [isLong ? `decision-${plea}` : `newLastDay-${plea}`]: isLong ? 'too-long' : 'other' }),
        values,
      });
    },
    handler: async (ctx) => {
      const { call, plea } = ctx.params;
      const { newLastDay, decision } = ctx.body;
      const values = { newLastDay: newLastDay ?? '', decision };
      if (decision === '') return inPage(ctx, call, { errors: faultWords(ctx.lang, { [`decision-${plea}`]: 'empty' }), values });
      const done = await judgePleaLate(doingOf(ctx), { call, plea, newLastDay, decision });
      if (!done.ok && done.error !== 'key-reused' && done.error.kind === 'invalid')
        return inPage(ctx, call, { errors: faultWords(ctx.lang, done.error.fields), values });
      return settle(ctx, done, { id: call, action: 'application.plea-judged', back: paths.applicationsIn(call), says: 'judged' });
    },
  }),
];
