import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Settings } from '../../src/platform/settings.ts';

export type S3Double = {
  readonly settings: S3Settings;
  readonly seen: readonly { readonly method: string; readonly authorization: string; readonly hash: string }[];
  /** Answers the next requests with a status, and does nothing. */
  readonly fail: (times: number, status: number) => void;
  readonly close: () => Promise<void>;
};

/** As much of S3 as the store speaks: signed requests, content held against its hash, listings three at a time. */
export async function s3Double(): Promise<S3Double> {
  const objects = new Map<string, { readonly content: Buffer; readonly at: Date }>();
  const seen: { method: string; authorization: string; hash: string }[] = [];
  let failing = { times: 0, status: 500 };
  const server = http.createServer(async (request, answer) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const content = Buffer.concat(parts);
    const { method = '', headers } = request;
    const { authorization = '' } = headers;
    const hash = String(headers['x-amz-content-sha256'] ?? '');
    seen.push({ method, authorization, hash });
    if (failing.times > 0) {
      failing.times -= 1;
      return answer.writeHead(failing.status).end();
    }
    if (!authorization.startsWith('AWS4-HMAC-SHA256 ')) return answer.writeHead(403).end();
    if (createHash('sha256').update(content).digest('hex') !== hash) return answer.writeHead(400).end();
    const url = new URL(request.url ?? '/', 'http://double');
    const key = decodeURIComponent(url.pathname.slice('/hink/'.length));
    const object = objects.get(key);
    if (method === 'PUT') {
      // Who does not say how long the content is is refused by the real one.
      if (headers['content-length'] === undefined) return answer.writeHead(411).end();
      objects.set(key, { content, at: new Date() });
      return answer.writeHead(200).end();
    }
    if (method === 'DELETE') return answer.writeHead(objects.delete(key) ? 204 : 204).end();
    if (method === 'GET' && url.searchParams.get('list-type') === '2') return answer.writeHead(200).end(listing(objects, url.searchParams));
    if (!object) return answer.writeHead(404).end();
    answer.writeHead(200, { 'content-length': String(object.content.length), 'last-modified': object.at.toUTCString() });
    return answer.end(method === 'HEAD' ? undefined : object.content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      endpoint: new URL(`http://127.0.0.1:${port}`),
      bucket: 'hink',
      region: 'eu-north-1',
      accessKey: 'nyckel',
      secretKey: 'hemlighet',
    },
    seen,
    fail: (times, status) => {
      failing = { times, status };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const PAGE = 3;

function listing(objects: ReadonlyMap<string, { readonly content: Buffer; readonly at: Date }>, query: URLSearchParams): string {
  const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
  const after = query.get('continuation-token') ?? '';
  const page = keys.filter((key) => key > after).slice(0, PAGE);
  const isLast = page.at(-1) === keys.at(-1);
  const contents = page.map((key) => {
    const { content, at } = objects.get(key) ?? { content: Buffer.alloc(0), at: new Date() };
    return `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><ETag>&quot;x&quot;</ETag><Size>${content.length}</Size></Contents>`;
  });
  const next = isLast ? '' : `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>`;
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${!isLast}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
}
