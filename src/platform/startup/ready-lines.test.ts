import { expect, test } from 'vitest';
import { readyLines } from './ready-lines.ts';

const known = { baseUrl: 'http://localhost:3000', host: 'localhost', port: 3000, mode: 'demo', oidc: undefined } as const;
const oidc = { issuer: new URL('https://id.example.se'), clientId: 'x', auth: { secret: 'x' }, acr: [] };

test('tells what to open and how long it took', () => {
  const text = readyLines(known, 642).join('\n');
  expect(text).toContain('ready after 0.6 s. Open http://localhost:3000');
  expect(text).toContain('klar efter 0,6 s. Öppna http://localhost:3000');
});

test.each([
  [known, 'http://localhost:3000/logga-in, och välj en påhittad roll'],
  [{ ...known, mode: 'production', oidc } as const, 'http://localhost:3000/logga-in, genom id.example.se'],
  [{ ...known, mode: 'production' } as const, 'inte inställd (OIDC_ISSUER)'],
])('tells how to sign in', (given, words) => {
  expect(readyLines(given, 0).join('\n')).toContain(words);
});
