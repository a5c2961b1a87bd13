import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { findPublicCall } from '../../calls/index.ts';
import { answerCaseFault } from '../../cases/index.ts';
import { completionState } from '../core/completion.ts';
import { changedParts } from '../core/snapshot.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { findApplication } from '../queries/application.ts';
import { completionsOf } from '../queries/completion.ts';
import { applicantsOf, isOpenedForAll } from '../queries/completion-overview.ts';
import { submissionsOfApplication } from '../queries/submission.ts';
import { sealed } from './completion-kit.tsx';
import { readCall } from './completion-overview.tsx';
import { applicantItem, completionItem, standingItem } from './completion-schema.ts';
import { callParams, idParams, noCall, readAs, readers, staff } from './submission-kit.tsx';

const { json } = routesFor<ApplicationsDeps>();
const tag = 'Applications';
const query = z.object(pagingFields);
const maybe = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What is asked for and what came of it, for programs; with the same eyes as the pages. */
export const completionApiRoutes = [
  json({
    id: 'api.calls.applicants',
    path: patterns.api.callApplicants,
    params: callParams,
    query,
    policy: anyone,
    audit: 'none: public read',
    tag: 'Calls',
    summary: 'Who has applied in a call',
    description: 'Empty until the last day has passed and the applications have been opened.',
    response: listOf(applicantItem),
    handler: async (ctx) => {
      const { db, signIn } = ctx.deps;
      const call = await findPublicCall(db.kysely, ctx.params.call, { isDemo: signIn.isDemo });
      if (!call) return noCall();
      const all = (await isOpenedForAll(db.kysely, call.id)) ? await applicantsOf(db.kysely, call.id) : [];
      return pageAnswer(
        ctx,
        all.map((one) => ({ ...one, firstAt: one.firstAt.toISOString() })),
      );
    },
  }),
  json({
    id: 'api.calls.standing',
    path: patterns.api.callStanding,
    params: callParams,
    query,
    policy: staff,
    audit: 'none: reads papers of a case that one takes part in; refusals are logged',
    tag: 'Calls',
    summary: 'How far each region has come in a call',
    description: 'For the authority. While the call is sealed no more is told than that something has come.',
    response: listOf(standingItem),
    handler: async (ctx) => {
      const found = await readCall(ctx, ctx.params.call);
      if (!found) return noCall();
      if (found.kind === 'case') return answerCaseFault(ctx, found.fault, { id: found.careCase, action: 'applications.read' });
      const { applications, standings } = found;
      return pageAnswer(
        ctx,
        found.invited.map((region) => ({
          organisation: region.organisation,
          name: region.name,
          receivedAt: maybe(region.receivedAt),
          begunAt: maybe(region.begunAt),
          firstAt: maybe(region.firstAt),
          remindedDaysBefore: [...region.reminded],
          applications: applications
            .filter(({ organisation }) => organisation === region.organisation)
            .flatMap(({ id, unitName }) => {
              const standing = standings.find((one) => one.application === id);
              if (!standing) return [];
              const { state, judged, round, rounds, checked, lastDay } = standing;
              return [{ id, unit: unitName, state: completionState({ application: state, judged, round, checked }), rounds, lastDay }];
            }),
        })),
      );
    },
  }),
  json({
    id: 'api.applications.completions',
    path: patterns.api.applicationCompletions,
    params: idParams,
    query,
    policy: readers,
    audit: 'none: reads what one’s own region was asked, or papers of a case that one takes part in',
    tag,
    summary: 'What a region has been asked to complete in an application, the latest first',
    response: listOf(completionItem),
    handler: async (ctx) => {
      const found = await readAs(ctx, async (tx, madeUp) => {
        const application = await findApplication(tx, ctx.params.id);
        if (application?.fictitious !== madeUp) return undefined;
        return { rounds: await completionsOf(tx, ctx.params.id), all: await submissionsOfApplication(tx, ctx.params.id) };
      });
      if (!found) return sealed();
      const partsOf = (id: string | null) => found.all.find((one) => one.id === id)?.parts ?? [];
      return pageAnswer(
        ctx,
        found.rounds.map((one) => ({
          id: one.id,
          round: one.round,
          state: one.state,
          askedAt: one.askedAt.toISOString(),
          lastDay: one.lastDay,
          letter: one.letter,
          diaryNumber: one.diaryNumber,
          points: one.points.map(({ key, ask }) => ({ section: key, ask })),
          answer:
            one.answeredAt === null || one.answerNumber === null
              ? null
              : {
                  number: one.answerNumber,
                  submittedAt: one.answeredAt.toISOString(),
                  late: one.late,
                  changed: [...changedParts(partsOf(one.ofSubmission), partsOf(one.answer))],
                },
          closedWhy: one.closedWhy,
        })),
      );
    },
  }),
];
