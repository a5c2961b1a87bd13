import sweden from '@svg-maps/sweden';
import { simplify } from './simplify.ts';

/** A county of Sweden (län) by its official code. */
export type County = {
  /** 01–25, as Statistics Sweden numbers them. */
  readonly code: string;
  readonly name: string;
  /** Fits a tile of the cartogram. */
  readonly short: string;
  /** Column and row in the cartogram. */
  readonly tile: readonly [number, number];
  /** Outline in the view box of the map. */
  readonly path: string;
};

/** Code, id in @svg-maps/sweden, name, short name, column and row of the tile. */
const TABLE = [
  ['01', 'stockholm', 'Stockholm', 'Stockholm', 4, 4],
  ['03', 'uppsala', 'Uppsala', 'Uppsala', 3, 4],
  ['04', 'sodermanland', 'Södermanland', 'Sörmland', 2, 5],
  ['05', 'ostergotland', 'Östergötland', 'Östergötl.', 1, 5],
  ['06', 'jonkoping', 'Jönköping', 'Jönköping', 1, 6],
  ['07', 'kronoberg', 'Kronoberg', 'Kronoberg', 1, 7],
  ['08', 'kalmar', 'Kalmar', 'Kalmar', 2, 6],
  ['09', 'gotland', 'Gotland', 'Gotland', 4, 6],
  ['10', 'blekinge', 'Blekinge', 'Blekinge', 2, 7],
  ['12', 'skane', 'Skåne', 'Skåne', 0, 7],
  ['13', 'halland', 'Halland', 'Halland', 0, 6],
  ['14', 'vastra gotaland', 'Västra Götaland', 'Västra G.', 0, 5],
  ['17', 'varmland', 'Värmland', 'Värmland', 0, 4],
  ['18', 'orebro', 'Örebro', 'Örebro', 1, 4],
  ['19', 'vastmanland', 'Västmanland', 'Västmanl.', 2, 4],
  ['20', 'dalarna', 'Dalarna', 'Dalarna', 2, 3],
  ['21', 'gavleborg', 'Gävleborg', 'Gävleborg', 3, 3],
  ['22', 'vasternorrland', 'Västernorrland', 'Västernorr.', 3, 2],
  ['23', 'jamtland', 'Jämtland', 'Jämtland', 2, 2],
  ['24', 'vasterbotten', 'Västerbotten', 'Västerbott.', 3, 1],
  ['25', 'norrbotten', 'Norrbotten', 'Norrbotten', 3, 0],
] as const;

function outline(id: string): string {
  const place = sweden.locations.find((one) => one.id === id);
  if (!place) throw new Error(`@svg-maps/sweden has no county ${id}`);
  return simplify(place.path);
}

export const mapViewBox = sweden.viewBox;

/** All 21 counties in the order of their codes. */
export const counties: readonly County[] = TABLE.map(([code, id, name, short, column, row]) => ({
  code,
  name,
  short,
  tile: [column, row],
  path: outline(id),
}));
