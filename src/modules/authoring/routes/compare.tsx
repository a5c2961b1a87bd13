import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { asSubject, personOf } from '../../access/index.ts';
import { compareByEffect } from '../../definitions/index.ts';
import { withCases } from '../core/cases.ts';
import { compareByText } from '../core/compare-text.ts';
import { findSave } from '../queries.ts';
import { nameOf } from '../screens/common.tsx';
import { ComparePage } from '../screens/compare.tsx';
import { text } from '../text/authoring.ts';
import { baseOf, type Doc } from '../world.ts';
import { authors, type Ctx, docOf, noDoc, page, refParam, trail } from './shared.ts';

type Before = { readonly ref: string; readonly label: string; readonly doc: Doc };

/** What the definition is compared with: another version, an earlier save of the same draft, or the version before. */
async function beforeOf(ctx: Ctx, doc: Doc, asked: string | undefined): Promise<Before | undefined> {
  const save = /^sparning-([1-9]\d{0,8})$/.exec(asked ?? '')?.[1];
  const { draft } = doc;
  if (save && draft) {
    const earlier = await asSubject(ctx.deps.db, personOf(ctx.subject), (tx) => findSave(tx, draft.id, Number(save)));
    return earlier && { ref: asked ?? '', label: text[ctx.lang].compareTo(Number(save)), doc: { ...doc, ...earlier } };
  }
  const ref = asked ?? baseOf(doc)?.ref;
  const other = ref === undefined ? undefined : await docOf(ctx, ref);
  if (!other || other.definition.areaId !== doc.definition.areaId) return undefined;
  return { ref: other.ref, label: nameOf(other, ctx.lang), doc: other };
}

async function comparePage(ctx: Ctx, ref: string, asked: string | undefined): Promise<PageAnswer | Problem> {
  const doc = await docOf(ctx, ref);
  if (!doc) return noDoc;
  const { lang, url } = ctx;
  const before = await beforeOf(ctx, doc, asked);
  if (asked !== undefined && !before) return noDoc;
  const choices = doc.world.versions
    .filter((one) => one.definition.areaId === doc.definition.areaId && one.ref !== ref)
    .map((one) => ({
      value: one.ref,
      label: `${text[lang].version(one.definition.version)}${one.fictitious ? ` (${text[lang].madeUp.toLowerCase()})` : ''}`,
    }));
  // Cases of both: one that either version's author thought of may show a difference.
  const cases = before ? withCases(before.doc.cases, doc.cases.cases).cases : [];
  const codes = ctx.deps.authoring.codes([doc.definition, ...(before ? [before.doc.definition] : [])]);
  const title = text[lang].compareTitle;
  return {
    title,
    breadcrumbs: trail(ctx, doc, title),
    body: (
      <ComparePage
        lang={lang}
        url={url}
        doc={doc}
        before={before}
        choices={choices}
        effects={before && compareByEffect(before.doc.definition, doc.definition, cases, { codes })}
        texts={before && compareByText(before.doc.definition, doc.definition, lang)}
      />
    ),
  };
}

export const compareRoutes = [
  page({
    id: 'definitions.compare',
    path: patterns.definitionCompare,
    policy: authors,
    audit: 'none: reads definitions, which hold no personal data',
    params: refParam,
    query: z.object({ med: z.string().max(140).optional() }),
    handler: (ctx) => comparePage(ctx, ctx.params.ref, ctx.query.med),
  }),
];
