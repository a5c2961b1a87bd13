import { paths, patterns } from '../../../kernel/paths.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { unitOf } from '../core/flat.ts';
import { decisionsOn } from '../queries/decisions.ts';
import { submissionsOfApplication } from '../queries/submission.ts';
import { ApplicationScreen } from '../screens/application.tsx';
import { CheckScreen } from '../screens/check.tsx';
import { Next } from '../screens/next.tsx';
import { workspaceText } from '../text/workspace.ts';
import { type Ctx, crumbs, doneNotice, doneQuery, idParams, noApplication, ofRegion, own, page, readAs } from './kit.tsx';
import { readApplication } from './read.ts';

async function applicationPage(ctx: Ctx, id: string, done: string | undefined): Promise<PageAnswer | Problem> {
  const read = await readApplication(ctx, id);
  if (!read) return noApplication();
  const { application, form } = read;
  const submissions = await readAs(ctx, (tx) => submissionsOfApplication(tx, id));
  const decisions = await readAs(ctx, (tx) => decisionsOn(tx, application));
  const title = workspaceText[ctx.lang].applicationTitle(application.areaName);
  return {
    title,
    breadcrumbs: crumbs(ctx, [title]),
    body: (
      <ApplicationScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read}
        unit={unitOf(application.unitName, form.contents.slots)}
        decisions={decisions}
        top={doneNotice(ctx, done)}
        next={
          <Next
            lang={ctx.lang}
            url={ctx.url}
            application={application}
            lacks={form.missing.length}
            submissions={submissions}
            isDecided={decisions.length > 0}
          />
        }
      />
    ),
  };
}

async function checkPage(ctx: Ctx, id: string): Promise<PageAnswer | Problem> {
  const read = await readApplication(ctx, id);
  if (!read) return noApplication();
  const text = workspaceText[ctx.lang];
  const { application } = read;
  return {
    title: `${text.checkTitle}: ${application.areaName}`,
    breadcrumbs: crumbs(ctx, [text.applicationTitle(application.areaName), paths.application(id)], [text.checkTitle]),
    body: <CheckScreen lang={ctx.lang} url={ctx.url} application={application} form={read.form} />,
  };
}

/** An application as a whole, and what it lacks. */
export const applicationRoutes = [
  page({
    id: 'applications.one',
    path: patterns.application,
    params: idParams,
    query: doneQuery,
    policy: ofRegion,
    audit: own,
    handler: (ctx) => applicationPage(ctx, ctx.params.id, ctx.query.klart),
  }),
  page({
    id: 'applications.check',
    path: patterns.applicationCheck,
    params: idParams,
    policy: ofRegion,
    audit: own,
    handler: (ctx) => checkPage(ctx, ctx.params.id),
  }),
];
