import { type Check, fault, ok, skipped } from './check.ts';

type Rule = { name: string; holds: (value: string) => boolean; onlyTls?: boolean };

const rules: readonly Rule[] = [
  {
    name: 'content-security-policy',
    holds: (v) => /default-src|script-src/.test(v) && !/unsafe-inline|unsafe-eval/.test(v) && /frame-ancestors 'none'/.test(v),
  },
  { name: 'x-content-type-options', holds: (v) => v === 'nosniff' },
  { name: 'referrer-policy', holds: (v) => v !== '' && v !== 'unsafe-url' },
  { name: 'cross-origin-opener-policy', holds: (v) => v === 'same-origin' },
  { name: 'strict-transport-security', holds: (v) => Number(/max-age=(\d+)/.exec(v)?.[1] ?? 0) >= 31_536_000, onlyTls: true },
];

/** The security headers of the server at BASE_URL, where one answers. */
export const checkHeaders: Check = async ({ settings: { baseUrl } }) => {
  const response = await fetch(baseUrl, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  if (!response) return skipped(`no server answers at ${baseUrl}`);
  await response.body?.cancel();
  const asked = rules.filter((rule) => !rule.onlyTls || baseUrl.startsWith('https://'));
  const wrong = asked.filter((rule) => !rule.holds(response.headers.get(rule.name) ?? ''));
  const tells = ['server', 'x-powered-by'].filter((name) => response.headers.has(name));
  if (wrong.length > 0) return fault(`${baseUrl} lacks or weakens ${wrong.map((rule) => rule.name).join(', ')}`);
  return tells.length > 0 ? fault(`${baseUrl} tells what it runs on: ${tells.join(', ')}`) : ok(`${asked.length} right at ${baseUrl}`);
};
