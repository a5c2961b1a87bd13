import { type Denial, denied, type Policy, type Subject, type Verdict } from '../../platform/http/policy.ts';
import { type Phrase, phrase } from '../../platform/i18n/language.ts';
import { type Role, needsTwo as rolesInTwo } from '../identity/index.ts';
import { roleNames, policyText as text } from './text/policies.ts';

/** Someone who has signed in. */
export type Person = Extract<Subject, { kind: 'person' }>;

/** A rule about a thing that has been read: used in handlers, once the route's own policy has let the request in. */
export type RuleOn<T> = (person: Person, thing: T) => Verdict;

/** For how long a sign-in counts as fresh. */
export const freshMinutes = 5;
const clockSkewMs = 60_000;

const yes: Verdict = { allowed: true };
const mustSignIn = denied(phrase(text, 'mustSignIn'), phrase(text, 'askAdministrator'));

/** Those at the authority and of the board who may work with a case or take part in one; row-level security shows each only their own. */
export const rolesInCases = [
  'case-officer',
  'head',
  'registrar',
  'analyst',
  'expert-group-member',
  'b1-member',
  'b2-member',
  'board-chair',
  'board-member',
  'board-substitute',
  'board-secretary',
] as const satisfies readonly Role[];

/** Those who act in one of these roles now. An assignment that is held but not chosen does not count. */
export function mayAs(...roles: readonly [Role, ...Role[]]): Policy {
  const refusal = denied(
    { sv: text.sv.onlyRoles(roleNames(roles, 'sv')), en: text.en.onlyRoles(roleNames(roles, 'en')) },
    phrase(text, 'askAdministrator'),
  );
  const switching = denied(refusal.because, phrase(text, 'switchAssignment'));
  const among = (role: string): boolean => roles.some((one) => one === role);
  return (subject) => {
    if (subject.kind !== 'person') return mustSignIn;
    if (among(subject.acting.role)) return yes;
    return subject.assignments.some(({ role }) => among(role)) ? switching : refusal;
  };
}

/** Those who have proved anew who they are within the last five minutes; others are led to do so, and back, with the form kept. */
export const freshlySignedIn: Policy = (subject, now) => {
  if (subject.kind !== 'person') return mustSignIn;
  const at = subject.session.steppedUpAt;
  const age = at === null ? Number.POSITIVE_INFINITY : now.getTime() - at.getTime();
  if (age >= -clockSkewMs && age <= freshMinutes * 60_000) return yes;
  return { ...denied(phrase(text, 'notFresh'), phrase(text, 'askProve')), stepUp: true };
};

/** All of these; the first refusal is the one that is told. */
export function all(...policies: readonly [Policy, Policy, ...Policy[]]): Policy {
  return (subject, now) => firstRefusal(policies.map((policy) => () => policy(subject, now)));
}

/** One of these is enough; otherwise the last refusal is told. */
export function either(...policies: readonly [Policy, Policy, ...Policy[]]): Policy {
  return (subject, now) => {
    let last: Verdict = mustSignIn;
    for (const policy of policies) {
      last = policy(subject, now);
      if (last.allowed) return last;
    }
    return last;
  };
}

/** All rules about a thing, in order. */
export function allOn<T>(...rules: readonly RuleOn<T>[]): RuleOn<T> {
  return (person, thing) => firstRefusal(rules.map((rule) => () => rule(person, thing)));
}

function firstRefusal(checks: readonly (() => Verdict)[]): Verdict {
  for (const check of checks) {
    const verdict = check();
    if (!verdict.allowed) return verdict;
  }
  return yes;
}

/** Something that belongs to an organisation; `region` is the region that the organisation lies in, or is. */
export type Placed = { readonly organisation: string; readonly region: string | null };

/** At the organisation that one acts for, or at one of its hospitals and units. */
export const atOwnOrganisation: RuleOn<Placed> = (person, { organisation, region }) =>
  isOwn(person, organisation, region) ? yes : no('otherOrganisation', 'askThatOrganisation');

export const isOwn = (person: Person, organisation: string, region: string | null): boolean =>
  organisation === person.acting.organisation || (region !== null && region === person.acting.organisation);

/** Who made something does not also confirm or decide it. */
export const notByThemselves: RuleOn<{ readonly author: string | null }> = (person, { author }) =>
  author === person.id ? no('authorConfirms', 'askColleague') : yes;

/** Whether two administrators must agree on who has a role. */
export const needsTwo = rolesInTwo;

type SentenceKey = { [K in keyof typeof text.sv]: (typeof text.sv)[K] extends string ? K : never }[keyof typeof text.sv];

/** A refusal in the words of this module. */
export const no = (because: SentenceKey, ask: SentenceKey): Denial => denied(phrase(text, because), phrase(text, ask));

/** The refusal as one phrase, for pages that show it without refusing the whole page. */
export const reasonOf = ({ because, ask }: Denial): Phrase => ({ sv: `${because.sv} ${ask.sv}`, en: `${because.en} ${ask.en}` });
