export type { Area, AreaOrigin, AreaSource } from './core/area.ts';
export { type AreaStanding, standingAt, stepOf } from './core/state.ts';
export { readAreas } from './queries.ts';
export { putAreas } from './store.ts';
