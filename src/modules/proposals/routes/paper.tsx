import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { dayField } from '../../../platform/http/fields.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { spooledField } from '../../../platform/http/spool.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, type FormState, faultsIn, keptForm, mayAs, valuesOf } from '../../access/index.ts';
import { attachmentUpload, receiveUpload } from '../../documents/index.ts';
import { beginFromPaper, takesPaper } from '../commands/begin-paper.ts';
import { editionsOf } from '../queries.ts';
import { PaperScreen } from '../screens/paper.tsx';
import { basisText } from '../text/basis.ts';
import { answerFault, audit, type Ctx, caseParams, crumbs, form, page, readCase } from './kit.tsx';
import { areaText, hiddenOf } from './papers.ts';

const officers = mayAs('case-officer');

async function paperPage(ctx: Ctx, id: string, given?: FormState): Promise<PageAnswer | Problem> {
  const read = await readCase(ctx, id, async (tx, careCase) => ({ careCase, begun: (await editionsOf(tx, id)).length > 0 }));
  if (!read.ok) return read.problem;
  const { careCase, begun } = read.value;
  if (begun) return answerFault(ctx, { kind: 'begun-already' }, { id, action: 'basis.begun' });
  if (!takesPaper(careCase)) return answerFault(ctx, { kind: 'not-now', now: careCase }, { id, action: 'basis.begun' });
  const kept = given ? undefined : await keptForm(ctx);
  const state = given ?? (kept ? { values: valuesOf(kept.values), faults: {}, keptAt: kept.keptAt } : { values: {}, faults: {} });
  const { lang, url } = ctx;
  const { title } = basisText[lang].paper;
  return {
    title,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, careCase, [title]),
    body: (
      <PaperScreen
        lang={lang}
        url={url}
        careCase={careCase}
        area={areaText(careCase, lang)}
        state={state}
        today={ctx.today}
        hidden={hiddenOf(ctx)}
        discard={{ action: url.page(patterns.discardForm), hidden: hiddenOf(ctx, { page: url.path }) }}
      />
    ),
  };
}

/** Where the basis of a case that was taken over is registered from paper. */
export const paperRoutes = [
  page({
    id: 'basis.paper',
    path: patterns.basisPaper,
    params: caseParams,
    policy: officers,
    audit: audit.seen,
    handler: (ctx) => paperPage(ctx, ctx.params.id),
  }),
  form({
    id: 'basis.paper-registered',
    path: patterns.basisPaper,
    params: caseParams,
    policy: officers,
    audit: 'basis.begun',
    upload: attachmentUpload(),
    body: z.object({ dated: dayField('dated'), says: z.string().trim().min(1).max(4_000), file: spooledField.optional() }),
    invalid: (ctx, issues) =>
      paperPage(ctx, ctx.params.id, { values: valuesOf(ctx.body), faults: faultsIn(issues, basisText[ctx.lang].paper.faults) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { dated, says, file } = ctx.body;
      const again = (faults: Record<string, string>) => paperPage(ctx, id, { values: { dated, says }, faults });
      if (dated > ctx.today) return again({ dated: basisText[ctx.lang].paper.faults.dated });
      if (file === undefined) return again({ file: basisText[ctx.lang].paper.faults.file });
      const received = await receiveUpload(ctx.deps, file);
      if (!received.ok) return again({ file: received.error[ctx.lang] });
      const begun = await beginFromPaper(doingOf(ctx), { careCase: id, dated, says, file: received.value });
      if (begun.ok) return seeOther(ctx.url.page(paths.basis(id), { klart: 'begun' }));
      return answerFault(ctx, begun.error, { id, action: 'basis.begun' });
    },
  }),
];
