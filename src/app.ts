import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { eligibilityWithoutImports } from './eligibility-parts.ts';
import { fhirLimits } from './fhir/eligibility.ts';
import { accessMenu, accessRoutes, formKeeper, keyRoutes } from './modules/access/index.ts';
import { applicationsLinks, applicationsMenu, applicationsRoutes, applicationUploads } from './modules/applications/index.ts';
import { assessed, assessmentsLinks, assessmentsRoutes } from './modules/assessments/index.ts';
import { type AuthoringDeps, authoringMenu, authoringRoutes, createAuthoring } from './modules/authoring/index.ts';
import { callsLinks, callsMenu, callsRoutes } from './modules/calls/index.ts';
import { type CaseLink, type CasesDeps, casesMenu, casesRoutes } from './modules/cases/index.ts';
import { codeRoutes } from './modules/codes/index.ts';
import { consultationsLinks, consultationsMenu, consultationsRoutes } from './modules/consultations/index.ts';
import { diaryMenu, diaryRoutes } from './modules/diary/index.ts';
import { apiDocsRoutes, directoryRoutes } from './modules/directory/index.ts';
import { type DocumentsDeps, documentRoutes } from './modules/documents/index.ts';
import { type EligibilityParts, eligibilityRoutes } from './modules/eligibility/index.ts';
import { groupsLinks, groupsMenu, groupsRoutes } from './modules/groups/index.ts';
import { type IdentityDeps, identityRoutes, type People, roles } from './modules/identity/index.ts';
import { type MessagesDeps, messagesMenu, messagesRoutes } from './modules/messages/index.ts';
import { preparationLinks, preparationRoutes } from './modules/preparation/index.ts';
import { pressMenu, pressRoutes } from './modules/press/index.ts';
import { proposalsLinks, proposalsRoutes } from './modules/proposals/index.ts';
import type { Register } from './modules/register/index.ts';
import { rulingsLinks, rulingsRoutes } from './modules/rulings/index.ts';
import { type SittingsDeps, sittingsLinks, sittingsMenu, sittingsRoutes } from './modules/sittings/index.ts';
import { type UploadsDeps, uploadsRoutes } from './modules/uploads/index.ts';
import { workMenu, workRoutes } from './modules/work/index.ts';
import { type Assets, loadAssets } from './platform/assets/assets.ts';
import type { Database } from './platform/db/index.ts';
import type { FileStore } from './platform/files/index.ts';
import { isAct } from './platform/http/acts/acts.ts';
import { siteLayout, type WorkItem } from './platform/http/chrome.tsx';
import { csvMetadataRoutes } from './platform/http/csv-metadata.ts';
import { buildFrame } from './platform/http/frame.ts';
import type { FrameOptions } from './platform/http/kitchen.ts';
import { apiDescription } from './platform/http/openapi.ts';
import type { Route } from './platform/http/route.ts';
import { type HttpSettings, httpDefaults } from './platform/http/settings.ts';
import { systemRoutes } from './platform/http/system-routes.ts';
import type { Log } from './platform/log.ts';
import { createMetrics, type Gauge } from './platform/metrics/index.ts';
import { projectRoot } from './platform/root.ts';
import type { Settings } from './platform/settings.ts';

/** What the routes of all modules are lent, together. */
export type AppDeps = { readonly register: Pick<Register, 'data' | 'view' | 'version' | 'withFictitious' | 'acknowledge'> } & IdentityDeps &
  EligibilityParts &
  Pick<AuthoringDeps, 'authoring'> &
  Pick<CasesDeps, 'isDemo' | 'caseLinks'> &
  Pick<UploadsDeps, 'uploadPurposes'> &
  Pick<MessagesDeps, 'hasMailServer'> &
  Pick<DocumentsDeps, 'files' | 'scan' | 'seal'> &
  Pick<SittingsDeps, 'assessed'>;

export type AppOptions = {
  readonly settings: Pick<Settings, 'baseUrl' | 'trustProxy'> & Partial<Pick<Settings, 'oidc' | 'metricsToken' | 'mail' | 'rateLimit'>>;
  readonly db: Pick<Database, 'isReady'>;
  readonly log: Log;
  readonly now: () => Date;
  /** The register from memory; its version is '' until it has been read. */
  readonly register: AppDeps['register'] & Pick<Register, 'fresh'>;
  /** Executable definitions and codes; without it those codes alone that the definitions name. */
  readonly eligibility?: EligibilityParts;
  /** Where the contents of documents are kept. */
  readonly files: FileStore;
  /** The virus scanner that attachments are shown to, where there is one. */
  readonly scan?: DocumentsDeps['scan'];
  /** What the board's documents are sealed with, where there is a certificate. */
  readonly seal?: DocumentsDeps['seal'];
  /** What sign-in needs. */
  readonly identity: IdentityDeps;
  /** The demonstration's issuer, where there is no real one. */
  readonly demo?: People['demo'];
  /** Who asks; without it everyone is anonymous. */
  readonly session?: FrameOptions<AppDeps>['session'];
  /** Told of every refusal by a policy, for the audit log. */
  readonly onDenied?: FrameOptions<AppDeps>['onDenied'];
  /** What is measured besides requests and the process itself. */
  readonly gauges?: readonly Gauge[];
  /** Limits that differ from the usual ones. */
  readonly http?: Partial<HttpSettings>;
  /** What the build made for browsers; read from dist/assets unless given. */
  readonly assets?: Assets;
  /** Routes besides those of the modules; tests add their own. */
  readonly moreRoutes?: readonly Route<AppDeps>[];
  /** Tests look behind the policies with it. */
  readonly alterRoute?: (route: Route<AppDeps>) => Route<AppDeps>;
};

export type App = FastifyInstance & {
  /** The API described by OpenAPI 3.1, as /v1/openapi.json serves it. */
  readonly openapi: () => object;
  readonly routes: readonly Route<AppDeps>[];
};

const api = { name: 'Tillstånd', version: '0.1.0', released: '2026-11-22', status: 'beta' } as const;

/** The pages of other parts that belong to a case, in the order that the case's page shows them. */
const caseLinks: readonly CaseLink[] = [
  ...groupsLinks,
  ...proposalsLinks,
  ...consultationsLinks,
  ...preparationLinks,
  ...rulingsLinks,
  ...callsLinks,
  ...sittingsLinks,
  ...applicationsLinks,
  ...assessmentsLinks,
];

/** What files may be attached to; the module that has it tells where they belong. */
const uploadPurposes: UploadsDeps['uploadPurposes'] = [applicationUploads];

/** Every route of the product. */
export function appRoutes(system: Parameters<typeof systemRoutes>[0]): Route<AppDeps>[] {
  const modules: readonly Route<AppDeps>[] = [
    ...directoryRoutes,
    ...codeRoutes,
    ...eligibilityRoutes,
    ...apiDocsRoutes(system.openapi),
    ...identityRoutes,
    ...accessRoutes,
    ...keyRoutes(() => modules.filter(isAct)),
    ...workRoutes,
    ...messagesRoutes,
    ...authoringRoutes,
    ...diaryRoutes,
    ...documentRoutes,
    ...casesRoutes,
    ...groupsRoutes,
    ...proposalsRoutes,
    ...consultationsRoutes,
    ...preparationRoutes,
    ...rulingsRoutes,
    ...uploadsRoutes,
    ...callsRoutes,
    ...pressRoutes,
    ...sittingsRoutes,
    ...applicationsRoutes,
    ...assessmentsRoutes,
  ];
  return [...systemRoutes(system), ...modules, ...csvMetadataRoutes(modules)];
}

/** Puts the parts together. Listens to nothing and reads no environment; `main.ts` does. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { settings, db, register, log, now } = options;
  const formTargets = settings.oidc ? [settings.oidc.issuer.origin] : [];
  const rateLimit = settings.rateLimit === undefined ? httpDefaults.rateLimit : { max: settings.rateLimit, windowSeconds: 60 };
  const http: HttpSettings = {
    ...httpDefaults,
    rateLimit,
    baseUrl: settings.baseUrl,
    trustProxy: settings.trustProxy,
    formTargets,
    ...options.http,
  };
  const assets = options.assets ?? loadAssets(path.join(projectRoot(), 'dist/assets'));
  const perMinute = http.rateLimit && Math.floor((http.rateLimit.max * 60) / http.rateLimit.windowSeconds);
  const description = apiDescription({
    ...api,
    baseUrl: http.baseUrl,
    perMinute,
    routes: () => routes,
    roles: Object.keys(roles),
  });
  const checks = { database: () => db.isReady(), register: () => register.version() !== '' };
  const metrics = createMetrics(settings.metricsToken, options.gauges);
  const all = [...appRoutes({ assets, api, checks, openapi: description.read }), metrics.route, ...(options.moreRoutes ?? [])];
  const routes = options.alterRoute ? all.map(options.alterRoute) : all;
  const pages = routes.filter((route) => route.kind === 'page').map((route) => route.path);
  const eligible = options.eligibility ?? eligibilityWithoutImports();
  const folder = path.join(projectRoot(), 'data/definitions');
  const parts = {
    ...eligible,
    files: options.files,
    scan: options.scan,
    seal: options.seal,
    authoring: createAuthoring({ folder, eligibility: eligible.eligibility, fhirLimits }),
    isDemo: options.demo !== undefined,
    caseLinks,
    uploadPurposes,
    assessed,
    hasMailServer: settings.mail !== undefined,
  };
  const demoDeps: AppDeps = { register: { ...register, ...register.withFictitious }, ...parts, ...options.identity };
  const app = await buildFrame<AppDeps>({
    routes,
    deps: { register, ...parts, ...options.identity },
    // In a demonstration those who sign in are made up, and see what is made up; nobody else ever does.
    depsFor: options.demo && ((subject) => (subject.kind === 'person' ? demoDeps : undefined)),
    settings: http,
    log,
    clock: now,
    layout: siteLayout({ assets, baseUrl: http.baseUrl, pages, isDemo: options.demo !== undefined, work: menuFor(routes) }),
    // Answers about codes and definitions are kept until either of these changes.
    registerVersion: () => `${register.version()} ${parts.codes.catalogue().version} ${versionsOf(parts.eligibility.definitions)}`,
    fresh: register.fresh,
    session: options.session,
    onDenied: options.onDenied,
    keepForm: formKeeper(options.identity),
    incoming: () => options.files.incoming?.folder,
    beforeRoutes: async (server) => {
      await description.prepare(server);
      metrics.watch(server, routes);
    },
  });
  if (options.demo) await mountDemo(app, options.demo);
  await app.ready();
  return Object.assign(app, { openapi: description.read, routes });
}

/** The pages of work, shown to those whom the policy of the page lets in. */
const menuFor = (routes: readonly Route<AppDeps>[]): WorkItem[] =>
  [
    ...casesMenu,
    ...groupsMenu,
    ...consultationsMenu,
    ...workMenu,
    ...callsMenu,
    ...sittingsMenu,
    ...pressMenu,
    ...applicationsMenu,
    ...authoringMenu,
    ...diaryMenu,
    ...messagesMenu,
    ...accessMenu,
  ].flatMap(({ path: address, label, ...more }: Omit<WorkItem, 'policy'>) => {
    const page = routes.find((route) => route.path === address && route.method === 'GET');
    return page ? [{ path: address, label, policy: page.policy, ...more }] : [];
  });

const versionsOf = (definitions: EligibilityParts['eligibility']['definitions']): string => definitions.map(({ id }) => id).join(' ');

/** The demonstration's issuer reads its own bodies and answers by itself; it is no part of the product's routes. */
async function mountDemo(app: FastifyInstance, { mount, handle }: NonNullable<People['demo']>): Promise<void> {
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, read) => read(null));
    scope.all(`${mount}/*`, { schema: { hide: true } }, (request, reply) => {
      reply.hijack();
      handle(request.raw, reply.raw);
    });
    done();
  });
}
