export { areasByStep, type StepFigures } from './core/areas-by-step.ts';
export { type Count, count, permitsByRegion, type RegionFigures } from './core/permits-by-region.ts';
