/** The kinds of organisation that people act for. */
export type OrganisationKind = 'authority' | 'board' | 'region' | 'unit' | 'csd' | 'patient-organisation';

/**
 * Every role in the product and the kind of organisation it belongs to. A role that is not here cannot be
 * given. `deciding` roles take the authority's and the board's decisions: two people must agree on who has them.
 */
export const roles = {
  'case-officer': { at: 'authority', deciding: false },
  head: { at: 'authority', deciding: true },
  registrar: { at: 'authority', deciding: false },
  analyst: { at: 'authority', deciding: false },
  administrator: { at: 'authority', deciding: true },
  auditor: { at: 'authority', deciding: false },
  'expert-group-member': { at: 'authority', deciding: false },
  'b1-member': { at: 'authority', deciding: false },
  'b2-member': { at: 'authority', deciding: false },
  'board-chair': { at: 'board', deciding: true },
  'board-member': { at: 'board', deciding: true },
  'board-substitute': { at: 'board', deciding: true },
  'board-secretary': { at: 'board', deciding: false },
  'region-administrator': { at: 'region', deciding: false },
  'region-contact': { at: 'region', deciding: false },
  'consultation-respondent': { at: 'region', deciding: false },
  'applicant-editor': { at: 'region', deciding: false },
  'region-signatory': { at: 'region', deciding: false },
  'referring-clinician': { at: 'region', deciding: false },
  'unit-head': { at: 'unit', deciding: false },
  'unit-coordinator': { at: 'unit', deciding: false },
  'unit-clinician': { at: 'unit', deciding: false },
  'unit-reporter': { at: 'unit', deciding: false },
  'csd-navigator': { at: 'csd', deciding: false },
  'patient-organisation-reader': { at: 'patient-organisation', deciding: false },
} as const satisfies Record<string, { readonly at: OrganisationKind; readonly deciding: boolean }>;

export type Role = keyof typeof roles;

export const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

/** Needs a second administrator's confirmation before it can be used. */
export const needsTwo = (role: Role): boolean => roles[role].deciding;
