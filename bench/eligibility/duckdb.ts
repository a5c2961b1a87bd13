import { CRITERIA, DOORS, ELSEWHERE, ELSEWHERE_REASONS, type Facts, IDS, OUT, REASONS, reasonNumber, writtenInShort } from './cases.ts';
import { loadPeer } from './peers.ts';

type Connection = {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowsJson(): [string, string][] }>;
  createAppender(table: string): Promise<Appender>;
};
type Appender = { appendVarchar(value: string): void; endRow(): void; closeSync(): void };
type DuckDb = { readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> } };

const RESULTS = ['refer', 'do-not-refer', 'refer-elsewhere', 'more-information'] as const;
const q = (id: string): string => `"${id}"`;
const is = (id: string, value: string): string => `${q(id)} = '${value}'`;
const told = (id: string, value: 'yes' | 'no'): string => {
  if (id !== 'suspected') return is(id, value);
  return value === 'yes' ? `(${is(id, 'yes')} AND ${q('confirmed')} <> 'yes')` : `(${is(id, 'no')} OR ${is('confirmed', 'yes')})`;
};
const bit = (reason: string): string => String(2n ** BigInt(reasonNumber.get(reason) ?? 0));
const mask = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([condition, reason]) => `(CASE WHEN ${condition} THEN ${bit(reason)} ELSE 0 END)`).join(' + ');

/** The same definition as SQL: a number for the result and a bit mask of reasons, which is what the database does fastest. */
export function sql(from: string): string {
  const gate = `(${is('initial-work-up-done', 'no')} AND ${q('confirmed')} <> 'yes')`;
  const isOut = `(${[...OUT.map(([id]) => is(id, 'yes')), gate].join(' OR ')})`;
  const open = DOORS.map((door) => `(${door.needs.map((id) => told(id, 'yes')).join(' AND ')})`);
  const shut = DOORS.map((door) => `(${door.needs.map((id) => told(id, 'no')).join(' OR ')})`);
  const overrides = [`${is('confirmed', 'yes')} AND ${is('suspected', 'yes')}`, 'confirmed overrides'] as const;
  const outMask = mask([
    ...OUT.map(([id, effect]) => [is(id, 'yes'), `${id} ${effect}`] as const),
    [gate, 'initial-work-up-done home-region'],
  ]);
  const elsewhere = ELSEWHERE_REASONS.reduce((sum, reason) => sum + BigInt(bit(reason)), 0n);
  const opens = mask([
    ...DOORS.flatMap((door, at) => door.needs.map((id) => [open[at] ?? '', `${id} opens-door ${door.id}`] as const)),
    overrides,
  ]);
  const closes = mask([
    ...DOORS.flatMap((door) => door.needs.map((id) => [is(id, 'no'), `${id} closes-door ${door.id}`] as const)),
    [`${is('confirmed', 'yes')} AND ${q('suspected')} <> 'no'`, 'confirmed overrides'],
  ]);
  const missing = mask([
    ...CRITERIA.map((id) => {
      const waits = DOORS.flatMap((door, at) => ((door.needs as readonly string[]).includes(id) ? [`NOT ${shut[at]}`] : [])).join(' OR ');
      return [`${is(id, 'unknown')} AND (${waits})`, `${id} missing`] as const;
    }),
    overrides,
  ]);
  const choose = (a: string, b: string, c: string, d: string, e: string): string =>
    `CASE WHEN ${is(ELSEWHERE, 'yes')} THEN ${a} WHEN ${isOut} THEN ${b} WHEN ${open.join(' OR ')} THEN ${c} WHEN ${shut.join(' AND ')} THEN ${d} ELSE ${e} END`;
  return `SELECT ${choose('2', '1', '0', '1', '3')} AS result, CAST(${choose(`${outMask} + ${elsewhere}`, outMask, opens, closes, missing)} AS BIGINT) AS reasons FROM ${from}`;
}

export type Database = {
  /** Seconds to decide every row, results and reasons kept in a table, on one thread. */
  readonly decide: (table: 'texts' | 'enums') => Promise<number>;
  /** The answers in short, in the order of the cases. */
  readonly answers: () => Promise<string[]>;
};

/** DuckDB with the cases loaded, as texts and as enumerations. Loading is not counted against it. */
export async function duckDb(facts: readonly Facts[]): Promise<Database> {
  const { DuckDBInstance } = (await loadPeer('@duckdb/node-api', '1.5.6-r.1')) as DuckDb;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET threads = 1');
  await connection.run("CREATE TYPE answer AS ENUM ('yes', 'no', 'unknown')");
  await connection.run(`CREATE TABLE texts (${IDS.map((id) => `${q(id)} VARCHAR`).join(', ')})`);
  const appender = await connection.createAppender('texts');
  for (const row of facts) {
    for (const id of IDS) appender.appendVarchar(row[id] ?? 'unknown');
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(`CREATE TABLE enums AS SELECT ${IDS.map((id) => `CAST(${q(id)} AS answer) AS ${q(id)}`).join(', ')} FROM texts`);
  return {
    decide: async (table) => {
      const start = performance.now();
      await connection.run(`CREATE OR REPLACE TABLE decided AS ${sql(table)}`);
      return (performance.now() - start) / 1000;
    },
    answers: async () => {
      const rows = (await connection.runAndReadAll('SELECT result, reasons FROM decided')).getRowsJson();
      return rows.map(([result, reasons]) =>
        writtenInShort(
          RESULTS[Number(result)] ?? '',
          REASONS.filter((_, at) => (BigInt(reasons) >> BigInt(at)) & 1n),
        ),
      );
    },
  };
}
