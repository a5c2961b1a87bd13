import { z } from 'zod';
import { clockNow } from '../../../platform/db/index.ts';
import { anyone } from '../../../platform/http/policy.ts';
import type { PageAnswer, Redirect } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { confirmByMail, type SendFault, sendOpenAnswer } from '../commands/open-answer.ts';
import { takes } from '../core/due.ts';
import { isStance, type PartAnswer } from '../core/parts.ts';
import { questionWords } from '../core/proof.ts';
import { issueTicket, readTicket } from '../proof-ticket.ts';
import { lastDayOf } from '../queries/consultation.ts';
import { invitedBy } from '../queries/incoming.ts';
import { OpenFormScreen, type OpenValues, SentScreen } from '../screens/open-form.tsx';
import { publicText } from '../text/public.ts';
import { anyFields, badForm, type Ctx, faultWords, form, idParams, listIn, noConsultation, page, paths, patterns, textIn } from './kit.tsx';
import { type Errors, refused } from './page.tsx';
import { open, publicOne } from './read-public.ts';

type FormState = {
  values?: OpenValues;
  errors?: Errors;
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
    ...refused(state.errors),
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
      return {
        part,
        stance: isStance(stance) ? stance : null,
        text: textIn(body, `text-${part}`),
        passages: listIn(body, `passages-${part}`),
      };
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

/** To answer without an account, and to confirm it by mail. */
export const replyRoutes = [
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
];
