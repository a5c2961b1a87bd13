export type { GeneralCondition, PrintedFigures, PrintedOverview, PrintedRow, Source } from './core/reference.ts';
export { type AreaView, type RegisterData, type RegisterView, viewRegister } from './core/view.ts';
