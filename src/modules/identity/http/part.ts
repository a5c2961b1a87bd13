import type { IncomingMessage, ServerResponse } from 'node:http';
import { dayInStockholm } from '../../../kernel/date.ts';
import { fail } from '../../../kernel/result.ts';
import type { Database } from '../../../platform/db/index.ts';
import type { Subject } from '../../../platform/http/policy.ts';
import type { Log } from '../../../platform/log.ts';
import { type AuditKey, appendAudit } from '../../audit/index.ts';
import { roomPerMinute } from '../core/room.ts';
import {
  createDemoIssuer,
  demoAcr,
  demoMount,
  personas,
  pickPage,
  readOrganisationNames,
  seedDemo,
  seedOrganisations,
} from '../demo/index.ts';
import { createIssuer, type Issuer, type IssuerSettings } from '../issuer.ts';
import type { IdentityDeps } from '../routes.ts';
import { cookiesFor } from './cookies.ts';
import { subjectFinder } from './subject.ts';

export type PeopleSettings = {
  readonly baseUrl: string;
  /** A real issuer; without one, and outside production, the demonstration's own. */
  readonly issuer: Pick<IssuerSettings, 'issuer' | 'clientId' | 'auth' | 'acr'> | undefined;
  readonly demo: boolean;
};

export type People = {
  readonly identity: IdentityDeps;
  readonly session: ReturnType<typeof subjectFinder>;
  readonly onDenied: (
    request: Denied,
    route: { readonly id: string; readonly kind: string },
    denial: { readonly because: { readonly en: string } },
  ) => void;
  /** The demonstration's issuer, to be mounted in the application; undefined where there is a real one. */
  readonly demo: { readonly mount: string; readonly handle: (request: IncomingMessage, response: ServerResponse) => void } | undefined;
};

type Denied = { readonly subject: Subject; readonly ip: string; readonly id: string };
type Deps = {
  readonly db: Database;
  readonly log: Log;
  readonly now: () => Date;
  readonly auditKey: AuditKey;
  /** Those of before too, for checking the log on its page; the current one alone unless given. */
  readonly auditKeys?: readonly AuditKey[];
  readonly assets: { readonly css: string; readonly js: string };
  readonly headers: Readonly<Record<string, string>>;
};

const DEMO_CLIENT = { id: 'tillstand-demo', secret: 'known-to-all-and-used-only-inside-the-demonstration' };

/** Everything that has to do with who asks: sign-in, sessions, and refusals in the audit log. */
export async function createPeople(settings: PeopleSettings, deps: Deps): Promise<People> {
  const { db, now, auditKey } = deps;
  const cookies = cookiesFor(settings.baseUrl);
  const redirectUri = `${settings.baseUrl}/logga-in/svar`;
  const isDemo = settings.issuer === undefined && settings.demo;
  // Names are read now, with the rest: the demonstration's issuer answers also while nothing can be written.
  const names = await db.tx(async (tx): Promise<ReadonlyMap<string, string>> => {
    if (!isDemo) await seedOrganisations(tx);
    else await seedDemo(tx, `${settings.baseUrl}${demoMount}`, dayInStockholm(now()));
    return isDemo ? readOrganisationNames(tx) : new Map();
  });
  return {
    identity: {
      db,
      signIn: { db, auditKey, auditKeys: deps.auditKeys ?? [auditKey], cookies, isDemo, issuer: issuerFor(settings, redirectUri, isDemo) },
    },
    session: subjectFinder({ db: db.kysely, cookies, now }),
    onDenied: logDenials(deps),
    demo: isDemo ? { mount: demoMount, handle: lazyDemo(settings.baseUrl, redirectUri, names, deps) } : undefined,
  };
}

function issuerFor({ issuer, baseUrl }: PeopleSettings, redirectUri: string, isDemo: boolean): Issuer {
  if (issuer) return createIssuer({ ...issuer, redirectUri, algorithm: 'RS256', allowHttp: issuer.issuer.protocol === 'http:' });
  if (!isDemo) return { begin: async () => fail('issuer-away'), finish: async () => fail('issuer-away') };
  const demo = createIssuer({
    issuer: new URL(`${baseUrl}${demoMount}`),
    clientId: DEMO_CLIENT.id,
    auth: { secret: DEMO_CLIENT.secret },
    acr: [demoAcr],
    redirectUri,
    algorithm: 'RS256',
    allowHttp: true,
  });
  // One picks who to be at every sign-in, also straight after signing out.
  return { begin: (options) => demo.begin({ ...options, fresh: true }), finish: demo.finish };
}

/** The demonstration's issuer is read and started when someone first signs in. */
function lazyDemo(baseUrl: string, redirectUri: string, names: ReadonlyMap<string, string>, { assets, headers, log }: Deps) {
  let started: ReturnType<typeof createDemoIssuer> | undefined;
  return (request: IncomingMessage, response: ServerResponse): void => {
    started ??= createDemoIssuer({
      baseUrl,
      redirectUri,
      clientId: DEMO_CLIENT.id,
      clientSecret: DEMO_CLIENT.secret,
      personas,
      pickPage: (lang) => pickPage(lang, assets, names),
      headers,
    });
    started.then(
      (issuer) => issuer.handle(request, response),
      (error: unknown) => {
        log.error({ err: error }, 'the demonstration issuer could not start');
        response.writeHead(500).end();
      },
    );
  };
}

/** So many refusals of visitors who are not signed in are logged a minute by each node: nobody can fill the log from outside. */
const anonymousPerMinute = 10;

/**
 * A refusal of someone signed in is an event, always. Of visitors who are not, those of pages are only the way to sign-in; the others
 * are logged as far as there is room, with how many were not, and all are counted among the figures (`tillstand_http_requests_total`, 4xx).
 */
function logDenials({ db, auditKey, log, now }: Deps): People['onDenied'] {
  const room = roomPerMinute(anonymousPerMinute);
  return ({ subject, ip, id }, route, denial) => {
    const isPerson = subject.kind === 'person';
    const left = isPerson ? { has: true, missed: 0 } : route.kind === 'page' ? { has: false, missed: 0 } : room(now());
    if (!left.has) return;
    const event = {
      actor: isPerson ? subject.id : null,
      acting: isPerson ? `${subject.acting.role}@${subject.acting.organisation}` : null,
      object: { kind: 'route', id: route.id },
      reason: denial.because.en,
      origin: ip,
      requestId: id,
      details: {
        ...(left.missed > 0 ? { notLogged: left.missed } : {}),
        ...(isPerson && subject.key ? { accessKey: subject.key.id } : {}),
      },
    };
    db.tx((tx) => appendAudit(tx, auditKey, { ...event, action: 'access.denied', result: 'denied' })).catch((error: unknown) =>
      log.error({ err: error }, 'a refusal could not be logged'),
    );
  };
}
