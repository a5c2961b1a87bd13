import { parentPort } from 'node:worker_threads';

export type Question<Asked> = { readonly id: number; readonly asked: Asked };
export type Answer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: string; readonly code?: string };

/** In the thread: what it does with each thing that it is asked. What it throws is the fault of that alone. */
export function answering<Asked>(work: (asked: Asked) => unknown): void {
  parentPort?.on('message', ({ id, asked }: Question<Asked>) => {
    parentPort?.postMessage(answerOf(id, () => work(asked)));
  });
}

function answerOf(id: number, work: () => unknown): Answer {
  try {
    return { id, answer: work() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
    return { id, fault: error instanceof Error ? error.message : String(error), ...code };
  }
}
