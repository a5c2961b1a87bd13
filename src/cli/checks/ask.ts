import pg from 'pg';

/** One question on a connection of its own. */
// biome-ignore lint/suspicious/noExplicitAny: each caller knows its own columns
export async function ask(url: string, sql: string, options = ''): Promise<any[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    ...(options ? { options } : {}),
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
