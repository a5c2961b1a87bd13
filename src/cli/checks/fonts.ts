import fs from 'node:fs';
import { fontFiles } from '../../platform/pdf/pdf.ts';
import { type Check, fault, ok } from './check.ts';

/** The first four bytes of a TrueType or OpenType file. */
const fontMarks = new Set(['00010000', '4f54544f', '74727565']);

const markOf = (file: string): string => {
  const bytes = Buffer.alloc(4);
  const fd = fs.openSync(file, 'r');
  fs.readSync(fd, bytes, 0, 4, 0);
  fs.closeSync(fd);
  return bytes.toString('hex');
};

/** The fonts that documents are set in; those of the pages are among the assets. */
export const checkFonts: Check = async () => {
  const files = fontFiles();
  const bad = files.filter((file) => !fs.existsSync(file) || !fontMarks.has(markOf(file)));
  return bad.length > 0 ? fault(`missing or damaged: ${bad.join(', ')}. Run npm ci`) : ok(`${files.length} for documents`);
};
