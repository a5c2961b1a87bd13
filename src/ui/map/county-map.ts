import type { Lang } from '../types.ts';
import type { Classes } from './classes.ts';

/** What both maps take. */
export type CountyMapProps = {
  lang: Lang;
  /** Text alternative: what the map shows, with its main point. */
  label: string;
  /** Value by county code (01–25). A county that is missing counts as 0. */
  values: Readonly<Record<string, number>>;
  /** Five quantile classes without it. Give both maps of a page the same. */
  classes?: Classes | undefined;
  /** Decimals that values are written with; 0 without it. */
  decimals?: number | undefined;
  /** Makes each county a link. The table beside the map should have the same links. */
  href?: ((code: string) => string) | undefined;
};
