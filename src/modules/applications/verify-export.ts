import { createHash } from 'node:crypto';
import { canonicalJson, hashOf } from './hashing.ts';

export type Verified = {
  /** The SHA-256 of what it says, written canonically: what stands in the receipt when nothing has been changed. */
  readonly hash: string;
  readonly region: string;
  readonly areaName: string;
  readonly number: number;
  readonly submittedAt: string;
  readonly parts: number;
  /** Parts whose own checksum is not that of what they say. */
  readonly altered: readonly string[];
  /** Whether the file is, byte for byte, as the product wrote it; otherwise `sha256sum` of it gives another sum. */
  readonly canonical: boolean;
};

type Read = { readonly [name: string]: unknown };
const isRecord = (value: unknown): value is Read => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Checks an exported application by itself: computes the checksum of the file and of every section anew. Undefined when it is no such export. */
export function verifyExport(file: Uint8Array): Verified | undefined {
  const parsed = parse(file);
  if (!isRecord(parsed) || parsed.format !== 'tillstand.application/1' || !Array.isArray(parsed.sections)) return undefined;
  const sections = parsed.sections.filter(isRecord);
  const altered = sections.filter(({ hash, ...bare }) => hash !== hashOf(bare)).map((section) => textOf(section.key));
  const call = isRecord(parsed.call) ? parsed.call : {};
  const region = isRecord(parsed.region) ? parsed.region : {};
  const canonical = canonicalJson(parsed);
  return {
    hash: createHash('sha256').update(canonical).digest('hex'),
    region: textOf(region.name),
    areaName: textOf(call.areaName),
    number: typeof parsed.number === 'number' ? parsed.number : 0,
    submittedAt: textOf(parsed.submittedAt),
    parts: sections.length,
    altered,
    canonical: Buffer.from(canonical).equals(file),
  };
}

function parse(file: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file));
  } catch {
    return undefined;
  }
}
