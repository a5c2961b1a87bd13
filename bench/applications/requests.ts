import { randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import zlib from 'node:zlib';
import type { Someone } from './shapes.ts';

export type Answer = { readonly status: number; readonly location: string; readonly ms: number; readonly body: string };

const agent = new http.Agent({ keepAlive: true, maxSockets: 300 });

const as = (by: Someone) => ({ cookie: by.cookie, 'sec-fetch-site': 'same-origin' });

function send(url: string, method: 'GET' | 'POST', given: http.OutgoingHttpHeaders, body?: Buffer): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { ...given, ...(body ? { 'content-length': body.byteLength } : { accept: 'text/html' }) };
    const request = http.request(url, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          location: String(answer.headers.location ?? ''),
          ms: performance.now() - start,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** How often someone was told that the service could not take it just then, and tried again. */
export const turnedAway = { count: 0 };

/** Sends the same, with the same key, until it is answered by more than that the service cannot just now; timed from the first try. */
async function until(once: () => Promise<Answer>): Promise<Answer> {
  const start = performance.now();
  for (;;) {
    const answer = await once();
    if (answer.status !== 503) return { ...answer, ms: performance.now() - start };
    turnedAway.count += 1;
    await wait(500);
  }
}

/** A form as a browser sends it. */
export function sendForm(url: string, by: Someone, fields: Readonly<Record<string, string>>): Promise<Answer> {
  const body = Buffer.from(new URLSearchParams({ _csrf: by.csrf, _key: randomUUID(), ...fields }).toString());
  return until(() => send(url, 'POST', { ...as(by), 'content-type': 'application/x-www-form-urlencoded' }, body));
}

/** A form with a file, whole before it is sent: what it costs to make one is no part of what is measured. */
export function fileForm(by: Someone, name: string, file: Buffer): (url: string) => Promise<Answer> {
  const mark = `----${randomUUID()}`;
  const field = (called: string, value: string): string =>
    `--${mark}\r\nContent-Disposition: form-data; name="${called}"\r\n\r\n${value}\r\n`;
  const head = `${field('_csrf', by.csrf)}${field('_key', randomUUID())}--${mark}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${mark}--\r\n`)]);
  return (url) => until(() => send(url, 'POST', { ...as(by), 'content-type': `multipart/form-data; boundary=${mark}` }, body));
}

/** A page, read as a person does before sending in what stands on it. */
export const open = (url: string, by: Someone): Promise<Answer> => send(url, 'GET', as(by));

/** The answer, when it is the one that was hoped for. */
export async function outcome(status: number, asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== status) throw new Error(`answered ${answer.status}: ${answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 500)}`);
  return answer;
}

/** The same bytes to a server that knows nothing of forms or of who sends. */
export const sendBare = (url: string, row: number, body: Buffer): Promise<Answer> => send(url, 'POST', { 'x-row': String(row) }, body);

const WIDTH = 3_200;
/** A picture of noise of about ten million bytes: nothing in it can be made smaller, and no two are alike. */
export function noise(): Buffer {
  const height = 3_125;
  const rows = randomBytes((WIDTH + 1) * height);
  for (let at = 0; at < rows.length; at += WIDTH + 1) rows[at] = 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(rows, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(zlib.crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
