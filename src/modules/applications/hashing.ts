import { createHash } from 'node:crypto';
import { canonicalJson } from '../proposals/index.ts';

/** The SHA-256 of the canonical JSON of a content, in hexadecimal: the same content always has the same. */
export const hashOf = (content: unknown): string => createHash('sha256').update(canonicalJson(content)).digest('hex');

export { canonicalJson };
