import { type CertificateFacts, factsOf, readSealKey, type SealSettings, whyNotNow } from './seal-key.ts';

/** Seals documents with the operator's certificate. */
export type Sealer = {
  readonly certificate: CertificateFacts;
  /** Whether sealing waits for another machine, which stamps the time. */
  readonly waitsForOthers: boolean;
  /** The PDF with a seal; throws when the certificate does not hold at that instant. */
  readonly seal: (pdf: Uint8Array, at: Date) => Promise<Uint8Array>;
};

/** Reads key and certificate, or throws an OperatorFault; undefined where none are set. What seals is not read before something is to be sealed. */
export function sealerOf(settings: SealSettings | undefined, now = new Date()): Sealer | undefined {
  if (!settings) return undefined;
  const key = readSealKey(settings, now);
  return {
    certificate: factsOf(key.chain[0]),
    waitsForOthers: key.timeStamper !== undefined,
    seal: async (pdf, at) => {
      const why = whyNotNow(key.chain[0], at);
      if (why) throw new Error(`the certificate to seal with ${why}`);
      const { sealedPdf } = await import('./seal.ts');
      return sealedPdf(pdf, key, at);
    },
  };
}
