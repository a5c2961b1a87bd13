/**
 * One line of JSON for each event, or a short readable line when a person watches the terminal.
 * The shape fits Fastify's `loggerInstance`. Anything that looks like a personal identity number is masked.
 */

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

type Write = { (fields: unknown, message?: string): void; (message: string): void };

export type Log = Record<Exclude<LogLevel, 'silent'>, Write> & {
  silent: () => void;
  level: string;
  child(fields: Record<string, unknown>, options?: { level?: string }): Log;
};

export type LogOptions = { level: LogLevel; readable?: boolean; write?: (line: string) => void; now?: () => Date };

const identityNumber = /(?<!\d)(?:18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+]?\d{4}(?!\d)/g;

/** Hides what may be a personnummer or samordningsnummer; time stamps in milliseconds (13 digits) are left alone. */
export const maskIdentityNumbers = (text: string): string => text.replace(identityNumber, '[personnummer]');

/** PostgreSQL (class 22) and JSON.parse repeat in their messages what they could not read: that may be anything that someone wrote. */
const repeatsInput = (error: Error): boolean =>
  error instanceof SyntaxError || ('code' in error && typeof error.code === 'string' && /^22...$/.test(error.code));

const messageOf = (error: Error): string => (repeatsInput(error) ? error.message.replaceAll(/".*"/gs, '[value]') : error.message);

const describeError = (error: Error): Record<string, unknown> => ({
  type: error.name,
  message: messageOf(error),
  ...('code' in error ? { code: error.code } : {}),
  stack: error.stack?.replace(error.message, () => messageOf(error)),
  ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
});

/** Requests and replies are objects with the whole connection in them: only what tells them apart is written. */
const describe = (key: string, value: unknown): unknown => {
  if (value instanceof Error) return describeError(value);
  if (typeof value !== 'object' || value === null) return value;
  if (key === 'req' && 'method' in value && 'url' in value) return { method: value.method, url: value.url };
  if (key === 'res' && 'statusCode' in value) return { statusCode: value.statusCode };
  return value;
};

const asFields = (given: unknown): Record<string, unknown> => {
  if (given instanceof Error) return { err: describeError(given) };
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, describe(key, value)]));
};

const readableLine = (level: string, time: Date, message: string, fields: Record<string, unknown>): string => {
  const rest = Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : '';
  return `${time.toISOString().slice(11, 23)} ${level.padEnd(5)} ${message}${rest}`;
};

/** Creates the log of a process; `child` adds fields to every line below it. */
export function createLog(options: LogOptions, bound: Record<string, unknown> = {}): Log {
  const write = options.write ?? ((line: string) => void process.stderr.write(line));
  const now = options.now ?? (() => new Date());
  const atLevel =
    (level: Exclude<LogLevel, 'silent'>): Write =>
    (given: unknown, message?: string) => {
      if (logLevels.indexOf(level) < logLevels.indexOf(options.level)) return;
      const fields = { ...bound, ...asFields(given) };
      const text = message ?? (typeof given === 'string' ? given : given instanceof Error ? messageOf(given) : '');
      const line = options.readable
        ? readableLine(level, now(), text, fields)
        : JSON.stringify({ time: now().toISOString(), level, msg: text, ...fields });
      write(`${maskIdentityNumbers(line)}\n`);
    };
  return {
    trace: atLevel('trace'),
    debug: atLevel('debug'),
    info: atLevel('info'),
    warn: atLevel('warn'),
    error: atLevel('error'),
    fatal: atLevel('fatal'),
    silent: () => undefined,
    level: options.level,
    child: (fields, childOptions) =>
      createLog({ ...options, level: logLevels.find((level) => level === childOptions?.level) ?? options.level }, { ...bound, ...fields }),
  };
}
