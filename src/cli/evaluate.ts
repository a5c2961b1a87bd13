import fs from 'node:fs';
import { startEligibility } from '../eligibility-parts.ts';
import { dayInStockholm } from '../kernel/date.ts';
import { evaluateLines, splitLines } from '../modules/definitions/index.ts';
import { unitsOf } from '../modules/eligibility/index.ts';
import { readRegisterData, viewRegister } from '../modules/register/index.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

export const evaluateCommand: Command = {
  name: 'evaluate',
  usage: 'FILE.ndjson|- --area ID [--output FILE]',
  summary: 'Decides a register extract by the executable definition of an area: a line of JSON for each line. Nothing of it is stored.',
  run: async ({ out, say, log, openMigratedDb }, args) => {
    const text = { type: 'string' } as const;
    const { values, words } = readArguments(args, ['FILE'], { area: text, output: text });
    const [file] = words;
    if (file !== '-' && !fs.existsSync(file)) throw new OperatorFault(`There is no file ${file}.`);
    const db = await openMigratedDb();
    const { parts, codes } = await startEligibility(db, log);
    try {
      const { eligibility } = parts;
      const definition = values.area === undefined ? undefined : eligibility.find(values.area);
      const known = eligibility.definitions.map(({ areaId }) => areaId).join(', ');
      if (definition === undefined) throw new OperatorFault(`evaluate needs --area, one of those with an executable definition: ${known}.`);
      const today = dayInStockholm(new Date());
      const { data } = await db.read(readRegisterData);
      const units = unitsOf(viewRegister(data, today, today), definition);
      const output = values.output === undefined ? undefined : fs.openSync(values.output, 'w');
      const write = (lines: string): void => (output === undefined ? out(lines) : void fs.writeSync(output, lines));
      const input = file === '-' ? process.stdin : fs.createReadStream(file);
      input.setEncoding('utf8');
      const counted = await writeAll(
        evaluateLines(eligibility.compiled(definition), splitLines(input as AsyncIterable<string>), units),
        write,
      );
      if (output !== undefined) fs.closeSync(output);
      say(`${counted.lines} lines decided by ${definition.id}, ${counted.faulty} of them faulty.`);
      return 0;
    } finally {
      await codes.close();
    }
  },
};

const CHUNK = 65_536;

/** Writes lines in larger pieces; a faulty line is one that begins with its number. */
async function writeAll(answers: AsyncIterable<string>, write: (lines: string) => void): Promise<{ lines: number; faulty: number }> {
  let lines = 0;
  let faulty = 0;
  let waiting = '';
  for await (const answer of answers) {
    lines += 1;
    if (answer.startsWith('{"line":')) faulty += 1;
    waiting += `${answer}\n`;
    if (waiting.length < CHUNK) continue;
    write(waiting);
    waiting = '';
  }
  if (waiting !== '') write(waiting);
  return { lines, faulty };
}
