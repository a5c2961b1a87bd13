import { expect, test } from 'vitest';
import { commands } from './commands.ts';
import { helpText } from './help.ts';

test('names every command with its arguments and what it does, in lines that fit a terminal', () => {
  const text = helpText(commands);
  const words = text.replaceAll(/\s+/g, ' ');
  for (const { name, usage, summary } of commands) {
    expect(words).toContain(usage ? `${name} ${usage}` : name);
    expect(words).toContain(summary);
  }
  expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
});
