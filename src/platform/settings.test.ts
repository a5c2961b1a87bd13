import { describe, expect, test } from 'vitest';
import { loa3, parseSettings } from './settings.ts';

const production = {
  TILLSTAND_MODE: 'production',
  DATABASE_URL: 'postgres://app:hemligt@db.example.se:5432/tillstand',
  BASE_URL: 'https://tillstand.example.se/',
  AUDIT_KEY_FILE: 'hemligt/audit.keys',
};

const signIn = { OIDC_ISSUER: 'https://id.example.se', OIDC_CLIENT_ID: 'tillstand' };

const settingsOf = (env: Record<string, string | undefined>) => {
  const result = parseSettings(env, '/srv/tillstand');
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.settings;
};

const faultsOf = (env: Record<string, string>): string[] => {
  const result = parseSettings(env, '/srv/tillstand');
  return result.ok ? [] : result.faults;
};

test('nothing set: a demonstration on this machine', () => {
  expect(settingsOf({})).toMatchObject({
    mode: 'demo',
    port: 3000,
    host: 'localhost',
    baseUrl: 'http://localhost:3000',
    trustProxy: false,
    dataDir: '/srv/tillstand/.tillstand',
    filesDir: undefined,
    filesS3: undefined,
    databaseUrl: undefined,
    oidc: undefined,
  });
});

test('an empty value is a value that is not set', () => {
  expect(settingsOf({ PORT: '', DATABASE_URL: '  ' })).toMatchObject({ port: 3000, databaseUrl: undefined });
});

test('production', () => {
  expect(settingsOf(production)).toMatchObject({
    mode: 'production',
    baseUrl: 'https://tillstand.example.se',
    databaseAdminUrl: production.DATABASE_URL,
    logLevel: 'info',
    auditKeyFile: '/srv/tillstand/hemligt/audit.keys',
  });
});

test('NODE_ENV=production is production too, unless the mode says otherwise', () => {
  expect(faultsOf({ NODE_ENV: 'production' }).length).toBeGreaterThan(0);
  expect(settingsOf({ NODE_ENV: 'production', TILLSTAND_MODE: 'demo' }).mode).toBe('demo');
});

test.each([
  ['false', false],
  ['2', 2],
  ['10.0.0.1, 10.1.0.0/16', ['10.0.0.1', '10.1.0.0/16']],
])('TRUST_PROXY=%s', (given, expected) => {
  expect(settingsOf({ TRUST_PROXY: given }).trustProxy).toEqual(expected);
});

test('sign-in', () => {
  const oidc = settingsOf({
    OIDC_ISSUER: 'https://id.example.se',
    OIDC_CLIENT_ID: 'tillstand',
    OIDC_CLIENT_SECRET: 'hemligt',
    OIDC_ACR: 'loa3  loa4',
  }).oidc;
  expect(oidc).toMatchObject({ clientId: 'tillstand', acr: ['loa3', 'loa4'] });
  expect(oidc?.issuer.href).toBe('https://id.example.se/');
});

test('sign-in by a key instead of a secret, and never below level 3 by oversight', () => {
  const given = { ...production, ...signIn, OIDC_CLIENT_KEY_FILE: 'hemligt/klient.json' };
  expect(settingsOf(given).oidc).toMatchObject({ auth: { keyFile: '/srv/tillstand/hemligt/klient.json' }, acr: [loa3] });
  expect(settingsOf({ ...given, OIDC_ACR: 'loa4' }).oidc?.acr).toEqual(['loa4']);
  expect(settingsOf({ ...signIn, OIDC_CLIENT_SECRET: 'x' }).oidc?.acr).toEqual([]);
});

test.each(['no-reply@example.se', 'Tillstånd <no-reply@example.se>'])('mail comes from %s', (from) => {
  expect(settingsOf({ SMTP_URL: 'smtps://mail.example.se', MAIL_FROM: from }).mail).toEqual({ url: 'smtps://mail.example.se', from });
  expect(settingsOf({ MAIL_FROM: from }).mail).toBeUndefined();
});

test('a seal', () => {
  const files = { SEAL_CERTIFICATE_FILE: 'hemligt/stampel.pem', SEAL_KEY_FILE: '/etc/stampel.key' };
  const expected = {
    certificateFile: '/srv/tillstand/hemligt/stampel.pem',
    keyFile: '/etc/stampel.key',
    passwordFile: undefined,
    timeStamper: undefined,
  };
  expect(settingsOf(files).seal).toEqual(expected);
  expect(settingsOf({ ...files, SEAL_KEY_PASSWORD_FILE: 'losen' }).seal?.passwordFile).toBe('/srv/tillstand/losen');
  expect(settingsOf({ ...files, SEAL_TIMESTAMP_URL: 'http://tsa.example.se/tsr' }).seal?.timeStamper?.host).toBe('tsa.example.se');
  expect(settingsOf({}).seal).toBeUndefined();
});

describe('faults', () => {
  const cases: [env: Record<string, string>, names: string[]][] = [
    [{ PORT: '0' }, ['PORT']],
    [{ PORT: '65536' }, ['PORT']],
    [{ PORT: '80a' }, ['PORT']],
    [{ HOST: 'a b' }, ['HOST']],
    [{ BASE_URL: 'tillstand.se' }, ['BASE_URL']],
    [{ DATABASE_URL: 'mysql://x/y' }, ['DATABASE_URL']],
    [{ DATABASE_ADMIN_URL: 'postgres://x/y' }, ['DATABASE_ADMIN_URL']],
    [{ TRUST_PROXY: 'yes' }, ['TRUST_PROXY']],
    [{ TRUST_PROXY: '10.0.0.0/33' }, ['TRUST_PROXY']],
    [{ SMTP_URL: 'https://mail', MAIL_FROM: 'a@b.se' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://mail.example.se' }, ['MAIL_FROM']],
    [{ MAIL_FROM: 'a@b.se\r\nBcc: c@d.se' }, ['MAIL_FROM']],
    [{ MAIL_FROM: 'a@b.se, c@d.se' }, ['MAIL_FROM']],
    [{ MAIL_FROMM: 'a@b.se' }, ['MAIL_FROMM']],
    [{ SEAL_KEY_FILE: 'x' }, ['SEAL_CERTIFICATE_FILE']],
    [{ SEAL_KEY_PASSWORD_FILE: 'x' }, ['SEAL_CERTIFICATE_FILE', 'SEAL_KEY_FILE']],
    [{ SEAL_TIMESTAMP_URL: 'ldap://x' }, ['SEAL_CERTIFICATE_FILE', 'SEAL_KEY_FILE', 'SEAL_TIMESTAMP_URL']],
    [{ SEAL_CERT_FILE: 'x' }, ['SEAL_CERT_FILE']],
    [{ RATE_LIMIT: '9' }, ['RATE_LIMIT']],
    [{ RATE_LIMIT: 'off' }, ['RATE_LIMIT']],
    [{ ...signIn, OIDC_CLIENT_SECRET: 'x', OIDC_CLIENT_KEY_FILE: 'x' }, ['OIDC_CLIENT_SECRET']],
    [signIn, ['OIDC_CLIENT_SECRET']],
    [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    [{ TILLSTAND_MODE: 'test' }, ['TILLSTAND_MODE']],
    [{ DATABASE_WAIT_SECONDS: '-1' }, ['DATABASE_WAIT_SECONDS']],
    [{ OIDC_ISSUER: 'https://id.example.se' }, ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
    [{ OIDC_ACR: 'loa3' }, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
    [{ OIDC_CLIENTID: 'x' }, ['OIDC_CLIENTID']],
    [{ TILLSTAND_DATADIR: '/x' }, ['TILLSTAND_DATADIR']],
    [{ TILLSTAND_MODE: 'production' }, ['DATABASE_URL', 'BASE_URL', 'AUDIT_KEY_FILE']],
    [{ ...production, AUDIT_KEYS: 'a:b' }, ['AUDIT_KEYS']],
    [{ METRICS_TOKEN: 'short' }, ['METRICS_TOKEN']],
    [{ AUDIT_KEY: 'x' }, ['AUDIT_KEY']],
    [{ ...production, BASE_URL: 'http://tillstand.example.se' }, ['BASE_URL']],
    [
      { PORT: 'x', DATABASE_URL: 'x', OIDC_ISSUER: 'x', LOG_LEVEL: 'x' },
      ['PORT', 'DATABASE_URL', 'OIDC_ISSUER', 'LOG_LEVEL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
    ],
  ];

  test.each(cases)('%j', (env, names) => {
    expect(
      faultsOf(env)
        .map((fault) => fault.slice(0, fault.indexOf(':')))
        .sort(),
    ).toEqual([...names].sort());
  });

  test('never repeat a value, which may be a secret', () => {
    const secret = 'hemligt-losenord';
    const faults = faultsOf({ DATABASE_URL: secret, OIDC_ISSUER: secret, SMTP_URL: secret, MAIL_FROM: secret, PORT: secret });
    expect(faults.length).toBeGreaterThanOrEqual(5);
    expect(faults.join('\n')).not.toContain(secret);
  });
});
