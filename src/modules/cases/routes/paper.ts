import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { dayField } from '../../../platform/http/fields.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { spooledField } from '../../../platform/http/spool.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import { doingOf, type FormState, faultsIn, personOf, valuesOf } from '../../access/index.ts';
import { attachmentUpload, receiveUpload } from '../../documents/index.ts';
import { answerCaseFault, caseForReading, isCaseFault } from '../acting.ts';
import { paperOf, registerFromPaper } from '../commands/register-paper.ts';
import { paperKinds } from '../core/lifecycle.ts';
import { productsOf } from '../queries.ts';
import { RegisterPaperScreen } from '../screens/paper.tsx';
import { actText } from '../text/act.ts';
import { paperText } from '../text/paper.ts';
import { answerFault, backTo, type Ctx, caseParams, crumbs, form, formParts, openForm, page, readAs, writes } from './kit.ts';

const action = 'case.paper-registered';

async function paperPage(ctx: Ctx, id: string, state: FormState): Promise<PageAnswer | Problem> {
  const found = await readAs(ctx, async (tx) => {
    const one = await caseForReading(tx, personOf(ctx.subject), id, { roles: ['case-officer'] });
    return one.ok ? { careCase: one.value, kinds: paperOf(one.value, await productsOf(tx, id)) } : one.error;
  });
  if (isCaseFault(found)) return answerCaseFault(ctx, found, { id, action });
  const { careCase, kinds } = found;
  if (kinds.length === 0) return notFound(phrase(paperText, 'nothing'), [{ href: paths.careCase(id), text: phrase(actText, 'toCase') }]);
  const { title } = paperText[ctx.lang];
  return {
    title,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, careCase, title),
    body: RegisterPaperScreen({
      ...formParts(ctx, state, paths.casePaper(id)),
      back: backTo(ctx, careCase),
      careCase,
      kinds,
      today: ctx.today,
    }),
  };
}

/** Where what had been made on paper comes into a case that was taken over in the midst of a step. */
export const paperRoutes = [
  page({
    id: 'cases.paper',
    path: patterns.casePaper,
    params: caseParams,
    policy: writes,
    audit: 'none: what is refused is logged',
    handler: async (ctx) => paperPage(ctx, ctx.params.id, await openForm(ctx, {})),
  }),
  form({
    id: 'cases.paper-registered',
    path: patterns.casePaper,
    params: caseParams,
    policy: writes,
    audit: action,
    upload: attachmentUpload(),
    body: z.object({
      kind: z.enum(paperKinds),
      dated: dayField('dated'),
      says: z.string().trim().min(1).max(4_000),
      file: spooledField.optional(),
    }),
    invalid: (ctx, issues) =>
      paperPage(ctx, ctx.params.id, { values: valuesOf(ctx.body), faults: faultsIn(issues, paperText[ctx.lang].faults) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { file, ...given } = ctx.body;
      const words = paperText[ctx.lang].faults;
      const again = (faults: Record<string, string>) => paperPage(ctx, id, { values: given, faults });
      if (given.dated > ctx.today) return again({ dated: words.dated });
      if (file === undefined) return again({ file: words.file });
      const received = await receiveUpload(ctx.deps, file);
      if (!received.ok) return again({ file: received.error[ctx.lang] });
      const done = await registerFromPaper(doingOf(ctx), { id, ...given, file: received.value });
      if (done.ok) return seeOther(ctx.url.page(paths.careCase(id), { klart: 'saved' }));
      if (typeof done.error === 'object' && done.error.kind === 'faults') {
        return again(Object.fromEntries(done.error.faults.map(({ at, says }) => [at, says[ctx.lang]])));
      }
      return answerFault(ctx, done.error, { id, action });
    },
  }),
];
