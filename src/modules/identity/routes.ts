import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { patterns } from '../../kernel/paths.ts';
import type { Database } from '../../platform/db/index.ts';
import { formToken } from '../../platform/http/form-token.ts';
import { allowed, anyone, denied, type Policy } from '../../platform/http/policy.ts';
import { type Context, type PageAnswer, type Redirect, routesFor, seeOther } from '../../platform/http/route.ts';
import { phrase } from '../../platform/i18n/language.ts';
import type { AuditKey } from '../audit/index.ts';
import { safeReturn } from './attempts.ts';
import type { SignInFault } from './core/claims.ts';
import type { Cookies } from './http/cookies.ts';
import { ChooseAssignment } from './screens/assignments.tsx';
import { MySessions } from './screens/sessions.tsx';
import { SignInFailed, SignInPage } from './screens/sign-in.tsx';
import { changeAssignment, endMySessions } from './session-commands.ts';
import { findSession, openSessionsOf, type Session } from './sessions.ts';
import { beginSignIn, type Caller, finishSignIn, type SignInDeps } from './sign-in.ts';
import { signInText } from './text/sign-in.ts';

export type IdentityDeps = {
  readonly db: Database;
  readonly signIn: SignInDeps & { readonly auditKeys: readonly AuditKey[]; readonly cookies: Cookies; readonly isDemo: boolean };
};

const { page, form } = routesFor<IdentityDeps>();
type Ctx = Context<IdentityDeps, unknown, unknown, unknown>;

/** Whoever has signed in, whatever they act as. */
export const signedIn: Policy = (subject) =>
  subject.kind === 'person' ? allowed : denied(phrase(signInText, 'mustSignIn'), phrase(signInText, 'askAdministrator'));

const HOUR = 3600;

/** Pages kept by the browser, and what a page may have stored, go at sign-out; the cookie of the session is taken back by name. */
const clearedAtSignOut = '"cache", "storage"';

export const identityRoutes = [
  page({
    id: 'sign-in',
    path: patterns.signIn,
    policy: anyone,
    audit: 'none: nothing happens before the form is sent',
    query: z.object({ till: z.string().max(1_000).optional() }),
    handler: (ctx) => ({
      title: signInText[ctx.lang].title,
      noIndex: true,
      body: SignInPage({
        lang: ctx.lang,
        action: ctx.url.page(patterns.signIn),
        returnTo: safeReturn(ctx.query.till ?? ctx.url.page('/')),
        isDemo: ctx.deps.signIn.isDemo,
      }),
    }),
  }),
  form({
    id: 'sign-in.begin',
    path: patterns.signIn,
    policy: anyone,
    audit: 'none: logged when it ends',
    body: z.object({ returnTo: z.string().max(1_000).optional() }),
    invalid: (ctx) => failed(ctx, 'no-such-attempt'),
    handler: (ctx) => leaveForIssuer(ctx, safeReturn(ctx.body.returnTo), null),
  }),
  form({
    id: 'sign-in.step-up',
    byHand: 'signing in and out is for people',
    path: patterns.stepUp,
    policy: signedIn,
    audit: 'none: logged when it ends',
    body: z.object({ returnTo: z.string().max(1_000).optional() }),
    invalid: (ctx) => failed(ctx, 'no-such-attempt'),
    handler: (ctx) => leaveForIssuer(ctx, safeReturn(ctx.body.returnTo), ctx.subject.kind === 'person' ? ctx.subject.id : null),
  }),
  page({
    id: 'sign-in.answer',
    path: patterns.signInAnswer,
    policy: anyone,
    audit: 'session.sign-in',
    strict: true,
    query: z.object({
      code: z.string().max(2_000).optional(),
      state: z.string().max(500).optional(),
      iss: z.string().max(500).optional(),
      error: z.string().max(200).optional(),
      error_description: z.string().max(1_000).optional(),
      session_state: z.string().max(500).optional(),
    }),
    handler: returnFromIssuer,
  }),
  page({
    id: 'assignments.choose',
    path: patterns.chooseAssignment,
    policy: signedIn,
    audit: 'none: reads what one may act as oneself',
    query: z.object({ till: z.string().max(1_000).optional() }),
    handler: async (ctx) => chooser(ctx, await sessionOf(ctx), safeReturn(ctx.query.till)),
  }),
  form({
    id: 'assignments.chosen',
    byHand: 'signing in and out is for people',
    path: patterns.chooseAssignment,
    policy: signedIn,
    audit: 'session.assignment-chosen',
    body: z.object({ assignment: z.uuid(), returnTo: z.string().max(1_000).optional() }),
    invalid: async (ctx) => chooser(ctx, await sessionOf(ctx), sentReturn(ctx.body), signInText[ctx.lang].chooseMissing),
    handler: async (ctx) => {
      const session = await sessionOf(ctx);
      const chosen = await changeAssignment(ctx.deps.signIn, session, ctx.body.assignment, callerOf(ctx));
      return chosen
        ? seeOther(safeReturn(ctx.body.returnTo))
        : chooser(ctx, session, safeReturn(ctx.body.returnTo), signInText[ctx.lang].chooseGone);
    },
  }),
  page({
    id: 'sessions.mine',
    path: patterns.mySessions,
    policy: signedIn,
    audit: 'none: reads one’s own sign-ins',
    handler: async (ctx) => {
      const session = await sessionOf(ctx);
      return {
        title: signInText[ctx.lang].sessionsTitle,
        noIndex: true,
        body: MySessions({
          lang: ctx.lang,
          hidden: formToken(ctx.subject),
          signOut: ctx.url.page(patterns.signOut),
          choose: ctx.url.page(patterns.chooseAssignment),
          keys: ctx.url.page(patterns.myKeys),
          here: session.id,
          acting: session.acting,
          assignments: session.assignments,
          sessions: await openSessionsOf(ctx.deps.db.kysely, session.person),
        }),
      };
    },
  }),
  form({
    id: 'sign-out',
    byHand: 'signing in and out is for people',
    path: patterns.signOut,
    policy: signedIn,
    audit: 'session.sign-out',
    body: z.object({ everywhere: z.enum(['yes', 'no']).default('no') }),
    invalid: () => ({ title: '', body: null }),
    handler: async (ctx) => {
      await endMySessions(ctx.deps.signIn, await sessionOf(ctx), ctx.body.everywhere === 'yes', callerOf(ctx));
      const { cookies } = ctx.deps.signIn;
      return {
        ...seeOther(ctx.url.page('/')),
        headers: { 'set-cookie': cookies.clear(cookies.session), 'clear-site-data': clearedAtSignOut },
      };
    },
  }),
];

async function leaveForIssuer(ctx: Ctx, returnTo: string, stepUpFor: string | null): Promise<PageAnswer | Redirect> {
  const { cookies } = ctx.deps.signIn;
  const browser = cookies.read(ctx.request.headers.cookie, cookies.browser) ?? randomBytes(32).toString('base64url');
  const to = await beginSignIn(ctx.deps.signIn, { browser, returnTo, stepUpFor, lang: ctx.lang });
  if (!to.ok) return failed(ctx, to.error);
  return { ...seeOther(to.value.href), headers: { 'set-cookie': cookies.set(cookies.browser, browser, HOUR) } };
}

async function returnFromIssuer(ctx: Ctx): Promise<PageAnswer | Redirect> {
  const { cookies } = ctx.deps.signIn;
  const answer = {
    url: new URL(ctx.url.absolute(ctx.url.self)),
    browser: cookies.read(ctx.request.headers.cookie, cookies.browser) ?? '',
    session: cookies.read(ctx.request.headers.cookie, cookies.session),
  };
  const done = await finishSignIn(ctx.deps.signIn, answer, callerOf(ctx), { now: ctx.now, today: ctx.today });
  if (!done.ok) return failed(ctx, done.error);
  const { token, returnTo, mustChoose } = done.value;
  const to = mustChoose ? ctx.url.page(patterns.chooseAssignment, { till: returnTo }) : returnTo;
  return { ...seeOther(to), headers: { 'set-cookie': [cookies.set(cookies.session, token, 12 * HOUR), cookies.clear(cookies.browser)] } };
}

function failed(ctx: Ctx, fault: SignInFault): PageAnswer {
  const status = fault === 'issuer-away' ? 503 : fault === 'no-such-attempt' ? 400 : 403;
  const title = signInText[ctx.lang].failedTitle;
  return {
    title,
    status,
    noIndex: true,
    body: SignInFailed({ lang: ctx.lang, action: ctx.url.page(patterns.signIn), home: ctx.url.page('/'), fault }),
  };
}

/** Where a form that was sent wrong wanted to lead, so that sending it again leads there. */
function sentReturn(body: unknown): string {
  const sent = z.object({ returnTo: z.string() }).safeParse(body);
  return safeReturn(sent.success ? sent.data.returnTo : undefined);
}

function chooser(ctx: Ctx, session: Session, returnTo: string, error?: string): PageAnswer {
  const hidden = { ...formToken(ctx.subject), returnTo };
  const action = ctx.url.page(patterns.chooseAssignment);
  return {
    title: signInText[ctx.lang].chooseTitle,
    noIndex: true,
    hasErrors: error !== undefined,
    body: ChooseAssignment({ lang: ctx.lang, action, hidden, choices: session.assignments, chosen: session.acting?.assignment, error }),
  };
}

/** The whole session of the one who asks; the policy has made sure that there is one. */
async function sessionOf(ctx: Ctx): Promise<Session> {
  const { cookies } = ctx.deps.signIn;
  const token = cookies.read(ctx.request.headers.cookie, cookies.session) ?? '';
  const session = await findSession(ctx.deps.db.kysely, token, ctx.today);
  if (!session) throw new Error('The session ended while it was being used');
  return session;
}

function callerOf(ctx: Ctx): Caller {
  const agent = ctx.request.headers['user-agent'];
  return { origin: ctx.request.ip, requestId: ctx.request.id, userAgent: typeof agent === 'string' ? agent : null };
}
