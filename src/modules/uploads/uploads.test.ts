import { createHash } from 'node:crypto';
import http from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf, pngOf } from '../../../tests/support/attachments.ts';
import { zipOf } from '../../../tests/support/zip.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { behindTheRules, pieceHeaders, plan, scanned, sha256, type Uploading, uploading } from './test-upload.ts';

let on: Uploading;
beforeAll(async () => {
  on = await uploading();
});
afterAll(() => on?.app.close());

const tus = { 'tus-resumable': '1.0.0' };

describe('a file in pieces', () => {
  it('is begun, sent, checked and kept under its hash, and every step says how far it has come', async () => {
    const content = plan();
    const made = await on.begin(content.length);
    expect([made.statusCode, made.headers['tus-resumable'], made.headers['upload-offset']]).toEqual([201, '1.0.0', '0']);
    expect(new Date(String(made.headers['upload-expires'])).getTime()).toBeGreaterThan(Date.now());
    const url = String(made.headers.location);
    const half = await on.piece(url, 0, content.subarray(0, 20_000));
    expect([half.statusCode, half.headers['upload-offset'], half.body]).toEqual([204, '20000', '']);
    const head = await on.app.inject({ method: 'HEAD', url, headers: { ...on.skane.headers, ...tus } });
    expect([head.statusCode, head.headers['upload-offset'], head.headers['upload-length'], head.headers['cache-control']]).toEqual([
      200,
      '20000',
      String(content.length),
      'no-store',
    ]);
    const digest = createHash('sha256').update(content.subarray(20_000)).digest('base64');
    const rest = await on.piece(url, 20_000, content.subarray(20_000), { 'upload-checksum': `sha256 ${digest}` });
    expect(rest.statusCode).toBe(204);
    expect(await on.read(url)).toMatchObject({
      state: 'kept',
      mediaType: 'application/pdf',
      sha256: sha256(content),
      received: content.length,
    });
    const fetched = await on.app.inject({ url: `/bilagor/fil/${url.split('/').at(-1)}/innehall`, headers: on.skane.headers });
    expect(sha256(fetched.rawPayload)).toBe(sha256(content));
    expect(fetched.headers['content-disposition']).toContain('attachment');
    const logged = await on.app.db.asOwner<{ action: string }>('select action from audit_event where object_id = $1 order by seq', [
      url.split('/').at(-1),
    ]);
    expect(logged.map(({ action }) => action)).toEqual(['upload.begun', 'upload.kept', 'upload.fetched']);
  });

  it('goes on from where the line was lost, to the same content', async () => {
    const content = plan(400_000);
    const url = String((await on.begin(content.length)).headers.location);
    await on.app.listen({ port: 0, host: '127.0.0.1' });
    const address = on.app.server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const cut = Math.floor(content.length * 0.99);
    await new Promise<void>((resolve) => {
      const request = http.request({
        port,
        host: '127.0.0.1',
        method: 'PATCH',
        path: url,
        headers: { ...on.skane.headers, ...pieceHeaders(0), 'content-length': content.length },
      });
      request.on('error', () => resolve());
      request.write(content.subarray(0, cut), () => setTimeout(() => request.destroy(), 100));
    });
    let at = 0;
    for (let tried = 0; tried < 100 && at === 0; tried++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      at = (await on.read(url)).received;
    }
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThanOrEqual(cut);
    expect((await on.piece(url, at, content.subarray(at))).statusCode).toBe(204);
    expect(await on.read(url)).toMatchObject({ state: 'kept', sha256: sha256(content) });
  });

  it('takes no piece at another place, none that is too long, and none that its checksum does not match', async () => {
    const content = plan();
    const url = String((await on.begin(content.length)).headers.location);
    for (const at of [1, content.length, 99_999_999]) expect((await on.piece(url, at, content)).statusCode).toBe(409);
    expect((await on.piece(url, 0, Buffer.concat([content, Buffer.from('mer')]))).statusCode).toBe(413);
    expect((await on.piece(url, 0, content, { 'upload-checksum': 'sha1 AAAA' })).statusCode).toBe(460);
    expect((await on.piece(url, 0, content, { 'upload-checksum': 'md5 AAAA' })).statusCode).toBe(400);
    expect((await on.piece(url, 0, content, { 'tus-resumable': '0.2.2' })).headers['tus-version']).toBe('1.0.0');
    expect(await on.read(url)).toMatchObject({ state: 'open', received: 0 });
    expect((await on.piece(url, 0, content)).statusCode).toBe(204);
    expect((await on.piece(url, content.length, Buffer.from('x'))).statusCode).toBe(409);
  });

  it('sent twice at once is taken once', async () => {
    const content = plan();
    const url = String((await on.begin(content.length)).headers.location);
    const sent = await Promise.all([1, 2, 3, 4].map(() => on.piece(url, 0, content)));
    expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409, 409, 409]);
    expect(await on.read(url)).toMatchObject({ state: 'kept', sha256: sha256(content) });
  });

  it('that was cut off between the last piece and its check is checked by the job', async () => {
    const content = plan();
    const { headers } = await on.begin(content.length);
    const id = String(headers.location).split('/').at(-1) ?? '';
    const stored = await on.app.files.put(
      (async function* () {
        yield content;
      })(),
    );
    await on.app.db.tx(async (tx) => {
      await worksForSystem(tx, 'jobs');
      await sql`insert into upload_part values (${id}, 0, ${stored.bytes}, ${stored.sha256})`.execute(tx);
      await sql`update upload set received = bytes, state = 'checking' where id = ${id}`.execute(tx);
    });
    await behindTheRules(on.app, 'upload', "update upload set changed_at = now() - interval '10 minutes' where id = $1", id);
    await on.job('uploads.check');
    expect(await on.read(`/v1/uploads/${id}`)).toMatchObject({ state: 'kept', sha256: sha256(content) });
  });

  it('that is never sent to the end is given up', async () => {
    const url = String((await on.begin(1_000)).headers.location);
    await behindTheRules(
      on.app,
      'upload',
      "update upload set expires_at = now() - interval '1 minute' where id = $1",
      url.split('/').at(-1) ?? '',
    );
    expect((await on.piece(url, 0, Buffer.alloc(10))).statusCode).toBe(404);
    await on.job('uploads.sweep');
    expect(await on.app.db.asOwner('select from upload where id = $1', [url.split('/').at(-1)])).toEqual([]);
  });
});

const bomb = (): Buffer => docxOf({ more: [{ name: 'word/media/a.xml', content: Buffer.alloc(30_000_000) }] });
const polyglot = (): Buffer => Buffer.concat([plan(10), Buffer.from('<html><script>alert(1)</script></html>')]);

describe('what is not taken, and why', () => {
  it.each([
    ['a PNG called PDF', () => pngOf(), 'lies.pdf', 'Ge filen rätt ändelse'],
    ['an SVG called PNG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'bild.png', 'SVG-bild'],
    ['a bomb', bomb, 'bomb.docx', 'orimligt stor'],
    ['a PDF that is a page too', polyglot, 'dubbel.pdf', 'webbsida|före eller efter'],
    ['an archive', () => zipOf([{ name: 'a.txt', content: 'a' }]), 'arkiv.docx', 'arkiv'],
    ['a program', () => Buffer.from('MZ\u0090\u0000 program'), 'program.xlsx', 'program'],
  ])('%s', async (_says, content, name, why) => {
    const one = await on.whole(content(), name);
    expect(one.state).toBe('refused');
    expect(one.reason?.sv).toMatch(new RegExp(why));
  });

  it('what the scanner stops', async () => {
    scanned.answer = 'infected';
    const one = await on.whole(plan(), 'smittad.pdf').finally(() => {
      scanned.answer = 'clean';
    });
    expect([one.state, one.reason?.sv]).toEqual(['refused', 'smittad.pdf: Viruskontrollen stoppade filen.']);
  });

  it.each([
    [0, 400],
    [20_000_001, 413],
  ])('a file of %i bytes', async (bytes, status) => expect((await on.begin(bytes)).statusCode).toBe(status));

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\fakepath\\plan.pdf', 'plan.pdf'],
    ['plan\u202efdp.exe.pdf', 'planfdp.exe.pdf'],
    ['pl\u0000an\n.pdf', 'plan.pdf'],
    ['  .dold.pdf', 'dold.pdf'],
    ['👩‍⚕️ plan.pdf', /plan\.pdf$/],
  ])('a name such as %j is cleaned', async (given, name) => {
    const { name: kept } = await on.read(String((await on.begin(10, { name: given })).headers.location));
    if (typeof name === 'string') expect(kept).toBe(name);
    else expect(kept).toMatch(name);
  });

  it('more than 200 MB together, however many begin at once', async () => {
    const other = await on.begun();
    const begunThere = await Promise.all(
      Array.from({ length: 12 }, () => on.begin(20_000_000, { for: `application:${other.application}` })),
    );
    expect(begunThere.map(({ statusCode }) => statusCode).toSorted()).toEqual([...Array(10).fill(201), 413, 413]);
  });
});
