import pg from 'pg';

const { builtins } = pg.types;

/** Counts and ids come as numbers; one that a number cannot hold is a fault, not a silent rounding. */
const toSafeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit in a number`);
  return value;
};

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text], // a day is '2024-06-11', never a moment in some time zone
  [builtins.INT8, toSafeInteger],
]);

/** How values are read: dates stay text (YYYY-MM-DD), bigint becomes number, timestamptz becomes Date, numeric stays text. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};
