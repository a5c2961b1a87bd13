/** SQLSTATE classes and codes that say "the database is not there now", not "this question was wrong". */
const unavailableStates = /^(?:08...|57P0[123]|53300|57014|55P03|25P03)$/;
const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
]);
const unavailableWords =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|timeout expired/i;

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/**
 * Whether the fault means that the database is away, full or too slow: the request is then answered 503 and may be tried again.
 * Node joins the refusals of several addresses of one name in an AggregateError.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  const code = codeOf(error);
  return unavailableStates.test(code) || unavailableCodes.has(code) || unavailableWords.test(error.message) || isUnavailable(error.cause);
}

/** The disk of the database is full: nothing can be saved, and reading goes on. */
export const isStorageFull = (error: unknown): boolean =>
  error instanceof Error && (codeOf(error) === '53100' || codeOf(error) === 'ENOSPC' || isStorageFull(error.cause));

/** Whether the connection itself can no longer be trusted, so that it must not go back to the pool. */
export function isBroken(error: unknown): boolean {
  return isUnavailable(error) && error instanceof Error && !['57014', '55P03', '53300'].includes(codeOf(error));
}

/**
 * A statement that was planned on the connection before the tables were altered, as another node does when it is upgraded, and whose answer would
 * look otherwise now; or whose plan is no longer there, as after a value that could not be sent (the driver then lets go of the plan and not of its
 * name). The connection is closed, and with it all that was planned there.
 */
export const isOutdated = (error: unknown): boolean =>
  error instanceof Error && ((codeOf(error) === '0A000' && /cached plan/.test(error.message)) || codeOf(error) === '26000');

/** Serialisation failure, deadlock or what was planned too early: the same transaction may be run again. */
export const isRetryable = (error: unknown): boolean =>
  error instanceof Error && (['40001', '40P01'].includes(codeOf(error)) || isOutdated(error));

/** Row-level security or a missing grant stopped it: the second wall held where the first should have. */
export const isRefusedByDatabase = (error: unknown): boolean => error instanceof Error && codeOf(error) === '42501';
