import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../src/platform/root.ts';

export type ProductOptions = {
  env?: Record<string, string>;
  /** Runs as this user; only root may lend one. */
  uid?: number;
  /** Started by `npm start` rather than by the script behind it; `launcherPid` is then npm's. */
  npm?: boolean;
};

/** The product as an operator starts it, in a folder and on a port of its own. */
export type Product = {
  url: string;
  launcherPid: number;
  output(): string;
  /** Waits until it is ready for visitors. */
  ready(): Promise<Product>;
  /** 200 when it is ready, 503 when it is not, undefined when nobody answers. */
  readiness(): Promise<number | undefined>;
  untilReadiness(status: number | undefined): Promise<void>;
  /** Ends when the launcher has ended. */
  exit: Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

const limitMs = 60_000;

export async function until(test: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await test())) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await wait(25);
  }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** The environment without any setting of the product that happens to stand in it. */
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:PORT|HOST|BASE_URL|NODE_ENV|LOG_LEVEL|(?:OIDC|SMTP|TILLSTAND|DATABASE|VITEST|NODE_CHANNEL)_?.*)$/.test(name),
    ),
  );

const root = projectRoot();
const built = { done: false };

/** Built once here rather than by each start, several at a time. */
export function ensureBuilt(): void {
  if (built.done) return;
  const result = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`the build failed: ${result.stdout}${result.stderr}`);
  built.done = true;
}

const collectOutput = (child: ChildProcess): (() => string) => {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return () => text;
};

const as = (uid: number | undefined) => (uid === undefined ? {} : { uid, gid: uid });

/** Runs `npm run tillstand -- …` to its end. */
export function runCli(args: string[], { env = {}, uid }: ProductOptions = {}): { status: number | null; stdout: string; stderr: string } {
  ensureBuilt();
  return spawnSync('node', ['scripts/tillstand.mjs', ...args], {
    cwd: root,
    env: { ...cleanEnvironment(), ...env },
    encoding: 'utf8',
    ...as(uid),
  });
}

export async function startProduct(dataDir: string, { env = {}, uid, npm = false }: ProductOptions = {}): Promise<Product> {
  ensureBuilt();
  const port = env.PORT ? Number(env.PORT) : await freePort();
  const [command, ...args] = npm ? ['npm', 'start'] : ['node', 'scripts/start.mjs'];
  const child = spawn(command ?? '', args, {
    cwd: root,
    env: { ...cleanEnvironment(), PORT: String(port), HOST: '127.0.0.1', TILLSTAND_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...as(uid),
  });
  const output = collectOutput(child);
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const url = `http://127.0.0.1:${port}`;
  const readiness = () =>
    fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.status,
      () => undefined,
    );
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const product: Product = {
    url,
    launcherPid: child.pid ?? 0,
    output,
    readiness,
    exit,
    ready: async () => {
      await until(() => {
        if (ended()) throw new Error(`it ended instead of getting ready: ${output()}`);
        return output().includes('Tillstånd is running');
      }, 'the ready line');
      await product.untilReadiness(200);
      return product;
    },
    untilReadiness: (status) => until(async () => (await readiness()) === status, `readiness ${status}`),
    kill: (signal) => {
      child.kill(signal);
      return exit;
    },
  };
  return product;
}

const numberIn = (file: string): number => Number(fs.readFileSync(file, 'utf8').split('\n')[0]);

/** The process that PostgreSQL's own note names. */
export const postgresPid = (dataDir: string): number => numberIn(path.join(dataDir, 'postgres/postmaster.pid'));

/** The process that holds the data folder: the server itself, under the launcher. */
export const serverPid = (dataDir: string): number => JSON.parse(fs.readFileSync(path.join(dataDir, 'lock.json'), 'utf8')).pid;

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
