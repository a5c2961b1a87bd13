import { z } from 'zod';
import { dayInStockholm } from '../../../kernel/date.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { type Compared, doingOf, isKeyReused, keyReused, personOf, valuesOf } from '../../access/index.ts';
import { commentOnPart, delegatePart, saveAnswerPart } from '../commands/answer-write.ts';
import { isStance } from '../core/parts.ts';
import { colleaguesAt, commentsOn, savesOf, type WrittenPart } from '../queries/answer.ts';
import { passageLabel } from '../screens/passages.tsx';
import { type PartDraft, ResponsePartScreen } from '../screens/response-part.tsx';
import { respondText } from '../text/respond.ts';
import { wordText } from '../text/words.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  badForm,
  type Ctx,
  delegators,
  doneQuery,
  faultWords,
  form,
  hiddenOf,
  listIn,
  longText,
  maybeDay,
  noAnswer,
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
import { differing, type Errors, refused, topOf, wrongFields } from './page.tsx';
import { isWriter, ownAnswers, readAnswer, titleOf } from './read-response.ts';

type PartState = {
  readonly draft?: PartDraft;
  readonly errors?: Errors;
  readonly stale?: WrittenPart;
  readonly filled?: Readonly<Record<string, string>>;
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
  const rows = (other: WrittenPart): Compared[] => {
    const [now, yours] = [shown({ ...other, stance: other.stance ?? '' }), shown(draft)];
    return [
      { label: wordText[lang].stance, now: now.stance, yours: yours.stance },
      { label: text.text, now: other.text, yours: draft.text },
      { label: text.passages, now: now.passages, yours: yours.passages },
    ];
  };
  return {
    title: `${part.title[lang]}: ${titleOf(ctx, read)}`,
    ...refused(state.errors, stale !== undefined),
    breadcrumbs: ownCrumbs(ctx, [titleOf(ctx, read), paths.response(id)], [part.title[lang]]),
    body: (
      <ResponsePartScreen
        lang={lang}
        url={url}
        {...read}
        {...more}
        part={part}
        draft={draft}
        filled={state.filled ?? {}}
        errors={state.errors ?? []}
        mayWrite={read.isOwn && isWriter(ctx) && read.takes}
        hidden={(more2 = {}) => hiddenOf(ctx, more2)}
        version={stale?.version ?? now?.version ?? 0}
        top={topOf(ctx, {
          done: state.done,
          kept,
          conflict: stale && { by: stale, rows: differing(rows(stale)) },
          takeNow: paths.responsePart(id, key),
        })}
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
  const version = versionField.safeParse(textIn(body, 'version'));
  if (!version.success || (draft.stance !== '' && !isStance(draft.stance))) return badForm();
  const done = await saveAnswerPart(doingOf(ctx), {
    id: params.id,
    part: params.part,
    stance: isStance(draft.stance) ? draft.stance : null,
    text: draft.text,
    passages: draft.passages,
    version: version.data,
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

/** A part of an organisation's answer: written, talked about, handed over. */
export const responsePartRoutes = [
  page({
    id: 'responses.part',
    path: patterns.responsePart,
    params: partParams,
    query: doneQuery,
    policy: responders,
    audit: ownAnswers,
    handler: (ctx) => partPage(ctx, ctx.params, { done: ctx.query.klart }),
  }),
  form({
    id: 'responses.part-saved',
    path: patterns.responsePart,
    params: partParams,
    policy: responseWriters,
    audit: 'consultation-answer.written',
    body: bodies.part,
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
        filled: valuesOf(ctx.body),
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
    invalid: (ctx, issues) => {
      const wrong = Object.fromEntries(issues.map(({ path: [field] }) => [String(field), field === 'note' ? 'too-long' : 'other']));
      return partPage(ctx, ctx.params, { filled: valuesOf(ctx.body), errors: faultWords(ctx.lang, wrong) });
    },
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      const asked = { ...ctx.body, due: ctx.body.due ?? '' };
      const refusedAs = (fields: Readonly<Record<string, string>>) =>
        partPage(ctx, ctx.params, { filled: asked, errors: faultWords(ctx.lang, fields) });
      if (ctx.body.person === '') return refusedAs({ person: 'unknown' });
      const done = await delegatePart(doingOf(ctx), id, part, { ...ctx.body, person: ctx.body.person });
      const wrong = wrongFields(done);
      if (wrong) return refusedAs(wrong);
      return settle(ctx, done, { id, action: 'consultation-answer.delegated', back: paths.responsePart(id, part), says: 'delegated' });
    },
  }),
];
