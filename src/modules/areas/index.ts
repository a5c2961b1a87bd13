export { type Area, type AreaFacts, type AreaOrigin, type AreaRevision, type AreaSource, factsOf, revised } from './core/area.ts';
export { type AreaStanding, standingAt, stepOf, successorsOf } from './core/state.ts';
export { readAreaRevisions, readAreas } from './queries.ts';
export { addArea, addAreaRevision, putAreas } from './store.ts';
