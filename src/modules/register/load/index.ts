export { DataFaults } from './fault.ts';
export { checkFiles, type LoadReport, loadRegister } from './load.ts';
export type { ReferenceChange } from './store-reference.ts';
