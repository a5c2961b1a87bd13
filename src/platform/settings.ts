import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { type LogLevel, logLevels } from './log.ts';
import type { SealSettings } from './seal/seal-key.ts';
import { partlySetSeal, sealOf } from './seal/seal-settings.ts';

/** A store of files that speaks S3. The endpoint has no bucket in it: https://s3.example.se. */
export type S3Settings = {
  readonly endpoint: URL;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
};

export type OidcSettings = {
  issuer: URL;
  clientId: string;
  /** What the product proves itself with to the issuer: a shared secret, or the file with its private key (JWK). */
  auth: { secret: string } | { keyFile: string };
  acr: string[];
};

/** Everything that an operator may choose. Parsed once at start; nothing else reads the environment. */
export type Settings = {
  /** `demo` has made-up data and a sign-in page with roles to pick; `production` has neither. */
  mode: 'demo' | 'production';
  port: number;
  host: string;
  /** The address that people use, without a trailing slash. */
  baseUrl: string;
  /** What Fastify's `trustProxy` takes: false, the number of proxies in front, or their addresses. */
  trustProxy: boolean | number | string[];
  dataDir: string;
  /** Set: this PostgreSQL is used and nothing embedded is touched. */
  databaseUrl: string | undefined;
  /** The owner's connection, for migrations only; `databaseUrl` when it is not given. */
  databaseAdminUrl: string | undefined;
  /** How long the start waits for a given database that does not answer. */
  databaseWaitSeconds: number;
  oidc: OidcSettings | undefined;
  /** The folder with the contents of documents; `files` in the data folder when it is not given. */
  filesDir: string | undefined;
  /** Set: the contents of documents are kept here, and in no folder. */
  filesS3: S3Settings | undefined;
  /** The virus scanner that attachments are shown to before they are taken. */
  clamdUrl: URL | undefined;
  /** The mail server, and whom mail comes from; nothing is sent without, nor in a demonstration. */
  mail: { url: string; from: string } | undefined;
  /** The certificate and key that the board's documents are sealed with; without them they bear no electronic seal. */
  seal: SealSettings | undefined;
  /** Requests a minute that one address, and one account, may make. */
  rateLimit: number;
  /** The keys of the audit log themselves, `id:secret` with commas between; the last one is for new rows. */
  auditKeys: string | undefined;
  /** The file that holds them instead. */
  auditKeyFile: string | undefined;
  /** Whoever sends it may read /metrics; without it nobody may. */
  metricsToken: string | undefined;
  logLevel: LogLevel;
};

/** `fault` is a whole sentence that names the setting and says what would work. */
export type SettingsResult = { ok: true; settings: Settings } | { ok: false; faults: string[] };

const urlWith = (protocols: string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}, for example ${example}`,
  });

const postgresUrl = urlWith(['postgres:', 'postgresql:'], 'postgres://name:password@host:5432/tillstand');
const webUrl = urlWith(['http:', 'https:'], 'https://tillstand.example.se');

const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'must be a whole number from 1 to 65535, for example 3000' })
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65535, { error: 'must be a whole number from 1 to 65535, for example 3000' });

const isAddressRange = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
};

const trustProxy = z.string().transform((text, context): Settings['trustProxy'] => {
  if (text === 'false' || text === '0') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const addresses = text.split(',').map((part) => part.trim());
  if (addresses.every(isAddressRange)) return addresses;
  context.addIssue({
    code: 'custom',
    message: 'must be the number of proxies in front (1–9), their addresses with commas between, or false',
  });
  return z.NEVER;
});

const environment = z.object({
  TILLSTAND_MODE: z.enum(['demo', 'production'], { error: 'must be demo or production' }).optional(),
  NODE_ENV: z.string().optional(),
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, { error: 'must be a host name or an IP address, for example 127.0.0.1' })
    .default('localhost'),
  BASE_URL: webUrl.optional(),
  TRUST_PROXY: trustProxy.default(false),
  TILLSTAND_DATA_DIR: z.string().default('.tillstand'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_ADMIN_URL: postgresUrl.optional(),
  DATABASE_WAIT_SECONDS: z
    .string()
    .regex(/^\d{1,4}$/, { error: 'must be a whole number of seconds, for example 30' })
    .transform(Number)
    .default(30),
  OIDC_ISSUER: webUrl.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_KEY_FILE: z.string().optional(),
  OIDC_ACR: z.string().optional(),
  FILES_DIR: z.string().optional(),
  FILES_S3_ENDPOINT: urlWith(['http:', 'https:'], 'https://s3.example.se').optional(),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'must be the name of a bucket: 3–63 small letters, digits, hyphens and dots' })
    .optional(),
  FILES_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, { error: 'must be the name of a region, for example eu-north-1' })
    .optional(),
  FILES_S3_ACCESS_KEY: z.string().optional(),
  FILES_S3_SECRET_KEY: z.string().optional(),
  CLAMD_URL: urlWith(['tcp:'], 'tcp://clamd.example.se:3310').optional(),
  SMTP_URL: urlWith(['smtp:', 'smtps:'], 'smtp://mail.example.se:587').optional(),
  MAIL_FROM: z
    .string()
    .max(320)
    .regex(/^(?:[^<>@"\p{Cc}]* <[^\s<>@,;\p{Cc}]+@[^\s<>@,;\p{Cc}]+>|[^\s<>@,;\p{Cc}]+@[^\s<>@,;\p{Cc}]+)$/u, {
      error: 'must be a mail address, or a name and an address in angle brackets: Tillstånd <no-reply@example.se>',
    })
    .optional(),
  SEAL_CERTIFICATE_FILE: z.string().optional(),
  SEAL_KEY_FILE: z.string().optional(),
  SEAL_KEY_PASSWORD_FILE: z.string().optional(),
  SEAL_TIMESTAMP_URL: urlWith(['http:', 'https:'], 'https://tsa.example.se').optional(),
  RATE_LIMIT: z
    .string()
    .regex(/^[1-9]\d{1,5}$/, { error: 'must be a whole number of requests a minute from 10 to 999999, for example 600' })
    .transform(Number)
    .default(600),
  AUDIT_KEYS: z.string().optional(),
  AUDIT_KEY_FILE: z.string().optional(),
  METRICS_TOKEN: z.string().min(32, { error: 'must have at least 32 characters; make one with: openssl rand -base64 48' }).optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).optional(),
});
type Environment = z.output<typeof environment>;

/** Every setting there is. */
export const settingNames: readonly string[] = Object.keys(environment.shape);
const known = new Set(settingNames);
const ownPrefixes = /^(?:OIDC|SMTP|TILLSTAND|DATABASE|AUDIT|METRICS|FILES|CLAMD|MAIL|RATE|SEAL)_/;
/** Told by the launcher, not chosen by anyone. */
const elsewhere = new Set(['TILLSTAND_LAUNCHED_AT']);

const misspelt = (env: Record<string, string>): string[] =>
  Object.keys(env)
    .filter((name) => ownPrefixes.test(name) && !known.has(name) && !elsewhere.has(name))
    .map((name) => `${name}: no setting has this name. The names are ${[...known].filter((k) => ownPrefixes.test(k)).join(', ')}.`);

const oidcNames = ['OIDC_ISSUER', 'OIDC_CLIENT_ID'] as const;

const partlySetOidc = (env: Record<string, string>): string[] => {
  if (!Object.keys(env).some((name) => name.startsWith('OIDC_') && known.has(name))) return [];
  const missing = oidcNames
    .filter((name) => !(name in env))
    .map((name) => `${name}: is missing; sign-in needs all of ${oidcNames.join(', ')}.`);
  const [hasSecret, hasKey] = ['OIDC_CLIENT_SECRET' in env, 'OIDC_CLIENT_KEY_FILE' in env];
  if (hasSecret && hasKey) return [...missing, 'OIDC_CLIENT_SECRET: is set beside OIDC_CLIENT_KEY_FILE; set one of them.'];
  return hasSecret || hasKey ? missing : [...missing, 'OIDC_CLIENT_SECRET: is missing; set it, or OIDC_CLIENT_KEY_FILE.'];
};

const mailWithoutSender = (env: Record<string, string>): string[] =>
  'SMTP_URL' in env && !('MAIL_FROM' in env) ? ['MAIL_FROM: is missing; with SMTP_URL it says whom mail comes from.'] : [];

const s3Names = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_REGION', 'FILES_S3_ACCESS_KEY', 'FILES_S3_SECRET_KEY'] as const;

const wrongFiles = (env: Record<string, string>): string[] => {
  if (!s3Names.some((name) => name in env)) return [];
  const missing = s3Names
    .filter((name) => !(name in env))
    .map((name) => `${name}: is missing; a store of files needs all of ${s3Names.join(', ')}.`);
  const twice = 'FILES_DIR' in env ? ['FILES_DIR: is set beside FILES_S3_*; set one of them.'] : [];
  const open =
    modeOf(env) === 'production' && env.FILES_S3_ENDPOINT?.startsWith('http://')
      ? ['FILES_S3_ENDPOINT: must begin with https:// in production.']
      : [];
  return [...missing, ...twice, ...open];
};

const modeOf = (env: Record<string, string>): Settings['mode'] =>
  env.TILLSTAND_MODE === 'production' || (env.TILLSTAND_MODE === undefined && env.NODE_ENV === 'production') ? 'production' : 'demo';

const missingInProduction = (env: Record<string, string>): string[] => {
  if (modeOf(env) === 'demo') return [];
  const missing = ['DATABASE_URL', 'BASE_URL']
    .filter((name) => !(name in env))
    .map((name) => `${name}: must be set in production (TILLSTAND_MODE=demo runs without it, on made-up sign-ins).`);
  const keyless =
    'AUDIT_KEYS' in env || 'AUDIT_KEY_FILE' in env
      ? []
      : ['AUDIT_KEY_FILE: must be set in production (or AUDIT_KEYS), to the same keys on every node.'];
  const insecure = env.BASE_URL?.startsWith('http://') ? ['BASE_URL: must begin with https:// in production.'] : [];
  return [...missing, ...keyless, ...insecure];
};

const adminWithoutDatabase = (env: Record<string, string>): string[] =>
  'DATABASE_ADMIN_URL' in env && !('DATABASE_URL' in env)
    ? ['DATABASE_ADMIN_URL: is set without DATABASE_URL; set both, or neither to use the embedded PostgreSQL.']
    : [];

const keysTwice = (env: Record<string, string>): string[] =>
  'AUDIT_KEYS' in env && 'AUDIT_KEY_FILE' in env ? ['AUDIT_KEYS: is set beside AUDIT_KEY_FILE; set one of them.'] : [];

const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? 'localhost' : host);

const toSettings = (env: Environment, mode: Settings['mode'], workingDir: string): Settings => ({
  mode,
  port: env.PORT,
  host: env.HOST,
  baseUrl: (env.BASE_URL ?? `http://${hostInUrl(env.HOST)}:${env.PORT}`).replace(/\/+$/, ''),
  trustProxy: env.TRUST_PROXY,
  dataDir: path.resolve(workingDir, env.TILLSTAND_DATA_DIR),
  databaseUrl: env.DATABASE_URL,
  databaseAdminUrl: env.DATABASE_ADMIN_URL ?? env.DATABASE_URL,
  databaseWaitSeconds: env.DATABASE_WAIT_SECONDS,
  oidc: oidcOf(env, mode, workingDir),
  filesDir: env.FILES_DIR === undefined ? undefined : path.resolve(workingDir, env.FILES_DIR),
  filesS3: s3Of(env),
  clamdUrl: env.CLAMD_URL === undefined ? undefined : new URL(env.CLAMD_URL),
  mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
  seal: sealOf(env, workingDir),
  rateLimit: env.RATE_LIMIT,
  auditKeys: env.AUDIT_KEYS,
  auditKeyFile: env.AUDIT_KEY_FILE === undefined ? undefined : path.resolve(workingDir, env.AUDIT_KEY_FILE),
  metricsToken: env.METRICS_TOKEN,
  logLevel: env.LOG_LEVEL ?? (mode === 'production' ? 'info' : 'warn'),
});

/** Level of assurance 3 in Sweden: what sign-in demands in production unless another is set. */
export const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';

function oidcOf(env: Environment, mode: Settings['mode'], workingDir: string): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret, OIDC_CLIENT_KEY_FILE: keyFile } = env;
  const auth = secret ? { secret } : keyFile ? { keyFile: path.resolve(workingDir, keyFile) } : undefined;
  if (!issuer || !clientId || !auth) return undefined;
  const acr = env.OIDC_ACR?.split(/\s+/).filter(Boolean) ?? (mode === 'production' ? [loa3] : []);
  return { issuer: new URL(issuer), clientId, auth, acr };
}

function s3Of(env: Environment): S3Settings | undefined {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = env;
  const { FILES_S3_ACCESS_KEY: accessKey, FILES_S3_SECRET_KEY: secretKey } = env;
  if (!(endpoint && bucket && region && accessKey && secretKey)) return undefined;
  return { endpoint: new URL(endpoint), bucket, region, accessKey, secretKey };
}

/**
 * Reads all settings and names every fault at once. An empty value counts as not set.
 * Values are never repeated in a fault: they may be secrets.
 */
export function parseSettings(given: Record<string, string | undefined>, workingDir: string): SettingsResult {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) if (value !== undefined && value.trim() !== '') env[name] = value.trim();
  const parsed = environment.safeParse(env);
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`)),
    ...partlySetOidc(env),
    ...missingInProduction(env),
    ...adminWithoutDatabase(env),
    ...keysTwice(env),
    ...mailWithoutSender(env),
    ...partlySetSeal(env),
    ...wrongFiles(env),
    ...misspelt(env),
  ];
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  return { ok: true, settings: toSettings(parsed.data, modeOf(env), workingDir) };
}
