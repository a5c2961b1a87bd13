import type { OrganisationKind } from '../../identity/index.ts';

/** The kinds of organisation that are kept; nobody acts for a hospital itself. */
export type PlaceKind = OrganisationKind | 'hospital';
export const placeKinds: readonly PlaceKind[] = ['authority', 'board', 'region', 'hospital', 'unit', 'csd', 'patient-organisation'];

/** An organisation as rules see it. */
export type Place = { readonly id: string; readonly kind: PlaceKind; readonly region: string | null; readonly active: boolean };

/** What a list may hold: everything, or one organisation with what lies in it. */
export type Scope = { readonly all: true } | { readonly all: false; readonly organisation: string };
