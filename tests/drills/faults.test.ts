import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli, startProduct } from '../support/product.ts';

test('every fault of the settings is named at once, and nothing is started', async () => {
  const product = await startProduct(path.join(os.tmpdir(), `tillstand-faults-${process.pid}`), {
    env: { PORT: 'three', OIDC_ISSUER: 'nowhere', SMTP_URL: 'mail', TILLSTAND_DATADIR: '/x', LOG_LEVEL: 'loud' },
  });
  expect(await product.exit).toBe(78);
  for (const name of ['PORT', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'SMTP_URL', 'TILLSTAND_DATADIR', 'LOG_LEVEL'])
    expect(product.output()).toContain(`  - ${name}: `);
});

test('an unknown command is told with those there are', () => {
  const { status, stderr } = runCli(['migrat']);
  expect(status).toBe(64);
  expect(stderr).toMatch(/There is no command "migrat"\. There are: .*migrate.*doctor.*help/);
});

test('help lists the commands', () => {
  const { status, stdout } = runCli(['help']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ {2}migrate$[\s\S]*^ {2}doctor$[\s\S]*^ {2}help$/m);
});
