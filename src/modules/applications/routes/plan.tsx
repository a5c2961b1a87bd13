import { paths, patterns } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import type { FileAnswer, PageAnswer } from '../../../platform/http/route.ts';
import { renderPdfAside } from '../../../platform/pdf/aside.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { fileName } from '../../documents/index.ts';
import { unitOf } from '../core/flat.ts';
import { type PlanGiven, planParts, planPrint } from '../print/plan.ts';
import { PlanScreen } from '../screens/plan.tsx';
import { workspaceText } from '../text/workspace.ts';
import { type Ctx, crumbs, file, idParams, noApplication, ofRegion, own, page } from './kit.tsx';
import { readApplication } from './read.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function planPage(ctx: Ctx, id: string): Promise<PageAnswer | Problem> {
  const read = await readApplication(ctx, id);
  if (!read) return noApplication();
  const { application, form } = read;
  const text = workspaceText[ctx.lang];
  return {
    title: text.planTitle(application.areaName),
    breadcrumbs: crumbs(ctx, [text.applicationTitle(application.areaName), paths.application(id)], [text.plan]),
    body: (
      <PlanScreen
        lang={ctx.lang}
        url={ctx.url}
        application={application}
        unit={unitOf(application.unitName, form.contents.slots)}
        parts={planParts(form.sections, form.contents)}
        contents={form.contents}
        mayWrite={read.mayWrite}
      />
    ),
  };
}

/** The plan as a file, made from what stands now. */
async function planFile(ctx: Ctx, id: string, ending: 'pdf' | 'docx'): Promise<FileAnswer | Problem> {
  const read = await readApplication(ctx, id);
  if (!read) return noApplication();
  const { application, form } = read;
  const madeAt = await clockNow(ctx.deps.db.kysely);
  const given: PlanGiven = {
    application,
    unit: unitOf(application.unitName, form.contents.slots),
    sections: form.sections,
    contents: form.contents,
    madeAt,
  };
  const print = planPrint(given, ctx.lang);
  const name = fileName(`${application.fictitious ? 'pahittat-' : ''}${print.title}`, ending);
  if (ending === 'pdf') return { type: 'application/pdf', name, content: await renderPdfAside(print, 'published', madeAt) };
  const { renderDocx } = await import('../../../platform/docx/docx.ts');
  return { type: docxType, name, content: await renderDocx(print) };
}

/** The business plan built from the parts of the application, at any time: to read, as PDF and as a Word file. */
export const planRoutes = [
  page({
    id: 'applications.plan',
    path: patterns.applicationPlan,
    params: idParams,
    policy: ofRegion,
    audit: own,
    handler: (ctx) => planPage(ctx, ctx.params.id),
  }),
  file({
    id: 'applications.plan-pdf',
    path: patterns.applicationPlanPdf,
    bilingual: true,
    params: idParams,
    policy: ofRegion,
    audit: own,
    types: ['application/pdf'],
    handler: (ctx) => planFile(ctx, ctx.params.id, 'pdf'),
  }),
  file({
    id: 'applications.plan-docx',
    path: patterns.applicationPlanDocx,
    bilingual: true,
    params: idParams,
    policy: ofRegion,
    audit: own,
    types: [docxType],
    handler: (ctx) => planFile(ctx, ctx.params.id, 'docx'),
  }),
];
