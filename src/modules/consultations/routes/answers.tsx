import { z } from 'zod';
import { csv } from '../../../platform/http/csv.ts';
import { searchText } from '../../../platform/http/fields.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { Conflict, doingOf, isKeyReused, keyReused, note, personOf } from '../../access/index.ts';
import { createTheme, editTheme, maskIn, publish, replyTo, tagAnswer, unmask } from '../commands/judge-answers.ts';
import { moderate } from '../commands/open-answer.ts';
import { judgeLate } from '../commands/plea.ts';
import { masked, suspected } from '../core/masking.ts';
import { buildMatrix } from '../core/matrix.ts';
import { stances } from '../core/parts.ts';
import { pleasOf } from '../queries/consultation.ts';
import {
  cellsOf,
  findSubmission,
  marksOn,
  masksOn,
  type Reply,
  repliesIn,
  submissionsOf,
  type Theme,
  themesOf,
  versionsOf,
  waitingOpenAnswers,
} from '../queries/incoming.ts';
import { readWhole, type Whole } from '../queries/whole.ts';
import { AnswerScreen } from '../screens/answer.tsx';
import { IncomingScreen } from '../screens/incoming.tsx';
import { MatrixScreen } from '../screens/matrix.tsx';
import { ThemesScreen } from '../screens/themes.tsx';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import {
  answerFault,
  anyFields,
  badForm,
  type Ctx,
  crumbs,
  doneNotice,
  doneQuery,
  doorkeepers,
  exporters,
  faultWords,
  file,
  form,
  hiddenOf,
  idParams,
  listIn,
  longText,
  maybeDay,
  officers,
  page,
  paths,
  patterns,
  readConsultation,
  reads,
  seeOther,
  settle,
  sorters,
  submissionParams,
  textIn,
  versionField,
} from './kit.tsx';

const own = 'none: reads papers of a case that one takes part in; refusals are logged' as const;
const role = (ctx: Ctx): string => personOf(ctx.subject).acting.role;
type Errors = readonly { readonly name: string; readonly message: string }[];

async function incomingPage(
  ctx: Ctx,
  id: string,
  state: { done?: string | undefined; errors?: Errors } = {},
): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => ({
    one,
    waiting: await waitingOpenAnswers(tx, id),
    pleas: await pleasOf(tx, id),
  }));
  if (!read.ok) return read.problem;
  const { one } = read.value;
  const text = officerText[ctx.lang];
  return {
    title: text.incomingTitle(one.areaName),
    hasErrors: (state.errors?.length ?? 0) > 0,
    breadcrumbs: crumbs(ctx, [one.areaName, paths.consultation(id)], [text.incomingTitle('').replace(/: $/, '')]),
    body: (
      <IncomingScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read.value}
        errors={state.errors ?? []}
        mayModerate={['case-officer', 'registrar'].includes(role(ctx))}
        mayJudge={role(ctx) === 'case-officer'}
        hidden={() => hiddenOf(ctx)}
        top={doneNotice(ctx, state.done)}
      />
    ),
  };
}

type ThemeState = {
  done?: string | undefined;
  errors?: Errors;
  name?: string;
  edited?: { id: string; name: string; reply: string };
  stale?: Theme;
};

async function themesPage(ctx: Ctx, id: string, state: ThemeState = {}): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => ({ one, themes: await themesOf(tx, id) }));
  if (!read.ok) return read.problem;
  const { one } = read.value;
  const text = officerText[ctx.lang];
  const { stale, edited } = state;
  return {
    title: text.themesTitle(one.areaName),
    hasErrors: (state.errors?.length ?? 0) > 0 || stale !== undefined,
    ...(stale ? { status: 409 } : {}),
    breadcrumbs: crumbs(ctx, [one.areaName, paths.consultation(id)], [text.toThemes]),
    body: (
      <ThemesScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read.value}
        errors={state.errors ?? []}
        name={state.name ?? ''}
        edited={edited}
        mayWrite={['case-officer', 'analyst'].includes(role(ctx)) && !one.summaryLocked}
        hidden={(more = {}) => hiddenOf(ctx, more)}
        top={
          <>
            {doneNotice(ctx, state.done)}
            {stale && edited ? (
              <Conflict
                lang={ctx.lang}
                who={stale.changedBy}
                at={stale.changedAt}
                rows={[
                  { label: text.themeName, now: stale.name, yours: edited.name },
                  { label: text.themeReply, now: stale.reply, yours: edited.reply },
                ].filter((row) => row.now !== row.yours)}
                takeNow={ctx.url.page(paths.consultationThemes(id))}
              />
            ) : null}
          </>
        }
      />
    ),
  };
}

type AnswerState = {
  done?: string | undefined;
  errors?: Errors;
  reply?: { part: string; text: string };
  stale?: Reply;
  mask?: { field: string; text: string; reason: string; ground: string };
};

async function answerPage(ctx: Ctx, id: string, submission: string, state: AnswerState = {}): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => {
    const answer = await findSubmission(tx, id, submission);
    if (!answer) return undefined;
    return {
      one,
      answer,
      versions: answer.answer === null ? [] : await versionsOf(tx, answer.answer),
      themes: await themesOf(tx, id),
      marks: await marksOn(tx, submission),
      replies: (await repliesIn(tx, id)).filter((reply) => reply.submission === submission),
      masks: await masksOn(tx, submission),
    };
  });
  if (!read.ok) return read.problem;
  if (!read.value) return answerFault(ctx, { kind: 'missing' }, { id, action: 'consultation.read', back: paths.consultationMatrix(id) });
  const { one, answer, masks } = read.value;
  const text = officerText[ctx.lang];
  const isOfficer = role(ctx) === 'case-officer';
  const personal = answer.kind === 'person' && answer.name !== 'Privatperson' ? [{ field: 'name', first: null, after: null }] : [];
  const shown = masked(answer.content, [...personal, ...masks]);
  return {
    title: text.answerTitle(answer.name),
    hasErrors: (state.errors?.length ?? 0) > 0 || state.stale !== undefined,
    ...(state.stale ? { status: 409 } : {}),
    breadcrumbs: crumbs(ctx, [one.areaName, paths.consultation(id)], [text.answers, paths.consultationMatrix(id)], [answer.name]),
    body: (
      <AnswerScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read.value}
        shown={shown}
        suspected={suspected(shown)}
        errors={state.errors ?? []}
        draft={state.reply}
        mask={state.mask ?? { field: '', text: '', reason: '', ground: '' }}
        mayReply={isOfficer && !one.summaryLocked}
        mayTag={['case-officer', 'analyst'].includes(role(ctx))}
        mayPublish={isOfficer}
        hidden={(more = {}) => hiddenOf(ctx, more)}
        top={
          <>
            {doneNotice(ctx, state.done)}
            {state.stale && state.reply ? (
              <Conflict
                lang={ctx.lang}
                who={state.stale.changedBy}
                at={state.stale.changedAt}
                rows={[{ label: text.reply, now: state.stale.text, yours: state.reply.text }]}
                takeNow={ctx.url.page(paths.consultationAnswer(id, submission))}
              />
            ) : null}
          </>
        }
      />
    ),
  };
}

const matrixQuery = z.object({
  stance: z.enum(stances).optional(),
  part: z.string().max(100).optional(),
  respondent: z.uuid().optional(),
  theme: z.uuid().optional(),
  q: searchText.optional(),
});

/** One row of the export: what a respondent says of a part. */
type Row = {
  readonly submission: Whole['submissions'][number];
  readonly cell: Whole['cells'][number];
  readonly part: string;
  readonly themes: string;
  readonly reply: string;
};

export function exportRows({ consultation, submissions, cells, themes, replies }: Whole): Row[] {
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  const replyOf = new Map(replies.map(({ submission, part, text }) => [`${submission} ${part}`, text]));
  const own = Map.groupBy(cells, (cell) => cell.submission);
  return submissions.flatMap((submission) => {
    const here = new Map((own.get(submission.id) ?? []).map((cell) => [cell.part, cell]));
    return consultation.parts.flatMap(({ key, title }) => {
      const cell = here.get(key);
      if (!cell) return [];
      const raised = cell.themes.map((id) => names.get(id) ?? id).join('; ');
      return [{ submission, cell, part: title.sv, themes: raised, reply: replyOf.get(`${submission.id} ${key}`) ?? '' }];
    });
  });
}

/** Everything, read for a file; that it was taken out is logged. */
async function exported(ctx: Ctx, id: string, form: 'csv' | 'json' | 'docx') {
  const read = await readConsultation(ctx, id, (tx, one) => readWhole(tx, one.id, one.fictitious));
  if (!read.ok) return read;
  if (!read.value) return { ok: false as const, problem: badForm() };
  const { consultation } = read.value;
  await note(doingOf(ctx), {
    action: 'consultation.exported',
    object: { kind: 'consultation', id },
    details: { form, answers: read.value.submissions.length },
  });
  const name = `${consultation.fictitious ? 'pahittat-' : ''}remissvar-${consultation.area}.${form}`;
  return { ok: true as const, value: { whole: read.value, name } };
}

const column = (name: string, sv: string, en: string, value: (row: Row) => string) => ({ name, about: { sv, en }, value });

/** The columns of the file of answers; formulas in them are made harmless. */
const columns = [
  column('diaryNumber', 'Svarets diarienummer', 'Diary number of the answer', ({ submission }) => submission.diaryNumber),
  column('respondent', 'Den som svarar', 'Who answers', ({ submission }) => submission.name),
  column('kind', 'Sorts svarande', 'Kind of respondent', ({ submission }) => wordText.sv.kindNames[submission.kind]),
  column('submittedAt', 'När svaret kom in', 'When the answer came in', ({ submission }) => submission.submittedAt.toISOString()),
  column('part', 'Del av förslaget', 'Part of the proposal', ({ part }) => part),
  column('stance', 'Ställning', 'Stance', ({ cell }) => cell.stance),
  column('text', 'Synpunkter', 'Views', ({ cell }) => cell.text),
  column('passages', 'Stycken som svaret pekar på', 'Passages that the answer points at', ({ cell }) => cell.passages.join('; ')),
  column('themes', 'Teman', 'Themes', ({ themes }) => themes),
  column('reply', 'Myndighetens bemötande', 'What the authority says', ({ reply }) => reply),
];

export const answerRoutes = [
  page({
    id: 'consultations.incoming',
    path: patterns.consultationIncoming,
    params: idParams,
    query: doneQuery,
    policy: reads,
    audit: own,
    handler: (ctx) => incomingPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'consultations.moderated',
    path: patterns.consultationModerate,
    from: patterns.consultationIncoming,
    params: idParams.extend({ open: z.uuid() }),
    policy: doorkeepers,
    audit: 'consultation.open-answer-received',
    body: z.object({ do: z.enum(['receive', 'reject']), reason: longText(1_000) }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id, open } = ctx.params;
      const take = ctx.body.do === 'receive';
      if (!take && ctx.body.reason === '') return incomingPage(ctx, id, { errors: faultWords(ctx.lang, { [`reason-${open}`]: 'empty' }) });
      const done = await moderate(doingOf(ctx), id, open, { take, reason: ctx.body.reason });
      return settle(ctx, done, {
        id,
        action: 'consultation.open-answer-received',
        back: paths.consultationIncoming(id),
        says: take ? 'received' : 'rejected',
      });
    },
  }),
  form({
    id: 'consultations.plea-judged',
    path: patterns.consultationPlea,
    from: patterns.consultationIncoming,
    params: idParams.extend({ plea: z.uuid() }),
    policy: officers,
    audit: 'consultation.plea-judged',
    body: z.object({ newLastDay: maybeDay('newLastDay'), decision: longText(2_000) }),
    invalid: (ctx) => incomingPage(ctx, ctx.params.id, { errors: faultWords(ctx.lang, { [`newLastDay-${ctx.params.plea}`]: 'other' }) }),
    handler: async (ctx) => {
      const { id, plea } = ctx.params;
      const { newLastDay, decision } = ctx.body;
      if (decision === '') return incomingPage(ctx, id, { errors: faultWords(ctx.lang, { [`decision-${plea}`]: 'empty' }) });
      const done = await judgeLate(doingOf(ctx), { id, plea, newLastDay, decision });
      if (!done.ok && !isKeyReused(done.error) && done.error.kind === 'invalid')
        return incomingPage(ctx, id, { errors: faultWords(ctx.lang, { [`newLastDay-${plea}`]: 'past' }) });
      return settle(ctx, done, { id, action: 'consultation.plea-judged', back: paths.consultationIncoming(id), says: 'judged' });
    },
  }),
  page({
    id: 'consultations.matrix',
    path: patterns.consultationMatrix,
    params: idParams,
    query: matrixQuery,
    policy: reads,
    audit: own,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const read = await readConsultation(ctx, id, async (tx, one) => ({
        one,
        submissions: await submissionsOf(tx, id),
        cells: await cellsOf(tx, id),
        themes: await themesOf(tx, id),
      }));
      if (!read.ok) return read.problem;
      const { one, submissions, cells, themes } = read.value;
      const respondents = submissions.map(({ id: submission, name, kind }) => ({ submission, name, kind }));
      const text = officerText[ctx.lang];
      return {
        title: text.matrixTitle(one.areaName),
        breadcrumbs: crumbs(ctx, [one.areaName, paths.consultation(id)], [text.answers]),
        body: (
          <MatrixScreen
            lang={ctx.lang}
            url={ctx.url}
            one={one}
            matrix={buildMatrix(one.parts, respondents, cells, ctx.query)}
            respondents={respondents}
            themes={themes}
            query={ctx.query}
            mayExport={['case-officer', 'head', 'registrar', 'analyst'].includes(role(ctx))}
          />
        ),
      };
    },
  }),
  page({
    id: 'consultations.themes',
    path: patterns.consultationThemes,
    params: idParams,
    query: doneQuery,
    policy: reads,
    audit: own,
    handler: (ctx) => themesPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'consultations.theme-saved',
    path: patterns.consultationThemes,
    params: idParams,
    policy: sorters,
    audit: 'consultation.theme-changed',
    body: z.object({
      theme: z.union([z.uuid(), z.literal('')]).default(''),
      version: versionField.default(0),
      name: z.string().trim().max(120).default(''),
      reply: longText(10_000),
    }),
    invalid: (ctx) => themesPage(ctx, ctx.params.id, { errors: faultWords(ctx.lang, { name: 'too-long' }) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { theme, version, name, reply } = ctx.body;
      const edited = theme === '' ? undefined : { id: theme, name, reply };
      const again = (fields: Record<string, string>) =>
        themesPage(ctx, id, { errors: faultWords(ctx.lang, fields), name, ...(edited ? { edited } : {}) });
      const field = edited ? `name-${edited.id}` : 'name';
      if (name === '') return again({ [field]: 'empty' });
      const done = edited ? await editTheme(doingOf(ctx), id, { ...edited, version }) : await createTheme(doingOf(ctx), id, name);
      if (done.ok) return seeOther(ctx.url.page(paths.consultationThemes(id), { klart: 'theme' }));
      if (isKeyReused(done.error)) return keyReused();
      if (done.error.kind === 'theme-stale') return themesPage(ctx, id, { stale: done.error.now, ...(edited ? { edited } : {}) });
      if (done.error.kind === 'invalid') return again({ [field]: 'taken' });
      return answerFault(ctx, done.error, { id, action: 'consultation.theme-changed', back: paths.consultationThemes(id) });
    },
  }),
  page({
    id: 'consultations.answer',
    path: patterns.consultationAnswer,
    params: submissionParams,
    query: doneQuery,
    policy: reads,
    audit: own,
    handler: (ctx) => answerPage(ctx, ctx.params.id, ctx.params.submission, { done: ctx.query.klart }),
  }),
  form({
    id: 'consultations.answer-replied',
    path: patterns.consultationAnswerReply,
    from: patterns.consultationAnswer,
    params: submissionParams,
    policy: officers,
    audit: 'consultation.answer-replied',
    body: z.object({ part: z.string().max(100), text: longText(10_000), version: versionField }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id, submission } = ctx.params;
      const { part, text, version } = ctx.body;
      const done = await replyTo(doingOf(ctx), id, { submission, part, text, version });
      if (!done.ok && !isKeyReused(done.error) && done.error.kind === 'reply-stale')
        return answerPage(ctx, id, submission, { stale: done.error.now, reply: { part, text } });
      if (!done.ok && !isKeyReused(done.error) && done.error.kind !== 'reply-stale')
        return answerFault(ctx, done.error, { id, action: 'consultation.answer-replied', back: paths.consultationAnswer(id, submission) });
      return done.ok ? seeOther(ctx.url.page(paths.consultationAnswer(id, submission), { klart: 'replied' })) : keyReused();
    },
  }),
  form({
    id: 'consultations.answer-tagged',
    path: patterns.consultationAnswerTheme,
    from: patterns.consultationAnswer,
    params: submissionParams,
    policy: sorters,
    audit: 'consultation.answer-tagged',
    body: anyFields,
    invalid: badForm,
    handler: async (ctx) => {
      const { id, submission } = ctx.params;
      const part = textIn(ctx.body, 'part');
      const passage = textIn(ctx.body, 'passage');
      const marks = listIn(ctx.body, 'themes')
        .slice(0, 100)
        .map((theme) => ({ theme, passage }));
      const done = await tagAnswer(doingOf(ctx), id, submission, part, marks);
      return settle(ctx, done, {
        id,
        action: 'consultation.answer-tagged',
        back: paths.consultationAnswer(id, submission),
        says: 'tagged',
      });
    },
  }),
  form({
    id: 'consultations.answer-masked',
    path: patterns.consultationAnswerMask,
    from: patterns.consultationAnswer,
    params: submissionParams,
    policy: officers,
    audit: 'consultation.answer-masked',
    body: z.object({
      lift: z.union([z.uuid(), z.literal('')]).default(''),
      field: z.string().max(120).default(''),
      text: longText(20_000),
      reason: longText(500),
      ground: longText(200),
    }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id, submission } = ctx.params;
      const { lift, ...mask } = ctx.body;
      const about = { id, action: 'consultation.answer-masked', back: paths.consultationAnswer(id, submission), says: 'masked' };
      if (lift !== '') return settle(ctx, await unmask(doingOf(ctx), id, submission, lift), about);
      const lacking = { ...(mask.reason === '' ? { reason: 'empty' } : {}), ...(mask.ground === '' ? { ground: 'empty' } : {}) };
      if (Object.keys(lacking).length > 0) return answerPage(ctx, id, submission, { errors: faultWords(ctx.lang, lacking), mask });
      const done = await maskIn(doingOf(ctx), id, submission, mask);
      if (!done.ok && !isKeyReused(done.error) && done.error.kind === 'invalid')
        return answerPage(ctx, id, submission, { errors: faultWords(ctx.lang, { maskText: done.error.fields.text ?? 'unknown' }), mask });
      return settle(ctx, done, about);
    },
  }),
  form({
    id: 'consultations.answer-published',
    path: patterns.consultationAnswerPublish,
    from: patterns.consultationAnswer,
    params: submissionParams,
    policy: officers,
    audit: 'consultation.answer-published',
    body: z.object({ do: z.enum(['publish', 'unpublish']) }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id, submission } = ctx.params;
      const isPublic = ctx.body.do === 'publish';
      const done = await publish(doingOf(ctx), id, submission, isPublic);
      return settle(ctx, done, {
        id,
        action: 'consultation.answer-published',
        back: paths.consultationAnswer(id, submission),
        says: isPublic ? 'published' : 'unpublished',
      });
    },
  }),
  file({
    id: 'consultations.answers-csv',
    path: patterns.consultationCsv,
    params: idParams,
    policy: exporters,
    audit: 'consultation.exported',
    types: ['text/csv'],
    handler: async (ctx) => {
      const read = await exported(ctx, ctx.params.id, 'csv');
      if (!read.ok) return read.problem;
      const { whole, name } = read.value;
      return { type: 'text/csv; charset=utf-8; header=present', name, content: csv(columns, exportRows(whole)) };
    },
  }),
  file({
    id: 'consultations.answers-json',
    path: patterns.consultationJson,
    params: idParams,
    policy: exporters,
    audit: 'consultation.exported',
    types: ['application/json'],
    handler: async (ctx) => {
      const read = await exported(ctx, ctx.params.id, 'json');
      if (!read.ok) return read.problem;
      const { whole, name } = read.value;
      const { addressees, ...rest } = whole;
      const open = { ...rest, addressees: addressees.map(({ invite: _invite, ...one }) => one) };
      return { type: 'application/json', name, content: `${JSON.stringify(open, null, 1)}\n` };
    },
  }),
  file({
    id: 'consultations.answers-docx',
    path: patterns.consultationDocx,
    params: idParams,
    policy: exporters,
    audit: 'consultation.exported',
    types: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    handler: async (ctx) => {
      const read = await exported(ctx, ctx.params.id, 'docx');
      if (!read.ok) return read.problem;
      const [{ renderDocx }, { answersPrint }] = await Promise.all([
        import('../../../platform/docx/docx.ts'),
        import('../print/answers.ts'),
      ]);
      return {
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        name: read.value.name,
        content: await renderDocx(answersPrint(read.value.whole)),
      };
    },
  }),
];
