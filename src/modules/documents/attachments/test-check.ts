import { pages, pdfOf } from '../../../../tests/support/attachments.ts';
import { checkAttachment } from './check.ts';
import { inMemory } from './source.ts';

export const check = (content: Buffer | string, name: string) => checkAttachment(inMemory(Buffer.from(content)), name);

/** A PDF with nothing wrong, and one whose catalogue says more, with objects that it may point to. */
export const plainPdf = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', ...pages]);
export const catalogue = (more: string): string => `<< /Type /Catalog /Pages 2 0 R ${more} >>`;
export const withCatalogue = (more: string, ...objects: (string | Buffer)[]): Buffer => pdfOf([catalogue(more), ...pages, ...objects]);

export const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
export const bigText = Buffer.alloc(30_000_000, 'a');
