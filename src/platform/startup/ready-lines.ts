import { paths } from '../../kernel/paths.ts';
import type { Settings } from '../settings.ts';

type Known = Pick<Settings, 'baseUrl' | 'host' | 'port' | 'mode' | 'oidc'>;

const signIn = ({ baseUrl, mode, oidc }: Known): { sv: string; en: string } => {
  const page = `${baseUrl}${paths.signIn}`;
  if (oidc) return { en: `${page}, through ${oidc.issuer.host}`, sv: `${page}, genom ${oidc.issuer.host}` };
  if (mode === 'demo') return { en: `${page}, and choose a made-up role`, sv: `${page}, och välj en påhittad roll` };
  return {
    en: 'not set up (OIDC_ISSUER); what is public can be read',
    sv: 'inte inställd (OIDC_ISSUER); det som är offentligt går att läsa',
  };
};

/** What a person who has just started the product reads: what to open, how to sign in, how to stop. */
export function readyLines(known: Known, milliseconds: number): string[] {
  const { baseUrl, host, port } = known;
  const seconds = (milliseconds / 1000).toFixed(1);
  const { sv, en } = signIn(known);
  return [
    '',
    `Tillstånd is running, ready after ${seconds} s. Open ${baseUrl} (listening on ${host}:${port}).`,
    `The register is public. Sign-in: ${en}. Stop with Ctrl-C.`,
    '',
    `Tillstånd är igång, klar efter ${seconds.replace('.', ',')} s. Öppna ${baseUrl}`,
    `Registret är öppet för alla. Inloggning: ${sv}. Avsluta med Ctrl-C.`,
    '',
  ];
}
