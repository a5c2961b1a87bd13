import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { Actions, Button, type Content, ErrorSummary, Field, Form, Heading, Lede, Link } from '../../../ui/index.ts';
import { Conflict, DoneNotice, doingOf, isKeyReused, isMadeUp, keptForm, personOf } from '../../access/index.ts';
import { todayIn } from '../../cases/index.ts';
import { amendCall, withdrawCall } from '../commands/amend.ts';
import { answerAboutCall } from '../commands/dialogue.ts';
import { createCall, editCall } from '../commands/draft.ts';
import { type CallRefusal, decidedIn, registerFor } from '../commands/kit.ts';
import { publishCall } from '../commands/publish.ts';
import { callFaults, callKinds, stateAt } from '../core/call.ts';
import { type Call, callsForWork, findCall, questionsOf, recipientsOf } from '../queries.ts';
import { DraftFields, type DraftValues, type Faults, OneFieldScreen } from '../screens/forms.tsx';
import { CallsWorkScreen, CallWorkScreen } from '../screens/work.tsx';
import { callText } from '../text/calls.ts';
import {
  announces,
  answerRefusal,
  type Ctx,
  callParams,
  type DraftBody,
  differing,
  draftBody,
  fieldOf,
  form,
  heads,
  hiddenOf,
  noCall,
  page,
  questionParams,
  readAs,
  readDraft,
  reads,
  valuesOf,
  versionField,
  writes,
} from './kit.ts';

const isActing = (ctx: Ctx, role: string): boolean => personOf(ctx.subject).acting.role === role;
const found = (ctx: Ctx, id: string): Promise<Call | undefined> =>
  readAs(ctx, async (tx) => findCall(tx, id, { fictitious: await isMadeUp(tx, personOf(ctx.subject).id) }));

const crumbs = (ctx: Ctx, ...steps: readonly (readonly [string, string?])[]): NonNullable<PageAnswer['breadcrumbs']> => [
  { label: callText[ctx.lang].work.title, href: ctx.url.page(patterns.callsWork) },
  ...steps.map(([label, path]) => (path === undefined ? { label } : { label, href: ctx.url.page(path) })),
];

type Making = { readonly values: { readonly area: string; readonly kind: string }; readonly fault?: string };

async function listPage(ctx: Ctx, { values, fault }: Making = { values: { area: '', kind: 'first' } }): Promise<PageAnswer> {
  const { lang, url, deps } = ctx;
  const read = await readAs(ctx, async (tx) => {
    const fictitious = await isMadeUp(tx, personOf(ctx.subject).id);
    return { fictitious, calls: await callsForWork(tx, { fictitious }), now: await clockNow(tx), today: await todayIn(tx) };
  });
  const areas = registerFor(deps, read.fictitious)
    .view(read.today, read.today)
    .areas.filter((area) => decidedIn(area) !== undefined)
    .map(({ area }) => ({ value: area.id, label: area.name }));
  const make = { areas, values, fault, hidden: hiddenOf(ctx), action: url.page(patterns.callsWork) };
  return {
    title: callText[lang].work.title,
    hasErrors: fault !== undefined,
    ...(fault === undefined ? {} : { status: 422 }),
    breadcrumbs: [{ label: callText[lang].work.title }],
    body: (
      <CallsWorkScreen
        lang={lang}
        url={url}
        calls={read.calls.map((call) => ({ call, state: stateAt(call, read.now) }))}
        make={isActing(ctx, 'case-officer') ? make : null}
        top={null}
      />
    ),
  };
}

type Shown = {
  readonly values?: DraftValues;
  readonly faults?: Faults;
  readonly top?: Content;
  readonly status?: number;
  readonly version?: number;
};

async function onePage(
  ctx: Ctx,
  id: string,
  { values, faults = {}, top = null, status, version }: Shown = {},
): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const call = await found(ctx, id);
  if (!call) return noCall();
  const read = await readAs(ctx, async (tx) => ({
    now: await clockNow(tx),
    today: await todayIn(tx),
    questions: await questionsOf(tx, id),
    recipients: await recipientsOf(tx, id),
  }));
  const kept = values === undefined ? await keptForm(ctx) : undefined;
  const texts = Object.fromEntries(Object.entries(kept?.values ?? {}).filter(([, value]) => typeof value === 'string'));
  const missing = call.state === 'draft' ? callFaults(call, read.today).map((one) => callText[lang].faults[one]) : [];
  return {
    title: callText[lang].call.title(call.areaName),
    hasErrors: Object.keys(faults).length > 0,
    ...(status === undefined ? {} : { status }),
    breadcrumbs: crumbs(ctx, [call.areaName]),
    body: (
      <CallWorkScreen
        lang={lang}
        url={url}
        call={call}
        state={stateAt(call, read.now)}
        questions={read.questions}
        recipients={read.recipients}
        missing={missing}
        may={{ write: isActing(ctx, 'case-officer'), publish: isActing(ctx, 'head') }}
        form={{
          values: values ?? { ...valuesOf(call), ...texts },
          faults,
          hidden: hiddenOf(ctx, { version: String(version ?? call.version) }),
        }}
        top={top}
      />
    ),
  };
}

/** Someone else was first: what they saved beside what was sent, which the form still holds. */
const conflict = (ctx: Ctx, now: Call, yours: DraftBody, takeNow: string): Content =>
  Conflict({
    lang: ctx.lang,
    who: null,
    at: now.changedAt,
    rows: differing(ctx.lang, valuesOf(now), yours),
    takeNow: ctx.url.page(takeNow),
  });

async function publishPage(ctx: Ctx, id: string): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const call = await found(ctx, id);
  if (!call) return noCall();
  if (call.state !== 'draft') return seeOtherPage(ctx, id);
  const text = callText[lang].work;
  return {
    title: text.publish,
    breadcrumbs: crumbs(ctx, [call.areaName, paths.callWork(id)], [text.publish]),
    body: (
      <>
        <Heading level={1}>{text.publish}</Heading>
        <Lede>{callText[lang].call.title(call.areaName)}</Lede>
        <p>{text.publishLede}</p>
        <Form action={url.page(paths.callPublish(id))} hidden={hiddenOf(ctx, { version: String(call.version) })} look="plain">
          <Actions>
            <Button>{text.publish}</Button>
            <Link href={url.page(paths.callWork(id))}>{callText[lang].call.title(call.areaName)}</Link>
          </Actions>
        </Form>
      </>
    ),
  };
}

const seeOtherPage = (ctx: Ctx, id: string): Promise<PageAnswer | Problem> => onePage(ctx, id);

async function amendPage(
  ctx: Ctx,
  id: string,
  { values, faults = {}, top = null, status, version }: Shown = {},
): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const call = await found(ctx, id);
  if (!call) return noCall();
  const text = callText[lang];
  const kept = values === undefined ? await keptForm(ctx) : undefined;
  const texts = Object.fromEntries(Object.entries(kept?.values ?? {}).filter(([, value]) => typeof value === 'string'));
  const shown = values ?? { ...valuesOf(call), ...texts };
  return {
    title: text.work.amend,
    hasErrors: Object.keys(faults).length > 0,
    ...(status === undefined ? {} : { status }),
    breadcrumbs: crumbs(ctx, [call.areaName, paths.callWork(id)], [text.work.amend]),
    body: (
      <>
        <ErrorSummary lang={lang} errors={Object.entries(faults).map(([name, message]) => ({ name, message }))} />
        {top}
        <Heading level={1}>{text.work.amend}</Heading>
        <Lede>{text.work.amendLede}</Lede>
        <Form action={url.page(paths.callAmend(id))} hidden={hiddenOf(ctx, { version: String(version ?? call.version) })}>
          <DraftFields lang={lang} values={shown} faults={faults} decided={call.decided} />
          <Field lang={lang} name="reason" label={text.fields.reason} kind="textarea" rows={3} value={shown.reason} error={faults.reason} />
          <Actions>
            <Button>{text.work.amendSave}</Button>
            <Link href={url.page(paths.callWork(id))}>{text.call.title(call.areaName)}</Link>
          </Actions>
        </Form>
      </>
    ),
  };
}

const inFields = (lang: 'sv' | 'en', faults: Extract<CallRefusal, { kind: 'faults' }>['faults']): Faults =>
  Object.fromEntries(faults.map((one) => [fieldOf[one] ?? 'introductionSv', callText[lang].faults[one]]));

async function textPage(
  ctx: Ctx,
  id: string,
  which: 'withdraw' | 'answer',
  value: string,
  question?: string,
  fault?: string,
): Promise<PageAnswer | Problem> {
  const call = await found(ctx, id);
  if (!call) return noCall();
  const text = callText[ctx.lang];
  const asked = question === undefined ? undefined : (await readAs(ctx, (tx) => questionsOf(tx, id))).find((one) => one.id === question);
  if (which === 'answer' && asked === undefined) return noCall();
  const title = which === 'answer' ? text.work.answerTitle : text.work.withdraw;
  const name = which === 'answer' ? 'answer' : 'why';
  const kept = fault === undefined && value === '' ? await keptForm(ctx) : undefined;
  const own = kept?.values[name];
  return {
    title,
    hasErrors: fault !== undefined,
    ...(fault === undefined ? {} : { status: 422 }),
    breadcrumbs: crumbs(ctx, [call.areaName, paths.callWork(id)], [title]),
    body: (
      <OneFieldScreen
        lang={ctx.lang}
        title={title}
        lede={text.call.title(call.areaName)}
        above={asked ? <blockquote>{asked.question}</blockquote> : null}
        name={name}
        value={typeof own === 'string' ? own : value}
        fault={fault}
        action={ctx.url.page(which === 'answer' ? paths.callAnswer(id, question ?? '') : paths.callWithdraw(id))}
        hidden={hiddenOf(ctx, { version: String(call.version) })}
        send={which === 'answer' ? text.work.answerSave : text.work.withdrawSave}
        back={{ href: ctx.url.page(paths.callWork(id)), label: text.call.title(call.areaName) }}
        {...(which === 'withdraw' ? { tone: 'danger' as const } : {})}
      />
    ),
  };
}

const limited = (value: string, most: number, words: { readonly missing: string; readonly tooLong: string }): string | undefined =>
  value === '' ? words.missing : value.length > most ? words.tooLong : undefined;
const tidy = (value: string): string => value.replaceAll('\u0000', '').trim();

export const workRoutes = [
  page({
    id: 'calls.work',
    path: patterns.callsWork,
    policy: reads,
    audit: 'none: reads calls of one’s own authority',
    handler: (ctx) => listPage(ctx),
  }),
  form({
    id: 'calls.created',
    path: patterns.callsWork,
    policy: writes,
    audit: 'call.created',
    body: z.object({ area: z.string().max(200).default(''), kind: z.enum(callKinds).default('first') }),
    invalid: (ctx) => listPage(ctx, { values: { area: '', kind: 'first' }, fault: callText[ctx.lang].work.noArea }),
    handler: async (ctx) => {
      const { area, kind } = ctx.body;
      const done = await createCall(doingOf(ctx), ctx.deps, { area, kind });
      if (done.ok) return seeOther(ctx.url.page(paths.callWork(done.value)));
      const words = callText[ctx.lang].work;
      if (isKeyReused(done.error)) return answerRefusal(ctx, done.error, { id: '', action: 'call.created' });
      if (done.error.kind === 'no-area') return listPage(ctx, { values: ctx.body, fault: words.noArea });
      if (done.error.kind === 'taken') return listPage(ctx, { values: ctx.body, fault: words.taken });
      return answerRefusal(ctx, done.error, { id: '', action: 'call.created' });
    },
  }),
  page({
    id: 'calls.work.one',
    path: patterns.callWork,
    params: callParams,
    query: z.object({ klart: z.literal('sparat').optional() }),
    policy: reads,
    audit: 'none: reads calls of one’s own authority',
    handler: (ctx) =>
      onePage(ctx, ctx.params.id, {
        top: <DoneNotice lang={ctx.lang} says={ctx.query.klart === undefined ? undefined : callText[ctx.lang].work.saved} />,
      }),
  }),
  form({
    id: 'calls.edited',
    path: patterns.callWork,
    params: callParams,
    policy: writes,
    audit: 'call.edited',
    body: draftBody,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { content, lastDay, faults } = readDraft(ctx.lang, ctx.body);
      if (Object.keys(faults).length > 0) return onePage(ctx, id, { values: ctx.body, faults, status: 422, version: ctx.body.version });
      const done = await editCall(doingOf(ctx), { id, version: ctx.body.version }, { content, lastDay });
      if (done.ok) return seeOther(ctx.url.page(paths.callWork(id), { klart: 'sparat' }));
      if (!isKeyReused(done.error) && done.error.kind === 'stale' && done.error.now.state === 'draft') {
        const { now } = done.error;
        return onePage(ctx, id, {
          values: ctx.body,
          status: 409,
          version: now.version,
          top: conflict(ctx, now, ctx.body, paths.callWork(id)),
        });
      }
      return answerRefusal(ctx, done.error, { id, action: 'call.edited' });
    },
  }),
  page({
    id: 'calls.publish',
    path: patterns.callPublish,
    params: callParams,
    policy: heads,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => publishPage(ctx, ctx.params.id),
  }),
  form({
    id: 'calls.published',
    path: patterns.callPublish,
    params: callParams,
    policy: announces,
    audit: 'call.published',
    body: z.object({ version: versionField }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await publishCall(doingOf(ctx), ctx.deps, { id, version: ctx.body.version });
      return done.ok ? seeOther(ctx.url.page(paths.callWork(id))) : answerRefusal(ctx, done.error, { id, action: 'call.published' });
    },
  }),
  page({
    id: 'calls.amend',
    path: patterns.callAmend,
    params: callParams,
    policy: writes,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => amendPage(ctx, ctx.params.id),
  }),
  form({
    id: 'calls.amended',
    path: patterns.callAmend,
    params: callParams,
    policy: writes,
    audit: 'call.amended',
    body: draftBody,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { content, lastDay, faults } = readDraft(ctx.lang, ctx.body);
      const shown = { values: ctx.body, version: ctx.body.version };
      if (Object.keys(faults).length > 0) return amendPage(ctx, id, { ...shown, faults, status: 422 });
      const reason = tidy(ctx.body.reason);
      const done = await amendCall(doingOf(ctx), ctx.deps, { id, version: ctx.body.version }, { content, lastDay, reason });
      if (done.ok) return seeOther(ctx.url.page(paths.callWork(id)));
      if (isKeyReused(done.error)) return answerRefusal(ctx, done.error, { id, action: 'call.amended' });
      if (done.error.kind === 'faults') return amendPage(ctx, id, { ...shown, faults: inFields(ctx.lang, done.error.faults), status: 422 });
      if (done.error.kind === 'stale') {
        const { now } = done.error;
        return amendPage(ctx, id, {
          values: ctx.body,
          status: 409,
          version: now.version,
          top: conflict(ctx, now, ctx.body, paths.callAmend(id)),
        });
      }
      return answerRefusal(ctx, done.error, { id, action: 'call.amended' });
    },
  }),
  page({
    id: 'calls.withdraw',
    path: patterns.callWithdraw,
    params: callParams,
    policy: heads,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => textPage(ctx, ctx.params.id, 'withdraw', ''),
  }),
  form({
    id: 'calls.withdrawn',
    path: patterns.callWithdraw,
    params: callParams,
    policy: announces,
    audit: 'call.withdrawn',
    body: z.object({ version: versionField, why: z.string().max(20_000).default('') }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const why = tidy(ctx.body.why);
      const fault = limited(why, 2_000, callText[ctx.lang].faults);
      if (fault !== undefined) return textPage(ctx, id, 'withdraw', why, undefined, fault);
      const done = await withdrawCall(doingOf(ctx), { id, version: ctx.body.version }, why);
      return done.ok ? seeOther(ctx.url.page(paths.callWork(id))) : answerRefusal(ctx, done.error, { id, action: 'call.withdrawn' });
    },
  }),
  page({
    id: 'calls.answer',
    path: patterns.callAnswer,
    params: questionParams,
    policy: writes,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => textPage(ctx, ctx.params.id, 'answer', '', ctx.params.question),
  }),
  form({
    id: 'calls.answered',
    path: patterns.callAnswer,
    params: questionParams,
    policy: writes,
    audit: 'call.answered',
    body: z.object({ answer: z.string().max(20_000).default('') }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, question } = ctx.params;
      const answer = tidy(ctx.body.answer);
      const fault = limited(answer, 8_000, callText[ctx.lang].faults);
      if (fault !== undefined) return textPage(ctx, id, 'answer', answer, question, fault);
      const done = await answerAboutCall(doingOf(ctx), { id, question }, answer);
      return done.ok ? seeOther(ctx.url.page(paths.callWork(id))) : answerRefusal(ctx, done.error, { id, action: 'call.answered' });
    },
  }),
];
