import fs from 'node:fs';
import { dayInStockholm, isLocalDate, type LocalDate } from '../kernel/date.ts';
import { exportCsv, exportJson, exportTables, knownToday, readRegisterData, viewRegister } from '../modules/register/index.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

export const exportCommand: Command = {
  name: 'export',
  usage:
    '[--format json|csv] [--table permits|rejections|untried|areas|decisions] [--as-of YYYY-MM-DD] [--known-at YYYY-MM-DD] [--output FILE]',
  summary: 'Writes the register of one day as JSON (whole) or CSV (one table), to a file or standard output.',
  run: async ({ out, say, openMigratedDb }, args) => {
    const values = readOptions(args, {
      format: { type: 'string', default: 'json' },
      table: { type: 'string', default: 'permits' },
      'as-of': { type: 'string' },
      'known-at': { type: 'string' },
      output: { type: 'string' },
    });
    const format = oneOf('--format', values.format, ['json', 'csv']);
    const table = oneOf('--table', values.table, exportTables);
    const today = dayInStockholm(new Date());
    const asOf = dayOf('--as-of', values['as-of'], today) ?? today;
    const askedKnownAt = dayOf('--known-at', values['known-at'], today);

    const db = await openMigratedDb();
    const { data } = await db.read(readRegisterData);
    if (data.areas.length === 0) throw new OperatorFault('The register is empty. Fill it first with: npm run tillstand -- load');
    const view = viewRegister(data, asOf, askedKnownAt ?? knownToday(data, today));
    const text = format === 'csv' ? exportCsv(view, table) : `${JSON.stringify(exportJson(view), null, 2)}\n`;
    if (values.output === undefined) out(text);
    else writeFile(values.output, text);
    say(
      `The register at the end of ${view.asOf}, as recorded by ${view.knownAt}, version ${view.version}: ${view.permits.length} permits.`,
    );
    return 0;
  },
};

function oneOf<const T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((one) => one === given);
  if (found === undefined) throw new OperatorFault(`${option} ${given}: must be one of ${known.join(', ')}.`);
  return found;
}

function dayOf(option: string, given: string | undefined, today: LocalDate): LocalDate | undefined {
  if (given === undefined) return undefined;
  if (!isLocalDate(given)) throw new OperatorFault(`${option} ${given}: must be a day that exists, YYYY-MM-DD.`);
  if (given > today) throw new OperatorFault(`${option} ${given}: is in the future; today is ${today}.`);
  return given;
}

function writeFile(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new OperatorFault(`--output ${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
