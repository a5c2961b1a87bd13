export { knownToday } from './core/known.ts';
export type { GeneralCondition, PrintedFigures, PrintedOverview, PrintedRow, Source } from './core/reference.ts';
export { type AreaView, type RegisterData, type RegisterView, viewRegister } from './core/view.ts';
export { type ExportTable, exportCsv, exportTables } from './export/csv.ts';
export { exportJson } from './export/json.ts';
export { DataFaults, type LoadReport, loadRegister, type ReferenceChange } from './load/index.ts';
export { createRegister, type Register, type RegisterDeps } from './projection.ts';
export { type RegisterVersion, readRegisterData } from './queries.ts';
