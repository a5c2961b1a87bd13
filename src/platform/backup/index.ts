export { connectAs } from './connect.ts';
export { labelOf, type Manifest, type TableProof } from './format.ts';
export { differences } from './prove.ts';
export { proveDatabase } from './prove-database.ts';
export { checkBackup } from './read.ts';
export { type Restored, restoreBackup } from './restore.ts';
export { writeBackup } from './write.ts';
