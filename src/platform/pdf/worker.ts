import os from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { PrintDocument } from './document.ts';
import { type PdfPurpose, renderPdf } from './pdf.ts';

export type Asked = { readonly id: number; readonly document: PrintDocument; readonly purpose: PdfPurpose; readonly madeAt: Date };
export type Answered = { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly fault: string };

// A thread of its own for setting documents; see aside.ts. On Linux the priority is that of the thread alone: where there are few processors, those
// who save a section go before a document of forty pages.
if (process.platform === 'linux') os.setPriority(5);

parentPort?.on('message', ({ id, document, purpose, madeAt }: Asked) => {
  let answer: Answered;
  try {
    answer = { id, pdf: new Uint8Array(renderPdf(document, purpose, madeAt)) };
  } catch (error) {
    answer = { id, fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
