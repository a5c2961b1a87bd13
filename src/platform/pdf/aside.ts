import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../root.ts';
import type { PrintDocument } from './document.ts';
import type { PdfPurpose } from './pdf.ts';
import type { Answered, Asked } from './worker.ts';

type Wanted = {
  readonly asked: Asked;
  /** Someone waits for it; the others are drawn when nobody does. */
  urgent: boolean;
  readonly done: (pdf: Uint8Array) => void;
  readonly failed: (error: Error) => void;
};

/** A document that is being drawn while nobody waits for it yet. */
export type Drawing = {
  readonly pdf: Promise<Uint8Array>;
  /** Somebody waits now. */
  readonly hasten: () => void;
};

const IDLE_MS = 60_000;
const waiting: Wanted[] = [];
let now: Wanted | undefined;
let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let last = 0;

/**
 * As `renderPdf`, in a thread of its own, one document after another: a long document takes a tenth of a second, and in that time the
 * server would answer nobody. The thread ends when nothing has been asked of it for a minute.
 */
export const renderPdfAside = (document: PrintDocument, purpose: PdfPurpose, madeAt: Date): Promise<Uint8Array> =>
  ask(document, purpose, madeAt, true).pdf;

/** The same ahead of time: after all that somebody waits for. */
export const renderPdfAhead = (document: PrintDocument, purpose: PdfPurpose, madeAt: Date): Drawing =>
  ask(document, purpose, madeAt, false);

/** How many documents have been asked for and are not drawn. */
export const undrawn = (): number => waiting.length + (now ? 1 : 0);

function ask(document: PrintDocument, purpose: PdfPurpose, madeAt: Date, urgent: boolean): Drawing {
  let wanted: Wanted | undefined;
  const pdf = new Promise<Uint8Array>((done, failed) => {
    wanted = { asked: { id: ++last, document, purpose, madeAt }, urgent, done, failed };
    waiting.push(wanted);
  });
  drawNext();
  return {
    pdf,
    hasten: () => {
      if (wanted) wanted.urgent = true;
    },
  };
}

function drawNext(): void {
  if (now) return;
  const at = Math.max(
    0,
    waiting.findIndex(({ urgent }) => urgent),
  );
  [now] = waiting.splice(at, 1);
  if (now) {
    worker ??= start();
    clearTimeout(idle);
    worker.ref();
    worker.postMessage(now.asked);
  } else if (worker) {
    // Nothing waits: the process may end, and the thread after a while.
    const thread = worker;
    thread.unref();
    idle = setTimeout(() => end(thread), IDLE_MS).unref();
  }
}

/** The thread runs the source itself: the template that it reads lies beside it there. */
function start(): Worker {
  const thread = new Worker(path.join(projectRoot(), 'src', 'platform', 'pdf', 'worker.ts'));
  thread.on('message', (answer: Answered) => {
    if (worker !== thread || now?.asked.id !== answer.id) return;
    const one = now;
    now = undefined;
    if ('pdf' in answer) one.done(answer.pdf);
    else one.failed(new Error(answer.fault));
    drawNext();
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
  const all = [...(now ? [now] : []), ...waiting.splice(0)];
  now = undefined;
  for (const one of all) one.failed(error);
}
