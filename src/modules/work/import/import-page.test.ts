import { afterAll, describe, expect, test } from 'vitest';
import { registerWork } from '../../../../tests/support/register-work.ts';
import { send } from '../../../../tests/support/signed-in.ts';

const { app, officer } = await registerWork();
afterAll(() => app.close());

const url = '/arbete/inlasning';
const rows = (n: number): string =>
  ['slag;vårdområde;datum;region', ...Array.from({ length: n }, () => 'avslag;finns inte;2025-01-01;01')].join('\n');
const linesIn = (html: string): number => html.split('Det finns inget vårdområde som heter').length - 1;

describe('a file with a fault in every row', () => {
  test('shows the first two hundred, says how many more there are, and shows all when asked', async () => {
    const pasted = rows(1_500);
    const first = await send(app, officer, url, { pasted, do: 'try' });
    expect(first.statusCode).toBe(422);
    expect(linesIn(first.body)).toBe(200);
    expect(first.body).toMatch(/1.500 fel i filen/);
    expect(first.body).toMatch(/De första 200 felen visas\. Det finns 1.300 till\./);
    const all = await send(app, officer, url, { pasted, do: 'all' });
    expect(linesIn(all.body)).toBe(1_500);
    expect(all.body).not.toContain('felen visas');
    expect(all.body).not.toContain('Prova igen och visa alla fel');
    const sent = await send(app, officer, url, { pasted, do: 'send' });
    expect(linesIn(sent.body)).toBe(200);
  });

  test('shows all two hundred where there are no more', async () => {
    const { body } = await send(app, officer, url, { pasted: rows(200), do: 'try' });
    expect(linesIn(body)).toBe(200);
    expect(body).not.toContain('felen visas');
    expect(linesIn((await send(app, officer, url, { pasted: rows(201), do: 'try' })).body)).toBe(200);
  });
});
