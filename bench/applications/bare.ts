import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../src/platform/root.ts';

type Given = { readonly folder: string; readonly databaseUrl: string; readonly contents: readonly string[] };

/** Starts `bare-server.ts` as a process of its own; its table is there already. */
export async function bareServer(given: Given): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  await fs.mkdir(given.folder, { recursive: true });
  const child = fork(path.join(projectRoot(), 'bench/applications/bare-server.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(given);
  const [port] = (await once(child, 'message')) as [number];
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
