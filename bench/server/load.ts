import { ensurePeer, loadPeer } from '../peer-packages.ts';

export type Load = { readonly perSecond: number; readonly p99Ms: number; readonly errors: number };

type Result = {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p99: number };
  readonly errors: number;
  readonly non2xx: number;
};
type Autocannon = (options: object) => Promise<Result>;

/** Requests from 16 connections, one after the other on each, for some seconds. Several addresses are asked in turn. */
export async function load(
  url: string,
  paths: readonly string[],
  seconds = 6,
  headers: Readonly<Record<string, string>> = {},
): Promise<Load> {
  ensurePeer('autocannon', '9.0.0');
  const { default: autocannon } = (await loadPeer('autocannon')) as { default: Autocannon };
  const requests = paths.map((path) => ({ method: 'GET', path }));
  const result = await autocannon({ url, connections: 16, duration: seconds, requests, headers, workers: 1 });
  return { perSecond: result.requests.average, p99Ms: result.latency.p99, errors: result.errors + result.non2xx };
}
