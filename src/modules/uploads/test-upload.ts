import { createHash } from 'node:crypto';
import { pages, pdfOf } from '../../../tests/support/attachments.ts';
import { quietLog } from '../../../tests/support/fresh-db.ts';
import { type Browser, type SignedInApp, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { uploadJobs } from './index.ts';

export const pieceHeaders = (at: number) => ({
  'tus-resumable': '1.0.0',
  'upload-offset': String(at),
  'content-type': 'application/offset+octet-stream',
});

/** A PDF of about so many bytes. */
export const plan = (bytes = 40_000): Buffer => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', ...pages, `<< /X (${'x'.repeat(bytes)}) >>`]);
export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

type Begun = { readonly by?: Browser; readonly name?: string; readonly for?: string; readonly section?: string };
export type Item = {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly received: number;
  readonly reason: { readonly sv: string } | null;
  readonly sha256: string | null;
};

/** Says whether the scanner finds anything; a test changes it. */
export const scanned = { answer: 'clean' as 'clean' | 'infected' };

/** The product with an application of Skåne in an open call, and what is done with files by their protocol. */
export async function uploading() {
  const app = await signedInApp({
    scan: async (content) => {
      for await (const _piece of content);
      return scanned.answer;
    },
  });
  const as = async (persona: string): Promise<Browser> => session(app.db, persona);
  const [skane, uppsala, officer] = await Promise.all([as('redaktor-skane'), as('kontaktperson-uppsala'), as('handlaggare')]);
  const first = await begun(app, { officer, skane });
  const purpose = `application:${first.application}`;

  const begin = (bytes: number, { by = skane, name = 'plan.pdf', for: given = purpose, section = 'attachments' }: Begun = {}) => {
    const said = Object.entries({ filename: name, purpose: given, section, filetype: 'x/y' });
    return app.inject({
      method: 'POST',
      url: '/v1/uploads',
      headers: {
        ...by.headers,
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes),
        'upload-metadata': said.map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(','),
      },
    });
  };
  const piece = (url: string, at: number, payload: Buffer, more: Readonly<Record<string, string>> = {}) =>
    app.inject({ method: 'PATCH', url, headers: { ...skane.headers, ...pieceHeaders(at), ...more }, payload });
  const read = async (url: string): Promise<Item> => (await app.inject({ url, headers: skane.headers })).json() as Item;
  const whole = async (content: Buffer, name: string): Promise<Item> => {
    const url = String((await begin(content.length, { name })).headers.location);
    await piece(url, 0, content);
    return read(url);
  };
  const job = async (name: string): Promise<void> => {
    const found = uploadJobs({ files: app.files, log: quietLog, auditKey: app.auditKey }).find((one) => one.name === name);
    await found?.run(
      (work) =>
        app.db.tx(async (tx) => {
          await worksForSystem(tx, 'jobs');
          return work(tx);
        }),
      new AbortController().signal,
    );
  };
  return { app, skane, uppsala, officer, ...first, purpose, begun: () => begun(app, { officer, skane }), begin, piece, read, whole, job };
}
export type Uploading = Awaited<ReturnType<typeof uploading>>;

/** An open call and an application of Skåne in it, written down by the owner of the tables. */
async function begun(app: SignedInApp, { officer, skane }: { readonly officer: Browser; readonly skane: Browser }) {
  const [call] = await app.db.asOwner<{ id: string }>(
    `insert into area_call (area, area_name, kind, state, content, decided, last_day, created_by, opened_by, opened_at, diary_number, fictitious)
     values ('sallsynta-motorikstorningar', 'Sällsynta motorikstörningar', 'first', 'open', '{}', '{}', '2099-04-30', $1, $1, now(),
       gen_random_uuid()::text, true) returning id`,
    [officer.person],
  );
  const [row] = await app.db.asOwner<{ id: string }>(
    `insert into application (call, organisation, created_by, fictitious) values ($1, 'region-12', $2, true) returning id`,
    [call?.id, skane.person],
  );
  return { call: call?.id ?? '', application: row?.id ?? '' };
}

/** Changes an upload in a way that no act of the product can. */
export async function behindTheRules(app: SignedInApp, table: 'upload' | 'area_call', statement: string, parameter: string): Promise<void> {
  await app.db.asOwner(`alter table ${table} disable trigger user`);
  await app.db.asOwner(statement, [parameter]);
  await app.db.asOwner(`alter table ${table} enable trigger user`);
}
