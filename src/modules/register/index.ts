export { knownToday } from './core/known.ts';
export type { GeneralCondition, PrintedFigures, PrintedOverview, PrintedRow, Source } from './core/reference.ts';
export { type AreaView, type RegisterData, type RegisterView, viewRegister } from './core/view.ts';
export { type ExportTable, exportCsv, exportTables } from './export/csv.ts';
export { exportJson } from './export/json.ts';
export { DataFaults, type LoadReport, loadRegister, type ReferenceChange } from './load/index.ts';
export { parseWhen } from './load/when-text.ts';
export { createRegister, type Register, type RegisterDeps } from './projection.ts';
export { MADE_UP, type ReadRegister, type RegisterVersion, readRegisterData } from './queries.ts';
