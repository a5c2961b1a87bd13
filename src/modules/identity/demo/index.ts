export { personas } from './personas.ts';
export { pickPage } from './pick-page.tsx';
export { createDemoIssuer, type DemoIssuer, demoAcr, demoMount } from './provider.ts';
export { preparePersonas, readOrganisationNames, seedDemo, seedOrganisations } from './seed.ts';
