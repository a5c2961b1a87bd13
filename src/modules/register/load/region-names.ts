import type { Region } from '../../organisations/index.ts';
import { didYouMean } from './suggest.ts';

/** The files name regions as people do; the register keeps their county codes. */
export class RegionNames {
  readonly #codes: ReadonlyMap<string, string>;

  constructor(regions: readonly Region[]) {
    this.#codes = new Map(regions.map((region) => [region.name, region.code]));
  }

  code(name: string): string | undefined {
    return this.#codes.get(name);
  }

  /** What to say of a name that no region has. */
  unknown(name: string): string {
    return `no region is called ${name}.${didYouMean(name, this.#codes.keys())}`;
  }
}
