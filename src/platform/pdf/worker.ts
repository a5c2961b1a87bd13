import { parentPort } from 'node:worker_threads';
import type { PrintDocument } from './document.ts';
import { type PdfPurpose, renderPdf } from './pdf.ts';

export type Asked = { readonly id: number; readonly document: PrintDocument; readonly purpose: PdfPurpose; readonly madeAt: Date };
export type Answered = { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly fault: string };

// A thread of its own for setting documents; see aside.ts.
parentPort?.on('message', ({ id, document, purpose, madeAt }: Asked) => {
  let answer: Answered;
  try {
    answer = { id, pdf: new Uint8Array(renderPdf(document, purpose, madeAt)) };
  } catch (error) {
    answer = { id, fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
