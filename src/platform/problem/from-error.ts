import { isRefusedByDatabase, isRetryable, isStorageFull, isUnavailable } from '../db/faults.ts';
import type { Phrase } from '../i18n/language.ts';
import { type Problem, ProblemError, type ProblemKind, problem } from './problem.ts';
import { problemText } from './text.ts';

/** Fastify's own faults, by code, and what they are called here. */
const byCode: Readonly<Record<string, ProblemKind>> = {
  FST_ERR_BAD_URL: 'bad-request',
  FST_ERR_MAX_PARAM_LENGTH: 'url-too-long',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_HANDLER_TIMEOUT: 'unavailable',
};

/** What a body that should be JSON and cannot be read as it leads to: Fastify's own faults, and a name that would change how objects work. */
const isUnreadableJson = (error: unknown, code: string, statusCode: number): boolean =>
  code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ||
  code === 'FST_ERR_CTP_INVALID_JSON_BODY' ||
  (error instanceof SyntaxError && statusCode === 400);

/** Whatever was thrown, as a problem that leaks nothing. An unexpected one gets the incident number to quote. */
export function problemFromError(error: unknown, incident: string): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (isStorageFull(error)) return problem('storage-full', { headers: { 'retry-after': '60' } });
  if (isUnavailable(error)) return problem('database-away', { headers: { 'retry-after': '5' } });
  // Others were first each time that it was tried: nothing has been done, and it may be tried again.
  if (isRetryable(error)) return problem('unavailable', { headers: { 'retry-after': '5' } });
  if (isRefusedByDatabase(error)) return problem('forbidden');
  const { code, statusCode } = asFields(error);
  const kind = byCode[code];
  if (kind !== undefined) return problem(kind, kind === 'unavailable' ? { headers: { 'retry-after': '5' } } : {});
  if (isUnreadableJson(error, code, statusCode))
    return problem('bad-request', { detail: { sv: problemText.sv.badJson, en: problemText.en.badJson } });
  if (statusCode >= 400 && statusCode < 500) return problem('bad-request');
  return problem('internal-error', { incident });
}

/** Waiting helps: says for how long. */
export function tooMany(seconds: number): Problem {
  const detail: Phrase = { sv: problemText.sv.waitSeconds(seconds), en: problemText.en.waitSeconds(seconds) };
  return problem('too-many-requests', { detail, headers: { 'retry-after': String(seconds) } });
}

function asFields(error: unknown): { code: string; statusCode: number } {
  if (typeof error !== 'object' || error === null) return { code: '', statusCode: 0 };
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : '',
    statusCode: 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 0,
  };
}
