export type { GeneralCondition, PrintedFigures, PrintedOverview, PrintedRow, Source } from './core/reference.ts';
export { type AreaView, type RegisterData, type RegisterView, viewRegister } from './core/view.ts';
export { DataFaults, type LoadReport, loadRegister, type ReferenceChange } from './load/index.ts';
export { type RegisterVersion, readRegisterData } from './queries.ts';
