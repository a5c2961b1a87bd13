import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type Running = { readonly url: string; readonly pid: number; readonly readyMs: number; stop(): Promise<void> };

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** A data folder that can be started in again and again. */
export function dataFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillstand-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the product as an operator does and waits until it is ready; says how long that took. */
export async function startProduct(folder: string): Promise<Running> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const start = performance.now();
  const child = spawn('node', ['scripts/start.mjs'], {
    env: { ...process.env, PORT: String(port), TILLSTAND_DATA_DIR: folder, RATE_LIMIT: '999999' },
    stdio: 'ignore',
  });
  await untilReady(url, child);
  const readyMs = performance.now() - start;
  return { url, pid: serverPid(child.pid ?? 0), readyMs, stop: () => stop(child) };
}

/** Starts a file of ours with the same Node as the product. */
export async function startScript(file: string): Promise<Running> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const start = performance.now();
  const child = spawn(process.execPath, [file, String(port)], { stdio: 'ignore' });
  await untilReady(url, child);
  return { url, pid: child.pid ?? 0, readyMs: performance.now() - start, stop: () => stop(child) };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 6_000; tries++) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it was ready`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(10);
  }
  throw new Error('did not become ready within a minute');
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });

/** The launcher runs the server as its child; PostgreSQL's processes are not counted. */
function serverPid(launcher: number): number {
  const children = readFileSync(`/proc/${launcher}/task/${launcher}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number);
  return children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.js')) ?? launcher;
}

/** Resident memory in megabytes. */
export function residentMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(line) / 1024;
}
