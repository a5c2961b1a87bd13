import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, note } from '../../access/index.ts';
import { ownApplication } from '../commands/submission-kit.ts';
import { findSubmission, isDecided, snapshotOf, submissionsOfApplication, withdrawalsOf } from '../queries/submission.ts';
import { ReadingScreen } from '../screens/reading.tsx';
import { ReceiptScreen } from '../screens/receipt.tsx';
import { submissionText } from '../text/submission.ts';
import {
  applicants,
  type Ctx,
  crumbs,
  DoneSays,
  doneQuery,
  noSubmission,
  numberParams,
  organisationOf,
  ownApplications,
  ownCrumbs,
  page,
  paths,
  patterns,
  readAs,
  readers,
  roleOf,
} from './submission-kit.tsx';

async function receiptPage(ctx: Ctx, id: string, number: number, done: string | undefined): Promise<PageAnswer | Problem> {
  const found = await readAs(ctx, async (tx) => {
    const application = await ownApplication(tx, doingOf(ctx), id, { locked: false });
    const one = application && (await findSubmission(tx, id, number));
    return (
      one && {
        application,
        one,
        all: await submissionsOfApplication(tx, id),
        withdrawals: await withdrawalsOf(tx, id),
        decided: await isDecided(tx, id),
      }
    );
  });
  if (!found) return noSubmission();
  const text = submissionText[ctx.lang].receipt;
  return {
    title: `${text.title(number)}: ${found.application.areaName}`,
    noIndex: true,
    breadcrumbs: ownCrumbs(ctx, found.application, [text.crumb(number)]),
    body: (
      <>
        <DoneSays lang={ctx.lang} done={done} />
        <ReceiptScreen lang={ctx.lang} url={ctx.url} {...found} maySubmit={roleOf(ctx) === 'region-signatory'} />
      </>
    ),
  };
}

async function readingPage(ctx: Ctx, id: string, number: number): Promise<PageAnswer | Problem> {
  const found = await readAs(ctx, async (tx, madeUp) => {
    const one = await findSubmission(tx, id, number);
    const snapshot = one && one.fictitious === madeUp ? await snapshotOf(tx, one.id) : undefined;
    return one && snapshot && { one, snapshot };
  });
  const object = { kind: 'application', id };
  if (!found) {
    await note(doingOf(ctx), { action: 'application.read', object, result: 'denied', reason: 'missing, or sealed for the one who asked' });
    return noSubmission();
  }
  const { one, snapshot } = found;
  const isOwn = one.organisation === organisationOf(ctx);
  if (!isOwn) await note(doingOf(ctx), { action: 'application.read', object, result: 'allowed', details: { number, hash: one.hash } });
  const text = submissionText[ctx.lang].reading;
  return {
    title: text.title(snapshot.call.areaName, number),
    noIndex: true,
    breadcrumbs: isOwn
      ? ownCrumbs(ctx, { id, areaName: snapshot.call.areaName }, [text.crumb(number)])
      : crumbs(ctx, [submissionText[ctx.lang].authority.crumb, paths.applicationsIn(one.call)], [one.organisationName]),
    body: <ReadingScreen lang={ctx.lang} url={ctx.url} one={one} snapshot={snapshot} isOwn={isOwn} />,
  };
}

/** The receipt, and what was sent in, readable for ever: by its region, and by the authority once the seal is broken. */
export const receiptRoutes = [
  page({
    id: 'applications.receipt',
    path: patterns.applicationReceipt,
    params: numberParams,
    query: doneQuery,
    policy: applicants,
    audit: ownApplications,
    handler: (ctx) => receiptPage(ctx, ctx.params.id, ctx.params.number, ctx.query.klart),
  }),
  page({
    id: 'applications.reading',
    path: patterns.applicationSubmitted,
    params: numberParams,
    policy: readers,
    audit: 'application.read',
    handler: (ctx) => readingPage(ctx, ctx.params.id, ctx.params.number),
  }),
];
