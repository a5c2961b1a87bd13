import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../root.ts';
import type { PrintDocument } from './document.ts';
import type { PdfPurpose } from './pdf.ts';
import type { Answered, Asked } from './worker.ts';

type Waiting = { readonly done: (pdf: Uint8Array) => void; readonly failed: (error: Error) => void };

const IDLE_MS = 60_000;
const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let last = 0;

/**
 * As `renderPdf`, in a thread of its own, one document after another: a long document takes a tenth of a second, and in that time the
 * server would answer nobody. The thread ends when nothing has been asked of it for a minute.
 */
export function renderPdfAside(document: PrintDocument, purpose: PdfPurpose, madeAt: Date): Promise<Uint8Array> {
  worker ??= start();
  const thread = worker;
  clearTimeout(idle);
  const id = ++last;
  return new Promise((done, failed) => {
    waiting.set(id, { done, failed });
    thread.ref();
    thread.postMessage({ id, document, purpose, madeAt } satisfies Asked);
  });
}

/** The thread runs the source itself: the template that it reads lies beside it there. */
function start(): Worker {
  const thread = new Worker(path.join(projectRoot(), 'src', 'platform', 'pdf', 'worker.ts'));
  thread.on('message', (answer: Answered) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('pdf' in answer) one?.done(answer.pdf);
    else one?.failed(new Error(answer.fault));
    if (waiting.size > 0) return;
    // Nothing waits: the process may end, and the thread after a while.
    thread.unref();
    idle = setTimeout(() => end(thread), IDLE_MS).unref();
  });
  thread.on('error', (error) => lost(thread, error instanceof Error ? error : new Error(String(error))));
  thread.on('exit', () => lost(thread, new Error('The thread that sets documents ended')));
  return thread;
}

function end(thread: Worker): void {
  if (worker === thread) worker = undefined;
  void thread.terminate();
}

function lost(thread: Worker, error: Error): void {
  if (worker !== thread) return;
  worker = undefined;
  for (const one of waiting.values()) one.failed(error);
  waiting.clear();
}
