import fs from 'node:fs';
import { verifyExport } from '../modules/applications/index.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

export const verifyApplicationCommand: Command = {
  name: 'verify-application',
  usage: 'FILE.json [--hash HEX]',
  summary: 'Computes the checksums of a submitted application anew, from its JSON file alone. --hash: the one in the receipt.',
  run: async ({ out }, args) => {
    const { values, words } = readArguments(args, ['FILE'], { hash: { type: 'string' } });
    const [file] = words;
    if (!fs.existsSync(file)) throw new OperatorFault(`There is no file ${file}.`);
    const found = verifyExport(fs.readFileSync(file));
    if (!found) throw new OperatorFault(`${file} is not a submitted application as JSON (tillstand.application/1).`);
    const receipt = values.hash?.replaceAll(/\s/g, '').toLowerCase();
    out(`${found.region}: ${found.areaName}, number ${found.number}, received ${found.submittedAt}.\n`);
    out(`SHA-256 ${found.hash}\n`);
    for (const part of found.altered) out(`FAULT the part ${part} does not say what its checksum was made of\n`);
    if (!found.canonical)
      out('The file has been laid out anew: it says what the checksum was made of, but sha256sum of the file gives another.\n');
    if (receipt !== undefined && receipt !== found.hash) out(`FAULT the receipt says ${receipt}\n`);
    const holds = found.altered.length === 0 && (receipt === undefined || receipt === found.hash);
    if (holds)
      out(`The checksums of ${found.parts} parts hold${receipt === undefined ? '. Compare the sum above with the receipt' : ''}.\n`);
    return holds ? 0 : 1;
  },
};
