import { randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import zlib from 'node:zlib';
import type { Someone } from './shapes.ts';

export type Answer = { readonly status: number; readonly location: string; readonly ms: number; readonly body: string };

const agent = new http.Agent({ keepAlive: true, maxSockets: 300 });

function send(url: string, by: Someone, type: string, body: Buffer): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { cookie: by.cookie, 'content-type': type, 'content-length': body.byteLength, 'sec-fetch-site': 'same-origin' };
    const request = http.request(url, { method: 'POST', agent, headers }, (answer) => {
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
  return until(() => send(url, by, 'application/x-www-form-urlencoded', body));
}

/** A form with a file. */
export function sendFile(url: string, by: Someone, name: string, file: Buffer): Promise<Answer> {
  const mark = `----${randomUUID()}`;
  const field = (called: string, value: string): string =>
    `--${mark}\r\nContent-Disposition: form-data; name="${called}"\r\n\r\n${value}\r\n`;
  const head = `${field('_csrf', by.csrf)}${field('_key', randomUUID())}--${mark}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${mark}--\r\n`)]);
  return until(() => send(url, by, `multipart/form-data; boundary=${mark}`, body));
}

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
