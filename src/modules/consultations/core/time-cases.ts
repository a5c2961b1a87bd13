/**
 * Last days with the instants at which they begin and end, in UTC and written out, for tests of time: nothing here is computed by the
 * code that is tested.
 */
export const endings = [
  { what: 'a winter day', day: '2026-01-15', begins: '2026-01-14T23:00:00Z', ends: '2026-01-15T23:00:00Z' },
  { what: 'a summer day', day: '2026-06-15', begins: '2026-06-14T22:00:00Z', ends: '2026-06-15T22:00:00Z' },
  { what: 'the day before the clock goes forward', day: '2026-03-28', begins: '2026-03-27T23:00:00Z', ends: '2026-03-28T23:00:00Z' },
  { what: 'the day the clock goes forward', day: '2026-03-29', begins: '2026-03-28T23:00:00Z', ends: '2026-03-29T22:00:00Z' },
  { what: 'the day before the clock goes back', day: '2026-10-24', begins: '2026-10-23T22:00:00Z', ends: '2026-10-24T22:00:00Z' },
  { what: 'the day the clock goes back', day: '2026-10-25', begins: '2026-10-24T22:00:00Z', ends: '2026-10-25T23:00:00Z' },
  { what: 'the leap day', day: '2028-02-29', begins: '2028-02-28T23:00:00Z', ends: '2028-02-29T23:00:00Z' },
  { what: 'the last of February in a common year', day: '2027-02-28', begins: '2027-02-27T23:00:00Z', ends: '2027-02-28T23:00:00Z' },
  { what: 'the end of a year', day: '2026-12-31', begins: '2026-12-30T23:00:00Z', ends: '2026-12-31T23:00:00Z' },
  { what: 'Christmas Day, a red day', day: '2026-12-25', begins: '2026-12-24T23:00:00Z', ends: '2026-12-25T23:00:00Z' },
  { what: 'Midsummer Day, a Saturday', day: '2026-06-20', begins: '2026-06-19T22:00:00Z', ends: '2026-06-20T22:00:00Z' },
  { what: 'Easter Sunday', day: '2026-04-05', begins: '2026-04-04T22:00:00Z', ends: '2026-04-05T22:00:00Z' },
  { what: 'the last of April', day: '2026-04-30', begins: '2026-04-29T22:00:00Z', ends: '2026-04-30T22:00:00Z' },
] as const;
