import { compareValues, type Difference } from '../../work/index.ts';
import { type PartKey, partKeys } from './basis.ts';
import { type Contents, fieldsOfPart } from './parts.ts';

/** A part that reads otherwise in the later text, and how. */
export type ChangedPart = { readonly part: PartKey; readonly differences: readonly Difference[] };

/** Every part that differs between two editions, field by field. */
export const changedParts = (before: Contents, after: Contents): readonly ChangedPart[] =>
  partKeys.flatMap((part) => {
    const differences = compareValues(fieldsOfPart(part), before[part], after[part]);
    return differences.length > 0 ? [{ part, differences }] : [];
  });

/** The changed parts that nobody has said why of. */
export const withoutReason = (changed: readonly ChangedPart[], reasons: Readonly<Partial<Record<PartKey, string>>>): readonly PartKey[] =>
  changed.map(({ part }) => part).filter((part) => (reasons[part] ?? '').trim() === '');
