import path from 'node:path';
import type { SealSettings } from './seal-key.ts';

const needed = ['SEAL_CERTIFICATE_FILE', 'SEAL_KEY_FILE'] as const;
const names = [...needed, 'SEAL_KEY_PASSWORD_FILE', 'SEAL_TIMESTAMP_URL'] as const;
type Given = Readonly<Partial<Record<(typeof names)[number], string | undefined>>>;

/** What is missing of a seal of which something is set. */
export const partlySetSeal = (env: Readonly<Record<string, string>>): string[] =>
  names.some((name) => name in env)
    ? needed.filter((name) => !(name in env)).map((name) => `${name}: is missing; a seal needs both ${needed.join(' and ')}.`)
    : [];

/** Where the certificate and the key of the seal are; undefined where none is set. */
export function sealOf(env: Given, workingDir: string): SealSettings | undefined {
  const [certificateFile, keyFile, passwordFile] = [env.SEAL_CERTIFICATE_FILE, env.SEAL_KEY_FILE, env.SEAL_KEY_PASSWORD_FILE].map(
    (file) => file && path.resolve(workingDir, file),
  );
  const timeStamper = env.SEAL_TIMESTAMP_URL === undefined ? undefined : new URL(env.SEAL_TIMESTAMP_URL);
  return certificateFile && keyFile ? { certificateFile, keyFile, passwordFile, timeStamper } : undefined;
}
