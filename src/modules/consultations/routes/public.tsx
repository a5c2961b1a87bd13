import { z } from 'zod';
import { clockNow } from '../../../platform/db/index.ts';
import { atomType, feed } from '../../../platform/http/atom.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { anyone } from '../../../platform/http/policy.ts';
import type { PageAnswer, Redirect } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { documentsById } from '../../documents/index.ts';
import { confirmByMail, type SendFault, sendOpenAnswer } from '../commands/open-answer.ts';
import { takes } from '../core/due.ts';
import { isStance, type PartAnswer } from '../core/parts.ts';
import { questionWords } from '../core/proof.ts';
import { issueTicket, readTicket } from '../proof-ticket.ts';
import { findConsultation, isSentOut, lastDayOf, publicConsultations, type SentOut } from '../queries/consultation.ts';
import { findExpertComment, findSummary, invitedBy, publishedIn } from '../queries/incoming.ts';
import { OpenFormScreen, type OpenValues, SentScreen } from '../screens/open-form.tsx';
import { PublicListScreen, PublicScreen } from '../screens/public.tsx';
import { publicText } from '../text/public.ts';
import { wordText } from '../text/words.ts';
import {
  anyFields,
  badForm,
  type Ctx,
  faultWords,
  file,
  form,
  idParams,
  json,
  noConsultation,
  page,
  paths,
  patterns,
  textIn,
} from './kit.tsx';
import { detailOf, detailSchema, itemOf, itemSchema } from './public-schema.ts';

const open = { policy: anyone, audit: 'none: public read' } as const;
const worldOf = ({ deps }: Pick<Ctx, 'deps'>) => ({ madeUp: deps.isDemo ? null : false });

/** One that has been sent out, as everyone sees it; what is made up only in a demonstration. */
async function publicOne(ctx: Pick<Ctx, 'deps'>, id: string): Promise<SentOut | undefined> {
  const one = await findConsultation(ctx.deps.db.kysely, id, worldOf(ctx));
  return one && isSentOut(one) ? one : undefined;
}

async function publicPage(ctx: Ctx, id: string): Promise<PageAnswer | Problem> {
  const { kysely } = ctx.deps.db;
  const one = await publicOne(ctx, id);
  if (!one) return noConsultation();
  const now = await clockNow(kysely);
  const summary = await findSummary(kysely, id);
  const documents = [one.letterDocument, summary?.document ?? null].filter((document) => document !== null);
  return {
    title: wordText[ctx.lang].letterTitle(one.areaName),
    description: publicText[ctx.lang].description(one.areaName),
    breadcrumbs: [{ label: publicText[ctx.lang].title, href: ctx.url.page(patterns.consultationsPublic) }, { label: one.areaName }],
    ...(one.fictitious ? { noIndex: true } : {}),
    body: (
      <PublicScreen
        lang={ctx.lang}
        url={ctx.url}
        one={one}
        takes={takes(one, now)}
        published={await publishedIn(kysely, id)}
        documents={await documentsById(kysely, documents)}
        hasArea={ctx.deps.register.data().areas.some(({ id: area }) => area === one.area)}
      />
    ),
  };
}

type FormState = {
  values?: OpenValues;
  errors?: readonly { readonly name: string; readonly message: string }[];
  invite?: string | undefined;
};

async function formPage(ctx: Ctx, id: string, state: FormState = {}): Promise<PageAnswer | Problem> {
  const { db, signIn } = ctx.deps;
  const one = await publicOne(ctx, id);
  if (!one) return noConsultation();
  const invited = state.invite ? await invitedBy(db.kysely, id, state.invite) : undefined;
  const text = publicText[ctx.lang];
  if (!one.openToAll && !invited) return problem('forbidden', { detail: phrase(publicText, 'notOpen') });
  const lastDay = await lastDayOf(db.kysely, id, { addressee: invited?.id ?? null });
  if (lastDay === null || !takes({ ...one, lastDay }, await clockNow(db.kysely)))
    return problem('conflict', {
      title: phrase(publicText, 'overTitle'),
      detail: phrase(publicText, 'over'),
      links: [{ href: paths.consultationPublic(id), text: phrase(publicText, 'toConsultation') }],
    });
  const ticket = issueTicket(signIn.auditKey, id, ctx.now.getTime());
  const question = readTicket(signIn.auditKey, id, ticket)?.question ?? 0;
  const empty: OpenValues = { kind: 'person', name: '', mail: '', parts: [] };
  return {
    title: text.formTitle(one.areaName),
    hasErrors: (state.errors?.length ?? 0) > 0,
    noIndex: true,
    breadcrumbs: [
      { label: text.title, href: ctx.url.page(patterns.consultationsPublic) },
      { label: one.areaName, href: ctx.url.page(paths.consultationPublic(id)) },
      { label: text.answer },
    ],
    body: (
      <OpenFormScreen
        lang={ctx.lang}
        url={ctx.url}
        one={one}
        lastDay={lastDay}
        invited={invited?.name}
        invite={state.invite ?? ''}
        values={state.values ?? empty}
        errors={state.errors ?? []}
        ticket={ticket}
        question={questionWords(question, ctx.lang)}
        sendsMail={ctx.deps.hasMailServer && !one.fictitious}
      />
    ),
  };
}

const maybe = (text: string): string | null => (text === '' ? null : text);

function read(body: Readonly<Record<string, unknown>>, keys: readonly string[]): OpenValues {
  return {
    kind: textIn(body, 'kind') === 'association' ? 'association' : 'person',
    name: textIn(body, 'name'),
    mail: textIn(body, 'mail'),
    parts: keys.map((part): PartAnswer => {
      const stance = textIn(body, `stance-${part}`);
      return { part, stance: isStance(stance) ? stance : null, text: textIn(body, `text-${part}`), passages: [] };
    }),
  };
}

async function send(ctx: Ctx, id: string, body: Readonly<Record<string, unknown>>): Promise<PageAnswer | Problem | Redirect> {
  const { db, signIn, isDemo, hasMailServer: sendsMail } = ctx.deps;
  const one = await publicOne(ctx, id);
  if (!one) return noConsultation();
  const values = read(
    body,
    one.parts.map(({ key }) => key),
  );
  const invite = maybe(textIn(body, 'inbjudan'));
  if (values.name.length > 200 || values.mail.length > 254)
    return formPage(ctx, id, { values, invite: invite ?? undefined, errors: faultWords(ctx.lang, { name: 'too-long' }) });
  const done = await sendOpenAnswer(
    { db, key: signIn.auditKey, isDemo, sendsMail },
    {
      consultation: id,
      kind: values.kind,
      name: maybe(values.name),
      mail: maybe(values.mail),
      parts: values.parts,
      invite,
      ticket: textIn(body, 'biljett'),
      trap: textIn(body, 'webbplats'),
      answer: textIn(body, 'summa'),
    },
    { ip: ctx.request.ip, now: ctx.now },
  );
  if (done.ok) {
    const text = publicText[ctx.lang];
    return {
      title: text.thanks,
      noIndex: true,
      breadcrumbs: [
        { label: text.title, href: ctx.url.page(patterns.consultationsPublic) },
        { label: one.areaName, href: ctx.url.page(paths.consultationPublic(id)) },
        { label: text.thanks },
      ],
      body: <SentScreen lang={ctx.lang} url={ctx.url} one={one} state={done.value.state} />,
    };
  }
  return refusedSending(ctx, id, done.error, values, invite ?? undefined);
}

function refusedSending(
  ctx: Ctx,
  id: string,
  fault: SendFault,
  values: OpenValues,
  invite: string | undefined,
): Promise<PageAnswer | Problem> | Problem {
  const text = publicText[ctx.lang];
  switch (fault.kind) {
    case 'missing':
      return noConsultation();
    case 'not-open':
      return problem('forbidden', { detail: phrase(publicText, 'notOpen') });
    case 'late':
      return problem('conflict', { title: phrase(publicText, 'overTitle'), detail: phrase(publicText, 'over') });
    case 'flood':
      return problem('too-many-requests', { detail: phrase(publicText, 'flood'), headers: { 'retry-after': '3600' } });
    case 'proof':
      return formPage(ctx, id, { values, invite, errors: [{ name: 'summa', message: text.proofFaults[fault.fault] }] });
    case 'invalid':
      return formPage(ctx, id, { values, invite, errors: faultWords(ctx.lang, fault.fields) });
  }
}

const confirmParams = idParams.extend({ token: z.string().regex(/^[\w-]{10,80}$/) });

async function listFor(ctx: Pick<Ctx, 'deps'>): Promise<{ readonly all: SentOut[]; readonly now: Date }> {
  const { kysely } = ctx.deps.db;
  return { all: await publicConsultations(kysely, worldOf(ctx)), now: await clockNow(kysely) };
}

export const publicRoutes = [
  page({
    ...open,
    id: 'consultations.public-list',
    path: patterns.consultationsPublic,
    handler: async (ctx) => {
      const { all, now } = await listFor(ctx);
      const text = publicText[ctx.lang];
      return {
        title: text.title,
        description: text.lede,
        body: (
          <PublicListScreen
            lang={ctx.lang}
            url={ctx.url}
            open={all.filter((one) => takes(one, now) && one.state === 'open')}
            over={all.filter((one) => !takes(one, now) || one.state === 'closed')}
          />
        ),
      };
    },
  }),
  file({
    ...open,
    id: 'consultations.feed',
    path: patterns.consultationsFeed,
    types: ['application/atom+xml'],
    bilingual: true,
    handler: async (ctx) => {
      const { all, now } = await listFor(ctx);
      const text = publicText[ctx.lang];
      const [newest] = all;
      return {
        type: atomType,
        content: feed({
          id: ctx.url.absolute(ctx.url.page(patterns.consultationsFeed)),
          link: ctx.url.absolute(ctx.url.page(patterns.consultationsPublic)),
          title: text.title,
          lang: ctx.lang,
          author: 'Socialstyrelsen',
          updated: newest?.openedAt ?? now,
          entries: all.slice(0, 50).map((one) => ({
            id: ctx.url.absolute(paths.consultationPublic(one.id)),
            title: `${one.fictitious ? `${wordText[ctx.lang].madeUpTag}: ` : ''}${wordText[ctx.lang].letterTitle(one.areaName)}`,
            updated: one.closedAt ?? one.openedAt,
            published: one.openedAt,
            summary: `${one.fictitious ? `${wordText[ctx.lang].madeUpBanner} ` : ''}${text.feedSummary(one.lastDay, one.state === 'open')}`,
            link: ctx.url.absolute(ctx.url.page(paths.consultationPublic(one.id))),
          })),
        }),
      };
    },
  }),
  page({
    ...open,
    id: 'consultations.public',
    path: patterns.consultationPublic,
    params: idParams,
    handler: (ctx) => publicPage(ctx, ctx.params.id),
  }),
  page({
    ...open,
    id: 'consultations.reply',
    path: patterns.consultationReply,
    params: idParams,
    query: z.object({ inbjudan: z.string().max(80).optional() }),
    handler: (ctx) => formPage(ctx, ctx.params.id, { invite: ctx.query.inbjudan }),
  }),
  form({
    policy: anyone,
    audit: 'none: kept without an account; it is logged when it becomes an answer',
    id: 'consultations.replied',
    path: patterns.consultationReply,
    params: idParams,
    bodyLimit: 400_000,
    body: anyFields,
    invalid: badForm,
    handler: (ctx) => send(ctx, ctx.params.id, ctx.body),
  }),
  page({
    ...open,
    id: 'consultations.confirm',
    path: patterns.consultationConfirm,
    params: confirmParams,
    handler: async (ctx) => {
      const one = await publicOne(ctx, ctx.params.id);
      if (!one) return noConsultation();
      const text = publicText[ctx.lang];
      return {
        title: text.confirmTitle,
        noIndex: true,
        body: <SentScreen lang={ctx.lang} url={ctx.url} one={one} state="to-confirm" token={ctx.params.token} />,
      };
    },
  }),
  form({
    policy: anyone,
    audit: 'consultation.open-answer-received',
    id: 'consultations.confirmed',
    path: patterns.consultationConfirm,
    params: confirmParams,
    body: z.object({}),
    invalid: badForm,
    handler: async (ctx) => {
      const one = await publicOne(ctx, ctx.params.id);
      if (!one) return noConsultation();
      const done = await confirmByMail({ db: ctx.deps.db, auditKey: ctx.deps.signIn.auditKey }, ctx.params.token);
      if (done === 'missing') return notFound(phrase(publicText, 'noSuchLink'));
      const text = publicText[ctx.lang];
      return { title: text.thanks, noIndex: true, body: <SentScreen lang={ctx.lang} url={ctx.url} one={one} state="received" /> };
    },
  }),
  json({
    ...open,
    id: 'api.consultations.list',
    path: patterns.api.consultations,
    tag: 'Consultations',
    summary: 'Consultations that have been sent out, open and closed',
    query: z.object({
      ...pagingFields,
      state: z.enum(['open', 'closed']).optional().meta({ description: 'Only those that are open for answers, or closed.' }),
    }),
    response: listOf(itemSchema),
    handler: async (ctx) => {
      const { all } = await listFor(ctx);
      const { state } = ctx.query;
      const chosen = state === undefined ? all : all.filter((one) => one.state === state);
      return pageAnswer(
        ctx,
        chosen.map((one) => itemOf(one, ctx.url)),
      );
    },
  }),
  json({
    ...open,
    id: 'api.consultations.one',
    path: patterns.api.consultation,
    tag: 'Consultations',
    summary: 'A consultation: the proposal, the last day, published answers and the summary',
    params: idParams,
    response: detailSchema,
    handler: async (ctx) => {
      const one = await publicOne(ctx, ctx.params.id);
      if (!one) return noConsultation();
      const { kysely } = ctx.deps.db;
      const summary = await findSummary(kysely, one.id);
      const comment = await findExpertComment(kysely, one.id);
      return detailOf(one, ctx.url, {
        answers: await publishedIn(kysely, one.id),
        summary: summary?.lockedAt ? (summary.document ?? null) : null,
        hasExpertComment: comment?.lockedAt != null,
      });
    },
  }),
];
