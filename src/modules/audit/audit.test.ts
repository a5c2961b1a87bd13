import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDb, freshDb } from '../../../tests/support/fresh-db.ts';
import { type AuditEvent, type AuditKey, appendAudit, auditHead, verifyAudit } from './index.ts';

const KEY: AuditKey = { id: 'test-1', secret: randomBytes(32) };
const EVENT: AuditEvent = {
  action: 'area.renamed',
  actor: null,
  acting: null,
  object: { kind: 'area', id: 'exempel' },
  result: 'done',
  reason: 'Påhittat exempel med å, ä, ö',
  origin: '192.0.2.1',
  requestId: 'r1',
  details: { from: 'A', to: 'B' },
};

/** As someone who owns the whole database server and can switch every trigger off. */
async function asSuperuser(db: FreshDb, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: db.superuserUrl });
  await client.connect();
  await client.query("set session_replication_role = 'replica'");
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const append = (db: FreshDb, changes: Partial<AuditEvent> = {}) => db.tx((tx) => appendAudit(tx, KEY, { ...EVENT, ...changes }));

async function chainOf(length: number): Promise<FreshDb> {
  const db = await freshDb();
  for (let i = 1; i <= length; i++) await append(db, { requestId: `r${i}` });
  return db;
}

const INSERT_COPY = (seq: number) =>
  `insert into audit_event select ${seq}, at, actor, acting, 'area.ended', object_kind, object_id, result, reason, origin, request_id, details, key_id,
     prev_hash, sha256(hash) from audit_event where seq = 3`;

describe('the audit log shows every tampering, even by the superuser', () => {
  it.each<[string, string[], { kind: string; seq: number }]>([
    ['an altered reason', ["update audit_event set reason = 'annat' where seq = 3"], { kind: 'altered-or-inserted', seq: 3 }],
    [
      'a text moved from one column to the next',
      ["update audit_event set reason = reason || origin, origin = '' where seq = 2"],
      { kind: 'altered-or-inserted', seq: 2 },
    ],
    [
      'an altered time',
      ["update audit_event set at = at + interval '1 microsecond' where seq = 4"],
      { kind: 'altered-or-inserted', seq: 4 },
    ],
    ['a removed row', ['delete from audit_event where seq = 3'], { kind: 'removed', seq: 3 }],
    ['a removed first row', ['delete from audit_event where seq = 1'], { kind: 'removed', seq: 1 }],
    ['rows removed from the end', ['delete from audit_event where seq > 4'], { kind: 'end-differs', seq: 5 }],
    [
      'a removed row with the others moved up',
      ['delete from audit_event where seq = 3', 'update audit_event set seq = seq - 1 where seq > 3'],
      { kind: 'altered-or-inserted', seq: 3 },
    ],
    [
      'a row put in at the end',
      [INSERT_COPY(7), 'update audit_head set seq = 7, hash = (select hash from audit_event where seq = 7)'],
      { kind: 'altered-or-inserted', seq: 7 },
    ],
    [
      'a true row copied to the end',
      [
        'insert into audit_event select 7, at, actor, acting, action, object_kind, object_id, result, reason, origin, request_id, details, key_id, prev_hash, sha256(hash) from audit_event where seq = 6',
      ],
      { kind: 'altered-or-inserted', seq: 7 },
    ],
    ['an unknown key', ["update audit_event set key_id = 'other' where seq = 5"], { kind: 'unknown-key', seq: 5 }],
  ])('%s', async (_, statements, fault) => {
    const db = await chainOf(6);
    expect((await verifyAudit(db, [KEY])).fault).toBeUndefined();
    await asSuperuser(db, ...statements);
    expect((await verifyAudit(db, [KEY])).fault).toEqual(fault);
    await db.close();
  });

  it('a head kept from before shows a log that was cut and continued', async () => {
    const db = await chainOf(6);
    const published = await auditHead(db.kysely);
    await asSuperuser(
      db,
      'delete from audit_event where seq > 4',
      'update audit_head set seq = 4, hash = (select hash from audit_event where seq = 4)',
    );
    expect((await verifyAudit(db, [KEY])).fault).toBeUndefined();
    expect((await verifyAudit(db, [KEY], published)).fault).toEqual({ kind: 'end-differs', seq: 5 });
    await append(db);
    await append(db);
    expect((await verifyAudit(db, [KEY], published)).fault).toEqual({ kind: 'end-differs', seq: 6 });
    await db.close();
  });
});

describe('writing to the audit log', () => {
  let db: FreshDb;
  beforeAll(async () => {
    db = await freshDb();
  });
  afterAll(() => db.close());

  it('has no gaps and no forks under 50 writers at once, whatever rolls back', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        db.tx(async (tx) => {
          await appendAudit(tx, KEY, { ...EVENT, requestId: `p${i}` });
          if (i % 5 === 0) throw new Error('the act failed');
        }),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(40);
    const { fault, rows } = await verifyAudit(db, [KEY]);
    expect({ fault, rows }).toEqual({ fault: undefined, rows: 40 });
  });

  it.each([
    "update audit_event set reason = 'x'",
    'delete from audit_event',
    'truncate audit_event',
    'drop table audit_event',
    'alter table audit_event disable trigger all',
  ])('the application may not: %s', async (statement) => {
    await expect(db.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(["update audit_event set reason = 'x'", 'delete from audit_event', 'truncate audit_event'])(
    'nor, by mistake, the owner: %s',
    async (statement) => {
      await expect(db.asOwner(statement)).rejects.toThrow('append-only');
    },
  );
});
