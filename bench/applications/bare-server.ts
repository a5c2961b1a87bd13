import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pg from 'pg';

// What is left when everything but the bytes is taken away: a server of Node's own that writes each body down, brings it to the disk and commits a row.
// No forms, no people, no checks, no papers. Started by bare.ts, which tells it where.
type Given = { readonly folder: string; readonly databaseUrl: string; readonly contents: readonly string[] };

process.once('message', ({ folder, databaseUrl, contents }: Given) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const take = async (request: http.IncomingMessage): Promise<void> => {
    const handle = await fs.open(path.join(folder, randomUUID()), 'wx');
    try {
      for await (const piece of request) await handle.write(piece as Buffer);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const row = contents[Number(request.headers['x-row'])];
    await pool.query('insert into bench_plain (id, content) values ($1, $2)', [randomUUID(), row]);
  };
  const server = http.createServer((request, answer) => {
    take(request).then(
      () => answer.writeHead(303, { location: '/' }).end(),
      (error: unknown) => answer.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, 'localhost', () => process.send?.((server.address() as AddressInfo).port));
  process.once('disconnect', () => process.exit(0));
});
