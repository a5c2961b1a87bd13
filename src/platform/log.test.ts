import { expect, test } from 'vitest';
import { createLog, maskIdentityNumbers } from './log.ts';

const collect = (options: { level: 'info' | 'warn'; readable?: boolean }) => {
  const lines: string[] = [];
  const log = createLog({ ...options, write: (line) => lines.push(line), now: () => new Date('2026-03-16T12:34:56.789Z') });
  return { log, lines };
};

test('a line of JSON with the fields of its parents', () => {
  const { log, lines } = collect({ level: 'info' });
  log.child({ request: 7 }).info({ area: 'a1' }, 'shown');
  expect(JSON.parse(lines[0] ?? '')).toEqual({ time: '2026-03-16T12:34:56.789Z', level: 'info', msg: 'shown', request: 7, area: 'a1' });
});

test('what is below the level is not written', () => {
  const { log, lines } = collect({ level: 'warn' });
  log.info('no');
  log.warn('yes');
  expect(lines).toHaveLength(1);
});

test('an error is written with its cause, and not the request with its headers', () => {
  const { log, lines } = collect({ level: 'info' });
  log.error(
    { err: new Error('outer', { cause: new TypeError('inner') }), req: { method: 'GET', url: '/x', headers: { cookie: 'secret' } } },
    'failed',
  );
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: { message: 'outer', cause: { type: 'TypeError', message: 'inner' } },
    req: { method: 'GET', url: '/x' },
  });
  expect(lines[0]).not.toContain('secret');
});

test('a short line for a person', () => {
  const { log, lines } = collect({ level: 'info', readable: true });
  log.info({ n: 1 }, 'ready');
  expect(lines).toEqual(['12:34:56.789 info  ready {"n":1}\n']);
});

// Skatteverket's published test numbers.
test.each(['190001019801', '19000101-9801', '000101-9801', '0001019801', '189001019802', '200001012384'])('%s is hidden', (number) => {
  expect(maskIdentityNumbers(`found ${number} here`)).toBe('found [personnummer] here');
});

test.each(['1795311833123', '2026-03-16T12:34:56.789Z', 'HSLF-FS 2018:48', '202603161234567'])('%s is left', (text) => {
  expect(maskIdentityNumbers(text)).toBe(text);
});
