import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import { Conflict, doingOf, isKeyReused, keyReused } from '../../access/index.ts';
import { writeGuidance } from '../commands/guidance.ts';
import { guidancePlaces } from '../core/guidance.ts';
import { allGuidance, guidanceVersions, type WrittenGuidance } from '../queries/guidance.ts';
import { fieldTitle, GuidanceEditScreen, GuidanceListScreen, placeTitle } from '../screens/guidance.tsx';
import { workspaceText } from '../text/workspace.ts';
import {
  answerFault,
  badForm,
  type Ctx,
  doneNotice,
  doneQuery,
  type Errors,
  form,
  formErrors,
  guides,
  hiddenOf,
  openKept,
  page,
  readAs,
  refusedAs,
  versionField,
} from './kit.tsx';

const audit = 'none: reads the words of a form' as const;
const params = z.object({ section: z.string().max(120), field: z.string().max(60) });
type Params = z.output<typeof params>;
type Said = { readonly sv: string; readonly en: string };
type State = {
  readonly values?: Said;
  readonly version?: number;
  readonly errors?: Errors;
  readonly stale?: { readonly now: WrittenGuidance | undefined };
};

const longest = 4_000;
const text = z.string().max(20_000).default('');
const crumbsOf = (ctx: Ctx, ...titles: readonly string[]) => [
  { label: workspaceText[ctx.lang].guidanceTitle, ...(titles.length === 0 ? {} : { href: ctx.url.page(patterns.applicationGuidance) }) },
  ...titles.map((label) => ({ label })),
];

async function editPage(ctx: Ctx, { section, field: name }: Params, state: State = {}): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const words = workspaceText[lang];
  const place = guidancePlaces.find((one) => one.section === section);
  const field = place?.fields.find((one) => one.field === name);
  if (!place || !field)
    return notFound(phrase(workspaceText, 'noSection'), [
      { href: patterns.applicationGuidance, text: phrase(workspaceText, 'guidanceTitle') },
    ]);
  const { now, versions } = await readAs(ctx, async (tx, madeUp) => ({
    now: (await allGuidance(tx, madeUp)).find((one) => one.section === section && one.field === name),
    versions: await guidanceVersions(tx, section, name, madeUp),
  }));
  const kept = state.values ? undefined : await openKept(ctx);
  const keptText = (one: 'sv' | 'en') => (typeof kept?.values?.[one] === 'string' ? kept.values[one] : undefined);
  const values = state.values ?? { sv: keptText('sv') ?? now?.sv ?? '', en: keptText('en') ?? now?.en ?? '' };
  const title = words.guidanceFor(placeTitle(lang, place), fieldTitle(lang, field));
  const { stale } = state;
  const rows = (['sv', 'en'] as const)
    .map((one) => ({ label: one === 'sv' ? words.guidanceSv : words.guidanceEn, now: stale?.now?.[one] ?? '', yours: values[one] }))
    .filter((row) => row.now !== row.yours);
  return {
    title,
    ...refusedAs(state.errors, stale !== undefined),
    breadcrumbs: crumbsOf(ctx, title),
    body: (
      <GuidanceEditScreen
        lang={lang}
        url={url}
        title={title}
        place={place}
        field={field}
        values={values}
        version={state.version ?? now?.version ?? 0}
        versions={versions}
        errors={state.errors ?? []}
        hidden={(more) => hiddenOf(ctx, more)}
        top={
          <>
            {kept?.notice}
            {stale ? (
              <Conflict
                lang={lang}
                who={stale.now?.changedBy ?? null}
                at={stale.now?.changedAt ?? null}
                rows={rows}
                takeNow={url.page(paths.applicationGuidanceField(section, name))}
              />
            ) : null}
          </>
        }
      />
    ),
  };
}

async function save(ctx: Ctx, { section, field }: Params, body: Said & { readonly version: number }) {
  const values = { sv: body.sv.trim(), en: body.en.trim() };
  const { version } = body;
  const tooLong = (['sv', 'en'] as const).filter((one) => values[one].length > longest);
  if (tooLong.length > 0) {
    const errors = formErrors(ctx.lang, Object.fromEntries(tooLong.map((one) => [one, 'too-long'])));
    return editPage(ctx, { section, field }, { values, version, errors });
  }
  const done = await writeGuidance(doingOf(ctx), { section, field, ...values, version });
  if (done.ok) return seeOther(ctx.url.page(patterns.applicationGuidance, { klart: 'guidance' }));
  if (isKeyReused(done.error)) return keyReused();
  if (done.error.kind === 'guidance-stale')
    return editPage(ctx, { section, field }, { values, version: done.error.now?.version ?? 0, stale: { now: done.error.now } });
  return answerFault(ctx, done.error, { id: section, action: 'application.guidance', back: patterns.applicationGuidance });
}

/** What the authority says beside the fields of the application form; each wording is kept. */
export const guidanceRoutes = [
  page({
    id: 'applications.guidance',
    path: patterns.applicationGuidance,
    query: doneQuery,
    policy: guides,
    audit,
    handler: async (ctx) => ({
      title: workspaceText[ctx.lang].guidanceTitle,
      breadcrumbs: crumbsOf(ctx),
      body: (
        <GuidanceListScreen
          lang={ctx.lang}
          url={ctx.url}
          places={guidancePlaces}
          written={await readAs(ctx, (tx, madeUp) => allGuidance(tx, madeUp))}
          top={doneNotice(ctx, ctx.query.klart)}
        />
      ),
    }),
  }),
  page({
    id: 'applications.guidance-one',
    path: patterns.applicationGuidanceField,
    params,
    policy: guides,
    audit,
    handler: (ctx) => editPage(ctx, ctx.params),
  }),
  form({
    id: 'applications.guidance-written',
    path: patterns.applicationGuidanceField,
    params,
    policy: guides,
    audit: 'application.guidance',
    body: z.object({ version: versionField, sv: text, en: text }),
    invalid: badForm,
    handler: (ctx) => save(ctx, ctx.params, ctx.body),
  }),
];
