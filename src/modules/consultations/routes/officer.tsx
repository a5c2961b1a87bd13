import { z } from 'zod';
import { dayInStockholm } from '../../../kernel/date.ts';
import { clockNow } from '../../../platform/db/index.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { documentsById } from '../../documents/index.ts';
import { closeConsultation, extendConsultation } from '../commands/extend.ts';
import { notReady, openConsultation } from '../commands/open.ts';
import { beginConsultation, renewParts } from '../commands/prepare.ts';
import { lastDayFor, mayClose } from '../core/due.ts';
import { addresseesOf, allConsultations, extensionsOf } from '../queries/consultation.ts';
import { submissionsOf, tallyOf } from '../queries/incoming.ts';
import { ConsultationsScreen } from '../screens/list.tsx';
import { OverviewScreen } from '../screens/overview.tsx';
import { officerText } from '../text/officer.ts';
import {
  answerFault,
  badForm,
  type Ctx,
  crumbs,
  doneNotice,
  faultWords,
  form,
  hiddenOf,
  idParams,
  longText,
  maybeDay,
  officers,
  page,
  paths,
  patterns,
  readAs,
  readConsultation,
  reads,
  seeOther,
  settle,
  versionField,
} from './kit.tsx';
import { buttonOf, type Errors, own, pageOf, roleOf, wrongFields } from './page.tsx';

async function overview(
  ctx: Ctx,
  id: string,
  { done, errors = [] }: { done?: string | undefined; errors?: Errors } = {},
): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => {
    const addressees = await addresseesOf(tx, id);
    const now = await clockNow(tx);
    const { lastDay } = one;
    const submissions = await submissionsOf(tx, id);
    const documents = one.letterDocument === null ? [] : await documentsById(tx, [one.letterDocument]);
    return {
      one,
      addressees,
      submissions,
      documents,
      extensions: await extensionsOf(tx, id),
      tally: await tallyOf(tx, id),
      faults: one.state === 'draft' ? notReady(one, addressees, dayInStockholm(now)) : {},
      isOver: lastDay !== null && mayClose([lastDay, ...addressees.map((other) => lastDayFor(lastDay, other.lastDay))], now),
    };
  });
  if (!read.ok) return read.problem;
  const { one } = read.value;
  return {
    title: officerText[ctx.lang].titleOf(one.areaName),
    hasErrors: errors.length > 0,
    breadcrumbs: crumbs(ctx, [one.areaName]),
    body: (
      <OverviewScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read.value}
        errors={errors}
        isOfficer={roleOf(ctx) === 'case-officer'}
        hidden={() => hiddenOf(ctx, { version: String(one.version) })}
        top={doneNotice(ctx, done)}
      />
    ),
  };
}

/** All consultations, and one for those who run it: begun, sent out, extended and closed. */
export const officerRoutes = [
  page({
    id: 'consultations.list',
    path: patterns.consultations,
    policy: reads,
    audit: own,
    query: z.object({ arende: z.uuid().optional() }),
    handler: async (ctx) => {
      const careCase = ctx.query.arende;
      const found = await readAs(ctx, (tx, madeUp) => allConsultations(tx, { madeUp }));
      const all = careCase === undefined ? found : found.filter((one) => one.careCase === careCase);
      return {
        title: officerText[ctx.lang].title,
        breadcrumbs: crumbs(ctx).map(({ label }) => ({ label })),
        body: (
          <ConsultationsScreen
            lang={ctx.lang}
            url={ctx.url}
            all={all}
            begin={
              careCase !== undefined && roleOf(ctx) === 'case-officer' && !all.some(({ state }) => state !== 'closed')
                ? careCase
                : undefined
            }
            hidden={() => hiddenOf(ctx)}
          />
        ),
      };
    },
  }),
  form({
    id: 'consultations.begin',
    path: patterns.consultations,
    policy: officers,
    audit: 'consultation.begun',
    body: z.object({ careCase: z.uuid() }),
    invalid: badForm,
    handler: async (ctx) => {
      const done = await beginConsultation(doingOf(ctx), ctx.body.careCase);
      if (done.ok) return seeOther(ctx.url.page(paths.consultation(done.value), { klart: 'begun' }));
      return answerFault(ctx, done.error, { id: ctx.body.careCase, action: 'consultation.begun', back: patterns.consultations });
    },
  }),
  pageOf('consultations.one', patterns.consultation, overview),
  buttonOf({
    id: 'consultations.renewed',
    path: patterns.consultation,
    policy: officers,
    audit: 'consultation.changed',
    act: (ctx, asked) => renewParts(doingOf(ctx), asked),
    back: paths.consultation,
    says: 'renewed',
  }),
  buttonOf({
    id: 'consultations.opened',
    path: patterns.consultationOpen,
    from: patterns.consultation,
    policy: officers,
    audit: 'consultation.opened',
    act: (ctx, asked) => openConsultation(doingOf(ctx), ctx.deps, asked),
    back: paths.consultation,
    says: 'opened',
  }),
  form({
    id: 'consultations.extended',
    path: patterns.consultationExtend,
    from: patterns.consultation,
    params: idParams,
    policy: officers,
    audit: 'consultation.extended',
    body: z.object({
      addressee: z.union([z.uuid(), z.literal('')]).default(''),
      to: maybeDay('to'),
      reason: longText(2_000),
      version: versionField,
    }),
    invalid: (ctx) => overview(ctx, ctx.params.id, { errors: faultWords(ctx.lang, { to: 'other' }) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { addressee, to, reason, version } = ctx.body;
      if (to === null || reason === '')
        return overview(ctx, id, {
          errors: faultWords(ctx.lang, { ...(to === null ? { to: 'empty' } : {}), ...(reason === '' ? { reason: 'empty' } : {}) }),
        });
      const done = await extendConsultation(doingOf(ctx), { id, version }, { addressee: addressee === '' ? null : addressee, to, reason });
      const wrong = wrongFields(done);
      if (wrong) return overview(ctx, id, { errors: faultWords(ctx.lang, wrong) });
      return settle(ctx, done, { id, action: 'consultation.extended', back: paths.consultation(id), says: 'extended' });
    },
  }),
  buttonOf({
    id: 'consultations.closed',
    path: patterns.consultationClose,
    from: patterns.consultation,
    policy: officers,
    audit: 'consultation.closed',
    act: (ctx, asked) => closeConsultation(doingOf(ctx), asked),
    back: paths.consultation,
    says: 'closed',
  }),
];
