export { countAllocations } from './core/count.ts';
export type { Effects, Volumes } from './core/effects.ts';
export { type Allocation, allocations } from './core/enumerate.ts';
export { kilometresAnHour, roadFactor } from './core/geography.ts';
export { type Journeys, kilometreBands, minuteBands } from './core/journeys.ts';
export { type LeastVolume, leastVolumesIn } from './core/least-volume.ts';
export { type Applicant, type Award, awardsFor, type FreeSlots, freeOf, mayStandTogether, type Part } from './core/slots.ts';
export { geography } from './geography.ts';
export {
  type Asked,
  approximateIn,
  type Country,
  childrensShare,
  findAllocation,
  findScenario,
  keysIn,
  type Scenario,
  type Scenarios,
  scenariosOf,
  type UnitPlace,
} from './scenarios.ts';
export { type Filter, type SortKey, select, sortKeys } from './select.ts';
