import { setTimeout as wait } from 'node:timers/promises';
import { type Product, startProduct } from '../../support/product.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';

export type Urls = { readonly appUrl: string; readonly ownerUrl: string };
export type SilenceReport = {
  /** Of pages that need the database, while it was silent. */
  readonly answers: Readonly<Record<number, number>>;
  readonly longestMs: number;
  /** From silence until the first 503: pages before it came from memory that could be trusted. */
  readonly first503Ms: number;
  /** From the end of the silence until a page was answered again. */
  readonly recoveredMs: number;
  readonly restarted: boolean;
};

/** What an answer may take at most is 15 s (src/platform/http/settings.ts); the rest is for a machine that has much to do. */
export const limitMs = 20_000;

/** A database that takes connections and says nothing more, behind a proxy that swallows: pages must be answered, and all be well once it speaks. */
export async function silenceDrill(urls: Urls, dataDir: string): Promise<SilenceReport> {
  const target = new URL(urls.ownerUrl);
  const proxy = await startTcpProxy({ host: target.hostname, port: Number(target.port) });
  const through = (url: string): string => Object.assign(new URL(url), { port: String(proxy.port) }).href;
  const product = await startProduct(dataDir, { env: { DATABASE_URL: through(urls.appUrl), DATABASE_ADMIN_URL: through(urls.ownerUrl) } });
  try {
    await product.ready();
    return await silenceAndSpeak(product, proxy.silence);
  } finally {
    proxy.silence(false);
    await product.kill('SIGTERM');
    await proxy.close();
  }
}

async function silenceAndSpeak(product: Product, silence: (silent: boolean) => void): Promise<SilenceReport> {
  const answers: Record<number, number> = {};
  let longestMs = 0;
  const ask = async (): Promise<number> => {
    const start = performance.now();
    const { status } = await fetch(`${product.url}/omraden?q=${Math.random()}`, { signal: AbortSignal.timeout(60_000) });
    longestMs = Math.max(longestMs, performance.now() - start);
    return status;
  };
  await ask();
  silence(true);
  const silentAt = performance.now();
  for (let status = 0; status !== 503; answers[status] = (answers[status] ?? 0) + 1) {
    status = await ask();
    await wait(20);
  }
  const first503Ms = performance.now() - silentAt;
  // Many at once: none may hang behind another.
  for (const status of await Promise.all(Array.from({ length: 20 }, ask))) answers[status] = (answers[status] ?? 0) + 1;
  const longest = longestMs;
  silence(false);
  const spokeAt = performance.now();
  while ((await ask()) !== 200) await wait(50);
  return {
    answers,
    longestMs: Math.round(longest),
    first503Ms: Math.round(first503Ms),
    recoveredMs: Math.round(performance.now() - spokeAt),
    restarted: product.output().split('Tillstånd is running').length !== 2,
  };
}
