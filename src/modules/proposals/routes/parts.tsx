import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { searchText } from '../../../platform/http/fields.ts';
import { type PageAnswer, type Redirect, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { DoneNotice, doingOf, isKeyReused, keptForm, keyReused, personOf } from '../../access/index.ts';
import { changeRows, compareValues, type Fault, faultIn, listOf, readValues, textOf, type Values } from '../../work/index.ts';
import { type BasisFault, choicesFor, membersOf, statesOf } from '../commands/kit.ts';
import { addFromLibrary, commentPart, restorePart, savePart, settleComment } from '../commands/write.ts';
import { conditionHeadings, type PartKey } from '../core/basis.ts';
import { basisOf, contentsWith, fieldsOfPart } from '../core/parts.ts';
import { partsOf } from '../core/passages.ts';
import { findWordings, wordingsIn } from '../library.ts';
import { commentsOf, editionsOf, type PartVersion, partsNow, versionsOfPart } from '../queries.ts';
import { CompareScreen, EditScreen, LibraryScreen, PartScreen } from '../screens/part.tsx';
import { basisText } from '../text/basis.ts';
import {
  answerFault,
  anyFields,
  areaText,
  audit,
  badForm,
  type Ctx,
  caseParams,
  crumbs,
  doneQuery,
  doneText,
  form,
  hiddenOf,
  keptNotice,
  noPart,
  optionsIn,
  page,
  partParams,
  readCase,
  reads,
  titleOfPart,
  versionField,
  wordsOfPart,
  writes,
} from './kit.tsx';

type Where = { readonly id: string; readonly part: PartKey };

/** What every page of a part needs. */
const readPart = (ctx: Ctx, { id, part }: Where) =>
  readCase(ctx, id, async (tx, careCase) => {
    const [edition] = await editionsOf(tx, id);
    const now = edition && (await partsNow(tx, edition.id)).get(part);
    if (!edition || !now) return undefined;
    const person = personOf(ctx.subject);
    const isMember = (await membersOf(tx, id)).some((one) => one.person === person.id);
    const isNow = edition.status === 'open' && statesOf(edition.origin).includes(careCase.state);
    return {
      careCase,
      edition,
      now,
      versions: await versionsOfPart(tx, edition.id, part),
      comments: (await commentsOf(tx, edition.id)).filter((one) => one.part === part),
      choices: part === 'definition' ? await choicesFor(tx, person, ctx.deps.authoring, careCase.area) : [],
      mayWrite: isNow && (isMember || person.acting.role === 'case-officer'),
    };
  });

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

type EditState = {
  readonly values?: Values;
  readonly version?: number;
  readonly faults?: readonly Fault[];
  readonly isUnsaved?: boolean;
  readonly stale?: PartVersion;
};

async function editPage(ctx: Ctx, where: Where, { values, version, faults = [], isUnsaved = false, stale }: EditState = {}) {
  const read = await readPart(ctx, where);
  if (!read.ok) return read.problem;
  if (!read.value) return noPart();
  const { lang, url } = ctx;
  const { careCase, now, choices, mayWrite } = read.value;
  if (!mayWrite) return answerFault(ctx, { kind: 'locked' }, { id: where.id, action: 'basis.saved' });
  const fields = fieldsOfPart(
    where.part,
    choices.map(({ ref }) => ref),
  );
  const words = wordsOfPart(lang, where.part);
  const kept = values ? undefined : await keptForm(ctx);
  const shown = values ?? (kept ? readValues(fields, kept.values) : now.content);
  const errors = new Map<string, string>();
  for (const fault of faults) if (!errors.has(fault.at)) errors.set(fault.at, faultIn(lang, words, fault));
  const isFaulty = errors.size > 0 || stale !== undefined;
  return {
    title: basisText[lang].writePart(titleOfPart(where.part, lang)),
    hasErrors: isFaulty,
    ...(stale ? { status: 409 } : errors.size > 0 ? { status: 422 } : {}),
    breadcrumbs: crumbs(ctx, careCase, [titleOfPart(where.part, lang), paths.basisPart(where.id, where.part)], [basisText[lang].write]),
    body: (
      <EditScreen
        lang={lang}
        url={url}
        careCase={careCase}
        area={areaText(careCase, lang)}
        part={where.part}
        fields={fields}
        words={words}
        options={optionsIn(lang, choices)}
        values={shown}
        version={stale ? stale.version : (version ?? (kept ? Number(textOf(kept.values, 'partVersion')) || now.version : now.version))}
        errors={errors}
        hidden={hiddenOf(ctx)}
        isUnsaved={isUnsaved}
        stale={stale && { now: stale, differences: compareValues(fields, stale.content, shown) }}
        top={keptNotice(ctx, kept)}
      />
    ),
  };
}

async function savedPart(
  ctx: Ctx,
  where: Where,
  body: Readonly<Record<string, string | readonly string[]>>,
): Promise<PageAnswer | Problem | Redirect> {
  const sent = body.partVersion;
  const version = typeof sent === 'string' && /^\d{1,9}$/.test(sent) ? Number(sent) : undefined;
  if (version === undefined) return badForm;
  const values = readValues(fieldsOfPart(where.part), body);
  const order = typeof body.do === 'string' ? body.do : 'save';
  if (order !== 'save')
    return editPage(ctx, where, { values: changeRows(fieldsOfPart(where.part), values, order), version, isUnsaved: true });
  const done = await savePart(doingOf(ctx), ctx.deps.authoring, { careCase: where.id, part: where.part }, version, values);
  if (done.ok) return seeOther(ctx.url.page(paths.basisPart(where.id, where.part), { klart: 'saved' }));
  if (isKeyReused(done.error)) return keyReused();
  if (done.error.kind === 'part-stale') return editPage(ctx, where, { values, stale: done.error.now });
  if (done.error.kind === 'faults') return editPage(ctx, where, { values, version, faults: done.error.faults });
  return answerFault(ctx, done.error, { id: where.id, action: 'basis.saved' });
}

type LibraryState = {
  readonly query?: string;
  readonly heading?: string | undefined;
  readonly faults?: readonly Fault[];
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

const back = (ctx: Ctx, { id, part }: Where, klart: string) => seeOther(ctx.url.page(paths.basisPart(id, part), { klart }));
const about = ({ id }: Where, action: string) => ({ id, action });
const fieldsFault = (fault: BasisFault | 'key-reused'): fault is Extract<BasisFault, { kind: 'faults' }> =>
  typeof fault === 'object' && fault.kind === 'faults';

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
    id: 'basis.editor',
    path: patterns.basisEdit,
    params: partParams,
    policy: writes,
    audit: audit.seen,
    handler: (ctx) => editPage(ctx, ctx.params),
  }),
  form({
    id: 'basis.saved',
    path: patterns.basisEdit,
    params: partParams,
    policy: writes,
    audit: 'basis.saved',
    body: anyFields,
    invalid: () => badForm,
    handler: (ctx) => savedPart(ctx, ctx.params, ctx.body),
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
