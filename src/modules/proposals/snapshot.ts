import { createHash } from 'node:crypto';
import type { Definition } from '../definitions/index.ts';
import type { Basis, PartKey } from './core/basis.ts';
import { canonicalJson } from './core/canonical.ts';
import { basisOf, type Contents } from './core/parts.ts';

/** Everything that is locked, so that it can be read, printed and compared for as long as there is an archive. */
export type Snapshot = {
  readonly format: 'tillstand-basis/1';
  readonly careCase: string;
  readonly area: string;
  readonly areaName: string;
  readonly edition: number;
  readonly origin: 'first' | 'reopened' | 'revision' | 'paper';
  readonly reason: string | null;
  /** The version of the text that was locked. */
  readonly version: number;
  readonly basis: Basis;
  /** As it was filled in: what a later edition begins from and is compared with. */
  readonly contents: Contents;
  readonly executable: Definition | null;
  readonly stands: readonly { readonly person: string; readonly stand: 'approve' | 'dissent'; readonly said: string | null }[];
  readonly changeReasons: Readonly<Partial<Record<PartKey, string>>>;
  readonly fictitious: boolean;
};

type Given = Omit<Snapshot, 'format' | 'basis'>;

export const makeSnapshot = (given: Given): Snapshot => ({ format: 'tillstand-basis/1', ...given, basis: basisOf(given.contents) });

/** The SHA-256 of the canonical JSON, in hexadecimal: the same content always has the same. */
export const hashOf = (content: unknown): string => createHash('sha256').update(canonicalJson(content)).digest('hex');
