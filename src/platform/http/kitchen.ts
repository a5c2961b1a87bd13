import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';
import type { Problem } from '../problem/problem.ts';
import type { AnswerCache, Entry, Epoch } from './cache.ts';
import type { Moment } from './day-clock.ts';
import type { Denial, Subject } from './policy.ts';
import type { Route } from './route.ts';
import type { HttpSettings } from './settings.ts';
import type { Layout } from './view.ts';

declare module 'fastify' {
  interface FastifyRequest {
    subject: Subject;
    /** The act that was asked for at the address that most of them share. */
    actId?: string;
  }
  interface FastifyContextConfig {
    /** The same for everyone: who asks need not be found out. */
    forAll?: boolean;
    /** The body is read as it comes, for as long as it takes. */
    streams?: boolean;
    /** Programs may ask it with a key; pages and forms know only sessions. */
    forPrograms?: boolean;
    /** Only keys count: a session's cookie is not looked at. */
    byKeyAlone?: boolean;
  }
}

/** At pages a session alone; at acts a key alone; elsewhere a key when one came along, and else a session. */
export type AskedBy = 'session' | 'key' | 'either';

export type FrameOptions<D> = {
  readonly routes: readonly Route<D>[];
  readonly deps: D;
  /** What someone is lent instead, by who asks. Answers that are shared are never made for them. */
  readonly depsFor?: ((subject: Subject) => D | undefined) | undefined;
  readonly settings: HttpSettings;
  readonly layout: Layout;
  readonly clock: () => Date;
  readonly log: Log;
  /** Changes with every committed change of the register; cached answers of another version are never sent. */
  readonly registerVersion: () => string;
  /**
   * Awaited before any answer about the register, also one from the cache: resolves when what is in memory is not stale.
   * When it cannot be known, it rejects, and the answer is 503 rather than perhaps old.
   */
  readonly fresh: () => Promise<void>;
  /** Who asks. Called only when a cookie or an Authorization header came along; `by` says which of them counts at the address. */
  readonly session?: ((request: FastifyRequest, by: AskedBy) => Promise<Subject>) | undefined;
  /** Told of every refusal by a policy, for the audit log. */
  readonly onDenied?: ((request: FastifyRequest, route: Pick<Route<never>, 'id' | 'kind' | 'audit'>, denial: Denial) => void) | undefined;
  /** Keeps what was written in a form that cannot be taken now, for the one who wrote it, under the address of its page; true when kept. */
  readonly keepForm?: ((request: FastifyRequest, page: string, body: unknown) => Promise<boolean>) | undefined;
  /** Where files that come with forms are written down; the system's folder for what is temporary when it is not given. */
  readonly incoming?: () => string | undefined;
  /** Plugins that must see the routes being added (the API description). */
  readonly beforeRoutes?: (app: FastifyInstance) => Promise<void>;
};

/** What all routes share while they are served. */
export type Kitchen<D> = {
  readonly options: FrameOptions<D>;
  readonly moment: () => Moment;
  readonly epoch: (moment: Moment) => Epoch;
  readonly cache: AnswerCache;
  readonly security: Readonly<Record<string, string>>;
  readonly sendProblem: (request: FastifyRequest, reply: FastifyReply, value: Problem) => FastifyReply;
  /** Whether a page stands at a path. */
  readonly isPage: (path: string) => boolean;
  /** Answers a request that no route took. */
  readonly answerLost: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
  readonly sendEntry: (request: FastifyRequest, reply: FastifyReply, entry: Entry) => void;
};
