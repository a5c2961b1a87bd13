import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import { OperatorFault } from '../platform/operator-fault.ts';
import type { SealFault } from '../platform/seal/verify.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

const says: Readonly<Record<SealFault, string>> = {
  altered: 'the file has been altered since it was sealed',
  'not-whole': 'the seal does not cover the whole file: something has been added to it',
  'not-by-certificate': 'the seal was not made with the key of that certificate',
  'false-stamp': 'the time stamp is not one of this seal',
  'not-in-time': 'the certificate was not valid at the time of the seal',
  untrusted: 'the certificate does not lead to any of those that are trusted',
};

export const verifySealCommand: Command = {
  name: 'verify-seal',
  usage: 'FILE.pdf [--trust ISSUERS.pem]',
  summary:
    'Verifies the electronic seal of a PDF, from the file alone. --trust: the issuers that it must lead to. Does not ask whether the certificate was revoked.',
  run: async ({ out }, args) => {
    const { values, words } = readArguments(args, ['FILE'], { trust: { type: 'string' } });
    const { verifySeal } = await import('../platform/seal/verify.ts');
    const found = verifySeal(contentOf(words[0]), values.trust === undefined ? [] : certificatesIn(values.trust));
    if (!found) throw new OperatorFault(`${words[0]} bears no seal that can be read.`);
    const { certificate, claimedAt, stamp, faults } = found;
    out(`Sealed by ${certificate.subject}, at ${claimedAt.toISOString()} by the sealer’s own clock.\n`);
    out(`Certificate ${certificate.serial}, issued by ${certificate.issuer}, valid to ${certificate.validTo.toISOString()}.\n`);
    if (stamp) out(`Time stamp ${stamp.at.toISOString()}, by ${stamp.by.subject}.\n`);
    for (const fault of faults) out(`FAULT ${says[fault]}\n`);
    if (faults.length > 0) return 1;
    out(
      `The seal holds.${values.trust === undefined ? ' Whether the certificate is to be trusted has not been looked at: give its issuer with --trust.' : ''}\n`,
    );
    return 0;
  },
};

function contentOf(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (cause) {
    throw new OperatorFault(`${file} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? ''}.`, { cause });
  }
}

function certificatesIn(file: string): readonly X509Certificate[] {
  const found = contentOf(file)
    .toString('utf8')
    .match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  if (!found) throw new OperatorFault(`${file} holds no certificate as PEM (BEGIN CERTIFICATE).`);
  return found.map((one) => new X509Certificate(one));
}
