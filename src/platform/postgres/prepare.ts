import pg from 'pg';
import type { Connection } from './cluster.ts';

export const databaseName = 'tillstand';

/** `user` owns the tables or uses them; `superuser` is for preparing alone. */
export const urlOf = (connection: Connection, user: keyof Connection['passwords'], database = databaseName): string => {
  const login = { superuser: 'postgres', owner: 'tillstand_owner', app: 'tillstand_app' }[user];
  return `postgres://${login}:${connection.passwords[user]}@127.0.0.1:${connection.port}/${database}`;
};

const roles = ['owner', 'app'] as const;

/** Makes the two roles and the database in a new cluster. Safe to do again. */
export async function prepareCluster(connection: Connection): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(connection, 'superuser', 'postgres') });
  await client.connect();
  try {
    for (const role of roles) {
      const name = `tillstand_${role}`;
      const found = await client.query('select from pg_roles where rolname = $1', [name]);
      if (found.rowCount === 0)
        await client.query(`create role ${name} login nosuperuser nocreatedb nocreaterole nobypassrls noreplication`);
      await client.query(`alter role ${name} password ${client.escapeLiteral(connection.passwords[role])}`);
    }
    const database = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (database.rowCount === 0) await client.query(`create database ${databaseName} owner tillstand_owner template template0`);
  } finally {
    await client.end();
  }
}
