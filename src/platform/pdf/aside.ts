import { threadFor } from '../threads/thread.ts';
import type { PrintDocument } from './document.ts';
import type { PdfPurpose } from './pdf.ts';
import type { ToDraw } from './worker.ts';

type Wanted = {
  readonly asked: ToDraw;
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

const draw = threadFor<ToDraw, Uint8Array>('platform/pdf/worker.ts');
const waiting: Wanted[] = [];
let now: Wanted | undefined;

/**
 * As `renderPdf`, in a thread of its own, one document after another: a long document takes a tenth of a second, and in that time the
 * server would answer nobody.
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
    wanted = { asked: { document, purpose, madeAt }, urgent, done, failed };
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
  if (!now) return;
  const { asked, done, failed } = now;
  const goOn = (): void => {
    now = undefined;
    drawNext();
  };
  draw(asked).finally(goOn).then(done, failed);
}
