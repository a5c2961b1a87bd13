import { parentPort } from 'node:worker_threads';

export type Question<Asked> = { readonly id: number; readonly asked: Asked };
export type Answer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: string; readonly code?: string };

/** In the thread: what it does with each thing that it is asked. What goes wrong with one is the fault of that alone. */
export function answering<Asked>(work: (asked: Asked) => unknown): void {
  parentPort?.on('message', async ({ id, asked }: Question<Asked>) => {
    parentPort?.postMessage(await answerOf(id, async () => work(asked)));
  });
}

async function answerOf(id: number, work: () => Promise<unknown>): Promise<Answer> {
  try {
    return { id, answer: await work() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
    return { id, fault: error instanceof Error ? error.message : String(error), ...code };
  }
}
