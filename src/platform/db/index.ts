export { clockNow } from './clock.ts';
export { createDb, type Database, type NoTables, type Queryable, type Tx } from './database.ts';
export { type DiskGuard, guardDisk } from './disk-guard.ts';
export { isUnavailable } from './faults.ts';
export type { Listener } from './listen.ts';
export { type MigrationReport, type MigrationState, migrate, readMigrationState } from './migrate.ts';
export { appRole, type PoolOptions } from './pool.ts';
export { planned, withNext } from './transaction-client.ts';
export { type SystemWork, type WorksFor, workingFor, worksFor, worksForSystem } from './works-for.ts';
