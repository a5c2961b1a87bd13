/** A region: only a region can apply for and hold a permit (HSL 2017:30 7 kap. 5 a §). */
export type Region = {
  /** County code, two digits: `12`. */
  readonly code: string;
  /** Official name: `Region Skåne`. */
  readonly name: string;
  readonly county: string;
  /** One collaboration region, or two where the county is split by municipality (Halland; HSF 2017:80 3 kap. 1 §). */
  readonly collaborationRegions: readonly string[];
  /** Per municipality code, where the county is split. */
  readonly municipalities: readonly { readonly code: string; readonly name: string; readonly collaborationRegion: string }[];
  /** Inhabitants on `populationDate`. */
  readonly population: number;
  readonly populationDate: string;
  readonly universityHospital: string | null;
  readonly organisationNumber: string;
  /** False where no stored public source was found for the number. */
  readonly organisationNumberVerified: boolean;
};

export type CollaborationRegion = { readonly id: string; readonly name: string; readonly csd: string };

/** A hospital or unit that a permit names, or a public body. */
export type Organisation = {
  readonly id: string;
  readonly kind: 'region' | 'hospital' | 'authority' | 'board' | 'csd' | 'ern';
  readonly name: string;
  readonly nameEn: string | null;
  /** County code of the region that it belongs to. */
  readonly region: string | null;
  readonly collaborationRegion: string | null;
  readonly note: string | null;
};
