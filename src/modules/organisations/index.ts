export type { CollaborationRegion, Organisation, Region } from './core/organisation.ts';
