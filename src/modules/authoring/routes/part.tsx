import { sortByText } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keptForm, keyReused, valuesOf as textsOf } from '../../access/index.ts';
import { changeDraft } from '../commands.ts';
import { isList, type Kind } from '../core/edit.ts';
import { asFieldFaults, findPart, putPart, readPart, type Values, valuesOf } from '../core/fields.ts';
import { fieldErrors } from '../screens/common.tsx';
import { PartPage } from '../screens/part.tsx';
import { text } from '../text/authoring.ts';
import { partBody } from './bodies.ts';
import { authors, badForm, type Ctx, docOf, form, hiddenOf, locked, noDoc, noPart, page, partParams, trail } from './shared.ts';

type Where = { readonly ref: string; readonly kind: Kind; readonly part: string };
type State = {
  readonly values?: Values;
  readonly errors?: readonly { readonly name: string; readonly message: string }[];
  readonly isStale?: boolean;
};

async function partPage(
  ctx: Ctx,
  { ref, kind, part }: Where,
  { values, errors = [], isStale = false }: State = {},
): Promise<PageAnswer | Problem> {
  const doc = await docOf(ctx, ref);
  if (!doc?.draft) return noDoc;
  if (doc.draft.status !== 'draft') return locked;
  const found = findPart(doc.definition, kind, part);
  if (!found) return noPart;
  const { lang, url } = ctx;
  const saved = valuesOf(kind, found, lang);
  const areas = ctx.deps.register.view(ctx.today, ctx.today).areas.map(({ area }) => ({
    value: area.id,
    label: (lang === 'en' ? area.nameEn : null) ?? area.name,
  }));
  const title = isList(kind) ? `${text[lang].kindOne[kind]}: ${part}` : text[lang].kind[kind];
  return {
    title,
    breadcrumbs: trail(ctx, doc, title),
    hasErrors: errors.length > 0 || isStale,
    ...(isStale ? { status: 409 } : {}),
    body: (
      <PartPage
        lang={lang}
        url={url}
        doc={doc}
        kind={kind}
        part={part}
        values={values ?? saved}
        hidden={{ ...hiddenOf(ctx)(), version: String(doc.draft.version) }}
        areas={sortByText(areas, (one) => one.label, lang)}
        errors={errors}
        {...(isStale ? { stale: saved } : {})}
      />
    ),
  };
}

export const partRoutes = [
  page({
    id: 'definitions.part',
    path: patterns.definitionPart,
    policy: authors,
    audit: 'none: reads definitions, which hold no personal data',
    params: partParams,
    handler: async (ctx) => {
      const kept = await keptForm(ctx);
      return partPage(ctx, ctx.params, kept ? { values: textsOf(kept.values) } : {});
    },
  }),
  form({
    id: 'definitions.part-saved',
    path: patterns.definitionPart,
    policy: authors,
    audit: 'definition-draft.changed',
    params: partParams,
    body: partBody,
    invalid: () => badForm,
    handler: async (ctx) => {
      const { ref, kind, part } = ctx.params;
      const { version = '', ...values } = ctx.body;
      if (!/^[1-9]\d{0,8}$/.test(version)) return badForm;
      const doc = await docOf(ctx, ref);
      const before = doc?.draft && findPart(doc.definition, kind, part);
      if (!doc || !before) return doc ? noPart : noDoc;
      const read = readPart(kind, before, values);
      if (!read.ok) return partPage(ctx, ctx.params, { values, errors: fieldErrors(read.error, ctx.lang) });
      const done = await changeDraft(
        doingOf(ctx),
        { id: ref, version: Number(version), action: 'edit', what: `${kind}/${part}` },
        (now) => ({ definition: putPart(now.definition, kind, part, read.value) }),
        ctx.deps.authoring,
      );
      if (done.ok) return seeOther(`${ctx.url.page(paths.definitionDoc(ref))}#${kind}`);
      if (isKeyReused(done.error)) return keyReused();
      switch (done.error.kind) {
        case 'gone':
          return noDoc;
        case 'locked':
          return locked;
        case 'stale':
          return partPage(ctx, ctx.params, { values, isStale: true });
        case 'faulty': {
          const faults = asFieldFaults(done.error.tried.definition, kind, part, done.error.faults);
          return partPage(ctx, ctx.params, { values, errors: fieldErrors(faults, ctx.lang) });
        }
      }
    },
  }),
];
