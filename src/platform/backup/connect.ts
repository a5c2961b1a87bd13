import pg from 'pg';

/** A connection of its own for long work, without the limits of the application's pool. */
export async function connectAs(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name, connectionTimeoutMillis: 5_000, keepAlive: true });
  client.on('error', () => undefined); // the statement under way fails, and says so
  await client.connect();
  return client;
}
