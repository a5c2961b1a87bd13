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
};

export type AreaSource = { readonly url: string; readonly seen: string; readonly main: boolean };
