import type { Definition, SavedCases } from '../../definitions/index.ts';

/** A version that stands: shipped with the product, or approved in it. */
export type Version = {
  /** Its address: `area@2`, and `area@2~demo` when it is made up. */
  readonly ref: string;
  readonly definition: Definition;
  readonly cases: SavedCases;
  readonly fictitious: boolean;
  readonly approved: { readonly by: string; readonly at: Date } | null;
};

export const refOf = (id: string, fictitious: boolean): string => (fictitious ? `${id}~demo` : id);

/** Where a draft of an area without any version begins. */
export const nothingYet = (area: string): string => `${area}@0`;

/** The version with the highest number; a made-up one goes before another with the same number, where both are seen. */
export function latestOf(versions: readonly Version[], area: string): Version | undefined {
  return versions
    .filter((one) => one.definition.areaId === area)
    .toSorted((a, b) => b.definition.version - a.definition.version || Number(b.fictitious) - Number(a.fictitious))[0];
}

/** The latest of every area. */
export function latestOfAll(versions: readonly Version[]): readonly Version[] {
  const areas = [...new Set(versions.map((one) => one.definition.areaId))];
  return areas.flatMap((area) => latestOf(versions, area) ?? []);
}

/** Saved cases of an area that has none. */
export const noCases = (areaId: string): SavedCases => ({ format: 'tillstand-cases/1', areaId, cases: [] });
