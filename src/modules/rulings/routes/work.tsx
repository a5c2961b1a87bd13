import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Result } from '../../../kernel/result.ts';
import { type PageAnswer, type Redirect, seeOther } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { asSubject, DoneNotice, doingOf, isKeyReused, keptForm, keyReused, personOf } from '../../access/index.ts';
import { answerCaseFault, type CareCase, type CaseFault, caseForReading } from '../../cases/index.ts';
import { areaIds, areaText, errorsIn, findApprovedBasis, hiddenOf, keptNotice } from '../../proposals/index.ts';
import { changeRows, compareValues, type Fault, readValues, textOf, type Values } from '../../work/index.ts';
import { takeRuling } from '../commands/decide.ts';
import { type Obstacle, obstaclesTo, openRuling, readers } from '../commands/kit.ts';
import { beginRuling, editRuling, proposeRuling, returnRuling, withdrawRuling } from '../commands/prepare.ts';
import { rulingFields } from '../core/content.ts';
import { isOpen, life } from '../core/life.ts';
import { contentIn, rulingsOf, versionsOf, writersIn } from '../queries.ts';
import { EditScreen } from '../screens/edit.tsx';
import { RulingScreen } from '../screens/ruling.tsx';
import { rulingsText } from '../text/rulings.ts';
import { rulingBody } from './bodies.ts';
import {
  answerFault,
  badForm,
  type Ctx,
  caseParams,
  crumbs,
  decides,
  doneQuery,
  form,
  obstacleText,
  optionsIn,
  page,
  prepares,
  reads,
  reviews,
  versionField,
  wordsOf,
} from './kit.ts';

const seen = 'none: reads papers of the authority’s own case; refusals are logged' as const;

/** What every page of a case's decision needs. */
async function read(ctx: Ctx, id: string) {
  const person = personOf(ctx.subject);
  const done = await asSubject(ctx.deps.db, person, async (tx): Promise<Result<Read, CaseFault>> => {
    const found = await caseForReading(tx, person, id, readers);
    if (!found.ok) return found;
    const careCase = found.value;
    const rulings = await rulingsOf(tx, id);
    const ruling = openRuling(rulings) ?? rulings.find(({ status }) => status === 'decided') ?? rulings[0];
    const versions = ruling ? await versionsOf(tx, ruling.id) : [];
    const values = contentIn(versions);
    const looking = { authoring: ctx.deps.authoring, person, areas: areaIds(ctx.deps, careCase.fictitious) };
    const obstacles = ruling && isOpen(ruling.status) ? (await obstaclesTo(tx, looking, careCase, ruling, values)).obstacles : [];
    return { ok: true, value: { careCase, ruling, versions, values, basis: await findApprovedBasis(tx, id), obstacles } };
  });
  return done.ok ? done : { ok: false as const, problem: await answerCaseFault(ctx, done.error, { id, action: 'ruling.read' }) };
}

type Read = {
  readonly careCase: CareCase;
  readonly ruling: Awaited<ReturnType<typeof rulingsOf>>[number] | undefined;
  readonly versions: Awaited<ReturnType<typeof versionsOf>>;
  readonly values: Values;
  readonly basis: Awaited<ReturnType<typeof findApprovedBasis>>;
  readonly obstacles: readonly Obstacle[];
};

type State = { readonly done?: string | undefined; readonly reason?: string; readonly error?: string };

async function rulingPage(ctx: Ctx, id: string, { done, reason, error }: State = {}): Promise<PageAnswer | Problem> {
  const found = await read(ctx, id);
  if (!found.ok) return found.problem;
  const { careCase, ruling, versions, obstacles, basis } = found.value;
  const { lang, url } = ctx;
  const person = personOf(ctx.subject);
  const isOfficer = person.acting.role === 'case-officer';
  const isHead = person.acting.role === 'head';
  const isHere = careCase.state === 'ruling';
  const row = ruling && life[ruling.status];
  const isOwn = writersIn(versions).has(person.id);
  const kept = error === undefined ? await keptForm(ctx) : undefined;
  const waits = isHead && isHere && ruling?.status === 'proposed';
  return {
    title: rulingsText[lang].title(areaText(careCase, lang)),
    hasErrors: error !== undefined,
    ...(error === undefined ? {} : { status: 422 }),
    breadcrumbs: crumbs(ctx, careCase),
    body: (
      <RulingScreen
        lang={lang}
        url={url}
        {...found.value}
        area={areaText(careCase, lang)}
        obstacles={obstacles.map((one) => obstacleText(lang, one))}
        hidden={() => hiddenOf(ctx)}
        may={{
          begin: isOfficer && isHere && basis !== undefined && (!ruling || ruling.status === 'withdrawn'),
          write: isOfficer && isHere && row?.edit != null,
          withdraw: isOfficer && isHere && row?.withdraw != null,
          decide: waits && !isOwn && obstacles.length === 0,
          giveBack: waits,
          isOwn: waits && isOwn,
        }}
        reason={{ value: reason ?? (typeof kept?.values.reason === 'string' ? kept.values.reason : ''), error }}
        top={
          <>
            <DoneNotice lang={lang} says={done === undefined ? undefined : rulingsText[lang].done[done]} />
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
  readonly isStale?: boolean;
};

async function editPage(ctx: Ctx, id: string, { values, version, faults = [], isUnsaved = false, isStale = false }: EditState = {}) {
  const found = await read(ctx, id);
  if (!found.ok) return found.problem;
  const { careCase, ruling, values: saved } = found.value;
  if (!ruling || life[ruling.status].edit === null || careCase.state !== 'ruling') {
    return answerFault(ctx, { kind: 'not-yet' }, { id, action: 'ruling.saved' });
  }
  const { lang, url } = ctx;
  const kept = values ? undefined : await keptForm(ctx);
  const shown = values ?? (kept ? readValues(rulingFields, kept.values) : saved);
  const words = wordsOf(lang);
  const errors = errorsIn(lang, words, faults);
  const keptVersion = kept ? Number(textOf(kept.values, 'rulingVersion')) || ruling.version : ruling.version;
  return {
    title: rulingsText[lang].write,
    hasErrors: errors.size > 0 || isStale,
    ...(isStale ? { status: 409 } : errors.size > 0 ? { status: 422 } : {}),
    breadcrumbs: crumbs(ctx, careCase, rulingsText[lang].write),
    body: (
      <EditScreen
        lang={lang}
        url={url}
        careCase={careCase}
        area={areaText(careCase, lang)}
        fields={rulingFields}
        words={words}
        options={optionsIn(lang)}
        values={shown}
        version={isStale ? ruling.version : (version ?? keptVersion)}
        errors={errors}
        hidden={hiddenOf(ctx)}
        isUnsaved={isUnsaved}
        stale={isStale ? compareValues(rulingFields, saved, shown) : undefined}
        top={keptNotice(ctx, kept)}
      />
    ),
  };
}

async function saved(
  ctx: Ctx,
  id: string,
  body: Readonly<Record<string, string | readonly string[]>>,
): Promise<PageAnswer | Problem | Redirect> {
  const sent = body.rulingVersion;
  if (typeof sent !== 'string' || !/^\d{1,9}$/.test(sent)) return badForm;
  const version = Number(sent);
  const values = readValues(rulingFields, body);
  const order = typeof body.do === 'string' ? body.do : 'save';
  const isPropose = order === 'propose';
  if (!isPropose && order !== 'save')
    return editPage(ctx, id, { values: changeRows(rulingFields, values, order), version, isUnsaved: true });
  const asked = { careCase: id, version };
  const done = isPropose ? await proposeRuling(doingOf(ctx), ctx.deps, asked, values) : await editRuling(doingOf(ctx), asked, values);
  if (done.ok) return toRuling(ctx, id, isPropose ? 'proposed' : 'saved');
  if (isKeyReused(done.error)) return keyReused();
  if (done.error.kind === 'ruling-stale' && life[done.error.now.status].edit !== null) return editPage(ctx, id, { values, isStale: true });
  if (done.error.kind === 'faults') return editPage(ctx, id, { values, version, faults: done.error.faults });
  return answerFault(ctx, done.error, { id, action: isPropose ? 'ruling.proposed' : 'ruling.saved' });
}

const toRuling = (ctx: Ctx, id: string, klart: string) => seeOther(ctx.url.page(paths.ruling(id), { klart }));

export const workRoutes = [
  page({
    id: 'ruling',
    path: patterns.ruling,
    params: caseParams,
    query: doneQuery,
    policy: reads,
    audit: seen,
    handler: (ctx) => rulingPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'ruling.begun',
    path: patterns.rulingAct,
    from: patterns.ruling,
    params: caseParams,
    policy: prepares,
    audit: 'ruling.begun',
    body: z.object({ do: z.enum(['begin', 'withdraw']), version: versionField.optional() }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      if (ctx.body.do === 'begin') {
        const begun = await beginRuling(doingOf(ctx), id);
        return begun.ok ? toRuling(ctx, id, 'begun') : answerFault(ctx, begun.error, { id, action: 'ruling.begun' });
      }
      if (ctx.body.version === undefined) return problem('bad-request', { detail: phrase(rulingsText, 'notNowBody') });
      const done = await withdrawRuling(doingOf(ctx), { careCase: id, version: ctx.body.version });
      return done.ok ? toRuling(ctx, id, 'withdrawn') : answerFault(ctx, done.error, { id, action: 'ruling.withdrawn' });
    },
  }),
  page({
    id: 'ruling.editor',
    path: patterns.rulingEdit,
    params: caseParams,
    policy: prepares,
    audit: seen,
    handler: (ctx) => editPage(ctx, ctx.params.id),
  }),
  form({
    id: 'ruling.saved',
    path: patterns.rulingEdit,
    params: caseParams,
    policy: prepares,
    audit: 'ruling.saved',
    body: rulingBody,
    invalid: () => badForm,
    handler: (ctx) => saved(ctx, ctx.params.id, ctx.body),
  }),
  form({
    id: 'ruling.decided',
    path: patterns.rulingDecide,
    from: patterns.ruling,
    params: caseParams,
    policy: decides,
    audit: 'ruling.decided',
    body: z.object({ version: versionField }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await takeRuling(doingOf(ctx), ctx.deps, { careCase: id, version: ctx.body.version });
      return done.ok ? toRuling(ctx, id, 'decided') : answerFault(ctx, done.error, { id, action: 'ruling.decided' });
    },
  }),
  form({
    id: 'ruling.returned',
    path: patterns.rulingReturn,
    from: patterns.ruling,
    params: caseParams,
    policy: reviews,
    audit: 'ruling.returned',
    body: z.object({ version: versionField, reason: z.string().max(4_000).default('') }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const reason = ctx.body.reason.trim();
      if (reason === '') return rulingPage(ctx, id, { reason, error: rulingsText[ctx.lang].returnMissing });
      const done = await returnRuling(doingOf(ctx), { careCase: id, version: ctx.body.version }, reason);
      return done.ok ? toRuling(ctx, id, 'returned') : answerFault(ctx, done.error, { id, action: 'ruling.returned' });
    },
  }),
];
