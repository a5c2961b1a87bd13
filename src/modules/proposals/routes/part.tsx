import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { DoneNotice, doingOf, isKeyReused, keptForm } from '../../access/index.ts';
import { compareValues } from '../../work/index.ts';
import { commentPart, restorePart, settleComment } from '../commands/write.ts';
import { basisOf, contentsWith, fieldsOfPart } from '../core/parts.ts';
import { partsOf } from '../core/passages.ts';
import { CompareScreen } from '../screens/compare.tsx';
import { PartScreen } from '../screens/part.tsx';
import { basisText } from '../text/basis.ts';
import {
  answerFault,
  audit,
  badForm,
  type Ctx,
  crumbs,
  doneQuery,
  doneText,
  form,
  noPart,
  page,
  partParams,
  reads,
  titleOfPart,
  versionField,
  wordsOfPart,
  writes,
} from './kit.tsx';
import { areaText, hiddenOf, keptNotice } from './papers.ts';
import { readPart, type Where } from './part-read.ts';

type CommentState = {
  readonly comment?: { readonly quote: string; readonly body: string };
  readonly errors?: readonly { readonly name: string; readonly message: string }[];
  readonly done?: string | undefined;
  /** The passage that is to be commented on. */
  readonly passage?: string | undefined;
};

async function partPage(ctx: Ctx, where: Where, { comment, errors = [], done, passage }: CommentState = {}): Promise<PageAnswer | Problem> {
  const read = await readPart(ctx, where);
  if (!read.ok) return read.problem;
  if (!read.value) return noPart();
  const { lang, url } = ctx;
  const { careCase, now } = read.value;
  const basis = basisOf(contentsWith(where.part, now.content));
  const passages = partsOf(basis).find(({ key }) => key === where.part)?.passages ?? [];
  const isEmpty = now.version === 1 && now.action === 'begin';
  const kept = errors.length > 0 ? undefined : await keptForm(ctx);
  const said = (name: string): string => (typeof kept?.values[name] === 'string' ? kept.values[name] : '');
  return {
    title: `${titleOfPart(where.part, lang)}, ${areaText(careCase, lang)}`,
    hasErrors: errors.length > 0,
    ...(errors.length > 0 ? { status: 422 } : {}),
    breadcrumbs: crumbs(ctx, careCase, [titleOfPart(where.part, lang)]),
    body: (
      <PartScreen
        lang={lang}
        url={url}
        {...read.value}
        area={areaText(careCase, lang)}
        part={where.part}
        passages={isEmpty ? [] : passages}
        tryOut={basis.definition.ref}
        hidden={() => hiddenOf(ctx)}
        comment={
          comment ?? { quote: said('quote') || (passages.find(({ id }) => id === passage)?.text.slice(0, 2_000) ?? ''), body: said('body') }
        }
        errors={errors}
        top={
          <>
            <DoneNotice lang={lang} says={doneText(lang, done)} />
            {keptNotice(ctx, kept)}
          </>
        }
      />
    ),
  };
}

const back = (ctx: Ctx, { id, part }: Where, klart: string) => seeOther(ctx.url.page(paths.basisPart(id, part), { klart }));
const about = ({ id }: Where, action: string) => ({ id, action });

/** A part as it stands, its comments and its earlier versions. */
export const partRoutes = [
  page({
    id: 'basis.part',
    path: patterns.basisPart,
    params: partParams,
    query: doneQuery.extend({ stycke: z.string().max(200).optional() }),
    policy: reads,
    audit: audit.seen,
    handler: (ctx) => partPage(ctx, ctx.params, { done: ctx.query.klart, passage: ctx.query.stycke }),
  }),
  page({
    id: 'basis.compare',
    path: patterns.basisCompare,
    params: partParams,
    query: z.object({ fran: versionField.optional(), till: versionField.optional() }),
    policy: reads,
    audit: audit.seen,
    handler: async (ctx) => {
      const read = await readPart(ctx, ctx.params);
      if (!read.ok) return read.problem;
      if (!read.value) return noPart();
      const { part } = ctx.params;
      const { careCase, versions, now } = read.value;
      const older = ctx.query.fran ?? Math.max(1, now.version - 1);
      const newer = ctx.query.till ?? now.version;
      const [a, b] = [older, newer].map((number) => versions.find(({ version }) => version === number));
      if (!a || !b) return noPart();
      const title = basisText[ctx.lang].compareTitle(titleOfPart(part, ctx.lang));
      return {
        title,
        breadcrumbs: crumbs(
          ctx,
          careCase,
          [titleOfPart(part, ctx.lang), paths.basisPart(careCase.id, part)],
          [basisText[ctx.lang].compare],
        ),
        body: (
          <CompareScreen
            lang={ctx.lang}
            url={ctx.url}
            careCase={careCase}
            area={areaText(careCase, ctx.lang)}
            part={part}
            versions={versions}
            older={older}
            newer={newer}
            differences={compareValues(fieldsOfPart(part), a.content, b.content)}
            words={wordsOfPart(ctx.lang, part)}
          />
        ),
      };
    },
  }),
  form({
    id: 'basis.restored',
    path: patterns.basisRestore,
    from: patterns.basisPart,
    params: partParams,
    policy: writes,
    audit: 'basis.saved',
    body: z.object({ version: versionField, restored: versionField }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      const done = await restorePart(doingOf(ctx), { careCase: id, part }, ctx.body.version, ctx.body.restored);
      return done.ok ? back(ctx, ctx.params, 'restored') : answerFault(ctx, done.error, about(ctx.params, 'basis.saved'));
    },
  }),
  form({
    id: 'basis.commented',
    path: patterns.basisComment,
    from: patterns.basisPart,
    params: partParams,
    policy: writes,
    audit: 'basis.commented',
    body: z.object({ version: versionField, quote: z.string().max(2_000).default(''), body: z.string().max(4_000).default('') }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      const comment = { quote: ctx.body.quote.trim(), body: ctx.body.body.trim() };
      const text = basisText[ctx.lang];
      const errors = [
        ...(comment.quote === '' ? [{ name: 'quote', message: text.quoteMissing }] : []),
        ...(comment.body === '' ? [{ name: 'body', message: text.commentMissing }] : []),
      ];
      if (errors.length > 0) return partPage(ctx, ctx.params, { comment, errors });
      const done = await commentPart(doingOf(ctx), { careCase: id, part }, { version: ctx.body.version, ...comment });
      if (done.ok) return back(ctx, ctx.params, 'commented');
      const isElsewhere = !isKeyReused(done.error) && (done.error.kind === 'quote-elsewhere' || done.error.kind === 'part-stale');
      if (isElsewhere) return partPage(ctx, ctx.params, { comment, errors: [{ name: 'quote', message: text.quoteElsewhere }] });
      return answerFault(ctx, done.error, about(ctx.params, 'basis.commented'));
    },
  }),
  form({
    id: 'basis.comment-settled',
    path: patterns.basisComments,
    from: patterns.basisPart,
    params: partParams.extend({ comment: z.uuid() }),
    policy: writes,
    audit: 'basis.comment-settled',
    body: z.object({}),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id, part, comment } = ctx.params;
      const done = await settleComment(doingOf(ctx), { careCase: id, part }, comment);
      return done.ok ? back(ctx, ctx.params, 'resolved') : answerFault(ctx, done.error, about(ctx.params, 'basis.comment-settled'));
    },
  }),
];
