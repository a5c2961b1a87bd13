import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type AppliedMigration, labelOf, type SequenceState, type TableName, type TableShape } from './format.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const sqlName = ({ schema, name }: TableName): string => `${quoted(schema)}.${quoted(name)}`;
const columnList = ({ columns }: TableShape): string => (columns.length === 0 ? '' : `(${columns.map(quoted).join(', ')})`);

/** Values are written the same way whatever the server is set to; row-level security fails aloud rather than leave rows out. */
export async function prepareSession(client: pg.Client): Promise<void> {
  await client.query(`
    set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC';
    set extra_float_digits = 1; set bytea_output = 'hex'; set row_security = off;
    set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '10s'`);
}

const ownSchemas = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`;
const notOfExtension = (oid: string): string =>
  `not exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e' and d.classid = 'pg_class'::regclass)`;

/** Every table that holds rows of its own, with the columns that are stored; generated ones are not. */
export async function readTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select n.nspname as schema, c.relname as name,
           coalesce((select array_agg(a.attname::text order by a.attnum) from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${ownSchemas} and ${notOfExtension('c.oid')}
    order by n.nspname collate "C", c.relname collate "C"`);
  return rows;
}

export async function readSequences(client: pg.Client): Promise<SequenceState[]> {
  const { rows } = await client.query<TableName>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ownSchemas} and ${notOfExtension('c.oid')} order by 1, 2`);
  const found: SequenceState[] = [];
  for (const sequence of rows) {
    const state = await client.query(`select last_value::text as last, is_called as called from ${sqlName(sequence)}`);
    found.push({ ...sequence, ...state.rows[0] });
  }
  return found;
}

export async function setSequence(client: pg.Client, sequence: SequenceState): Promise<void> {
  await client.query('select setval($1::regclass, $2::bigint, $3)', [sqlName(sequence), sequence.last, sequence.called]);
}

export async function readMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query("select to_regclass('public.schema_migrations') is not null as found");
  if (!rows[0].found) return [];
  return (await client.query('select number, name, checksum from public.schema_migrations order by number')).rows;
}

export async function readMoment(client: pg.Client): Promise<{ madeAt: string; server: string }> {
  const { rows } = await client.query(`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt", current_setting('server_version') as server`);
  return rows[0];
}

/** Nobody may change the shape of a table while it is being read. */
export async function lockForReading(client: pg.Client, tables: readonly TableName[]): Promise<void> {
  if (tables.length > 0) await client.query(`lock table ${tables.map(sqlName).join(', ')} in access share mode`);
}

export const copyOut = (client: pg.Client, table: TableShape): AsyncIterable<Buffer> =>
  client.query(copyTo(`copy ${sqlName(table)} ${columnList(table)} to stdout`));

export const copyIn = (client: pg.Client, table: TableShape) =>
  client.query(copyFrom(`copy ${sqlName(table)} ${columnList(table)} from stdin`));

/** Empties all tables at once, so that what refers to what does not matter. */
export async function emptyTables(client: pg.Client, tables: readonly TableName[]): Promise<void> {
  if (tables.length > 0) await client.query(`truncate table ${tables.map(sqlName).join(', ')}`);
}

type Trigger = TableName & { readonly trigger: string; readonly mode: 'O' | 'A' | 'R' };
const enabling = { O: 'enable', A: 'enable always', R: 'enable replica' } as const;

/** Switches off what stamps, tells or refuses; gives back how to switch it on again as it was. */
export async function switchTriggersOff(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<Trigger>(`
    select n.nspname as schema, c.relname as name, t.tgname as trigger, t.tgenabled as mode
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgenabled <> 'D' and c.relkind = 'r' and ${ownSchemas}`);
  for (const row of rows) await client.query(`alter table ${sqlName(row)} disable trigger ${quoted(row.trigger)}`);
  return async () => {
    for (const row of rows) await client.query(`alter table ${sqlName(row)} ${enabling[row.mode]} trigger ${quoted(row.trigger)}`);
  };
}

type ForeignKey = TableName & { readonly constraint: string; readonly definition: string; readonly remark: string | null };

/** Takes foreign keys away, so that tables can be filled in any order; putting them back checks every row. */
export async function takeForeignKeysAway(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<ForeignKey>(`
    select n.nspname as schema, c.relname as name, k.conname as constraint, pg_get_constraintdef(k.oid) as definition,
           obj_description(k.oid, 'pg_constraint') as remark
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${ownSchemas}`);
  for (const row of rows) await client.query(`alter table ${sqlName(row)} drop constraint ${quoted(row.constraint)}`);
  return async () => {
    for (const row of rows) {
      await client.query(`alter table ${sqlName(row)} add constraint ${quoted(row.constraint)} ${row.definition}`);
      if (row.remark !== null)
        await client.query(`comment on constraint ${quoted(row.constraint)} on ${sqlName(row)} is ${client.escapeLiteral(row.remark)}`);
    }
  };
}

export const namesOf = (tables: readonly TableName[]): string => tables.map(labelOf).join(', ');
