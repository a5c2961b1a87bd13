import path from 'node:path';
import { projectRoot } from '../../../platform/root.ts';
import { checkFiles } from './check-files.ts';
import { DataFaults } from './fault.ts';
import { readDataFiles, type TextFile } from './files.ts';

/** The real data files; each test changes something in them. */
export const good = await readDataFiles(path.join(projectRoot(), 'data'));

/** A file of the journal for faults that no small change to the real ones gives. */
export const journal = (entries: string): string => `area: exit
source: public-area-facts
recordedAt: 2026-11-21
when: 2021-01-01
entries:
${entries}`;

export const textOf = (file: string): string => good.find((one) => one.name === file)?.text ?? '';

/** The line, counted from one, of the first place where the words stand. */
export const lineOf = (text: string, words: string): number => {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`the test looks for words that are not there: ${words}`);
  return text.slice(0, at).split('\n').length;
};

export const faultsOf = (files: readonly TextFile[]): readonly string[] => {
  try {
    checkFiles(files);
    return [];
  } catch (error) {
    if (!(error instanceof DataFaults)) throw error;
    return error.message.split('\n');
  }
};

export const withText = (file: string, text: string): TextFile[] => [...good.filter((one) => one.name !== file), { name: file, text }];
