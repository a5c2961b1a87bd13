import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Problem, problem } from '../problem/problem.ts';
import type { ProblemWriter, Written } from './problem-answer.ts';

/** Not by an import: that reads every name of the module, and with `WebSocket` all of undici, 10 MB that nothing here uses. */
const { STATUS_CODES } = process.getBuiltinModule('node:http');

/** Writes a problem where Fastify's own way is not there yet (an address that cannot be decoded). */
export function writeRaw(response: ServerResponse, written: Written, security: Readonly<Record<string, string>>): void {
  response.writeHead(written.status, { ...security, ...written.headers, 'content-length': String(Buffer.byteLength(written.body)) });
  response.end(written.body);
}

type Refused = { readonly code?: string | undefined; readonly rawPacket?: unknown };

/**
 * Answers what Node's parser refuses before it is a request: bad syntax, headers too large, a client that
 * is too slow. The answer has the same headers and form as any other, then the connection is closed.
 */
export function refuseSocket(error: Refused, socket: Socket, write: ProblemWriter, security: Readonly<Record<string, string>>): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const line = Buffer.isBuffer(error.rawPacket) ? firstLineOf(error.rawPacket) : '';
  const url = /^[A-Z]+ (\/[^\s]*)/.exec(line)?.[1]?.slice(0, 200) ?? '/';
  const { status, headers, body } = write(refusalOf(error.code, line.length), { url, accept: undefined, acceptLanguage: undefined });
  const all = {
    ...security,
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    date: new Date().toUTCString(),
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...head, '', body].join('\r\n'));
}

/** Node counts address and headers together; a first line that is long on its own is a long address. */
function refusalOf(code: string | undefined, firstLine: number): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return problem(firstLine > 4_096 ? 'url-too-long' : 'headers-too-large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problem('timeout');
  return problem('bad-request');
}

const firstLineOf = (packet: Buffer): string => packet.subarray(0, 65_536).toString('latin1').split('\r\n', 1)[0] ?? '';
