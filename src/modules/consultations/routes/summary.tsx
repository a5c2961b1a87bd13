import { z } from 'zod';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { Conflict, doingOf, isKeyReused, keyReused, personOf } from '../../access/index.ts';
import { capacitiesIn } from '../../cases/index.ts';
import { documentsById } from '../../documents/index.ts';
import { lockExpertComment, lockSummary, writeExpertComment, writeSummary } from '../commands/summary.ts';
import type { ExpertComment, Summary } from '../queries/incoming.ts';
import { readWhole } from '../queries/whole.ts';
import { ExpertsScreen } from '../screens/experts.tsx';
import { SummaryScreen } from '../screens/summary.tsx';
import { officerText } from '../text/officer.ts';
import {
  answerFault,
  anyFields,
  badForm,
  type Ctx,
  crumbs,
  doneNotice,
  doneQuery,
  expertLockers,
  expertWriters,
  form,
  hiddenOf,
  idParams,
  longText,
  officers,
  openKept,
  page,
  paths,
  patterns,
  readConsultation,
  reads,
  seeOther,
  settle,
  textIn,
  versionField,
} from './kit.tsx';

const own = 'none: reads papers of a case that one takes part in; refusals are logged' as const;

type SummaryState = { done?: string | undefined; written?: { intro: string; closing: string }; stale?: Summary };

async function summaryPage(ctx: Ctx, id: string, state: SummaryState = {}): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => {
    const whole = await readWhole(tx, id, one.fictitious);
    const document = whole?.summary?.document;
    return whole && { whole, documents: document ? await documentsById(tx, [document]) : [] };
  });
  if (!read.ok) return read.problem;
  if (!read.value) return badForm();
  const { whole, documents } = read.value;
  const { consultation: one, summary } = whole;
  const text = officerText[ctx.lang];
  const kept = state.written ? undefined : await openKept(ctx);
  const keptText =
    kept?.values && 'intro' in kept.values ? { intro: textIn(kept.values, 'intro'), closing: textIn(kept.values, 'closing') } : undefined;
  const written = state.written ?? keptText ?? { intro: summary?.intro ?? '', closing: summary?.closing ?? '' };
  const { stale } = state;
  return {
    title: text.summaryTitle(one.areaName),
    hasErrors: stale !== undefined,
    ...(stale ? { status: 409 } : {}),
    breadcrumbs: crumbs(ctx, [one.areaName, paths.consultation(id)], [text.toSummary]),
    body: (
      <SummaryScreen
        lang={ctx.lang}
        url={ctx.url}
        whole={whole}
        documents={documents}
        written={written}
        mayWrite={personOf(ctx.subject).acting.role === 'case-officer' && !summary?.lockedAt}
        hidden={() => hiddenOf(ctx, { version: String(summary?.version ?? 0) })}
        top={
          <>
            {doneNotice(ctx, state.done)}
            {kept?.notice}
            {stale ? (
              <Conflict
                lang={ctx.lang}
                who={stale.changedBy}
                at={stale.changedAt}
                rows={[
                  { label: text.intro, now: stale.intro, yours: written.intro },
                  { label: text.closing, now: stale.closing, yours: written.closing },
                ].filter((row) => row.now !== row.yours)}
                takeNow={ctx.url.page(paths.consultationSummary(id))}
              />
            ) : null}
          </>
        }
      />
    ),
  };
}

type ExpertState = {
  done?: string | undefined;
  written?: { general: string; parts: Readonly<Record<string, string>> };
  stale?: ExpertComment;
};

async function expertsPage(ctx: Ctx, id: string, state: ExpertState = {}): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => {
    const whole = await readWhole(tx, id, one.fictitious);
    const document = whole?.expertComment?.document;
    return (
      whole && {
        whole,
        capacities: await capacitiesIn(tx, one.careCase, personOf(ctx.subject).id),
        documents: document ? await documentsById(tx, [document]) : [],
      }
    );
  });
  if (!read.ok) return read.problem;
  if (!read.value) return badForm();
  const { whole, capacities, documents } = read.value;
  const { consultation: one, expertComment } = whole;
  const text = officerText[ctx.lang];
  const isLocked = expertComment !== undefined && expertComment.lockedAt !== null;
  const isExpert = capacities.includes('expert') || capacities.includes('expert-chair');
  const role = personOf(ctx.subject).acting.role;
  const kept = state.written ? undefined : await openKept(ctx);
  const keptText = kept?.values && 'general' in kept.values ? readComment(kept.values) : undefined;
  const written = state.written ?? keptText ?? { general: expertComment?.general ?? '', parts: expertComment?.parts ?? {} };
  const { stale } = state;
  const rows = stale
    ? [
        { label: text.general, now: stale.general, yours: written.general },
        ...one.parts.map(({ key, title }) => ({ label: title[ctx.lang], now: stale.parts[key] ?? '', yours: written.parts[key] ?? '' })),
      ].filter((row) => row.now !== row.yours)
    : [];
  return {
    title: text.expertsTitle(one.areaName),
    hasErrors: stale !== undefined,
    ...(stale ? { status: 409 } : {}),
    breadcrumbs: crumbs(ctx, [one.areaName, paths.consultation(id)], [text.toExperts]),
    body: (
      <ExpertsScreen
        lang={ctx.lang}
        url={ctx.url}
        whole={whole}
        documents={documents}
        written={written}
        mayWrite={!isLocked && isExpert && role === 'expert-group-member' && one.state === 'closed'}
        mayLock={
          !isLocked &&
          expertComment !== undefined &&
          one.state === 'closed' &&
          (role === 'case-officer' || capacities.includes('expert-chair'))
        }
        hidden={() => hiddenOf(ctx, { version: String(expertComment?.version ?? 0) })}
        top={
          <>
            {doneNotice(ctx, state.done)}
            {kept?.notice}
            {stale ? (
              <Conflict
                lang={ctx.lang}
                who={stale.changedBy}
                at={stale.changedAt}
                rows={rows}
                takeNow={ctx.url.page(paths.consultationExperts(id))}
              />
            ) : null}
          </>
        }
      />
    ),
  };
}

const partPrefix = 'part-';
function readComment(body: Readonly<Record<string, unknown>>): { general: string; parts: Readonly<Record<string, string>> } {
  const parts = Object.keys(body).filter((name) => name.startsWith(partPrefix));
  return {
    general: textIn(body, 'general').slice(0, 20_000),
    parts: Object.fromEntries(parts.map((name) => [name.slice(partPrefix.length), textIn(body, name).slice(0, 20_000)])),
  };
}

const lockBody = z.object({ version: versionField });

export const summaryRoutes = [
  page({
    id: 'consultations.summary',
    path: patterns.consultationSummary,
    params: idParams,
    query: doneQuery,
    policy: reads,
    audit: own,
    handler: (ctx) => summaryPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'consultations.summary-written',
    path: patterns.consultationSummary,
    params: idParams,
    policy: officers,
    audit: 'consultation.summary-written',
    body: z.object({ intro: longText(20_000), closing: longText(20_000), version: versionField }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { version, ...written } = ctx.body;
      const done = await writeSummary(doingOf(ctx), { id, version }, written);
      if (done.ok) return seeOther(ctx.url.page(paths.consultationSummary(id), { klart: 'saved' }));
      if (isKeyReused(done.error)) return keyReused();
      if (done.error.kind === 'summary-stale') return summaryPage(ctx, id, { written, stale: done.error.now });
      return answerFault(ctx, done.error, { id, action: 'consultation.summary-written', back: paths.consultationSummary(id) });
    },
  }),
  form({
    id: 'consultations.summary-locked',
    path: patterns.consultationSummaryLock,
    from: patterns.consultationSummary,
    params: idParams,
    policy: officers,
    audit: 'consultation.summary-locked',
    body: lockBody,
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await lockSummary(doingOf(ctx), ctx.deps, { id, version: ctx.body.version });
      return settle(ctx, done, { id, action: 'consultation.summary-locked', back: paths.consultationSummary(id), says: 'locked' });
    },
  }),
  page({
    id: 'consultations.experts',
    path: patterns.consultationExperts,
    params: idParams,
    query: doneQuery,
    policy: reads,
    audit: own,
    handler: (ctx) => expertsPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'consultations.experts-written',
    path: patterns.consultationExperts,
    params: idParams,
    policy: expertWriters,
    audit: 'consultation.expert-comment-written',
    body: anyFields,
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const written = readComment(ctx.body);
      if (!/^\d{1,9}$/.test(textIn(ctx.body, 'version'))) return badForm();
      const version = Number(textIn(ctx.body, 'version'));
      const done = await writeExpertComment(doingOf(ctx), { id, version }, written);
      if (done.ok) return seeOther(ctx.url.page(paths.consultationExperts(id), { klart: 'saved' }));
      if (isKeyReused(done.error)) return keyReused();
      if (done.error.kind === 'comment-stale') return expertsPage(ctx, id, { written, stale: done.error.now });
      return answerFault(ctx, done.error, { id, action: 'consultation.expert-comment-written', back: paths.consultationExperts(id) });
    },
  }),
  form({
    id: 'consultations.experts-locked',
    path: patterns.consultationExpertsLock,
    from: patterns.consultationExperts,
    params: idParams,
    policy: expertLockers,
    audit: 'consultation.expert-comment-locked',
    body: lockBody,
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await lockExpertComment(doingOf(ctx), ctx.deps, { id, version: ctx.body.version });
      return settle(ctx, done, { id, action: 'consultation.expert-comment-locked', back: paths.consultationExperts(id), says: 'locked' });
    },
  }),
];
