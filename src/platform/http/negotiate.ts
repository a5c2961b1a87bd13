import type { onRequestHookHandler } from 'fastify';
import { ProblemError, problem } from '../problem/problem.ts';
import { NDJSON, type Route } from './route.ts';

/** Whether an `Accept` header admits one of the media types; absent or unreadable admits all. */
export function accepts(header: string | undefined, types: readonly string[]): boolean {
  if (header === undefined || header.trim() === '') return true;
  const ranges = header.split(',').flatMap((part) => {
    const [range = '', ...params] = part.split(';').map((one) => one.trim().toLowerCase());
    return /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(range) ? [{ range, refused: params.some((one) => /^q=0(\.0*)?$/.test(one)) }] : [];
  });
  if (ranges.length === 0) return true;
  return types.some((type) => {
    const best = [type, `${type.split('/')[0]}/*`, '*/*']
      .map((range) => ranges.find((one) => one.range === range))
      .find((one) => one !== undefined);
    return best !== undefined && !best.refused;
  });
}

/** A form or write sent by a page of another site: refused, whatever cookies came along. */
export function isCrossSite(headers: Readonly<Record<string, string | string[] | undefined>>, baseUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const origin = headers.origin;
  return (
    typeof origin === 'string' &&
    origin !== new URL(baseUrl).origin &&
    origin !== `http://${headers.host}` &&
    origin !== `https://${headers.host}`
  );
}

/** What a route that takes a body reads. */
export const bodyType = ({ kind, takes }: Pick<Route<never>, 'kind' | 'takes'>): string =>
  takes?.type ?? (kind === 'form' ? 'application/x-www-form-urlencoded' : kind === 'stream' ? NDJSON : 'application/json');

/** Refuses a body in another format than the route reads, before it is read. No body at all is for the schema to judge. */
export function rightFormat(route: Pick<Route<never>, 'kind' | 'takes' | 'upload'>): onRequestHookHandler {
  const type = bodyType(route);
  return (request, _reply, next) => {
    const given = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    next(
      given === undefined || given === type || (route.upload !== undefined && given === 'multipart/form-data')
        ? undefined
        : new ProblemError(problem('unsupported-media-type', { headers: { accept: type } })),
    );
  };
}
