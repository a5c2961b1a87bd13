import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../root.ts';
import type { Answer, Question } from './answering.ts';

const IDLE_MS = 60_000;

type Waiting = { readonly done: (answer: never) => void; readonly failed: (error: Error) => void };

/**
 * A way to ask a thread of its own for work that would keep the server from answering others. The thread runs a source file below `src/`, which answers
 * with `answering`. It begins when something is asked of it and ends when nothing has been for a minute; a process that wants to end does not wait for it
 * when nothing is asked. When it is lost, what it had been asked fails; what is asked then goes to a new one.
 */
export function threadFor<Asked, Answered>(file: string): (asked: Asked) => Promise<Answered> {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  let waiting = new Map<number, Waiting>();

  const lost = (one: Worker, error: Error): void => {
    if (thread !== one) return;
    thread = undefined;
    const all = waiting;
    waiting = new Map();
    for (const { failed } of all.values()) failed(error);
  };

  const rest = (one: Worker): void => {
    one.unref();
    idle = setTimeout(() => {
      if (thread === one) thread = undefined;
      void one.terminate();
    }, IDLE_MS).unref();
  };

  /** The source itself, in what has been built too: files that it reads lie beside it there. */
  const start = (): Worker => {
    const one = new Worker(path.join(projectRoot(), 'src', file));
    one.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      if (thread !== one || !asked) return;
      waiting.delete(answer.id);
      if (waiting.size === 0) rest(one);
      if ('fault' in answer) asked.failed(Object.assign(new Error(answer.fault), answer.code === undefined ? {} : { code: answer.code }));
      else asked.done(answer.answer as never);
    });
    one.on('error', (error) => lost(one, error instanceof Error ? error : new Error(String(error))));
    one.on('exit', () => lost(one, new Error(`The thread ${file} ended`)));
    return one;
  };

  return (asked) =>
    new Promise((done, failed) => {
      thread ??= start();
      clearTimeout(idle);
      thread.ref();
      const question: Question<Asked> = { id: ++last, asked };
      waiting.set(question.id, { done, failed });
      thread.postMessage(question);
    });
}
