import net from 'node:net';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { localDate, startOfDay } from '../../kernel/date.ts';
import { on } from '../../kernel/when.ts';
import { createDb, type Database, isUnavailable } from '../../platform/db/index.ts';
import { appendEntries, type NewEntry } from '../journal/index.ts';
import { createRegister, type Register } from './projection.ts';

const db = await freshDb();
const day = localDate('2024-06-12');

await db.asOwner(`
  insert into source (id, title_sv, publisher, dated) values ('test', 'Prov', 'Prov', '2024-06-12');
  insert into care_area (id, name) values ('prov', 'Prov');
  insert into collaboration_region (id, name, csd) values ('sodra', 'Södra', 'CSD Syd');
  insert into region (code, name, county, collaboration_regions, population, population_date, organisation_number, organisation_number_verified)
    values ('12', 'Region Skåne', 'Skåne län', '{sodra}', 1, '2023-12-31', '232100-0255', true);
`);

async function superuser(text: string): Promise<void> {
  const strong = createDb(db.superuserUrl, { log: quietLog, role: null, max: 1 });
  await sql.raw(text).execute(strong.kysely);
  await strong.close();
}

let count = 0;
const entry = (): NewEntry => {
  count += 1;
  return {
    id: `reject/prov-${count}`,
    area: 'prov',
    when: on(day),
    dateBasis: 'printed',
    recordedAt: startOfDay(day),
    source: { id: 'test', locator: null, quality: null },
    corrects: null,
    fictitious: false,
    payload: { kind: 'reject', region: '12', note: null },
  };
};

const open: { close: () => Promise<unknown> }[] = [];
const keep = <T extends { close: () => Promise<unknown> }>(thing: T): T => {
  open.push(thing);
  return thing;
};
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});
afterAll(() => db.close());

async function node(database: Database = db, leaseMs = 3_000): Promise<Register> {
  const register = keep(createRegister({ db: database, log: quietLog, leaseMs }));
  await register.refresh();
  return register;
}

const append = () => db.tx((tx) => appendEntries(tx, [entry()]));
const rejections = (register: Register): number => register.view(day, day).rejections.length;

/** A line to the database that can be cut: connections end, and new ones are refused or swallowed. */
async function line(): Promise<{ url: string; cut: () => void; mend: () => void; close: () => Promise<unknown> }> {
  const target = new URL(db.appUrl);
  const sockets = new Set<net.Socket>();
  let isCut = false;
  const server = net.createServer((near) => {
    if (isCut) return void near.destroy();
    const far = net.connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(db.appUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as net.AddressInfo).port);
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut: () => {
      isCut = true;
      drop();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      drop();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function remoteNode(leaseMs: number) {
  const cable = keep(await line());
  const database = keep(createDb(cable.url, { log: quietLog, max: 2 }));
  return { cable, register: await node(database, leaseMs) };
}

describe('a register in memory', () => {
  test('is not ready before it has been read', async () => {
    const register = keep(createRegister({ db, log: quietLog }));
    expect([register.ready(), register.version()]).toEqual([false, '']);
    expect(() => register.data()).toThrow(/not been read/);
    await register.refresh();
    expect(register.ready()).toBe(true);
    expect(register.version()).toMatch(/^\d+-[0-9a-f]{8}$/);
  });

  test('gives the same view for the same days, and a new one when the register has changed', async () => {
    const register = await node();
    const before = register.view(day, day);
    expect(register.view(day, day)).toBe(before);
    await append();
    await register.acknowledge();
    expect(register.view(day, day)).not.toBe(before);
    expect(rejections(register)).toBe(before.rejections.length + 1);
  });

  test('does not change when nothing has: the version stands', async () => {
    const register = await node();
    const { version } = register;
    const before = version();
    await register.refresh();
    expect(version()).toBe(before);
  });

  test('a change that is rolled back is never seen', async () => {
    const register = await node();
    const before = register.version();
    const work = db.tx(async (tx) => {
      await appendEntries(tx, [entry()]);
      throw new Error('stop here');
    });
    await expect(work).rejects.toThrow('stop here');
    await register.refresh();
    expect(register.version()).toBe(before);
  });

  test('reads while it writes give one version or the next, never a mixture', async () => {
    const register = await node();
    const start = rejections(register);
    const seen: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      await append();
      await register.fresh();
      seen.push(rejections(register));
      await register.acknowledge();
      expect(rejections(register)).toBe(start + i + 1);
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});

describe('two nodes', () => {
  test('both show a decision once it has been acknowledged', async () => {
    const [one, two] = [await node(), await node()];
    for (let i = 0; i < 5; i += 1) {
      await append();
      await one.acknowledge();
      expect(rejections(two)).toBe(rejections(one));
      expect(two.version()).toBe(one.version());
    }
  });

  test('a node that was cut off no longer answers from memory, and holds a writer up no longer than its lease', async () => {
    const near = await node();
    const { cable, register: far } = await remoteNode(1_000);
    const old = rejections(far);
    await far.fresh();
    cable.cut();
    await append();
    await near.acknowledge();

    // The decision is acknowledged: from here on the far node must refuse rather than show what it remembers.
    const fault = await far.fresh().catch((error: unknown) => error);
    expect(isUnavailable(fault)).toBe(true);
    expect(rejections(near)).toBe(old + 1);

    cable.mend();
    await expect
      .poll(
        () =>
          far.fresh().then(
            () => rejections(far),
            () => old,
          ),
        { timeout: 8_000 },
      )
      .toBe(old + 1);
  });

  test('a node that hears nothing asks before each answer', async () => {
    const deaf = { ...db, listen: () => ({ ready: Promise.resolve(), isListening: () => false, close: () => Promise.resolve() }) };
    const register = await node(deaf, 60_000); // no heartbeat within this test either
    const before = rejections(register);
    await append();
    await register.fresh();
    expect(rejections(register)).toBe(before + 1);
  });

  test('a node whose listening connection is lost takes up what was said meanwhile', async () => {
    const register = await node(db, 60_000);
    const before = rejections(register);
    await superuser(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'tillstand listen'`);
    await append();
    await register.acknowledge();
    expect(rejections(register)).toBe(before + 1);
  });

  test('a writer does not wait for a node that has ended', async () => {
    const near = await node();
    const gone = createRegister({ db, log: quietLog, leaseMs: 60_000 });
    await gone.refresh();
    await gone.close();
    await append();
    await near.acknowledge(500);
    expect(await db.asOwner("select id from register_node where lease_until > now() + interval '10 seconds'")).toEqual([]);
  });

  test('a writer is told when a node with a lease does not follow', async () => {
    const near = await node();
    await db.asOwner("insert into register_node values (gen_random_uuid(), 0, now() + interval '1 minute')");
    await append();
    await expect(near.acknowledge(200)).rejects.toThrow(/not every node/);
    await db.asOwner('delete from register_node where seen = 0');
  });
});

test('a new version number is taken by every change of the register, and by the database alone', async () => {
  const version = async () =>
    (await sql<{ version: number }>`select version from register_version`.execute(db.kysely)).rows[0]?.version ?? 0;
  const before = await version();
  await sql`update care_area set name_en = 'Trial'`.execute(db.kysely);
  expect(await version()).toBe(before + 1);
  await expect(sql`update register_version set version = 1`.execute(db.kysely)).rejects.toThrow(/permission denied/);
});
