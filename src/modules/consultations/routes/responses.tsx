import { z } from 'zod';
import { dayInStockholm } from '../../../kernel/date.ts';
import { clockNow } from '../../../platform/db/index.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { Conflict, doingOf, isKeyReused, keyReused, personOf } from '../../access/index.ts';
import { endorsers, writers } from '../commands/answer-common.ts';
import { backAnswer, endorseAnswer, proposeAnswer, returnAnswer, submitAnswer, withdrawAnswer } from '../commands/answer-move.ts';
import { beginOwnAnswer, commentOnPart, delegatePart, saveAnswerPart } from '../commands/answer-write.ts';
import { plead } from '../commands/plea.ts';
import { takes } from '../core/due.ts';
import { answerLife } from '../core/life.ts';
import { isStance, longestText, missingIn } from '../core/parts.ts';
import {
  answersTo,
  backingsOf,
  collaborationRegionsOf,
  colleaguesAt,
  commentsOn,
  delegationsIn,
  findAnswer,
  partsWritten,
  receiptsOf,
  savesOf,
  type WrittenPart,
  writersOf,
} from '../queries/answer.ts';
import { allConsultations, findConsultation, isAsked, lastDayOf, pleasOf } from '../queries/consultation.ts';
import { passageLabel } from '../screens/passages.tsx';
import { ResponseScreen } from '../screens/response.tsx';
import { type PartDraft, ResponsePartScreen } from '../screens/response-part.tsx';
import { PleadScreen, ResponsesScreen } from '../screens/responses.tsx';
import { respondText } from '../text/respond.ts';
import { wordText } from '../text/words.ts';
import {
  answerFault,
  anyFields,
  badForm,
  type Ctx,
  delegators,
  doneNotice,
  doneQuery,
  endorses,
  faultWords,
  form,
  hiddenOf,
  idParams,
  listIn,
  longText,
  maybeDay,
  noAnswer,
  noConsultation,
  openKept,
  ownCrumbs,
  page,
  partParams,
  paths,
  patterns,
  readAs,
  responders,
  responseWriters,
  seeOther,
  settle,
  textIn,
  versionField,
} from './kit.tsx';

const own = 'none: reads what one’s own organisation writes' as const;
const isWriter = (ctx: Ctx): boolean => writers.some((role) => role === personOf(ctx.subject).acting.role);
const isEndorser = (ctx: Ctx): boolean => endorsers.some((role) => role === personOf(ctx.subject).acting.role);

async function responsesPage(ctx: Ctx, done: string | undefined): Promise<PageAnswer> {
  const { organisation } = personOf(ctx.subject).acting;
  const read = await readAs(ctx, async (tx, madeUp) => {
    const now = await clockNow(tx);
    const open = (await allConsultations(tx, { madeUp })).filter(({ state }) => state !== 'draft');
    const rows = [];
    for (const one of open) {
      const lastDay = await lastDayOf(tx, one.id, { organisation });
      const answers = await answersTo(tx, one.id);
      if (lastDay === null || (answers.length === 0 && !(await isAsked(tx, one, organisation)))) continue;
      rows.push({ one, lastDay, answers, pleas: await pleasOf(tx, one.id, organisation), takes: takes({ ...one, lastDay }, now) });
    }
    return { rows, regions: await collaborationRegionsOf(tx, organisation) };
  });
  const text = respondText[ctx.lang];
  return {
    title: text.title,
    breadcrumbs: ownCrumbs(ctx).map(({ label }) => ({ label })),
    body: (
      <>
        {doneNotice(ctx, done)}
        <ResponsesScreen
          lang={ctx.lang}
          url={ctx.url}
          {...read}
          organisation={organisation}
          mayWrite={isWriter(ctx)}
          hidden={() => hiddenOf(ctx)}
        />
      </>
    ),
  };
}

/** What the page of an answer, and of a part of it, stands on. */
const readAnswer = (ctx: Ctx, id: string) =>
  readAs(ctx, async (tx, madeUp) => {
    const answer = await findAnswer(tx, id);
    const one = answer && (await findConsultation(tx, answer.consultation, { madeUp }));
    if (!answer || !one) return undefined;
    const person = personOf(ctx.subject);
    const { organisation } = person.acting;
    const isOwn = answer.organisation === organisation;
    const now = await clockNow(tx);
    const lastDay = await lastDayOf(tx, one.id, { organisation });
    const written = await partsWritten(tx, id);
    const wrote = isOwn ? await writersOf(tx, id, answer.round) : new Set<string>();
    return {
      answer,
      one,
      isOwn,
      now,
      lastDay,
      takes: lastDay !== null && takes({ ...one, lastDay }, now),
      written,
      missing: missingIn(one.parts, written, longestText.organisation),
      delegations: isOwn ? await delegationsIn(tx, id) : [],
      receipts: isOwn ? await receiptsOf(tx, id) : [],
      backings: answer.joint === null ? [] : await backingsOf(tx, id),
      hasWritten: wrote.has(person.id) || answer.proposedBy === person.id,
      pleas: await pleasOf(tx, one.id, organisation),
    };
  });
type Read = NonNullable<Awaited<ReturnType<typeof readAnswer>>>;

const titleOf = (ctx: Ctx, { answer, one }: Pick<Read, 'answer' | 'one'>): string =>
  answer.jointName === null ? one.areaName : respondText[ctx.lang].jointTitle(one.areaName, answer.jointName);

async function responsePage(ctx: Ctx, id: string, done: string | undefined): Promise<PageAnswer | Problem> {
  const read = await readAnswer(ctx, id);
  if (!read) return noAnswer();
  const { answer } = read;
  return {
    title: titleOf(ctx, read),
    breadcrumbs: ownCrumbs(ctx, [titleOf(ctx, read)]),
    body: (
      <>
        {doneNotice(ctx, done)}
        <ResponseScreen
          lang={ctx.lang}
          url={ctx.url}
          {...read}
          title={titleOf(ctx, read)}
          may={{
            write: read.isOwn && isWriter(ctx) && read.takes,
            propose: read.isOwn && isWriter(ctx) && read.takes && answerLife[answer.state].propose !== null,
            endorse: read.isOwn && isEndorser(ctx) && read.takes && answerLife[answer.state].endorse !== null,
            return: read.isOwn && isEndorser(ctx) && answerLife[answer.state].return !== null,
            submit: read.isOwn && isWriter(ctx) && read.takes && answerLife[answer.state].submit !== null,
            withdraw: read.isOwn && isWriter(ctx) && read.takes && answer.standing !== null && answerLife[answer.state].withdraw !== null,
            back: !read.isOwn && answer.state === 'proposed' && read.takes,
          }}
          hidden={() => hiddenOf(ctx, { version: String(answer.version) })}
        />
      </>
    ),
  };
}

type PartState = {
  readonly draft?: PartDraft;
  readonly errors?: readonly { readonly name: string; readonly message: string }[];
  readonly stale?: WrittenPart;
  readonly comment?: string;
  readonly done?: string | undefined;
};

async function partPage(
  ctx: Ctx,
  { id, part: key }: { readonly id: string; readonly part: string },
  state: PartState = {},
): Promise<PageAnswer | Problem> {
  const read = await readAnswer(ctx, id);
  const part = read?.one.parts.find((one) => one.key === key);
  if (!read || !part) return noAnswer();
  const { lang, url } = ctx;
  const { organisation } = personOf(ctx.subject).acting;
  const more = read.isOwn
    ? await readAs(ctx, async (tx) => ({
        comments: await commentsOn(tx, id, key),
        saves: await savesOf(tx, id, key),
        colleagues: await colleaguesAt(tx, organisation, dayInStockholm(read.now)),
      }))
    : { comments: [], saves: [], colleagues: [] };
  const now = read.written.find((one) => one.part === key);
  const kept = state.errors || state.stale ? undefined : await openKept(ctx);
  const stored: PartDraft = { stance: now?.stance ?? '', text: now?.text ?? '', passages: now?.passages ?? [] };
  const keptDraft: PartDraft | undefined = kept?.values && 'text' in kept.values ? draftIn(kept.values) : undefined;
  const draft = state.draft ?? keptDraft ?? stored;
  const text = respondText[lang];
  const shown = (one: PartDraft) => ({
    stance: isStance(one.stance) ? wordText[lang].stanceNames[one.stance] : '–',
    passages:
      part.passages.flatMap((passage, at) => (one.passages.includes(passage.id) ? [passageLabel(passage, at, lang)] : [])).join('; ') ||
      '–',
  });
  const { stale } = state;
  const rows = stale
    ? [
        { label: wordText[lang].stance, now: shown({ ...stale, stance: stale.stance ?? '' }).stance, yours: shown(draft).stance },
        { label: text.text, now: stale.text, yours: draft.text },
        { label: text.passages, now: shown({ ...stale, stance: stale.stance ?? '' }).passages, yours: shown(draft).passages },
      ].filter((row) => row.now !== row.yours)
    : [];
  return {
    title: `${part.title[lang]}: ${titleOf(ctx, read)}`,
    hasErrors: (state.errors?.length ?? 0) > 0 || stale !== undefined,
    ...(stale ? { status: 409 } : {}),
    breadcrumbs: ownCrumbs(ctx, [titleOf(ctx, read), paths.response(id)], [part.title[lang]]),
    body: (
      <ResponsePartScreen
        lang={lang}
        url={url}
        {...read}
        {...more}
        part={part}
        draft={draft}
        comment={state.comment ?? ''}
        errors={state.errors ?? []}
        mayWrite={read.isOwn && isWriter(ctx) && read.takes}
        hidden={(more2 = {}) => hiddenOf(ctx, more2)}
        version={stale?.version ?? now?.version ?? 0}
        top={
          <>
            {doneNotice(ctx, state.done)}
            {kept?.notice}
            {stale ? (
              <Conflict
                lang={lang}
                who={stale.changedBy}
                at={stale.changedAt}
                rows={rows}
                takeNow={url.page(paths.responsePart(id, key))}
              />
            ) : null}
          </>
        }
      />
    ),
  };
}

const draftIn = (body: Readonly<Record<string, unknown>>): PartDraft => ({
  stance: textIn(body, 'stance'),
  text: textIn(body, 'text'),
  passages: listIn(body, 'passages'),
});

async function savePart(ctx: Ctx, params: { readonly id: string; readonly part: string }, body: Readonly<Record<string, unknown>>) {
  const draft = draftIn(body);
  const version = /^\d{1,9}$/.test(textIn(body, 'version')) ? Number(textIn(body, 'version')) : -1;
  if (!Number.isSafeInteger(version) || version < 0 || (draft.stance !== '' && !isStance(draft.stance))) return badForm();
  const done = await saveAnswerPart(doingOf(ctx), {
    id: params.id,
    part: params.part,
    stance: isStance(draft.stance) ? draft.stance : null,
    text: draft.text,
    passages: draft.passages,
    version,
    finishes: textIn(body, 'finishes') === 'yes',
  });
  if (done.ok)
    return seeOther(
      ctx.url.page(textIn(body, 'do') === 'stay' ? paths.responsePart(params.id, params.part) : paths.response(params.id), {
        klart: 'saved',
      }),
    );
  if (isKeyReused(done.error)) return keyReused();
  if (done.error.kind === 'part-stale') return partPage(ctx, params, { draft, stale: done.error.now });
  if (done.error.kind === 'part-faults') {
    const fields = Object.fromEntries(done.error.faults.map((fault) => [fault === 'unknown-passage' ? 'passages' : 'text', fault]));
    return done.error.faults.includes('unknown-part') ? noAnswer() : partPage(ctx, params, { draft, errors: faultWords(ctx.lang, fields) });
  }
  return answerFault(ctx, done.error, { id: params.id, action: 'consultation-answer.written', back: paths.response(params.id) });
}

const moves = {
  propose: { act: proposeAnswer, says: 'proposed', action: 'consultation-answer.proposed' },
  return: { act: returnAnswer, says: 'returned', action: 'consultation-answer.returned' },
  submit: { act: submitAnswer, says: 'submitted', action: 'consultation-answer.submitted' },
  withdraw: { act: withdrawAnswer, says: 'withdrawn', action: 'consultation-answer.withdrawn' },
} as const;

export const responseRoutes = [
  page({
    id: 'responses.list',
    path: patterns.responses,
    policy: responders,
    audit: own,
    query: doneQuery,
    handler: (ctx) => responsesPage(ctx, ctx.query.klart),
  }),
  form({
    id: 'responses.begin',
    path: patterns.responseBegin,
    from: patterns.responses,
    policy: responseWriters,
    audit: 'consultation-answer.begun',
    body: z.object({ consultation: z.uuid(), joint: z.string().max(40).default('') }),
    invalid: badForm,
    handler: async (ctx) => {
      const { consultation, joint } = ctx.body;
      const done = await beginOwnAnswer(doingOf(ctx), consultation, joint === '' ? null : joint);
      if (done.ok) return seeOther(ctx.url.page(paths.response(done.value)));
      return answerFault(ctx, done.error, { id: consultation, action: 'consultation-answer.begun', back: patterns.responses });
    },
  }),
  page({
    id: 'responses.plead',
    path: patterns.responsePlead,
    params: z.object({ consultation: z.uuid() }),
    policy: responseWriters,
    audit: own,
    handler: (ctx) => pleadPage(ctx, ctx.params.consultation),
  }),
  form({
    id: 'responses.pleaded',
    path: patterns.responsePlead,
    params: z.object({ consultation: z.uuid() }),
    policy: responseWriters,
    audit: 'consultation.pleaded',
    body: z.object({ reason: longText(2_000).pipe(z.string().min(1)) }),
    invalid: (ctx) => pleadPage(ctx, ctx.params.consultation, textIn((ctx.body ?? {}) as Record<string, unknown>, 'reason')),
    handler: async (ctx) => {
      const id = ctx.params.consultation;
      const done = await plead(doingOf(ctx), id, ctx.body.reason);
      return settle(ctx, done, { id, action: 'consultation.pleaded', back: patterns.responses, says: 'pleaded' });
    },
  }),
  page({
    id: 'responses.one',
    path: patterns.response,
    params: idParams,
    query: doneQuery,
    policy: responders,
    audit: own,
    handler: (ctx) => responsePage(ctx, ctx.params.id, ctx.query.klart),
  }),
  page({
    id: 'responses.part',
    path: patterns.responsePart,
    params: partParams,
    query: doneQuery,
    policy: responders,
    audit: own,
    handler: (ctx) => partPage(ctx, ctx.params, { done: ctx.query.klart }),
  }),
  form({
    id: 'responses.part-saved',
    path: patterns.responsePart,
    params: partParams,
    policy: responseWriters,
    audit: 'consultation-answer.written',
    body: anyFields,
    invalid: badForm,
    handler: (ctx) => savePart(ctx, ctx.params, ctx.body),
  }),
  form({
    id: 'responses.commented',
    path: patterns.responseComment,
    from: patterns.responsePart,
    params: partParams,
    policy: responders,
    audit: 'consultation-answer.commented',
    body: z.object({ comment: longText(5_000) }),
    invalid: (ctx) =>
      partPage(ctx, ctx.params, {
        comment: textIn((ctx.body ?? {}) as Record<string, unknown>, 'comment'),
        errors: faultWords(ctx.lang, { comment: 'too-long' }),
      }),
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      if (ctx.body.comment === '') return partPage(ctx, ctx.params, { errors: faultWords(ctx.lang, { comment: 'empty' }) });
      const done = await commentOnPart(doingOf(ctx), id, part, ctx.body.comment);
      return settle(ctx, done, { id, action: 'consultation-answer.commented', back: paths.responsePart(id, part), says: 'commented' });
    },
  }),
  form({
    id: 'responses.delegated',
    path: patterns.responseDelegate,
    from: patterns.responsePart,
    params: partParams,
    policy: delegators,
    audit: 'consultation-answer.delegated',
    body: z.object({ person: z.union([z.uuid(), z.literal('')]).default(''), due: maybeDay('due'), note: longText(2_000) }),
    invalid: (ctx) => partPage(ctx, ctx.params, { errors: faultWords(ctx.lang, { person: 'other' }) }),
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      if (ctx.body.person === '') return partPage(ctx, ctx.params, { errors: faultWords(ctx.lang, { person: 'unknown' }) });
      const done = await delegatePart(doingOf(ctx), id, part, { ...ctx.body, person: ctx.body.person });
      if (!done.ok && !isKeyReused(done.error) && done.error.kind === 'invalid')
        return partPage(ctx, ctx.params, { errors: faultWords(ctx.lang, done.error.fields) });
      return settle(ctx, done, { id, action: 'consultation-answer.delegated', back: paths.responsePart(id, part), says: 'delegated' });
    },
  }),
  form({
    id: 'responses.act',
    path: patterns.responseAct,
    from: patterns.response,
    params: idParams,
    policy: responders,
    audit: 'consultation-answer.submitted',
    body: z.object({ do: z.enum(['propose', 'return', 'submit', 'withdraw']), version: versionField }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { act, says, action } = moves[ctx.body.do];
      const allowed = ctx.body.do === 'return' ? isEndorser(ctx) : isWriter(ctx);
      const done = allowed ? await act(doingOf(ctx), { id, version: ctx.body.version }) : notAsThis;
      return settle(ctx, done, { id, action, back: paths.response(id), says });
    },
  }),
  form({
    id: 'responses.endorsed',
    path: patterns.responseEndorse,
    from: patterns.response,
    params: idParams,
    policy: endorses,
    audit: 'consultation-answer.endorsed',
    body: z.object({ version: versionField }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await endorseAnswer(doingOf(ctx), { id, version: ctx.body.version });
      return settle(ctx, done, { id, action: 'consultation-answer.endorsed', back: paths.response(id), says: 'endorsed' });
    },
  }),
  form({
    id: 'responses.backed',
    path: patterns.responseBack,
    from: patterns.response,
    params: idParams,
    policy: responseWriters,
    audit: 'consultation-answer.backed',
    body: z.object({ kind: z.enum(['backs', 'attaches']), version: versionField }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await backAnswer(doingOf(ctx), { id, version: ctx.body.version }, ctx.body.kind);
      return settle(ctx, done, { id, action: 'consultation-answer.backed', back: paths.response(id), says: 'backed' });
    },
  }),
];

const notAsThis = { ok: false, error: { kind: 'not-now' } } as const;

async function pleadPage(ctx: Ctx, consultation: string, refused?: string): Promise<PageAnswer | Problem> {
  const { organisation } = personOf(ctx.subject).acting;
  const read = await readAs(ctx, async (tx, madeUp) => {
    const one = await findConsultation(tx, consultation, { madeUp });
    if (!one || one.state === 'draft') return undefined;
    return { one, lastDay: await lastDayOf(tx, consultation, { organisation }), pleas: await pleasOf(tx, consultation, organisation) };
  });
  if (!read) return noConsultation();
  const kept = refused === undefined ? await openKept(ctx) : undefined;
  const title = respondText[ctx.lang].pleadTitle(read.one.areaName);
  return {
    title,
    hasErrors: refused !== undefined,
    breadcrumbs: ownCrumbs(ctx, [title]),
    body: (
      <PleadScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read}
        title={title}
        reason={refused ?? textIn(kept?.values ?? {}, 'reason')}
        errors={refused === undefined ? [] : faultWords(ctx.lang, { reason: refused === '' ? 'empty' : 'too-long' })}
        hidden={() => hiddenOf(ctx)}
        top={kept?.notice}
      />
    ),
  };
}
