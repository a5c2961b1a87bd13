export { DataFaults } from './fault.ts';
export { type LoadReport, loadRegister } from './load.ts';
export type { ReferenceChange } from './store-reference.ts';
