import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../../../src/platform/root.ts';
import { until } from '../../support/product.ts';

/** A process that writes without pause, and what it has been told. */
export type Writing = {
  readonly pid: number;
  readonly acknowledged: readonly string[];
  readonly faults: readonly string[];
  /** Waits for so many more acknowledgements. */
  more(count: number): Promise<void>;
  kill(): Promise<void>;
};

export async function startWriting(dataDir: string, ...more: string[]): Promise<Writing> {
  const child = spawn(process.execPath, [path.join(projectRoot(), 'tests/drills/lib/writer.ts'), dataDir, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const acknowledged: string[] = [];
  const faults: string[] = [];
  let complaints = '';
  let ready = false;
  child.stderr.on('data', (chunk) => (complaints += chunk));
  eachLine(child, (line) => {
    const [kind, rest = ''] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    if (line === 'ready') ready = true;
    else if (kind === 'ack') acknowledged.push(rest);
    else if (kind === 'fault') faults.push(rest);
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const alive = (): boolean => {
    if (child.exitCode !== null) throw new Error(`the writer ended: ${complaints}`);
    return true;
  };
  await until(() => alive() && ready, 'the writer to be ready');
  return {
    pid: child.pid ?? 0,
    acknowledged,
    faults,
    more: (count) => {
      const wanted = acknowledged.length + count;
      return until(() => alive() && acknowledged.length >= wanted, `${count} more acknowledgements`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** Only whole lines: what a killed process had half written was not told. */
function eachLine(child: ChildProcess, take: (line: string) => void): void {
  let pending = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}
