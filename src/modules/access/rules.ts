import type { Verdict } from '../../platform/http/policy.ts';
import { type Role, roles } from '../identity/index.ts';
import type { Place, Scope } from './core/place.ts';
import { isOwn, no, type Person, type RuleOn } from './policies.ts';

const yes: Verdict = { allowed: true };

export const isAuthorityAdministrator = ({ acting }: Person): boolean =>
  acting.role === 'administrator' && acting.organisation === 'authority';
const isRegionAdministratorOf = (person: Person, place: Place): boolean =>
  person.acting.role === 'region-administrator' && isOwn(person, place.id, place.region);
const isRegional = ({ kind }: Place): boolean => kind === 'region' || kind === 'hospital' || kind === 'unit';

/** What someone's lists hold: the authority's administrators and auditors everything, others their own organisation. */
export function scopeOf({ acting }: Person): Scope {
  const seesAll = acting.organisation === 'authority' && (acting.role === 'administrator' || acting.role === 'auditor');
  return seesAll ? { all: true } : { all: false, organisation: acting.organisation };
}

export type Giving = {
  readonly role: Role;
  readonly place: Place;
  readonly person: { readonly id: string; readonly active: boolean };
  /** Whether the region has an administrator who can give its roles. */
  readonly regionHasAdministrator: boolean;
};

/**
 * Roles of a region are given by its administrator, all others by the authority's; the first administrator of a region too.
 * Nobody gives a role to themselves.
 */
export const mayGive: RuleOn<Giving> = (person, giving) => {
  const { role, place } = giving;
  if (giving.person.id === person.id) return no('selfGiven', 'askOtherAdministrator');
  const refusal = refusalByPlace(person, giving);
  if (refusal) return refusal;
  if (roles[role].at !== place.kind) return no('roleElsewhere', 'askAdministrator');
  if (!place.active) return no('inactiveOrganisation', 'openOrganisationFirst');
  return giving.person.active ? yes : no('inactivePerson', 'openPersonFirst');
};

function refusalByPlace(person: Person, { role, place, regionHasAdministrator }: Giving): Verdict | undefined {
  if (!isRegional(place)) return isAuthorityAdministrator(person) ? undefined : no('authorityGives', 'askAuthority');
  if (isRegionAdministratorOf(person, place)) return undefined;
  if (!isAuthorityAdministrator(person)) return no('otherOrganisation', 'askThatOrganisation');
  if (role === 'region-administrator' && !regionHasAdministrator) return undefined;
  return no('regionGivesOwn', 'askRegionAdministrator');
}

/** The roles that someone may give at a place, so that the form offers no others. */
export const rolesToGive = (person: Person, place: Place, regionHasAdministrator: boolean): readonly Role[] =>
  (Object.keys(roles) as Role[]).filter(
    (role) => mayGive(person, { role, place, person: { id: '', active: true }, regionHasAdministrator }).allowed,
  );

export type Confirming = { readonly person: string; readonly givenBy: string | null; readonly isPending: boolean };

/** Deciding roles are confirmed by another administrator of the authority: not the giver, not the one who gets it. */
export const mayConfirm: RuleOn<Confirming> = (person, { person: receiver, givenBy, isPending }) => {
  if (!isAuthorityAdministrator(person)) return no('authorityGives', 'askAuthority');
  if (!isPending) return no('needsNoConfirmation', 'askOtherAdministrator');
  if (receiver === person.id) return no('selfConfirmed', 'askOtherAdministrator');
  return givenBy === person.id ? no('giverConfirms', 'askOtherAdministrator') : yes;
};

export type Ending = { readonly role: string; readonly place: Place; readonly isLastAdministrator: boolean };

/** Whoever may give a role may take it away; the authority's administrators also take away a region's administrator. */
export const mayEnd: RuleOn<Ending> = (person, { role, place, isLastAdministrator }) => {
  if (isLastAdministrator) return no('lastAdministrator', 'askAuthority');
  if (isRegionAdministratorOf(person, place)) return yes;
  if (!isAuthorityAdministrator(person)) return no(isRegional(place) ? 'otherOrganisation' : 'authorityGives', 'askThatOrganisation');
  return !isRegional(place) || role === 'region-administrator' ? yes : no('regionGivesOwn', 'askRegionAdministrator');
};

/** An account is kept by the organisation that took the person up, or by the authority. */
export const mayKeepAccount: RuleOn<{ readonly home: string | null }> = (person, { home }) =>
  isAuthorityAdministrator(person) || (person.acting.role === 'region-administrator' && home === person.acting.organisation)
    ? yes
    : no('personElsewhere', 'askAuthority');

export type Deactivating = { readonly id: string; readonly home: string | null; readonly isLastAdministrator: boolean };

export const mayDeactivate: RuleOn<Deactivating> = (person, { id, home, isLastAdministrator }) => {
  if (id === person.id) return no('ownAccount', 'askOtherAdministrator');
  return isLastAdministrator ? no('lastAdministrator', 'askAuthority') : mayKeepAccount(person, { home });
};

/** Facts and contacts of an organisation are kept by its administrator and the authority's. */
export const mayKeepPlace: RuleOn<Place> = (person, place) =>
  isAuthorityAdministrator(person) || isRegionAdministratorOf(person, place) ? yes : no('otherOrganisation', 'askThatOrganisation');

/** In a review each administrator answers for the own organisation, and nobody for themselves. */
export const mayReview: RuleOn<{ readonly place: Place; readonly person: string }> = (person, { place, person: holder }) => {
  if (holder === person.id) return no('ownReview', 'askOtherAdministrator');
  return mayKeepPlace(person, place);
};
