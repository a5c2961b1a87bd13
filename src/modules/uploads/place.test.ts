import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyOf } from '../../../tests/support/access-key.ts';
import { jpegOf, pngOf } from '../../../tests/support/attachments.ts';
import { send } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';
import { attachmentsOf } from './index.ts';
import { behindTheRules, pieceHeaders, plan, sha256, type Uploading, uploading } from './test-upload.ts';

let on: Uploading;
beforeAll(async () => {
  on = await uploading();
});
afterAll(() => on?.app.close());

describe('whose it is', () => {
  it('is its region’s alone: another gets nothing of it, also behind the rules', async () => {
    const content = plan();
    const one = await on.whole(content, 'hemlig.pdf');
    const [url, fileUrl] = [`/v1/uploads/${one.id}`, `/bilagor/fil/${one.id}/innehall`];
    expect((await on.app.inject({ url, headers: on.uppsala.headers })).statusCode).toBe(404);
    for (const by of [on.uppsala, on.officer]) expect((await on.app.inject({ url: fileUrl, headers: by.headers })).statusCode).toBe(404);
    expect((await on.begin(10, { by: on.uppsala })).statusCode).toBe(404);
    expect((await on.app.inject({ url: `/v1/uploads?purpose=${on.purpose}`, headers: on.uppsala.headers })).json().total).toBe(0);
    const seen = await on.app.db.tx(async (tx) => {
      await worksFor(tx, { person: on.uppsala.person, role: 'applicant-editor', organisation: 'region-03' });
      return (await sql`select from upload`.execute(tx)).rows.length;
    });
    expect(seen).toBe(0);
    await expect(
      on.app.db.tx(async (tx) => {
        await worksFor(tx, { person: on.uppsala.person, role: 'applicant-editor', organisation: 'region-03' });
        await sql`insert into upload (id, owner, organisation, purpose, section, name, bytes, fictitious)
          values (uuidv7(), ${on.uppsala.person}, 'region-03', ${on.purpose}, 'attachments', 'a.pdf', 1, true)`.execute(tx);
      }),
    ).rejects.toThrow(/row-level security/);
  });

  it('nothing is added or taken away once the call is closed', async () => {
    const closing = await on.begun();
    const begunThere = await on.begin(100, { for: `application:${closing.application}` });
    await behindTheRules(on.app, 'area_call', "update area_call set last_day = '2001-01-01' where id = $1", closing.call);
    expect((await on.piece(String(begunThere.headers.location), 0, Buffer.alloc(100))).statusCode).toBe(409);
    expect((await on.begin(100, { for: `application:${closing.application}` })).statusCode).toBe(409);
    const page = await on.app.inject({ url: `/bilagor/application%3A${closing.application}/attachments`, headers: on.skane.headers });
    expect(page.body).toContain('Det går inte att ändra bilagorna nu');
  });
});

it('a region’s own system sends files with a key that may write, and with no other', async () => {
  const content = plan(7_000);
  const by = async (may: 'read' | 'write') => ({ headers: { authorization: `Bearer ${await keyOf(on.app, on.skane, { may })}` } });
  const sendAs = async (bearer: { readonly headers: Readonly<Record<string, string>> }) =>
    on.app.inject({
      method: 'POST',
      url: '/v1/uploads',
      headers: {
        ...bearer.headers,
        'tus-resumable': '1.0.0',
        'upload-length': String(content.length),
        'upload-metadata': Object.entries({ filename: 'system.pdf', purpose: on.purpose, section: 'attachments' })
          .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
          .join(','),
      },
    });
  expect((await sendAs(await by('read'))).statusCode).toBe(403);
  const writing = await by('write');
  const begun = await sendAs(writing);
  expect(begun.statusCode).toBe(201);
  const url = String(begun.headers.location);
  const sent = await on.app.inject({ method: 'PATCH', url, headers: { ...writing.headers, ...pieceHeaders(0) }, payload: content });
  expect(sent.statusCode).toBe(204);
  expect((await on.app.inject({ url, headers: writing.headers })).json()).toMatchObject({ state: 'kept', sha256: sha256(content) });
  const logged = await on.app.db.asOwner<{ action: string; key: string | null }>(
    `select e.action, k.may as key from audit_event e left join access_key k on k.id::text = e.details::jsonb ->> 'accessKey'
     where e.object_id = $1 order by e.seq`,
    [url.split('/').at(-1)],
  );
  expect(logged).toEqual([
    { action: 'upload.begun', key: 'write' },
    { action: 'upload.kept', key: 'write' },
  ]);
});

describe('without the script', () => {
  const url = () => `/bilagor/${encodeURIComponent(on.purpose)}/special%3Avillkor-1`;
  /** What a browser sends for a form with two files. */
  function multipart(files: readonly (readonly [string, Buffer])[]) {
    const edge = 'kant-0123456789';
    const part = (head: string, body: Buffer): Buffer =>
      Buffer.concat([Buffer.from(`--${edge}\r\n${head}\r\n\r\n`), body, Buffer.from('\r\n')]);
    const fields = Object.entries(on.skane.fields()).map(([name, value]) =>
      part(`content-disposition: form-data; name="${name}"`, Buffer.from(value)),
    );
    const parts = files.map(([name, body]) =>
      part(`content-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream`, body),
    );
    return {
      method: 'POST' as const,
      url: url(),
      headers: { ...on.skane.headers, 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([...fields, ...parts, Buffer.from(`--${edge}--\r\n`)]),
    };
  }

  it('a form attaches several at once, names those that cannot be, and each can be taken away', async () => {
    const first = await on.app.inject(
      multipart([
        ['plan.pdf', plan(5)],
        ['bild.jpg', jpegOf()],
      ]),
    );
    expect([first.statusCode, first.headers.location]).toEqual([303, `${url()}?klart=kept`]);
    const mixed = await on.app.inject(
      multipart([
        ['bild.png', pngOf()],
        ['fel.png', Buffer.from('<svg ></svg>')],
      ]),
    );
    expect(mixed.statusCode).toBe(422);
    expect(mixed.body).toMatch(/fel\.png: .*SVG-bild/);
    expect((await on.app.inject(multipart([]))).statusCode).toBe(422);
    const attached = await on.app.db.tx(async (tx) => {
      await worksFor(tx, { person: on.skane.person, role: 'applicant-editor', organisation: 'region-12' });
      return (await attachmentsOf(tx, on.application)).filter(({ section }) => section === 'special:villkor-1');
    });
    expect(attached.map(({ name, type, sha256: hash }) => [name, type, hash])).toEqual([
      ['plan.pdf', 'application/pdf', sha256(plan(5))],
      ['bild.jpg', 'image/jpeg', sha256(jpegOf())],
      ['bild.png', 'image/png', sha256(pngOf())],
    ]);
    const page = await on.app.inject({ url: url(), headers: on.skane.headers });
    for (const { name, sha256: hash } of attached) for (const said of [name, hash]) expect(page.body).toContain(said);
    const image = attached.at(-1);
    const small = await on.app.inject({ url: `/bilagor/fil/${image?.id}/innehall?visa=liten`, headers: on.skane.headers });
    expect([small.statusCode, small.headers['content-type'], small.headers['content-disposition']]).toEqual([200, 'image/png', undefined]);
    expect(
      (await on.app.inject({ url: `/bilagor/fil/${attached[0]?.id}/innehall?visa=liten`, headers: on.skane.headers })).statusCode,
    ).toBe(404);
    const gone = await send(on.app, on.skane, `${url()}/ta-bort`, { upload: image?.id ?? '' });
    expect(gone.statusCode).toBe(303);
    expect((await on.app.inject({ url: url(), headers: on.skane.headers })).body).not.toContain(image?.sha256);
  });
});
