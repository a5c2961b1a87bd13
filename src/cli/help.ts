import type { Command } from './command.ts';

/** The text of `help`: every command with its arguments. */
export function helpText(commands: readonly Command[]): string {
  const rows = [...commands.map(({ name, usage, summary }) => [usage ? `${name} ${usage}` : name, summary]), ['help', 'Shows this.']];
  const width = Math.max(...rows.map(([left = '']) => left.length));
  return [
    'Usage: npm run tillstand -- <command>',
    '',
    ...rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right}`),
    '',
  ].join('\n');
}
