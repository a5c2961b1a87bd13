import { describe, expect, it } from 'vitest';
import { anonymous, type Verdict } from '../../platform/http/policy.ts';
import type { Role } from '../identity/index.ts';
import type { Place } from './core/place.ts';
import { all, atOwnOrganisation, either, freshlySignedIn, mayAs, notByThemselves, type Person } from './policies.ts';
import { mayConfirm, mayDeactivate, mayEnd, mayGive, mayKeepAccount, mayReview, rolesToGive, scopeOf } from './rules.ts';

const now = new Date('2026-03-16T10:00:00Z');
const as = (role: string, organisation: string, changes: Partial<Person> = {}): Person => ({
  kind: 'person',
  id: `${role}-${organisation}`,
  name: 'Påhittad',
  acting: { role, organisation },
  assignments: [{ role, organisation }],
  session: { id: 's', csrf: 'c', steppedUpAt: null },
  ...changes,
});
const steppedUp = (seconds: number) =>
  as('head', 'authority', { session: { id: 's', csrf: 'c', steppedUpAt: new Date(now.getTime() - seconds * 1_000) } });

/** Allowed, or the English reason. */
const told = (verdict: Verdict): string => (verdict.allowed ? 'allowed' : verdict.because.en);

const administrator = as('administrator', 'authority');
const skane = as('region-administrator', 'region-12');
const place = (changes: Partial<Place> = {}): Place => ({ id: 'region-12', kind: 'region', region: 'region-12', active: true, ...changes });
const authority = place({ id: 'authority', kind: 'authority', region: null });
const board = place({ id: 'board', kind: 'board', region: null });
const uppsala = place({ id: 'region-03', region: 'region-03' });
const unit = place({ id: 'unit-1', kind: 'unit' });

describe('policies of routes', () => {
  it('let in those who act in the role now', () => expect(mayAs('head', 'auditor')(as('auditor', 'authority'), now).allowed).toBe(true));
  it('refuse others with the roles by name, in both languages', () => {
    const verdict = mayAs('head', 'b1-member')(as('analyst', 'authority'), now);
    expect(verdict).toMatchObject({
      because: { sv: 'Det här får bara den göra som arbetar som chef eller ledamot i beredningsgrupp 1.' },
      ask: { en: 'Ask the administrator of your organisation.' },
    });
  });
  it('tell those who hold the role but act as something else to switch', () => {
    const person = as('analyst', 'authority', { assignments: [{ role: 'head', organisation: 'authority' }] });
    expect(mayAs('head')(person, now)).toMatchObject({ allowed: false, ask: { en: expect.stringContaining('Switch') } });
  });
  it('refuse those who have not signed in', () => {
    for (const policy of [mayAs('head'), freshlySignedIn, all(mayAs('head'), freshlySignedIn)])
      expect(policy(anonymous, now).allowed).toBe(false);
  });

  it.each([
    [0, true],
    [300, true],
    [301, false],
    [-59, true],
    [-61, false],
  ])('a sign-in %d seconds old is fresh: %s', (seconds, fresh) => expect(freshlySignedIn(steppedUp(seconds), now).allowed).toBe(fresh));
  it('an old sign-in is led to a fresh one, but not who may not anyway', () => {
    const policy = all(mayAs('head'), freshlySignedIn);
    expect(policy(steppedUp(600), now)).toMatchObject({ allowed: false, stepUp: true });
    expect(policy(as('analyst', 'authority'), now)).not.toHaveProperty('stepUp');
  });
  it('one of several is enough', () => {
    const policy = either(mayAs('head'), mayAs('analyst'));
    expect(policy(as('analyst', 'authority'), now).allowed).toBe(true);
    expect(told(policy(as('auditor', 'authority'), now))).toBe('Only those who work as analyst may do this.');
  });
});

describe('who may give a role', () => {
  const give = (giver: Person, role: Role, where: Place, changes: Partial<Parameters<typeof mayGive>[1]> = {}) =>
    told(mayGive(giver, { role, place: where, person: { id: 'someone', active: true }, regionHasAdministrator: true, ...changes }));

  it.each<[string, Person, Role, Place, string]>([
    ["the authority's administrator gives the authority's roles", administrator, 'head', authority, 'allowed'],
    ['and those of the board', administrator, 'board-member', board, 'allowed'],
    [
      'but not those of a region',
      administrator,
      'region-contact',
      place(),
      "Roles in a region are given by the region's own administrator.",
    ],
    ["a region's administrator gives the region's roles", skane, 'region-signatory', place(), 'allowed'],
    ["and those of the region's units", skane, 'unit-head', unit, 'allowed'],
    ["not another region's", skane, 'region-contact', uppsala, 'This belongs to another organisation than the one you work for.'],
    ["not the authority's", skane, 'head', authority, "The role is given by the authority's administrators."],
    ['not a role of another kind of organisation', skane, 'unit-head', place(), 'The role does not belong to that kind of organisation.'],
    ['nobody else gives roles', as('head', 'authority'), 'analyst', authority, "The role is given by the authority's administrators."],
    [
      'not even at home',
      as('region-contact', 'region-12'),
      'region-contact',
      place(),
      'This belongs to another organisation than the one you work for.',
    ],
    ['a closed organisation gives none', skane, 'region-contact', place({ active: false }), 'The organisation is closed.'],
  ])('%s', (_, giver, role, where, words) => expect(give(giver, role, where)).toBe(words));

  it('the authority gives a region its first administrator, and no more than that', () => {
    expect(give(administrator, 'region-administrator', uppsala, { regionHasAdministrator: false })).toBe('allowed');
    expect(give(administrator, 'region-administrator', uppsala)).toContain('own administrator');
    expect(give(administrator, 'region-contact', uppsala, { regionHasAdministrator: false })).toContain('own administrator');
  });
  it('nobody to themselves, nobody to a deactivated person', () => {
    expect(give(skane, 'region-contact', place(), { person: { id: skane.id, active: true } })).toBe('Nobody gives a role to themselves.');
    expect(give(skane, 'region-contact', place(), { person: { id: 'x', active: false } })).toBe('The person is deactivated.');
  });
  it('the form offers what may be given, and nothing else', () => {
    expect(rolesToGive(skane, place(), true)).toContain('region-administrator');
    expect(rolesToGive(skane, uppsala, false)).toEqual([]);
    expect(rolesToGive(administrator, place({ kind: 'hospital', id: 'hospital-x' }), false)).toEqual([]);
  });
});

describe('who may confirm a deciding role', () => {
  const pending = { person: 'receiver', givenBy: 'giver', isPending: true };
  it.each([
    ['another administrator', administrator, pending, 'allowed'],
    ['not the giver', administrator, { ...pending, givenBy: administrator.id }, 'Whoever gave the role may not confirm it.'],
    ['not the receiver', administrator, { ...pending, person: administrator.id }, 'Nobody confirms a role of their own.'],
    ['not a region', skane, pending, "The role is given by the authority's administrators."],
    ['not twice', administrator, { ...pending, isPending: false }, 'The role needs no confirmation.'],
  ])('%s', (_, person, confirming, words) => expect(told(mayConfirm(person, confirming))).toBe(words));
});

describe('who may take a role away, and whom', () => {
  const end = (person: Person, role: Role, where: Place, isLastAdministrator = false) =>
    told(mayEnd(person, { role, place: where, isLastAdministrator }));
  it('the one who may give it, and the authority a region administrator', () => {
    expect(end(skane, 'unit-head', unit)).toBe('allowed');
    expect(end(administrator, 'head', authority)).toBe('allowed');
    expect(end(administrator, 'region-administrator', uppsala)).toBe('allowed');
    expect(end(administrator, 'region-contact', uppsala)).toContain('own administrator');
    expect(end(skane, 'region-contact', uppsala)).toContain('another organisation');
    expect(end(skane, 'head', authority)).toContain("the authority's administrators");
  });
  it('never the last administrator', () =>
    expect(end(administrator, 'administrator', authority, true)).toBe('There would be no administrator left.'));
  it('accounts are kept at home or by the authority', () => {
    expect(told(mayKeepAccount(skane, { home: 'region-12' }))).toBe('allowed');
    expect(told(mayKeepAccount(skane, { home: null }))).toContain('another organisation');
    expect(told(mayKeepAccount(administrator, { home: 'region-12' }))).toBe('allowed');
    expect(told(mayKeepAccount(as('region-contact', 'region-12'), { home: 'region-12' }))).toContain('another organisation');
  });
  it('nobody deactivates themselves, or the last administrator', () => {
    expect(told(mayDeactivate(administrator, { id: administrator.id, home: null, isLastAdministrator: false }))).toBe(
      'Nobody deactivates themselves.',
    );
    expect(told(mayDeactivate(administrator, { id: 'x', home: null, isLastAdministrator: true }))).toContain('no administrator left');
  });
  it('nobody reviews their own role', () => {
    expect(told(mayReview(skane, { place: place(), person: skane.id }))).toBe('Nobody reviews roles of their own.');
    expect(told(mayReview(skane, { place: unit, person: 'x' }))).toBe('allowed');
    expect(told(mayReview(skane, { place: uppsala, person: 'x' }))).toContain('another organisation');
  });
});

describe('own and other', () => {
  it('an organisation is own, and so are those within it', () => {
    expect(atOwnOrganisation(skane, { organisation: 'region-12', region: 'region-12' }).allowed).toBe(true);
    expect(atOwnOrganisation(skane, { organisation: 'unit-1', region: 'region-12' }).allowed).toBe(true);
    expect(atOwnOrganisation(skane, { organisation: 'unit-2', region: 'region-03' }).allowed).toBe(false);
    expect(atOwnOrganisation(as('unit-head', 'unit-1'), { organisation: 'region-12', region: 'region-12' }).allowed).toBe(false);
  });
  it('the author does not confirm', () => {
    expect(notByThemselves(skane, { author: skane.id }).allowed).toBe(false);
    expect(notByThemselves(skane, { author: null }).allowed).toBe(true);
  });
  it('only the authority sees everything, and only as administrator or auditor', () => {
    expect(scopeOf(as('auditor', 'authority'))).toEqual({ all: true });
    expect(scopeOf(as('case-officer', 'authority'))).toEqual({ all: false, organisation: 'authority' });
    expect(scopeOf(as('administrator', 'region-12'))).toEqual({ all: false, organisation: 'region-12' });
  });
});
