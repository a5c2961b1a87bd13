import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDb, freshDb, quietLog } from '../../tests/support/fresh-db.ts';
import { verifyAudit } from '../modules/audit/index.ts';
import { migrate } from '../platform/db/index.ts';
import { loadAuditKeys } from '../platform/keys.ts';
import { projectRoot } from '../platform/root.ts';
import { parseSettings } from '../platform/settings.ts';
import type { CommandContext } from './command.ts';
import { commands } from './commands.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-operation-'));
const settingsIn = (folder: string) => {
  const parsed = parseSettings({ TILLSTAND_DATA_DIR: path.join(room, folder) }, room);
  if (!parsed.ok) throw new Error(parsed.faults.join());
  return parsed.settings;
};
const open: FreshDb[] = [];
afterAll(async () => {
  for (const db of open) await db.close();
  fs.rmSync(room, { recursive: true });
});
const fresh = async (migrated = true): Promise<FreshDb> => {
  const db = await freshDb({ migrated, system: 'command-line' });
  open.push(db);
  return db;
};

type Ran = { readonly status: number; readonly out: string };
/** Runs a command in this process on a database, as `npm run tillstand -- …` does in its own. */
const runOn =
  (db: FreshDb, settings = settingsIn('main')) =>
  async (line: string, ...more: string[]): Promise<Ran> => {
    const [name, ...args] = [...line.split(' '), ...more];
    let out = '';
    const context: CommandContext = {
      settings,
      log: quietLog,
      root: projectRoot(),
      out: (text) => (out += text),
      say: (text) => (out += `${text}\n`),
      openDatabase: async () => ({
        appUrl: db.appUrl,
        adminUrl: db.ownerUrl,
        kind: 'given',
        stop: async () => undefined,
        stopAtOnce: () => undefined,
      }),
      openMigratedDb: async () => {
        await migrate(db.ownerUrl, path.join(projectRoot(), 'db/migrations'), quietLog);
        return db;
      },
    };
    const command = commands.find((one) => one.name === name);
    if (!command) throw new Error(`no command ${name}`);
    return { status: await command.run(context, args), out };
  };

let db: FreshDb;
let run: ReturnType<typeof runOn>;
beforeAll(async () => {
  db = await fresh();
  run = runOn(db);
  await db.asOwner(
    "insert into work_organisation (id, kind, name) values ('authority', 'authority', 'Myndigheten'), ('region-12', 'region', 'Regionen')",
  );
});

const added = async (subject: string): Promise<string> =>
  (await run('users add --issuer https://id.example.se', '--name', `Påhittad ${subject}`, '--subject', subject)).out.trim();
const acts = (): Promise<{ action: string; actor: string; reason: string | null; details: string }[]> =>
  db.asOwner('select action, actor, reason, details from audit_event order by seq');

describe('people', () => {
  test('are added with issuer and subject, once', async () => {
    const id = await added('s1');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await expect(run('users add --name X --issuer https://id.example.se --subject s1')).rejects.toThrow('already');
    const { out } = await run('users list');
    expect(out).toContain(`${id}  Påhittad s1  no role  https://id.example.se s1`);
    expect(out).toContain('1 people.');
    expect((await acts()).at(-1)).toMatchObject({ action: 'person.added', actor: '00000000-0000-4000-8000-000000000040' });
  });

  test.each([
    ['users', /list, add, deactivate, sign-out/],
    ['users rename', /list, add, deactivate, sign-out/],
    ['users add --name X', /needs --name, --issuer and --subject/],
    ['users add --name X --issuer here --subject s', /must be the address/],
    ['users add --name X --issuer https://id.example.se --subject 19121212-1212', /personal identity number/],
    ['users deactivate', /missing: PERSON/],
    ['users deactivate 7 --reason x', /7 is no id/],
    ['users deactivate 00000000-0000-4000-8000-000000000000', /needs --reason/],
    ['users deactivate 00000000-0000-4000-8000-000000000000 --reason x', /no active person/],
    ['users list all', /Not understood: all/],
    ['users list --all', /--all/],
  ])('%s: refused in plain words', async (line, words) => {
    await expect(run(line)).rejects.toThrow(words);
  });

  test('deactivated: sessions end at once, and the log says why', async () => {
    const id = await added('s2');
    await db.asOwner(
      "insert into session (id_hash, person, csrf_secret, issuer) values (sha256('a'), $1, 'x', 'i'), (sha256('b'), $1, 'x', 'i')",
      [id],
    );
    expect((await run(`users deactivate ${id} --reason`, 'Slutat')).out).toBe('Deactivated; 2 sessions ended.\n');
    expect(await db.asOwner('select ended_why from session where person = $1', [id])).toEqual([
      { ended_why: 'deactivated' },
      { ended_why: 'deactivated' },
    ]);
    expect((await acts()).at(-1)).toMatchObject({ action: 'person.deactivated', reason: 'Slutat' });
    await expect(run(`roles give ${id} auditor authority`)).rejects.toThrow('no active person');
  });
});

describe('sessions', () => {
  const open = (subject: string, count: number) =>
    db.asOwner(
      "insert into session (id_hash, person, csrf_secret, issuer) select sha256(($1 || n)::bytea), person, 'x', 'i' from identity, generate_series(1, $2::int) n where subject = $1",
      [subject, count],
    );

  test('of one person, and of all, end when the operator says so', async () => {
    const [one] = [await added('out-1'), await added('out-2')];
    await open('out-1', 2);
    await open('out-2', 1);
    expect((await run(`users sign-out ${one}`)).out).toBe('2 sessions ended.\n');
    expect((await run('users sign-out --all')).out).toBe('1 sessions ended.\n');
    expect(await db.asOwner('select from session where ended_at is null')).toEqual([]);
    expect((await acts()).slice(-2).map((act) => act.action)).toEqual(['session.ended', 'session.ended']);
  });
});

describe('roles', () => {
  test('the first two administrators need nobody, the third does', async () => {
    const [a, b, c] = [await added('a'), await added('b'), await added('c')];
    await run(`roles give ${a} administrator authority --first`);
    await run(`roles give ${b} administrator authority --first`);
    await expect(run(`roles give ${c} administrator authority --first`)).rejects.toThrow('There are 2 administrators already');
    const { out } = await run(`roles give ${c} administrator authority`);
    expect(out).toContain('waits for another administrator');
    const id = out.split('\n')[0];
    await expect(run(`roles confirm ${id}`)).rejects.toThrow('Two must agree');
    expect((await run('roles list')).out).toMatch(
      new RegExp(`${id}  administrator@authority  Påhittad c  from \\d{4}-\\d{2}-\\d{2}  waits for confirmation`),
    );
  });

  test('the database refuses that the operator confirms what the operator gave', async () => {
    const person = await added('d');
    const id = (await run(`roles give ${person} head authority`)).out.split('\n')[0];
    await expect(db.pool.query('update assignment set confirmed_by = given_by, confirmed_at = now() where id = $1', [id])).rejects.toThrow(
      'check constraint',
    );
  });

  test('one given by an administrator is confirmed by the operator, once', async () => {
    const [giver, person] = [await added('e'), await added('f')];
    const [row] = await db.asOwner<{ id: string }>(
      "insert into assignment (person, role, organisation, valid_from, given_by, needs_confirmation) values ($1, 'head', 'authority', '2026-01-01', $2, true) returning id",
      [person, giver],
    );
    expect((await run(`roles confirm ${row?.id}`)).out).toBe('Confirmed.\n');
    await expect(run(`roles confirm ${row?.id}`)).rejects.toThrow('needs no confirmation');
    expect((await acts()).at(-1)).toMatchObject({ action: 'role.confirmed' });
  });

  test('taken away: the sessions that act by it end', async () => {
    const person = await added('g');
    const id = (await run(`roles give ${person} region-contact region-12 --to 2099-12-31`)).out.trim();
    await db.asOwner("insert into session (id_hash, person, acting, csrf_secret, issuer) values (sha256('c'), $1, $2, 'x', 'i')", [
      person,
      id,
    ]);
    expect((await run(`roles take ${id} --reason`, 'Nytt uppdrag')).out).toBe('Taken away; 1 sessions ended.\n');
    await expect(run(`roles take ${id} --reason x`)).rejects.toThrow('no assignment');
    expect((await acts()).at(-1)).toMatchObject({ action: 'role.taken', reason: 'Nytt uppdrag' });
  });

  test.each([
    ['president authority', /There is no role president/],
    ['head region-12', /head is a role at a authority; region-12 is a region/],
    ['head nowhere', /no organisation nowhere/],
    ['head authority --first', /only for administrator at authority/],
    ['auditor authority --from 2026-02-30', /must be a day that exists/],
    ['auditor authority --from 2026-02-20 --to 2026-02-01', /before the role begins/],
  ])('give PERSON %s: refused', async (rest, words) => {
    const [{ id } = { id: '' }] = await db.asOwner<{ id: string }>("select person as id from identity where subject = 'a'");
    await expect(run(`roles give ${id} ${rest}`)).rejects.toThrow(words);
  });

  test('given twice: refused', async () => {
    const person = await added('h');
    await run(`roles give ${person} auditor authority`);
    await expect(run(`roles give ${person} auditor authority`)).rejects.toThrow('already');
  });
});

describe('the audit log', () => {
  test('holds after all of this, and passes through a head that was published before', async () => {
    const head = (await run('audit-head')).out.trim();
    await added('i');
    expect(await run('verify')).toMatchObject({ status: 0, out: expect.stringContaining('The audit log holds') });
    expect(await run(`verify --head ${head}`)).toMatchObject({ status: 0, out: expect.stringContaining(`passing through ${head}`) });
    const other = head.replace(/:.{4}/, ':0000');
    expect(await run(`verify --head ${other}`)).toMatchObject({ status: 1, out: expect.stringContaining('FAULT from row') });
    await expect(run('verify --head 7')).rejects.toThrow('SEQ:HEX');
  });

  test('is not verified without its keys, and none are made for it', async () => {
    const elsewhere = settingsIn('no-keys');
    await expect(runOn(db, elsewhere)('verify')).rejects.toThrow('keys of the audit log are not here');
    expect(fs.existsSync(path.join(elsewhere.dataDir, 'audit.keys'))).toBe(false);
  });

  test('is followed through a change of keys', async () => {
    await run('keys rotate');
    expect((await run('keys list')).out).toMatch(/^k-[\d-]+\nk-[\d-]+ {2}for new rows\n$/);
    await added('j');
    expect((await run('verify')).status).toBe(0);
    const used = await db.asOwner<{ key_id: string }>('select distinct key_id from audit_event');
    expect(used).toHaveLength(2);
    expect((await verifyAudit(db, loadAuditKeys(settingsIn('main')).all.slice(0, 1))).fault).toMatchObject({ kind: 'unknown-key' });
  });
});

describe('backup and restore', () => {
  test('into an empty database: equal, the log holds, sessions end, and the restoring is logged', async () => {
    const file = path.join(room, 'all.backup');
    await db.asOwner(
      "insert into session (id_hash, person, csrf_secret, issuer) select sha256('z'), person, 'x', 'i' from identity where subject = 'a'",
    );
    const made = await run(`backup ${file}`);
    expect(made.out).toMatch(/^audit_event +\d+ {2}[0-9a-f]{64}$/m);
    const target = await fresh(false);
    const { status, out } = await runOn(target)(`restore ${file}`);
    expect(out).toContain('each with the count and hash that the backup has');
    expect(out).toMatch(/The audit log holds, ending in \d+:[0-9a-f]{64}\. 1 sessions ended\./);
    expect(status).toBe(0);
    const [last] = await target.asOwner<{ action: string }>('select action from audit_event order by seq desc limit 1');
    expect(last?.action).toBe('database.restored');
    await expect(runOn(target)(`restore ${file}`)).rejects.toThrow('not empty');
  });

  test('without the keys of the log: restored, and told what is missing', async () => {
    const target = await fresh(false);
    const { out } = await runOn(target, settingsIn('elsewhere'))(`restore ${path.join(room, 'all.backup')}`);
    expect(out).toContain('put the file audit.keys');
  });
});
