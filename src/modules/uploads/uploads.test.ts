import { createHash } from 'node:crypto';
import http from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf, jpegOf, pages, pdfOf, pngOf } from '../../../tests/support/attachments.ts';
import { quietLog } from '../../../tests/support/fresh-db.ts';
import { type Browser, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { zipOf } from '../../../tests/support/zip.ts';
import { worksFor, worksForSystem } from '../../platform/db/index.ts';
import { attachmentsOf, uploadJobs } from './index.ts';

let app: SignedInApp;
let skane: Browser;
let uppsala: Browser;
let officer: Browser;
let purpose: string;
let application: string;
const scanned = { answer: 'clean' as 'clean' | 'infected' };
const calls: string[] = [];

beforeAll(async () => {
  app = await signedInApp({
    scan: async (content) => {
      for await (const _piece of content);
      return scanned.answer;
    },
  });
  [skane, uppsala, officer] = await Promise.all([
    session(app.db, 'redaktor-skane'),
    session(app.db, 'kontaktperson-uppsala'),
    session(app.db, 'handlaggare'),
  ]);
  application = await begun();
  purpose = `application:${application}`;
});
afterAll(() => app.close());

/** An open call and an application of Skåne in it, written down by the owner of the tables. */
async function begun(lastDay = '2099-04-30'): Promise<string> {
  const [call] = await app.db.asOwner<{ id: string }>(
    `insert into area_call (area, area_name, kind, state, content, decided, last_day, created_by, opened_by, opened_at, diary_number, fictitious)
     values ('sallsynta-motorikstorningar', 'Sällsynta motorikstörningar', 'first', 'open', '{}', '{}', $1, $2, $2, now(), gen_random_uuid()::text, true)
     returning id`,
    [lastDay, officer.person],
  );
  calls.push(call?.id ?? '');
  const [row] = await app.db.asOwner<{ id: string }>(
    `insert into application (call, organisation, created_by, fictitious) values ($1, 'region-12', $2, true) returning id`,
    [call?.id, skane.person],
  );
  return row?.id ?? '';
}

const tus = { 'tus-resumable': '1.0.0' };
const pieceHeaders = (at: number) => ({ ...tus, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' });
const metadata = (said: Readonly<Record<string, string>>): string =>
  Object.entries(said)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

type Begun = { readonly by?: Browser; readonly name?: string; readonly for?: string; readonly section?: string };
const begin = (bytes: number, { by = skane, name = 'plan.pdf', for: given = purpose, section = 'attachments' }: Begun = {}) =>
  app.inject({
    method: 'POST',
    url: '/v1/uploads',
    headers: {
      ...by.headers,
      ...tus,
      'upload-length': String(bytes),
      'upload-metadata': metadata({ filename: name, purpose: given, section, filetype: 'x/y' }),
    },
  });
const piece = (url: string, at: number, payload: Buffer, { by = skane, more = {} }: { by?: Browser; more?: Record<string, string> } = {}) =>
  app.inject({ method: 'PATCH', url, headers: { ...by.headers, ...pieceHeaders(at), ...more }, payload });
const read = async (url: string, by = skane) => (await app.inject({ url, headers: by.headers })).json();
async function whole(
  content: Buffer,
  name: string,
): Promise<{ state: string; reason: { sv: string } | null; sha256: string | null; id: string; name: string }> {
  const { headers } = await begin(content.length, { name });
  const url = String(headers.location);
  expect((await piece(url, 0, content)).statusCode).toBe(204);
  return read(url);
}

const plan = (marks = 40_000): Buffer => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', ...pages, `<< /X (${'x'.repeat(marks)}) >>`]);
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('a file in pieces', () => {
  it('is begun, sent, checked and kept under its hash, and every step says how far it has come', async () => {
    const content = plan();
    const made = await begin(content.length);
    expect([made.statusCode, made.headers['tus-resumable'], made.headers['upload-offset']]).toEqual([201, '1.0.0', '0']);
    expect(new Date(String(made.headers['upload-expires'])).getTime()).toBeGreaterThan(Date.now());
    const url = String(made.headers.location);
    const half = await piece(url, 0, content.subarray(0, 20_000));
    expect([half.statusCode, half.headers['upload-offset'], half.body]).toEqual([204, '20000', '']);
    const head = await app.inject({ method: 'HEAD', url, headers: { ...skane.headers, ...tus } });
    expect([head.statusCode, head.headers['upload-offset'], head.headers['upload-length'], head.headers['cache-control']]).toEqual([
      200,
      '20000',
      String(content.length),
      'no-store',
    ]);
    const digest = createHash('sha256').update(content.subarray(20_000)).digest('base64');
    const rest = await piece(url, 20_000, content.subarray(20_000), { more: { 'upload-checksum': `sha256 ${digest}` } });
    expect(rest.statusCode).toBe(204);
    expect(await read(url)).toMatchObject({
      state: 'kept',
      mediaType: 'application/pdf',
      sha256: sha256(content),
      received: content.length,
    });
    const fetched = await app.inject({ url: `/bilagor/fil/${url.split('/').at(-1)}/innehall`, headers: skane.headers });
    expect(sha256(fetched.rawPayload)).toBe(sha256(content));
    expect(fetched.headers['content-disposition']).toContain('attachment');
    const logged = await app.db.asOwner<{ action: string }>('select action from audit_event where object_id = $1 order by seq', [
      url.split('/').at(-1),
    ]);
    expect(logged.map(({ action }) => action)).toEqual(['upload.begun', 'upload.kept', 'upload.fetched']);
  });

  it('goes on from where the line was lost, to the same content', async () => {
    const content = plan(400_000);
    const url = String((await begin(content.length)).headers.location);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const address = app.server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const cut = Math.floor(content.length * 0.99);
    await new Promise<void>((resolve) => {
      const request = http.request({
        port,
        host: '127.0.0.1',
        method: 'PATCH',
        path: url,
        headers: { ...skane.headers, ...pieceHeaders(0), 'content-length': content.length },
      });
      request.on('error', () => resolve());
      request.write(content.subarray(0, cut), () => setTimeout(() => request.destroy(), 100));
    });
    let at = 0;
    for (let tried = 0; tried < 100 && at === 0; tried++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      at = (await read(url)).received;
    }
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThanOrEqual(cut);
    expect((await piece(url, at, content.subarray(at))).statusCode).toBe(204);
    expect(await read(url)).toMatchObject({ state: 'kept', sha256: sha256(content) });
  });

  it('takes no piece at another place, none that is too long, and none that its checksum does not match', async () => {
    const content = plan();
    const url = String((await begin(content.length)).headers.location);
    for (const at of [1, content.length, 99_999_999]) expect((await piece(url, at, content)).statusCode).toBe(409);
    expect((await piece(url, 0, Buffer.concat([content, Buffer.from('mer')]))).statusCode).toBe(413);
    expect((await piece(url, 0, content, { more: { 'upload-checksum': 'sha1 AAAA' } })).statusCode).toBe(460);
    expect((await piece(url, 0, content, { more: { 'upload-checksum': 'md5 AAAA' } })).statusCode).toBe(400);
    expect((await piece(url, 0, content, { more: { 'tus-resumable': '0.2.2' } })).headers['tus-version']).toBe('1.0.0');
    expect(await read(url)).toMatchObject({ state: 'open', received: 0 });
    expect((await piece(url, 0, content)).statusCode).toBe(204);
    expect((await piece(url, content.length, Buffer.from('x'))).statusCode).toBe(409);
  });

  it('sent twice at once is taken once', async () => {
    const content = plan();
    const url = String((await begin(content.length)).headers.location);
    const sent = await Promise.all([1, 2, 3, 4].map(() => piece(url, 0, content)));
    expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409, 409, 409]);
    expect(await read(url)).toMatchObject({ state: 'kept', sha256: sha256(content) });
  });

  it('that was cut off between the last piece and its check is checked by the job', async () => {
    const content = plan();
    const { headers } = await begin(content.length);
    const id = String(headers.location).split('/').at(-1) ?? '';
    const stored = await app.files.put(
      (async function* () {
        yield content;
      })(),
    );
    await app.db.tx(async (tx) => {
      await worksForSystem(tx, 'jobs');
      await sql`insert into upload_part values (${id}, 0, ${stored.bytes}, ${stored.sha256})`.execute(tx);
      await sql`update upload set received = bytes, state = 'checking' where id = ${id}`.execute(tx);
    });
    await app.db.asOwner('alter table upload disable trigger user');
    await app.db.asOwner("update upload set changed_at = now() - interval '10 minutes' where id = $1", [id]);
    await app.db.asOwner('alter table upload enable trigger user');
    await run('uploads.check');
    expect(await read(`/v1/uploads/${id}`)).toMatchObject({ state: 'kept', sha256: sha256(content) });
  });

  it('that is never sent to the end is given up', async () => {
    const url = String((await begin(1_000)).headers.location);
    await app.db.asOwner('alter table upload disable trigger user');
    await app.db.asOwner("update upload set expires_at = now() - interval '1 minute' where id = $1", [url.split('/').at(-1)]);
    await app.db.asOwner('alter table upload enable trigger user');
    expect((await piece(url, 0, Buffer.alloc(10))).statusCode).toBe(404);
    await run('uploads.sweep');
    expect(await app.db.asOwner('select from upload where id = $1', [url.split('/').at(-1)])).toEqual([]);
  });
});

async function run(name: string): Promise<void> {
  const job = uploadJobs({ files: app.files, log: quietLog, auditKey: app.auditKey }).find((one) => one.name === name);
  await job?.run(
    (work) =>
      app.db.tx(async (tx) => {
        await worksForSystem(tx, 'jobs');
        return work(tx);
      }),
    new AbortController().signal,
  );
}

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
    const one = await whole(content(), name);
    expect(one.state).toBe('refused');
    expect(one.reason?.sv).toMatch(new RegExp(why));
  });

  it('what the scanner stops', async () => {
    scanned.answer = 'infected';
    const one = await whole(plan(), 'smittad.pdf').finally(() => {
      scanned.answer = 'clean';
    });
    expect([one.state, one.reason?.sv]).toEqual(['refused', 'smittad.pdf: Viruskontrollen stoppade filen.']);
  });

  it.each([
    [0, 400],
    [20_000_001, 413],
  ])('a file of %i bytes', async (bytes, status) => expect((await begin(bytes)).statusCode).toBe(status));

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\fakepath\\plan.pdf', 'plan.pdf'],
    ['plan\u202efdp.exe.pdf', 'planfdp.exe.pdf'],
    ['pl\u0000an\n.pdf', 'plan.pdf'],
    ['  .dold.pdf', 'dold.pdf'],
    ['👩‍⚕️ plan.pdf', /plan\.pdf$/],
  ])('a name such as %j is cleaned', async (given, name) => {
    const { name: kept } = await read(String((await begin(10, { name: given })).headers.location));
    if (typeof name === 'string') expect(kept).toBe(name);
    else expect(kept).toMatch(name);
  });

  it('more than 200 MB together, however many begin at once', async () => {
    const other = await begun();
    const begunThere = await Promise.all(Array.from({ length: 12 }, () => begin(20_000_000, { for: `application:${other}` })));
    expect(begunThere.map(({ statusCode }) => statusCode).toSorted()).toEqual([...Array(10).fill(201), 413, 413]);
  });
});

describe('whose it is', () => {
  it('is its region’s alone: another gets nothing of it, also behind the rules', async () => {
    const content = plan();
    const one = await whole(content, 'hemlig.pdf');
    const [url, fileUrl] = [`/v1/uploads/${one.id}`, `/bilagor/fil/${one.id}/innehall`];
    expect((await app.inject({ url, headers: uppsala.headers })).statusCode).toBe(404);
    for (const by of [uppsala, officer]) expect((await app.inject({ url: fileUrl, headers: by.headers })).statusCode).toBe(404);
    expect((await begin(10, { by: uppsala })).statusCode).toBe(404);
    expect((await app.inject({ url: `/v1/uploads?purpose=${purpose}`, headers: uppsala.headers })).json().total).toBe(0);
    const seen = await app.db.tx(async (tx) => {
      await worksFor(tx, { person: uppsala.person, role: 'applicant-editor', organisation: 'region-03' });
      return (await sql`select from upload`.execute(tx)).rows.length;
    });
    expect(seen).toBe(0);
    await expect(
      app.db.tx(async (tx) => {
        await worksFor(tx, { person: uppsala.person, role: 'applicant-editor', organisation: 'region-03' });
        await sql`insert into upload (id, owner, organisation, purpose, section, name, bytes, fictitious)
          values (uuidv7(), ${uppsala.person}, 'region-03', ${purpose}, 'attachments', 'a.pdf', 1, true)`.execute(tx);
      }),
    ).rejects.toThrow(/row-level security/);
  });

  it('nothing is added or taken away once the call is closed', async () => {
    const closing = await begun();
    const begunThere = await begin(100, { for: `application:${closing}` });
    await app.db.asOwner('alter table area_call disable trigger user');
    await app.db.asOwner("update area_call set last_day = '2001-01-01' where id = $1", [calls.at(-1)]);
    await app.db.asOwner('alter table area_call enable trigger user');
    expect((await piece(String(begunThere.headers.location), 0, Buffer.alloc(100))).statusCode).toBe(409);
    expect((await begin(100, { for: `application:${closing}` })).statusCode).toBe(409);
    const page = await app.inject({ url: `/bilagor/application%3A${closing}/attachments`, headers: skane.headers });
    expect(page.body).toContain('Det går inte att ändra bilagorna nu');
  });
});

describe('without the script', () => {
  const url = () => `/bilagor/${encodeURIComponent(purpose)}/special%3Avillkor-1`;
  /** What a browser sends for a form with two files. */
  function multipart(files: readonly (readonly [string, Buffer])[]) {
    const edge = 'kant-0123456789';
    const part = (head: string, body: Buffer): Buffer =>
      Buffer.concat([Buffer.from(`--${edge}\r\n${head}\r\n\r\n`), body, Buffer.from('\r\n')]);
    const fields = Object.entries(skane.fields()).map(([name, value]) =>
      part(`content-disposition: form-data; name="${name}"`, Buffer.from(value)),
    );
    const parts = files.map(([name, body]) =>
      part(`content-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream`, body),
    );
    return {
      method: 'POST' as const,
      url: url(),
      headers: { ...skane.headers, 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([...fields, ...parts, Buffer.from(`--${edge}--\r\n`)]),
    };
  }

  it('a form attaches several at once, names those that cannot be, and each can be taken away', async () => {
    const first = await app.inject(
      multipart([
        ['plan.pdf', plan(5)],
        ['bild.jpg', jpegOf()],
      ]),
    );
    expect([first.statusCode, first.headers.location]).toEqual([303, `${url()}?klart=kept`]);
    const mixed = await app.inject(
      multipart([
        ['bild.png', pngOf()],
        ['fel.png', Buffer.from('<svg ></svg>')],
      ]),
    );
    expect(mixed.statusCode).toBe(422);
    expect(mixed.body).toMatch(/fel\.png: .*SVG-bild/);
    expect((await app.inject(multipart([]))).statusCode).toBe(422);
    const attached = await app.db.tx(async (tx) => {
      await worksFor(tx, { person: skane.person, role: 'applicant-editor', organisation: 'region-12' });
      return (await attachmentsOf(tx, application)).filter(({ section }) => section === 'special:villkor-1');
    });
    expect(attached.map(({ name, type, sha256: hash }) => [name, type, hash])).toEqual([
      ['plan.pdf', 'application/pdf', sha256(plan(5))],
      ['bild.jpg', 'image/jpeg', sha256(jpegOf())],
      ['bild.png', 'image/png', sha256(pngOf())],
    ]);
    const page = await app.inject({ url: url(), headers: skane.headers });
    for (const { name, sha256: hash } of attached) for (const said of [name, hash]) expect(page.body).toContain(said);
    const image = attached.at(-1);
    const small = await app.inject({ url: `/bilagor/fil/${image?.id}/innehall?visa=liten`, headers: skane.headers });
    expect([small.statusCode, small.headers['content-type'], small.headers['content-disposition']]).toEqual([200, 'image/png', undefined]);
    expect((await app.inject({ url: `/bilagor/fil/${attached[0]?.id}/innehall?visa=liten`, headers: skane.headers })).statusCode).toBe(404);
    const gone = await send(app, skane, `${url()}/ta-bort`, { upload: image?.id ?? '' });
    expect(gone.statusCode).toBe(303);
    expect((await app.inject({ url: url(), headers: skane.headers })).body).not.toContain(image?.sha256);
  });
});
