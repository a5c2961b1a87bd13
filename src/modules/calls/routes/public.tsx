import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { atomType, feed } from '../../../platform/http/atom.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { DoneNotice, doingOf, keptForm, personOf } from '../../access/index.ts';
import { areaName } from '../../directory/index.ts';
import { documentsById } from '../../documents/index.ts';
import { askAboutCall, receiveCall } from '../commands/dialogue.ts';
import { type CallState, stateAt } from '../core/call.ts';
import { answeredQuestions, type Call, findPublicCall, publicCalls, questionsOf, recipientsOf, versionsOf } from '../queries.ts';
import { OneFieldScreen } from '../screens/forms.tsx';
import { CallScreen, CallsScreen, type OwnRegion, type Recorded } from '../screens/public.tsx';
import { callText } from '../text/calls.ts';
import { answerRefusal, type Ctx, callParams, file, form, hiddenOf, noCall, ofRegion, page, readAs, regional } from './kit.ts';

/** Made-up calls are shown to made-up people and in demonstrations; real ones to all. */
const visible = ({ deps }: Pick<Ctx, 'deps'>) => ({ isDemo: deps.isDemo });

/** Calls of the journal that were not made here, or whose page one does not see. */
function recordedIn(ctx: Ctx, calls: readonly Call[]): readonly Recorded[] {
  const { lang, deps, today } = ctx;
  const shown = new Set(calls.map((call) => `${call.area} ${call.lastDay}`));
  return deps.register.view(today, today).areas.flatMap((area) => {
    if (!area.call || shown.has(`${area.area.id} ${area.call.payload.lastDay}`)) return [];
    const { lastDay } = area.call.payload;
    const name = areaName(area.area, lang).text;
    return [
      { area: area.area.id, name, lastDay, said: `${callText[lang].call.lastDay.toLowerCase()} ${formatDate(lastDay as never, lang)}` },
    ];
  });
}

/** Those who begin their region's application. */
const starters: readonly string[] = ['applicant-editor', 'region-contact'];

async function ownRegion(ctx: Ctx, call: Call, state: CallState): Promise<OwnRegion | undefined> {
  if (ctx.subject.kind !== 'person' || !regional.some((role) => role === personOf(ctx.subject).acting.role)) return undefined;
  const { organisation, role } = personOf(ctx.subject).acting;
  return readAs(ctx, async (tx) => ({
    name: callText[ctx.lang].call.yourRegion,
    recipient: (await recipientsOf(tx, call.id)).find((one) => one.organisation === organisation),
    questions: (await questionsOf(tx, call.id)).filter((one) => one.organisation === organisation),
    receive: { action: ctx.url.page(paths.callReceive(call.id)), hidden: hiddenOf(ctx) },
    begin:
      state === 'open' && starters.includes(role)
        ? { action: ctx.url.page(patterns.applicationBegin), hidden: hiddenOf(ctx, { call: call.id }) }
        : undefined,
  }));
}

async function callPage(ctx: Ctx, id: string, done?: 'fragad' | 'mottagen'): Promise<PageAnswer | Problem> {
  const { lang, deps, url } = ctx;
  const db = deps.db.kysely;
  const call = await findPublicCall(db, id, visible(ctx));
  if (!call) return noCall();
  const documents = await deps.db.tx((tx) =>
    documentsById(
      tx,
      [call.document, call.formDocument].flatMap((one) => one ?? []),
    ),
  );
  const text = callText[lang];
  const state = stateAt(call, await clockNow(db));
  return {
    title: text.call.title(call.areaName),
    noIndex: call.fictitious,
    breadcrumbs: [{ label: text.public.title, href: url.page(patterns.calls) }, { label: call.areaName }],
    body: (
      <CallScreen
        lang={lang}
        url={url}
        call={call}
        state={state}
        versions={await versionsOf(db, id)}
        questions={await answeredQuestions(db, id)}
        documents={documents}
        hasArea={deps.register.data().areas.some((area) => area.id === call.area)}
        own={await ownRegion(ctx, call, state)}
        top={<DoneNotice lang={lang} says={done === 'fragad' ? text.call.asked : undefined} />}
      />
    ),
  };
}

async function askPage(ctx: Ctx, id: string, value: string, fault?: string): Promise<PageAnswer | Problem> {
  const call = await findPublicCall(ctx.deps.db.kysely, id, visible(ctx));
  if (!call) return noCall();
  const text = callText[ctx.lang];
  const kept = fault === undefined && value === '' ? await keptForm(ctx) : undefined;
  const said = typeof kept?.values.question === 'string' ? kept.values.question : value;
  return {
    title: text.call.askTitle,
    hasErrors: fault !== undefined,
    ...(fault === undefined ? {} : { status: 422 }),
    breadcrumbs: [
      { label: text.public.title, href: ctx.url.page(patterns.calls) },
      { label: call.areaName, href: ctx.url.page(paths.call(id)) },
      { label: text.call.ask },
    ],
    body: (
      <OneFieldScreen
        lang={ctx.lang}
        title={text.call.askTitle}
        lede={text.call.title(call.areaName)}
        name="question"
        value={said}
        fault={fault}
        action={ctx.url.page(paths.callAsk(id))}
        hidden={hiddenOf(ctx)}
        send={text.call.send}
        back={{ href: ctx.url.page(paths.call(id)), label: text.call.title(call.areaName) }}
      />
    ),
  };
}

export const publicRoutes = [
  page({
    id: 'calls.list',
    path: patterns.calls,
    policy: anyone,
    audit: 'none: public read',
    handler: async (ctx) => {
      const db = ctx.deps.db.kysely;
      const calls = await publicCalls(db, visible(ctx));
      const now = await clockNow(db);
      const text = callText[ctx.lang].public;
      return {
        title: text.title,
        description: text.lede,
        breadcrumbs: [{ label: text.title }],
        body: (
          <CallsScreen
            lang={ctx.lang}
            url={ctx.url}
            calls={calls.map((call) => ({ call, state: stateAt(call, now) }))}
            recorded={recordedIn(ctx, calls)}
          />
        ),
      };
    },
  }),
  file({
    id: 'calls.feed',
    path: patterns.callsFeed,
    policy: anyone,
    audit: 'none: public read',
    types: ['application/atom+xml'],
    summary: 'Calls for applications, as an Atom feed',
    handler: async ({ deps, url }) => {
      const calls = await publicCalls(deps.db.kysely, { isDemo: deps.isDemo });
      const text = callText.sv;
      const content = feed({
        id: url.absolute(patterns.callsFeed),
        link: url.absolute(patterns.calls),
        title: text.public.feedTitle,
        lang: 'sv',
        author: 'Socialstyrelsen',
        updated: new Date(0),
        entries: calls.map((call) => ({
          id: url.absolute(paths.call(call.id)),
          title: `${call.fictitious ? `${text.public.madeUp}: ` : ''}${text.call.title(call.areaName)}`,
          updated: call.changedAt,
          ...(call.openedAt ? { published: call.openedAt } : {}),
          summary: `${text.units(call.content.units, call.content.unitsForChildren)}. ${text.call.lastDay}: ${call.lastDay ?? '–'}.`,
          link: url.absolute(paths.call(call.id)),
        })),
      });
      return { type: atomType, content };
    },
  }),
  page({
    id: 'calls.one',
    path: patterns.call,
    params: callParams,
    query: z.object({ klart: z.enum(['fragad', 'mottagen']).optional() }),
    policy: anyone,
    audit: 'none: public read',
    handler: (ctx) => callPage(ctx, ctx.params.id, ctx.query.klart),
  }),
  form({
    id: 'calls.received',
    path: patterns.callReceive,
    from: patterns.call,
    params: callParams,
    policy: ofRegion,
    audit: 'call.received',
    body: z.object({}),
    invalid: (ctx) => callPage(ctx, ctx.params.id) as Promise<PageAnswer>,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await receiveCall(doingOf(ctx), id);
      return done.ok
        ? seeOther(ctx.url.page(paths.call(id), { klart: 'mottagen' }))
        : answerRefusal(ctx, done.error, { id, action: 'call.received' });
    },
  }),
  page({
    id: 'calls.ask',
    path: patterns.callAsk,
    params: callParams,
    policy: ofRegion,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => askPage(ctx, ctx.params.id, ''),
  }),
  form({
    id: 'calls.asked',
    path: patterns.callAsk,
    params: callParams,
    policy: ofRegion,
    audit: 'call.asked',
    body: z.object({ question: z.string().max(20_000).default('') }),
    invalid: (ctx) => askPage(ctx, ctx.params.id, '', callText[ctx.lang].faults.missing),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const question = ctx.body.question.replaceAll('\u0000', '').trim();
      if (question === '') return askPage(ctx, id, '', callText[ctx.lang].faults.missing);
      if (question.length > 4_000) return askPage(ctx, id, question, callText[ctx.lang].faults.tooLong);
      const done = await askAboutCall(doingOf(ctx), id, question);
      return done.ok
        ? seeOther(ctx.url.page(paths.call(id), { klart: 'fragad' }))
        : answerRefusal(ctx, done.error, { id, action: 'call.asked' });
    },
  }),
];
