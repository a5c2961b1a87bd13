import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problem } from '../problem/problem.ts';
import { noStore } from './headers.ts';
import { NDJSON, type Route, type StreamAnswer } from './route.ts';

/** How long one stream may go on: ordinary handlers are stopped much sooner. */
export const streamTimeoutMs = 600_000;

/** Bodies of streams reach the handler unread. */
export function passStreams(app: FastifyInstance, routes: readonly Pick<Route<never>, 'takes'>[]): void {
  for (const type of new Set([NDJSON, ...routes.flatMap(({ takes }) => takes?.type ?? [])]))
    app.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
}

/** The body of a stream as it comes, no more of it than the route allows. Throws at once when the sender says that it is larger. */
export function streamBody(route: Pick<Route<never>, 'streamLimit' | 'takes'>, request: FastifyRequest): AsyncIterable<Uint8Array> {
  const limit = route.takes?.maxBytes ?? route.streamLimit ?? 0;
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new ProblemError(problem('body-too-large'));
  return upTo(limit, request.body instanceof Readable ? request.body : Readable.from([]));
}

async function* upTo(limit: number, body: Readable): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw new ProblemError(problem('body-too-large'));
    yield chunk;
  }
}

const CHUNK = 65_536;

/** Sends lines in larger pieces than they are made in, as fast as the reader takes them. */
export function sendStream(reply: FastifyReply, { status = 200, headers = {}, chunks }: StreamAnswer): FastifyReply {
  return (
    reply
      .code(status)
      // What was not read would stand in the way of the next request on the same connection.
      .headers({ 'content-type': NDJSON, 'cache-control': noStore, connection: 'close', ...headers })
      .send(Readable.from(gathered(chunks), { objectMode: false }))
  );
}

async function* gathered(chunks: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
    // Others get their turn, however fast the lines come.
    await setImmediate();
  }
  if (text !== '') yield Buffer.from(text);
}
