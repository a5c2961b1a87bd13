/** How an area came into the system: the older national care (RSV), the present order (NHV), or the cancer centres' assignments (RCC). */
export type AreaOrigin = 'rsv' | 'nhv' | 'rcc';

/** The facts of a care area that are not decisions. */
export type Area = {
  /** Stable, never reused: `atstorningar`. */
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** Every other printed name form, for search and for import. */
  readonly aliases: readonly string[];
  readonly origin: AreaOrigin | null;
  /** In which list of the 2024 yearly reporting the area stood. The list prints one area in both. */
  readonly annualReport: 'old' | 'new' | 'both' | null;
  /** Priority in the harmonisation of definitions: 1–3, `done`, or with the other heart areas. */
  readonly harmonisation: '1' | '2' | '3' | 'done' | 'with-heart-areas' | null;
  readonly heartArea: boolean;
  /** Public page about the area and other addresses that its facts were read from. */
  readonly sources: readonly AreaSource[];
  readonly qualityRegister: string | null;
  /** Where questions about the area go: a function's address, never a person's name. */
  readonly contact?: string | null;
  /** Made up in a demonstration. */
  readonly fictitious?: boolean;
};

/** The facts that people edit in the product; each edit carries all of them. */
export type AreaFacts = Required<Pick<Area, 'name' | 'nameEn' | 'aliases' | 'sources' | 'qualityRegister' | 'contact'>>;

export const factsOf = ({ name, nameEn, aliases, sources, qualityRegister, contact = null }: Area): AreaFacts => ({
  name,
  nameEn,
  aliases,
  sources,
  qualityRegister,
  contact,
});

/** One edit of an area's facts. The latest stands before what the data files say. */
export type AreaRevision = {
  readonly area: string;
  readonly version: number;
  readonly facts: AreaFacts;
  readonly reason: string | null;
  /** The person, and `role@organisation`. */
  readonly madeBy: string;
  readonly acting: string;
  readonly madeAt: Date;
  readonly fictitious: boolean;
};

/** Areas with the facts of their latest revision. Revisions come in order of version. */
export function revised(areas: readonly Area[], revisions: readonly Pick<AreaRevision, 'area' | 'facts'>[]): Area[] {
  const latest = new Map(revisions.map((revision) => [revision.area, revision.facts]));
  return areas.map((area) => ({ ...area, ...latest.get(area.id) }));
}

export type AreaSource = { readonly url: string; readonly seen: string; readonly main: boolean };
