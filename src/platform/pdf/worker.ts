import os from 'node:os';
import { answering } from '../threads/answering.ts';
import type { PrintDocument } from './document.ts';
import { type PdfPurpose, renderPdf } from './pdf.ts';

export type ToDraw = { readonly document: PrintDocument; readonly purpose: PdfPurpose; readonly madeAt: Date };

// A thread of its own for setting documents; see aside.ts. On Linux the priority is that of the thread alone: where there are few processors, those
// who save a section go before a document of forty pages.
if (process.platform === 'linux') os.setPriority(5);

answering(({ document, purpose, madeAt }: ToDraw) => new Uint8Array(renderPdf(document, purpose, madeAt)));
