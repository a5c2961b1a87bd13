import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, type Redirect, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keyReused } from '../../access/index.ts';
import { checkEligibility, type EligibilityInput, type SavedCase, type SavedCases } from '../../definitions/index.ts';
import { changeDraft } from '../commands.ts';
import { accepting, caseId, expectedOf, readCases, withCases, withoutCase } from '../core/cases.ts';
import { readTried, type Tried } from '../core/tryout.ts';
import type { Draft } from '../queries.ts';
import { CasesPage } from '../screens/cases.tsx';
import { TryPage } from '../screens/try.tsx';
import { text } from '../text/authoring.ts';
import { judge, surroundings } from '../world.ts';
import {
  areaIds,
  authors,
  badForm,
  type Ctx,
  docOf,
  form,
  hiddenOf,
  judgeDoc,
  locked,
  noDoc,
  page,
  refParam,
  trail,
  versionField,
} from './shared.ts';

const answers = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(z.string().max(100)).max(100),
);
const triedBody = z
  .object({ alder: z.string().max(20).default(''), svar: answers.default([]), diagnoser: z.string().max(2000).default('') })
  .transform(({ alder, svar, diagnoser }): Tried => ({ age: alder, answers: svar, diagnoses: diagnoser }));
const untried: Tried = { age: '', answers: [], diagnoses: '' };

/** The form, and the answer to what was asked in it. Nothing of it is kept, and nothing of it stands in an address. */
async function tryPage(ctx: Ctx, ref: string, asked?: Tried): Promise<PageAnswer | Problem> {
  const doc = await docOf(ctx, ref);
  if (!doc) return noDoc;
  const tried = asked ?? untried;
  const { input, badLines } = readTried(tried);
  const { codes } = surroundings(ctx.deps.authoring, doc.world, doc.definition);
  const checked = asked && checkEligibility(doc.definition, input, { codes });
  const title = text[ctx.lang].tryTitle;
  const isOpen = doc.draft?.status === 'draft';
  const saved = { version: String(doc.draft?.version), input: JSON.stringify(input) };
  return {
    title,
    breadcrumbs: trail(ctx, doc, title),
    body: (
      <TryPage
        lang={ctx.lang}
        url={ctx.url}
        doc={doc}
        tried={tried}
        hidden={hiddenOf(ctx)()}
        answered={checked && { decision: checked.ok ? checked.value : undefined, faults: checked.ok ? [] : checked.error, badLines }}
        saveHidden={isOpen && checked?.ok ? { ...hiddenOf(ctx)(), ...saved } : undefined}
      />
    ),
  };
}

type Said = { readonly given?: string | undefined; readonly faults?: readonly string[]; readonly isStale?: boolean };

async function casesPage(ctx: Ctx, ref: string, said: Said = {}): Promise<PageAnswer | Problem> {
  const doc = await docOf(ctx, ref);
  if (!doc) return noDoc;
  const title = text[ctx.lang].casesTitle;
  return {
    title,
    breadcrumbs: trail(ctx, doc, title),
    hasErrors: said.isStale === true || said.faults !== undefined,
    ...(said.isStale ? { status: 409 } : {}),
    body: <CasesPage lang={ctx.lang} url={ctx.url} doc={doc} judgement={judgeDoc(ctx, doc)} hidden={hiddenOf(ctx)} {...said} />,
  };
}

const casesBody = z.object({
  do: z.string().regex(/^(?:accept|import|tried|remove:[a-z0-9-]{1,120})$/),
  version: versionField,
  fall: z.string().max(900_000).default(''),
  title: z.string().max(300).default(''),
  input: z.string().max(20_000).default(''),
});

async function changeCases(ctx: Ctx, ref: string, body: z.output<typeof casesBody>): Promise<PageAnswer | Problem | Redirect> {
  const { authoring } = ctx.deps;
  const doc = await docOf(ctx, ref);
  if (!doc?.draft) return noDoc;
  const [what, id = ''] = body.do.split(':');
  let more: readonly SavedCase[] = [];
  if (what === 'import' || what === 'tried') {
    const made = what === 'tried' ? triedCase(ctx, doc.draft, body) : readCases(doc.definition.areaId, body.fall);
    if (!made.ok) {
      const faults = made.error.map((one) => (one.path === '' ? one.message[ctx.lang] : `${one.path}: ${one.message[ctx.lang]}`));
      return casesPage(ctx, ref, { given: body.fall, faults });
    }
    more = made.value;
  }
  const make = (now: Draft): SavedCases => {
    if (what === 'remove') return withoutCase(now.cases, id);
    return what === 'accept'
      ? accepting(now.cases, judge(authoring, doc.world, now.definition, now.cases, areaIds(ctx)).runs)
      : withCases(now.cases, more);
  };
  const change = { id: ref, version: body.version, action: 'cases', what: id || null } as const;
  const done = await changeDraft(doingOf(ctx), change, (now) => ({ cases: make(now) }), authoring);
  if (done.ok) return seeOther(ctx.url.page(paths.definitionCases(ref)));
  if (isKeyReused(done.error)) return keyReused();
  if (done.error.kind === 'stale') return casesPage(ctx, ref, { given: body.fall, isStale: true });
  return done.error.kind === 'locked' ? locked : noDoc;
}

/** A case made from what was just tried, with the answer of the draft as what is expected. */
function triedCase(ctx: Ctx, draft: Draft, body: z.output<typeof casesBody>): ReturnType<typeof readCases> {
  const title = body.title.trim();
  if (title === '')
    return { ok: false, error: [{ path: '', kind: 'schema', message: { sv: text.sv.emptyTitle, en: text.en.emptyTitle } }] };
  const id = caseId(title, new Set(draft.cases.cases.map((one) => one.id)));
  const read = readCases(
    draft.area,
    `{"id": ${JSON.stringify(id)}, "title": ${JSON.stringify(title)}, "input": ${body.input || '{}'}, "expect": {"fault": ""}}`,
  );
  if (!read.ok) return read;
  const codes = ctx.deps.authoring.codes([draft.definition]);
  return {
    ok: true,
    value: read.value.map((one) => {
      const checked = checkEligibility(draft.definition, one.input as EligibilityInput, { codes });
      return { ...one, expect: checked.ok ? expectedOf(checked.value) : { fault: checked.error[0]?.kind ?? '' } };
    }),
  };
}

export const tryRoutes = [
  page({
    id: 'definitions.try',
    path: patterns.definitionTry,
    policy: authors,
    audit: 'none: what is tried is not kept',
    params: refParam,
    handler: (ctx) => tryPage(ctx, ctx.params.ref),
  }),
  form({
    id: 'definitions.tried',
    path: patterns.definitionTry,
    policy: authors,
    audit: 'none: what is tried is not kept',
    unkept: true,
    params: refParam,
    body: triedBody,
    invalid: () => badForm,
    handler: (ctx) => tryPage(ctx, ctx.params.ref, ctx.body),
  }),
  page({
    id: 'definitions.cases',
    path: patterns.definitionCases,
    policy: authors,
    audit: 'none: reads made-up cases',
    params: refParam,
    handler: (ctx) => casesPage(ctx, ctx.params.ref),
  }),
  form({
    id: 'definitions.cases-changed',
    path: patterns.definitionCases,
    policy: authors,
    audit: 'definition-draft.changed',
    params: refParam,
    body: casesBody,
    invalid: () => badForm,
    handler: (ctx) => changeCases(ctx, ctx.params.ref, ctx.body),
  }),
];
