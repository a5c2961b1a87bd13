import { factsOf, readSealKey } from '../../platform/seal/seal-key.ts';
import { type Check, fault, ok, skipped } from './check.ts';

const soonDays = 30;

/** Whether documents can be sealed with the certificate that is set, and for how long; a trial seal is made and verified. */
export const checkSeal: Check = async ({ settings }) => {
  if (!settings.seal) return skipped('no certificate is set (SEAL_CERTIFICATE_FILE): documents of the board bear no electronic seal');
  const now = new Date();
  const key = readSealKey(settings.seal, now);
  const [{ renderPdf }, { sealedPdf }, { verifySeal }] = await Promise.all([
    import('../../platform/pdf/pdf.ts'),
    import('../../platform/seal/seal.ts'),
    import('../../platform/seal/verify.ts'),
  ]);
  const trial = renderPdf(
    { lang: 'sv', title: 'Prov', subtitle: null, banner: null, footer: 'Prov', pageWords: ['sida', 'av'], keywords: [], blocks: [] },
    'archived',
    now,
  );
  const found = verifySeal(await sealedPdf(trial, key, now));
  if (!found || found.faults.length > 0) return fault('a trial seal did not hold: the certificate and key cannot be used');
  const { subject, serial, validTo } = factsOf(key.chain[0]);
  const days = Math.floor((validTo.getTime() - now.getTime()) / 86_400_000);
  const text = `${subject}, number ${serial}, valid to ${validTo.toISOString()}`;
  return days < soonDays ? fault(`${text}: ${days} days left. Get a new certificate`) : ok(text);
};
