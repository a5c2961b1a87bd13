import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keyReused } from '../../access/index.ts';
import { copySections } from '../commands/copy.ts';
import { copyable } from '../core/copy.ts';
import { applicationsOfRegion } from '../queries/application.ts';
import { contentsOf, sectionsWritten } from '../queries/sections.ts';
import { CopyScreen, type Earlier } from '../screens/copy.tsx';
import { workspaceText } from '../text/workspace.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  badForm,
  type Ctx,
  crumbs,
  editors,
  form,
  formErrors,
  hiddenOf,
  idParams,
  listIn,
  noApplication,
  own,
  page,
  readAs,
  refusedAs,
  textIn,
} from './kit.tsx';
import { type Opened, readApplication } from './read.ts';

/** The region's other applications in which something is written that fits here. */
const earlierOnes = (ctx: Ctx, { application, form: { sections, contents } }: Opened): Promise<readonly Earlier[]> =>
  readAs(ctx, async (tx, madeUp) => {
    const found: Earlier[] = [];
    for (const one of await applicationsOfRegion(tx, application.organisation, madeUp)) {
      if (one.id === application.id) continue;
      const keys = copyable(sections, contents, contentsOf(await sectionsWritten(tx, one.id)));
      if (keys.length > 0) found.push({ application: one, sections: sections.filter(({ key }) => keys.includes(key)) });
    }
    return found;
  });

type Refused = { readonly from: string; readonly fields: Readonly<Record<string, string>> };

async function copyPage(ctx: Ctx, id: string, refused?: Refused): Promise<PageAnswer | Problem> {
  const read = await readApplication(ctx, id);
  if (!read) return noApplication();
  const { lang } = ctx;
  const text = workspaceText[lang];
  const errors = refused ? formErrors(lang, refused.fields) : [];
  return {
    title: text.importTitle,
    ...refusedAs(errors),
    breadcrumbs: crumbs(ctx, [text.applicationTitle(read.application.areaName), paths.application(id)], [text.importTitle]),
    body: (
      <CopyScreen
        lang={lang}
        url={ctx.url}
        application={read.application}
        earlier={read.mayWrite ? await earlierOnes(ctx, read) : []}
        errors={errors}
        refused={refused?.from}
        hidden={() => hiddenOf(ctx)}
      />
    ),
  };
}

/** Sections copied from the region's earlier applications. */
export const copyRoutes = [
  page({
    id: 'applications.copy',
    path: patterns.applicationImport,
    params: idParams,
    policy: editors,
    audit: own,
    handler: (ctx) => copyPage(ctx, ctx.params.id),
  }),
  form({
    id: 'applications.copied',
    path: patterns.applicationImport,
    params: idParams,
    policy: editors,
    audit: 'application.copied',
    body: bodies.copy,
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const [from, keys] = [textIn(ctx.body, 'from'), listIn(ctx.body, 'sections')];
      if (!/^[0-9a-f-]{36}$/.test(from)) return badForm();
      const done = await copySections(doingOf(ctx), ctx.deps, { id, from, keys });
      if (done.ok) return seeOther(ctx.url.page(paths.application(id), { klart: done.value === 0 ? 'nothing-copied' : 'copied' }));
      if (isKeyReused(done.error)) return keyReused();
      if (done.error.kind === 'invalid') return copyPage(ctx, id, { from, fields: done.error.fields });
      return answerFault(ctx, done.error, { id, action: 'application.copied', back: paths.application(id) });
    },
  }),
];
