import type { Settings } from '../settings.ts';

/** What a person who has just started the product reads: what to open, how to sign in, how to stop. */
export function readyLines({ baseUrl, host, port }: Pick<Settings, 'baseUrl' | 'host' | 'port'>, milliseconds: number): string[] {
  const seconds = (milliseconds / 1000).toFixed(1);
  return [
    '',
    `Tillstånd is running, ready after ${seconds} s. Open ${baseUrl} (listening on ${host}:${port}).`,
    'Sign-in: none is needed; everything in the register is public. Stop with Ctrl-C.',
    '',
    `Tillstånd är igång, klar efter ${seconds.replace('.', ',')} s. Öppna ${baseUrl}`,
    'Inloggning: behövs inte, allt i registret är offentligt. Avsluta med Ctrl-C.',
    '',
  ];
}
