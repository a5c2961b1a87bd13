import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from './operator-fault.ts';
import type { Settings } from './settings.ts';

/** A key of the audit log. Every row names by its id the key that its hash was made with. */
export type AuditKey = { readonly id: string; readonly secret: Buffer };

/** `current` is for new rows; `all`, with those that were used before, for verification. */
export type AuditKeys = { readonly current: AuditKey; readonly all: readonly AuditKey[] };

type Where = Pick<Settings, 'mode' | 'dataDir' | 'auditKeys' | 'auditKeyFile'>;

const keyBytes = 32;
const lineForm = /^([a-z0-9][a-z0-9-]{0,39}):([A-Za-z0-9+/_-]{43}=?)$/;
const heading =
  '# Keys of the audit log, oldest first; new rows use the last. Without them the log cannot be verified. Keep a copy apart.\n';

const place = ({ auditKeyFile, auditKeys }: Where): string => auditKeyFile ?? (auditKeys === undefined ? 'audit.keys' : 'AUDIT_KEYS');

/**
 * The keys of the audit log: from AUDIT_KEYS, else from the file AUDIT_KEY_FILE, else from `audit.keys` in the data folder,
 * which is made at the first start. In production nothing is made: all nodes on one database must have the same keys.
 * Throws an OperatorFault that says what to do.
 */
export function loadAuditKeys(where: Where): AuditKeys {
  const found = findAuditKeys(where);
  if (found) return found;
  if (where.mode === 'production' || where.auditKeyFile)
    throw new OperatorFault(
      `${place(where)}: there are no keys for the audit log yet. Make the first with: npm run tillstand -- keys rotate`,
    );
  const made = addAuditKey(where).keys;
  return findAuditKeys(where) ?? made; // those of another process, where that was first
}

/** The keys that are there; undefined where none have been made. */
export function findAuditKeys(where: Where): AuditKeys | undefined {
  if (where.auditKeys !== undefined) return parseAuditKeys(where.auditKeys.split(','), 'AUDIT_KEYS');
  const file = fileOf(where);
  const info = fs.statSync(file, { throwIfNoEntry: false });
  if (!info) return undefined;
  if ((info.mode & 0o022) !== 0)
    throw new OperatorFault(`${file} can be changed by others than its owner, and so could the audit log. Run: chmod 600 ${file}`);
  return parseAuditKeys(readLines(file), file);
}

/**
 * Makes a new key and puts it last, so that new rows use it; those before it stay for verification. With AUDIT_KEYS nothing
 * is written: `setting` is then the new value, for the operator to put where the setting comes from.
 */
export function addAuditKey(where: Where, now = new Date()): { readonly keys: AuditKeys; readonly setting: string | undefined } {
  const before = findAuditKeys(where)?.all ?? [];
  const key = { id: freeId(before, now), secret: randomBytes(keyBytes) };
  const all = [...before, key];
  const lines = all.map(({ id, secret }) => `${id}:${secret.toString('base64url')}`);
  if (where.auditKeys !== undefined) return { keys: { current: key, all }, setting: lines.join(',') };
  writeWhole(fileOf(where), `${heading}${lines.join('\n')}\n`, before.length === 0);
  return { keys: { current: key, all }, setting: undefined };
}

const fileOf = ({ auditKeyFile, dataDir }: Where): string => auditKeyFile ?? path.join(dataDir, 'audit.keys');

/** `k-2026-11-22`, and with a number after it when that day has one already. */
function freeId(keys: readonly AuditKey[], now: Date): string {
  const base = `k-${now.toISOString().slice(0, 10)}`;
  const taken = new Set(keys.map((key) => key.id));
  for (let n = 2, id = base; ; id = `${base}-${n++}`) if (!taken.has(id)) return id;
}

function readLines(file: string): string[] {
  try {
    return fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  } catch (cause) {
    throw new OperatorFault(`${file}: the keys of the audit log cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/** Lines are never repeated in a fault: they hold secrets. */
function parseAuditKeys(lines: readonly string[], from: string): AuditKeys {
  const all = lines.map((line, index) => {
    const [, id, secret] = lineForm.exec(line.trim()) ?? [];
    const bytes = Buffer.from(secret ?? '', 'base64url');
    if (id === undefined || bytes.length !== keyBytes)
      throw new OperatorFault(
        `${from}: key ${index + 1} is not id:secret with ${keyBytes} bytes as base64. Put the right one back, or restore the file.`,
      );
    return { id, secret: bytes };
  });
  const double = all.find(({ id }, index) => all.findIndex((other) => other.id === id) !== index);
  if (double) throw new OperatorFault(`${from}: the id ${double.id} stands twice.`);
  const current = all.at(-1);
  if (!current) throw new OperatorFault(`${from}: there is no key in it.`);
  return { current, all };
}

/** Beside and put in place, so that a kill in between leaves the old or the new file, whole. */
function writeWhole(file: string, text: string, first: boolean): void {
  const unfinished = `${file}.${process.pid}.new`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const fd = fs.openSync(unfinished, 'w', 0o600);
    fs.writeSync(fd, text);
    fs.fsyncSync(fd);
    fs.closeSync(fd);
    if (first) putFirst(unfinished, file);
    else fs.renameSync(unfinished, file);
  } catch (cause) {
    throw new OperatorFault(`${file}: the keys of the audit log cannot be written: ${(cause as Error).message}`, { cause });
  }
}

/** Never over one that another process has just made. */
function putFirst(unfinished: string, file: string): void {
  try {
    fs.linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
}
