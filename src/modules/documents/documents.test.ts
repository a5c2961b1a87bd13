import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, get, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { type Tx, worksFor, worksForSystem } from '../../platform/db/index.ts';
import type { PrintDocument } from '../../platform/pdf/document.ts';
import { registerEntry } from '../diary/index.ts';
import {
  addDocument,
  addVersion,
  documentsById,
  handInDocument,
  markSecret,
  type NewDocument,
  publishDocument,
  renderAll,
} from './index.ts';

const app = await signedInApp();
afterAll(() => app.close());
let registrar: Browser;
let head: Browser;
let region: Browser;
beforeAll(async () => {
  registrar = await session(app.db, 'registrator');
  head = await session(app.db, 'enhetschef');
  region = await session(app.db, 'remissvarare-skane');
});

const rows = <T extends object>(question: string, values: unknown[] = []) => app.db.asOwner<T & Record<string, unknown>>(question, values);

const print: PrintDocument = {
  lang: 'sv',
  title: 'Påhittat underlag',
  subtitle: null,
  banner: 'Påhittat ärende i demonstrationen',
  footer: 'Tillstånd',
  pageWords: ['sida', 'av'],
  keywords: [],
  blocks: [{ type: 'text', text: 'Text' }],
};
const asWho = <T>(browser: Browser, role: string, organisation: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  app.db.tx(async (tx) => {
    await worksFor(tx, { person: browser.person, role, organisation });
    return work(tx);
  });
const anyDocument = async (by: Browser, more: Partial<NewDocument> = {}): Promise<NewDocument> => ({
  careCase: null,
  kind: 'basis',
  title: 'Påhittat underlag',
  organisation: 'authority',
  open: false,
  secrecy: null,
  fictitious: true,
  person: by.person,
  versions: await renderAll({ db: app.db, files: app.files }, print, 'underlag'),
  ...more,
});

describe('documents', () => {
  it('are had as PDF for reading, PDF for the archive and DOCX, and newer versions do not hide older ones', async () => {
    const given = await anyDocument(registrar);
    expect(given.versions.map(({ form, name }) => [form, name])).toEqual([
      ['pdf-ua', 'underlag.pdf'],
      ['pdf-a', 'underlag-arkiv.pdf'],
      ['docx', 'underlag.docx'],
    ]);
    const id = await asWho(registrar, 'registrar', 'authority', (tx) => addDocument(tx, given));
    const next = await renderAll({ db: app.db, files: app.files }, { ...print, title: 'Nyare' }, 'underlag');
    expect(await asWho(registrar, 'registrar', 'authority', (tx) => addVersion(tx, id, { person: registrar.person, versions: next }))).toBe(
      2,
    );
    const [latest, first] = [
      await get(app, registrar, `/dokument/${id}/docx`),
      await get(app, registrar, `/dokument/${id}/docx?version=1`),
    ];
    expect(latest.headers.etag).toBe(`"${next.find(({ form }) => form === 'docx')?.sha256}"`);
    expect(first.headers.etag).toBe(`"${given.versions.find(({ form }) => form === 'docx')?.sha256}"`);
    expect((await get(app, registrar, `/dokument/${id}/docx?version=3`)).statusCode).toBe(404);
  });

  it('are seen by nobody outside, until they are published; then everyone may fetch the latest version', async () => {
    const id = await asWho(registrar, 'registrar', 'authority', async (tx) => addDocument(tx, await anyDocument(registrar)));
    expect((await app.inject(`/dokument/oppna/${id}/pdf-ua`)).statusCode).toBe(404);
    expect((await get(app, region, `/dokument/${id}/pdf-ua`)).statusCode).toBe(404);
    expect((await app.inject(`/dokument/${id}/pdf-ua`)).statusCode).toBe(401);
    await asWho(registrar, 'registrar', 'authority', (tx) => publishDocument(tx, id));
    const open = await app.inject(`/dokument/oppna/${id}/pdf-ua`);
    expect(open.statusCode).toBe(200);
    expect(open.headers['content-disposition']).toContain('attachment; filename="pahittat-underlag.pdf"');
    expect(open.headers['x-robots-tag']).toBe('noindex');
    expect((await app.inject({ method: 'HEAD', url: `/dokument/oppna/${id}/pdf-ua` })).headers['content-length']).toBe(
      open.headers['content-length'],
    );
  });

  it('marked secret cannot be published', async () => {
    const id = await asWho(registrar, 'registrar', 'authority', async (tx) =>
      addDocument(tx, await anyDocument(registrar, { secrecy: 'OSL 25 kap. 1 §' })),
    );
    await expect(asWho(registrar, 'registrar', 'authority', (tx) => publishDocument(tx, id))).rejects.toThrow(/check constraint/);
    await asWho(registrar, 'registrar', 'authority', async (tx) => {
      await markSecret(tx, id, null);
      await publishDocument(tx, id);
    });
  });

  it('a file that is gone from the store is told, and logged as a fault', async () => {
    const versions = [{ form: 'attachment', name: 'a.pdf', mediaType: 'application/pdf', sha256: '0'.repeat(64), bytes: 1 }] as const;
    const id = await asWho(registrar, 'registrar', 'authority', async (tx) => addDocument(tx, await anyDocument(registrar, { versions })));
    const answer = await get(app, registrar, `/dokument/${id}/attachment`);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toContain('filen saknas i arkivet');
  });
});

describe('the second wall', () => {
  const sees = (id: string) => async (tx: Tx) => (await documentsById(tx, [id])).length === 1;

  it('keeps a region’s draft within the region, and lets the authority see it when it is handed in', async () => {
    const acting = await rows<{ organisation: string }>('select organisation from assignment where person = $1', [region.person]);
    const organisation = acting[0]?.organisation ?? '';
    const given = await anyDocument(region, { organisation, careCase: randomUUID(), draft: true });
    const id = await asWho(region, 'consultation-respondent', organisation, (tx) => addDocument(tx, given));
    expect(await asWho(region, 'consultation-respondent', organisation, sees(id))).toBe(true);
    expect(await asWho(registrar, 'registrar', 'authority', sees(id))).toBe(false);
    expect(await asWho(region, 'consultation-respondent', 'region-99', sees(id))).toBe(false);
    await asWho(region, 'consultation-respondent', organisation, (tx) => handInDocument(tx, id));
    expect(await asWho(region, 'consultation-respondent', 'region-99', sees(id))).toBe(false);
  });

  it('lets nobody add in another’s name or for another organisation', async () => {
    const given = await anyDocument(registrar);
    await expect(asWho(region, 'consultation-respondent', 'region-12', (tx) => addDocument(tx, given))).rejects.toThrow(
      /row-level security/,
    );
    await expect(
      asWho(region, 'consultation-respondent', 'region-12', (tx) => addDocument(tx, { ...given, person: region.person })),
    ).rejects.toThrow(/row-level security/);
  });

  it('shows the diary to those who work with cases alone, and to each what they registered themselves', async () => {
    const given = {
      direction: 'incoming',
      kind: 'document',
      counterpart: null,
      subject: 'Påhittat',
      careCase: null,
      document: null,
      secrecy: null,
      fictitious: true,
    } as const;
    const { id } = await asWho(region, 'consultation-respondent', 'region-12', (tx) =>
      registerEntry(tx, { ...given, person: region.person }),
    );
    const seen = async (tx: Tx) => (await sql<{ id: string }>`select id from diary_entry`.execute(tx)).rows.map((row) => row.id);
    expect(await asWho(region, 'consultation-respondent', 'region-12', seen)).toEqual([id]);
    expect(await asWho(registrar, 'registrar', 'authority', seen)).toContain(id);
    expect(await asWho(head, 'expert-group-member', 'authority', seen)).toEqual([]);
    await expect(
      asWho(region, 'consultation-respondent', 'region-12', (tx) => registerEntry(tx, { ...given, person: head.person })),
    ).rejects.toThrow(/row-level security/);
  });

  it('versions and files cannot be changed or removed', async () => {
    await app.db.tx((tx) => worksForSystem(tx, 'jobs'));
    for (const change of [`update document_file set sha256 = repeat('0', 64)`, 'delete from document_version', 'delete from document']) {
      await expect(rows(change)).rejects.toThrow(/append-only/);
    }
  });
});
