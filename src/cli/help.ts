import type { Command } from './command.ts';

/** The text of `help`: every command with its arguments, and under it what it does. */
export function helpText(commands: readonly Command[]): string {
  const rows = [...commands.map(({ name, usage, summary }) => [usage ? `${name} ${usage}` : name, summary]), ['help', 'Shows this.']];
  return [
    'Usage: npm run tillstand -- <command>',
    '',
    ...rows.flatMap(([left = '', right = '']) => [...wrapped(left, 2, 6), ...wrapped(right, 8, 8), '']),
  ].join('\n');
}

/** As wide as a terminal has room for: lines of at most 100 characters, those after the first with their own indent. */
function wrapped(text: string, first: number, rest: number): readonly string[] {
  const lines: string[] = [];
  let line = ' '.repeat(first);
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + word.length > 100) {
      lines.push(line.trimEnd());
      line = ' '.repeat(rest);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
