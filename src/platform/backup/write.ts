import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { OperatorFault } from '../operator-fault.ts';
import { connectAs } from './connect.ts';
import { endOfRows, formatName, formatVersion, type Header, type Manifest, type TableProof, type Trailer } from './format.ts';
import { linesOf } from './lines.ts';
import { copyOut, lockForReading, prepareSession, readMigrations, readMoment, readSequences, readTables } from './queries.ts';
import { rowHasher } from './row-hash.ts';

/** Lines are joined until about this many bytes before they go on. */
const batchBytes = 65_536;

/**
 * Writes everything in the database to one new file, as it stood at one moment, while others go on writing. Rows pass through, they are
 * never all in memory. `url` is the owner's. The file gets its name only when it is whole and on the disk. Throws an OperatorFault.
 */
export async function writeBackup(url: string, file: string): Promise<Manifest> {
  if (fs.existsSync(file)) throw new OperatorFault(`${file} is there already; a backup never goes over another file.`);
  const unfinished = `${file}.partial`;
  const client = await connectAs(url, 'tillstand backup');
  try {
    await prepareSession(client);
    await client.query('begin isolation level repeatable read, read only');
    const manifest = await writeFile(client, unfinished);
    await client.query('commit');
    putInPlace(unfinished, file);
    return manifest;
  } catch (cause) {
    if (cause instanceof OperatorFault) throw cause;
    throw new OperatorFault(`The backup was not made: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  } finally {
    fs.rmSync(unfinished, { force: true });
    await client.end().catch(() => undefined);
  }
}

/** The folder's own entry is brought to the disk too. */
function putInPlace(unfinished: string, file: string): void {
  fs.renameSync(unfinished, file);
  const folder = fs.openSync(path.dirname(file), 'r');
  fs.fsyncSync(folder);
  fs.closeSync(folder);
}

async function writeFile(client: pg.Client, file: string): Promise<Manifest> {
  const tables = await readTables(client);
  await lockForReading(client, tables);
  const header: Header = {
    format: formatName,
    formatVersion,
    ...(await readMoment(client)),
    migrations: await readMigrations(client),
    tables: await readTables(client),
  };
  if (header.migrations.length === 0)
    throw new OperatorFault('The database has nothing of Tillstånd in it yet; there is nothing to back up.');
  const content = contentOf(client, header);
  await pipeline(content.chunks, createGzip({ level: 6 }), fs.createWriteStream(file, { mode: 0o600, flush: true }));
  return { ...header, ...content.trailer() };
}

function contentOf(client: pg.Client, header: Header): { chunks: AsyncGenerator<Buffer>; trailer: () => Trailer } {
  let trailer: Trailer | undefined;
  async function* chunks(): AsyncGenerator<Buffer> {
    const sha = createHash('sha256');
    const proofs: TableProof[] = [];
    for await (const chunk of batched(linesOfTables(client, header, proofs))) {
      sha.update(chunk);
      yield chunk;
    }
    // Sequences stand outside the snapshot: read last, they are never behind a row.
    trailer = { proofs, sequences: await readSequences(client), sha256: sha.digest('hex') };
    yield Buffer.from(`${JSON.stringify(trailer)}\n`);
  }
  const written = (): Trailer => {
    if (!trailer) throw new Error('the backup has no end');
    return trailer;
  };
  return { chunks: chunks(), trailer: written };
}

async function* linesOfTables(client: pg.Client, header: Header, proofs: TableProof[]): AsyncGenerator<Buffer> {
  yield Buffer.from(JSON.stringify(header));
  for (const table of header.tables) {
    const hasher = rowHasher();
    for await (const row of linesOf(copyOut(client, table))) {
      hasher.add(row);
      yield row;
    }
    proofs.push(hasher.proof());
    yield Buffer.from(endOfRows);
  }
}

const newline = Buffer.from('\n');

async function* batched(lines: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const line of lines) {
    parts.push(line, newline);
    bytes += line.length + 1;
    if (bytes < batchBytes) continue;
    yield Buffer.concat(parts);
    parts = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(parts);
}
