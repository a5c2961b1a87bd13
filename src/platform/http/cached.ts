import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { chooseEncoding, type Entry, noneMatch, normalUrl } from './cache.ts';
import type { Kitchen } from './kitchen.ts';
import { accepts } from './negotiate.ts';
import type { Route } from './route.ts';

/** Answers from the cache before anything else is done, when nobody is signed in and the answer is there. */
export function cachedAnswer<D>(route: Route<D>, kitchen: Kitchen<D>): onRequestHookHandler {
  return (request, reply, next) => {
    const accept = request.headers.accept;
    if (
      (route.cache === 'register' && request.subject.kind !== 'anonymous') ||
      !(accept === undefined || accept === '*/*' || accepts(accept, route.types))
    )
      return next();
    const entry = kitchen.cache.find(normalUrl(request.url), kitchen.epoch(kitchen.moment()));
    if (entry === undefined) return next();
    sendEntry(request, reply, entry);
  };
}

/** Lets nothing about the register be answered from a memory that may be old. */
export function freshFirst<D>({ options }: Kitchen<D>): onRequestHookHandler {
  return (_request, _reply, next) => {
    options.fresh().then(() => next(), next);
  };
}

/** Writes a kept answer straight to the socket: 304 when the reader already has it. */
export function sendEntry(request: FastifyRequest, reply: FastifyReply, entry: Entry): void {
  const { headers } = request;
  const variant = entry.variant(chooseEncoding(headers['accept-encoding'] as string | undefined));
  reply.hijack();
  if (noneMatch(headers['if-none-match'], variant.etag)) {
    reply.raw.writeHead(304, variant.headers304 as string[]).end();
    return;
  }
  reply.raw.writeHead(200, variant.headers as string[]);
  if (request.method === 'HEAD') reply.raw.end();
  else reply.raw.end(variant.body);
}
