import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf, pages, pdfOf } from '../../../tests/support/attachments.ts';
import { type Browser, get, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { receiveUpload } from './index.ts';

const app = await signedInApp();
afterAll(() => app.close());
let registrar: Browser;
let head: Browser;
beforeAll(async () => {
  registrar = await session(app.db, 'registrator');
  head = await session(app.db, 'enhetschef');
});

const pdf = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', ...pages]);
const boundary = '----gräns'.replace('ä', 'a');

/** A form with a file, as a browser sends it. */
function multipart(
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly content: Buffer } | undefined,
): Buffer {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file?.name ?? ''}"\r\nContent-Type: application/pdf\r\n\r\n`;
  return Buffer.concat([...parts, Buffer.from(head), file?.content ?? Buffer.alloc(0), Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

const fields = {
  direction: 'incoming',
  kind: 'document',
  dated: '2026-01-15',
  counterpartIs: 'organisation',
  counterpart: 'Region Skåne',
  subject: 'Påhittat yttrande över underlaget',
};

const register = (
  by: Browser,
  given: Readonly<Record<string, string>>,
  file?: { readonly name: string; readonly content: Buffer },
  key?: string,
) =>
  app.inject({
    method: 'POST',
    url: '/arbete/diarium/ny',
    headers: { ...by.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: multipart({ ...by.fields(key), ...given }, file),
  });
/** As the frame hands a file over. */
async function spooled(content: Buffer) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'tillstand-test-'));
  const file = path.join(folder, 'svar.pdf');
  await fs.writeFile(file, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return {
    name: 'svar.pdf',
    mediaType: 'application/pdf',
    bytes: content.length,
    sha256,
    file,
    read: () => createReadStream(file),
    toJSON: () => sha256,
  };
}
const rows = <T extends object>(question: string, values: unknown[] = []) => app.db.asOwner<T & Record<string, unknown>>(question, values);
const entries = async (): Promise<number> => (await rows<{ n: number }>('select count(*)::integer as n from diary_entry'))[0]?.n ?? 0;

describe('registering', () => {
  it('gives a number, keeps the file, and says so', async () => {
    const answer = await register(registrar, fields, { name: '../Yttrande från Skåne.pdf', content: pdf });
    expect(answer.statusCode, answer.body.slice(0, 2_000)).toBe(303);
    const page = await get(app, registrar, String(answer.headers.location));
    expect(page.body).toMatch(/DEMO-\d{4}-0000\d\d/);
    expect(page.body).toContain('Region Skåne');
    const link = /href="(\/dokument\/[^"]+\/attachment)"/.exec(page.body)?.[1] ?? '';
    const fetched = await get(app, registrar, link);
    expect(fetched.rawPayload.equals(pdf)).toBe(true);
    expect(fetched.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="pahittat-Yttrande_fr_n_Sk_ne.pdf"; filename*=UTF-8''pahittat-Yttrande%20fr%C3%A5n%20Sk%C3%A5ne.pdf`,
    });
    expect(fetched.headers['content-security-policy']).toContain('sandbox');
    const logged = await rows<{ result: string }>(`select result from audit_event where action = 'document.fetched' and object_id = $1`, [
      link.split('/')[2],
    ]);
    expect(logged.map(({ result }) => result)).toEqual(['allowed']);
  });

  it('works without a file', async () => {
    const answer = await register(registrar, {
      ...fields,
      direction: 'drawn-up',
      counterpartIs: 'nobody',
      counterpart: '',
      subject: 'Utan fil',
    });
    expect(answer.statusCode).toBe(303);
  });

  it('sent twice is done once', async () => {
    const [before, key] = [await entries(), randomUUID()];
    const both = await Promise.all(
      [1, 2].map(() => register(registrar, { ...fields, subject: 'En gång' }, { name: 'a.pdf', content: pdf }, key)),
    );
    expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(both[0]?.headers.location).toBe(both[1]?.headers.location);
    expect(await entries()).toBe(before + 1);
  });

  it.each<[string, Record<string, string>, { name: string; content: Buffer } | undefined, string]>([
    ['nothing', { direction: '', subject: '', counterpartIs: '', dated: '' }, undefined, 'Skriv vad det rör'],
    ['a day to come', { ...fields, dated: '2999-01-01' }, undefined, 'Det kan inte ligga i framtiden'],
    ['no sender', { ...fields, counterpart: ' ' }, undefined, 'Skriv vem handlingen kommer från'],
    ['a secrecy that is no law', { ...fields, secrecy: 'hemligt' }, undefined, 'Skriv ett lagrum'],
    ['a subject that is too long', { ...fields, subject: 'å'.repeat(501) }, undefined, 'högst 500 tecken'],
    ['a file that lies', { ...fields }, { name: 'svar.docx', content: pdf }, 'svar.docx: Filnamnet slutar på .docx, men innehållet är PDF'],
    [
      'a file with a script',
      { ...fields },
      { name: 'svar.pdf', content: pdfOf(['<< /S /JavaScript /JS (x) >>', ...pages]) },
      'innehåller skript',
    ],
    [
      'a file with macros',
      { ...fields },
      { name: 'svar.docx', content: docxOf({ more: [{ name: 'word/vbaProject.bin', content: 'x' }] }) },
      'innehåller makron',
    ],
    ['an empty file', { ...fields }, { name: 'svar.pdf', content: Buffer.alloc(0) }, 'svar.pdf: Filen är tom.'],
  ])('refuses %s, and keeps what was written', async (_says, given, file, message) => {
    const before = await entries();
    const answer = await register(registrar, given, file);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(message);
    if (given.subject && given.subject.length < 500) expect(answer.body).toContain(given.subject);
    expect(await entries()).toBe(before);
  });

  it('refuses more than 20 MB', async () => {
    const answer = await register(registrar, fields, { name: 'stor.pdf', content: Buffer.alloc(20_100_000) });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('stor.pdf: Filen är större än 20 MB');
    expect(answer.body).toContain(fields.subject);
  });

  it.each([
    ['infected', 'Viruskontrollen stoppade filen'],
    ['silent', 'Viruskontrollen svarar inte'],
  ])('asks the virus scanner where there is one, and takes nothing when it is %s', async (state, message) => {
    const scan = async (content: AsyncIterable<Uint8Array>) => {
      for await (const _piece of content);
      if (state === 'silent') throw new Error('silent');
      return 'infected' as const;
    };
    const guarded = await receiveUpload({ files: app.files, scan }, await spooled(pdf));
    expect(guarded).toMatchObject({ ok: false, error: { sv: expect.stringContaining(message) } });
  });

  it('writes nothing to the disk for those who may not register', async () => {
    const answer = await register(head, fields, { name: 'svar.pdf', content: pdf });
    expect(answer.statusCode).toBe(403);
  });

  it('leaves nothing behind of what was sent', async () => {
    const left = async (): Promise<string[]> => fs.readdir(app.files.incoming?.folder ?? '').catch(() => []);
    const before = await left();
    await register(registrar, fields, { name: 'svar.docx', content: pdf });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await left()).filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('correcting', () => {
  const idOf = (location: unknown): string => String(location).split('/')[3]?.split('?')[0] ?? '';

  it('is a note: what was written stands beside it, and the public sees what holds now', async () => {
    const id = idOf((await register(registrar, { ...fields, subject: 'Fel ord' }, { name: 'a.pdf', content: pdf })).headers.location);
    const url = `/arbete/diarium/${id}`;
    expect((await send(app, registrar, url, { seen: '0', corrects: 'subject', value: 'Rätt ord', reason: 'Skrivfel' })).statusCode).toBe(
      303,
    );
    const page = await get(app, registrar, url);
    expect(page.body).toContain('Rätt ord');
    expect(page.body).toContain('Fel ord');
    expect((await app.inject('/diarium?q=r%C3%A4tt')).body).toContain('Rätt ord');

    expect((await send(app, registrar, url, { seen: '1', corrects: 'secrecy', value: '25:1', reason: 'Patientuppgift' })).statusCode).toBe(
      303,
    );
    const open = await app.inject('/diarium');
    expect(open.body).not.toContain('Rätt ord');
    expect(open.body).toContain('OSL 25 kap. 1 §');
    const [document] = await rows<{ secrecy_ground: string }>(
      'select secrecy_ground from document where id = (select document from diary_entry where id = $1)',
      [id],
    );
    expect(document?.secrecy_ground).toBe('OSL 25 kap. 1 §');
  });

  it('beside someone else shows what they wrote, and keeps one’s own', async () => {
    const id = idOf((await register(registrar, { ...fields, subject: 'Två på en gång' })).headers.location);
    const url = `/arbete/diarium/${id}`;
    await send(app, registrar, url, { seen: '0', corrects: 'note', value: '', reason: 'Den första' });
    const second = await send(app, registrar, url, { seen: '0', corrects: 'note', value: '', reason: 'Den andra' });
    expect(second.statusCode).toBe(422);
    expect(second.body).toContain('Den första');
    expect(second.body).toContain('Den andra');
  });
});

describe('the public', () => {
  it('reads the list as JSON, CSV and feed, marked where it is made up', async () => {
    const json = (await app.inject('/v1/diary-entries?limit=1')).json();
    expect(json).toMatchObject({ page: 1, limit: 1, items: [{ fictitious: true }] });
    expect(json.total).toBeGreaterThan(1);
    const { number } = json.items[0];
    expect((await app.inject(`/v1/diary-entries/${number}`)).json()).toMatchObject({ number });
    expect((await app.inject('/v1/diary-entries/1999-000001')).statusCode).toBe(404);
    expect((await app.inject('/diarium.csv')).body).toContain('DEMO-');
    const feed = await app.inject('/en/diarium.atom');
    expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(feed.body).toContain('Made up: DEMO-');
  });
});
