import { sql } from 'kysely';
import { clockNow, type Database, type Queryable, type Tx, worksFor } from '../../platform/db/index.ts';
import type { JobTx } from '../../platform/jobs/index.ts';
import type { CertificateFacts } from '../../platform/seal/seal-key.ts';
import type { Sealer } from '../../platform/seal/sealer.ts';
import { type AuditKey, appendAudit } from '../audit/index.ts';
import type { DocumentFile } from './core/document.ts';
import type { DocumentsDeps } from './deps.ts';

/** The electronic seal of a document's latest version. */
export type Seal = CertificateFacts & { readonly document: string; readonly sealedAt: Date };

/** The seal of a document, if it bears one and the one who asks may see it. */
export async function findSeal(db: Queryable, document: string): Promise<Seal | undefined> {
  const { rows } = await sql<Seal>`
    select s.document, s.subject, s.issuer, s.serial, s.valid_to as "validTo", s.sealed_at as "sealedAt"
    from document_seal s join document d on d.id = s.document and d.version = s.version where s.document = ${document}`.execute(db);
  return rows[0];
}

/** The same of a document that has been published, as everyone sees it: row-level security shows what is open and nothing else, whoever asks. */
export const findOpenSeal = (db: Pick<Database, 'tx'>, document: string): Promise<Seal | undefined> =>
  db.tx(async (tx) => {
    await worksFor(tx, { person: '', role: '', organisation: '' });
    return findSeal(tx, document);
  });

/** How many are looked for at once, and how many may fail before the cause is thought to be the same. */
const MANY = 20;

type Unsealed = Pick<DocumentFile, 'name' | 'sha256'> & { readonly document: string; readonly version: number };

/** Documents of some kinds whose latest version bears no seal, the newest first. What is made up never gets one. */
async function unsealed(tx: Tx, kinds: readonly string[], besides: readonly string[]): Promise<readonly Unsealed[]> {
  const { rows } = await sql<Unsealed>`
    select d.id as document, d.version, f.name, f.sha256
    from document d join document_file f on f.document = d.id and f.version = d.version and f.form = 'pdf-a'
    where d.kind = any(${kinds}) and not d.fictitious and d.id <> all(${besides}::uuid[])
      and not exists (select from document_seal s where s.document = d.id and s.version = d.version)
    order by d.id desc limit ${MANY}`.execute(tx);
  return rows;
}

export type Sealing = Pick<DocumentsDeps, 'files'> & { readonly seal: Sealer; readonly auditKey: AuditKey };

/**
 * Seals documents of the given kinds that bear no seal yet: the PDF for the archive gets one, and is one more form of the version. No transaction is
 * open while a file is read, sealed and put into the store; one that is killed leaves a file that is swept away, and the document waits for the next
 * time. Two that seal the same at once come to one seal. `most`: stops after so many. Throws, when the rest has been done, what one could not be sealed
 * for; when so many cannot, none of the rest is tried.
 */
export async function sealDocuments(
  tx: JobTx,
  lent: Sealing,
  kinds: readonly string[],
  { most = Number.POSITIVE_INFINITY, stop }: { readonly most?: number; readonly stop?: AbortSignal } = {},
): Promise<number> {
  let sealed = 0;
  const faults = new Map<string, unknown>();
  while (sealed < most && faults.size < MANY && !stop?.aborted) {
    const { found, at } = await tx(async (inner) => ({
      found: await unsealed(inner, kinds, [...faults.keys()]),
      at: await clockNow(inner),
    }));
    if (found.length === 0) break;
    for (const one of found.slice(0, most - sealed)) {
      try {
        await sealOne(tx, lent, one, at);
        sealed += 1;
      } catch (error) {
        faults.set(one.document, error);
      }
    }
  }
  for (const [document, cause] of faults) throw new Error(`document ${document} could not be sealed`, { cause });
  return sealed;
}

async function sealOne(tx: JobTx, { files, seal, auditKey }: Sealing, one: Unsealed, at: Date): Promise<void> {
  const content = await files.get(one.sha256);
  if (content === undefined) throw new Error(`the file ${one.sha256} is missing from the store`);
  const pdf = await seal.seal(await whole(content), at);
  const stored = await files.put(chunked(pdf));
  const { subject, issuer, serial, validTo } = seal.certificate;
  await tx(async (inner) => {
    const { rows } = await sql`
      insert into document_file (document, version, form, name, media_type, sha256, bytes)
      values (${one.document}, ${one.version}, 'pdf-sealed', ${sealedName(one.name)}, 'application/pdf', ${stored.sha256}, ${stored.bytes})
      on conflict do nothing returning document`.execute(inner);
    // Another node was first: its seal stands.
    if (rows.length === 0) return;
    await sql`
      insert into document_seal (document, version, subject, issuer, serial, valid_to, sealed_at)
      values (${one.document}, ${one.version}, ${subject}, ${issuer}, ${serial}, ${validTo}, ${at})`.execute(inner);
    await appendAudit(inner, auditKey, {
      action: 'document.sealed',
      object: { kind: 'document', id: one.document },
      details: { version: one.version, of: one.sha256, sha256: stored.sha256, serial },
      result: 'done',
      reason: null,
      actor: null,
      acting: 'jobs',
      origin: null,
      requestId: null,
    });
  });
}

const sealedName = (name: string): string => name.replace(/(?:-arkiv)?\.pdf$/, '-stampel.pdf');

async function whole(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* chunked(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
