import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { searchText } from '../../../platform/http/fields.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { DoneNotice, doingOf } from '../../access/index.ts';
import { listOf } from '../../work/index.ts';
import type { BasisFault } from '../commands/kit.ts';
import { addFromLibrary } from '../commands/write.ts';
import { conditionHeadings } from '../core/basis.ts';
import { findWordings, wordingsIn } from '../library.ts';
import { LibraryScreen } from '../screens/library.tsx';
import { basisText } from '../text/basis.ts';
import { editPage } from './edit.tsx';
import {
  answerFault,
  audit,
  badForm,
  type Ctx,
  caseParams,
  crumbs,
  doneQuery,
  doneText,
  form,
  noPart,
  page,
  titleOfPart,
  versionField,
  writes,
} from './kit.tsx';
import { areaText, hiddenOf } from './papers.ts';
import { readPart } from './part-read.ts';

type LibraryState = {
  readonly query?: string;
  readonly heading?: string | undefined;
  readonly done?: string | undefined;
};

async function libraryPage(ctx: Ctx, id: string, { query = '', heading, done }: LibraryState): Promise<PageAnswer | Problem> {
  const read = await readPart(ctx, { id, part: 'conditions' });
  if (!read.ok) return read.problem;
  if (!read.value) return noPart();
  const { lang, url } = ctx;
  const { careCase, now, mayWrite } = read.value;
  const found = findWordings(wordingsIn(ctx.deps.register.data()), query, heading);
  const title = basisText[lang].libraryTitle;
  return {
    title,
    breadcrumbs: crumbs(ctx, careCase, [titleOfPart('conditions', lang), paths.basisPart(id, 'conditions')], [title]),
    body: (
      <LibraryScreen
        lang={lang}
        url={url}
        careCase={careCase}
        area={areaText(careCase, lang)}
        query={query}
        heading={heading}
        found={found.slice(0, 100)}
        total={found.length}
        version={mayWrite ? now.version : null}
        hidden={() => hiddenOf(ctx)}
        top={<DoneNotice lang={lang} says={doneText(lang, done)} />}
      />
    ),
  };
}

const fieldsFault = (fault: BasisFault | 'key-reused'): fault is Extract<BasisFault, { kind: 'faults' }> =>
  typeof fault === 'object' && fault.kind === 'faults';

/** Where a condition is taken from those that the register holds. */
export const libraryRoutes = [
  page({
    id: 'basis.library',
    path: patterns.basisLibrary,
    params: caseParams,
    query: doneQuery.extend({ q: searchText.optional(), rubrik: z.enum(conditionHeadings).optional() }),
    policy: writes,
    audit: audit.seen,
    handler: (ctx) => libraryPage(ctx, ctx.params.id, { query: ctx.query.q ?? '', heading: ctx.query.rubrik, done: ctx.query.klart }),
  }),
  form({
    id: 'basis.condition-added',
    path: patterns.basisLibrary,
    params: caseParams,
    policy: writes,
    audit: 'basis.saved',
    body: z.object({
      version: versionField,
      heading: z.enum(conditionHeadings),
      audience: z.enum(['adult', 'child', 'both']),
      sv: z.string().min(1).max(12_000),
      q: searchText.default(''),
      rubrik: z.string().max(40).default(''),
    }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { version, heading, audience, sv } = ctx.body;
      const { id } = ctx.params;
      const condition = { heading, audience, text: { sv, en: null } };
      const done = await addFromLibrary(doingOf(ctx), ctx.deps.authoring, id, version, condition);
      if (done.ok) return seeOther(ctx.url.page(paths.basisLibrary(id), { klart: 'added', q: ctx.body.q, rubrik: ctx.body.rubrik }));
      if (!fieldsFault(done.error)) return answerFault(ctx, done.error, { id, action: 'basis.saved' });
      const at = { id, part: 'conditions' } as const;
      const read = await readPart(ctx, at);
      const now = read.ok ? read.value?.now : undefined;
      if (!now) return noPart();
      const values = { ...now.content, conditions: [...listOf(now.content, 'conditions'), { id: '', heading, audience, sv }] };
      return editPage(ctx, at, { values, version: now.version, faults: done.error.faults });
    },
  }),
];
