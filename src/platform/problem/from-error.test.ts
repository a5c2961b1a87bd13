import { expect, test } from 'vitest';
import { problemFromError } from './from-error.ts';

const withCode = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

test.each<[string, unknown, number, string, string | undefined]>([
  ['a database that is away', withCode('ECONNREFUSED'), 503, 'database-away', '5'],
  ['a connection that is cut', new Error('Connection terminated unexpectedly'), 503, 'database-away', '5'],
  ['a full disk', withCode('53100'), 503, 'storage-full', '60'],
  ['others that were first each time', withCode('40001'), 503, 'unavailable', '5'],
  ['a deadlock each time', withCode('40P01'), 503, 'unavailable', '5'],
  ['a plan of before an upgrade', withCode('0A000', 'cached plan must not change result type'), 503, 'unavailable', '5'],
  ['row-level security', withCode('42501'), 403, 'forbidden', undefined],
  ['a question that is wrong', withCode('42703'), 500, 'internal-error', undefined],
])('%s is told as what it is, and when to try again', (_what, error, status, kind, retryAfter) => {
  const told = problemFromError(error, 'incident-1');
  expect([told.status, told.kind, told.headers['retry-after']]).toEqual([status, kind, retryAfter]);
});
