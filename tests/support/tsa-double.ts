import { webcrypto, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import type { TestCertificate } from './test-certificate.ts';

const info = '1.2.840.113549.1.9.16.1.4';

export type TsaDouble = {
  readonly url: URL;
  /** How many stamps it was asked for. */
  readonly asked: () => number;
  /** What it does from now on. */
  readonly does: (what: 'stamp' | 'refuse' | 'fail' | 'stamp-another' | 'forget-nonce' | 'flood' | 'lead-away') => void;
  readonly close: () => Promise<void>;
};

const nested = (value: Sequence | OctetString): Sequence => new Sequence({ value: [value] });

/** A time-stamping authority (RFC 3161) on this machine, with a certificate made for a test. */
export async function tsaDouble(given: TestCertificate, at: Date): Promise<TsaDouble> {
  const certificate = Certificate.fromBER(new Uint8Array(new X509Certificate(fs.readFileSync(given.certificateFile)).raw).buffer);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await webcrypto.subtle.importKey('pkcs8', given.key.export({ format: 'der', type: 'pkcs8' }), algorithm, false, ['sign']);
  const own = await webcrypto.subtle.digest('SHA-256', certificate.toSchema().toBER());
  let count = 0;
  let doing: Parameters<TsaDouble['does']>[0] = 'stamp';

  const stampOf = async ({ messageImprint, nonce }: TimeStampReq): Promise<TimeStampResp> => {
    if (doing === 'refuse') return new TimeStampResp({ status: new PKIStatusInfo({ status: 2 }) });
    if (doing === 'stamp-another') messageImprint.hashedMessage = new OctetString({ valueHex: new Uint8Array(32).buffer });
    const said = new TSTInfo({
      version: 1,
      policy: '1.2.3.4.1',
      messageImprint,
      serialNumber: new Integer({ value: 7 }),
      genTime: at,
      ...(doing === 'forget-nonce' || !nonce ? {} : { nonce }),
    });
    const content = said.toSchema().toBER();
    const digest = await webcrypto.subtle.digest('SHA-512', content);
    const signed = new SignedData({
      version: 3,
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: info, eContent: new OctetString({ valueHex: content }) }),
      signerInfos: [
        new SignerInfo({
          version: 1,
          sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
          signedAttrs: new SignedAndUnsignedAttributes({
            type: 0,
            attributes: [
              new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: info })] }),
              new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: digest })] }),
              new Attribute({ type: '1.2.840.113549.1.9.16.2.47', values: [nested(nested(nested(new OctetString({ valueHex: own }))))] }),
            ],
          }),
        }),
      ],
      certificates: [certificate],
    });
    await signed.sign(key as never, 0, 'SHA-512');
    const timeStampToken = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
    return new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken });
  };

  const server = http.createServer(async (request, answer) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    count += 1;
    if (doing === 'fail') return void answer.writeHead(503).end();
    if (doing === 'lead-away') return void answer.writeHead(307, { location: '/' }).end();
    if (doing === 'flood') return void answer.writeHead(200).end(Buffer.alloc(100_000));
    const asked = TimeStampReq.fromBER(new Uint8Array(Buffer.concat(parts)).buffer);
    const response = await stampOf(asked);
    answer.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(Buffer.from(response.toSchema().toBER()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    asked: () => count,
    does: (what) => {
      doing = what;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}
