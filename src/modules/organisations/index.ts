export type { CollaborationRegion, Organisation, Region } from './core/organisation.ts';
export { readCollaborationRegions, readOrganisations, readRegions } from './queries.ts';
export { putCollaborationRegions, putOrganisations, putRegions } from './store.ts';
