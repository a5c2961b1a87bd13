import type { Settings } from '../settings.ts';

/** What a person who has just started the product reads: what to open, how to sign in, how to stop. */
export function readyLines(
  { baseUrl, host, port, oidc, mode }: Pick<Settings, 'baseUrl' | 'host' | 'port' | 'oidc' | 'mode'>,
  milliseconds: number,
): string[] {
  const seconds = (milliseconds / 1000).toFixed(1);
  const isDemo = oidc === undefined && mode === 'demo';
  const signIn = isDemo ? `${baseUrl}/logga-in and pick a made-up person` : `${baseUrl}/logga-in`;
  const loggaIn = isDemo ? `${baseUrl}/logga-in och välj en påhittad person` : `${baseUrl}/logga-in`;
  return [
    '',
    `Tillstånd is running, ready after ${seconds} s. Open ${baseUrl} (listening on ${host}:${port}).`,
    `The register is public. To work in it, sign in at ${signIn}. Stop with Ctrl-C.`,
    '',
    `Tillstånd är igång, klar efter ${seconds.replace('.', ',')} s. Öppna ${baseUrl}`,
    `Registret är öppet för alla. Logga in på ${loggaIn}. Avsluta med Ctrl-C.`,
    '',
  ];
}
