import { z } from 'zod';
import { groupSegments } from '../../../kernel/paths/groups.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Fields } from '../../../platform/http/free-fields.ts';
import { denied } from '../../../platform/http/policy.ts';
import { type Context, routesFor } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import {
  all,
  doingOf,
  freshlySignedIn,
  type KeptForm,
  keptForm,
  mayAs,
  personOf,
  readAs,
  refuseAct,
  valuesOf,
} from '../../access/index.ts';
import { answerCaseFault, type CareCase, type CaseFault, caseForReading, isCaseFault, type Needed } from '../../cases/index.ts';
import { capacitiesOf, type GroupFault } from '../commands/common.ts';
import type { GroupKind } from '../core/group.ts';
import type { GroupsDeps } from '../deps.ts';
import { membersOf } from '../queries/groups.ts';
import { groupsText } from '../text/groups.ts';

export { discardOf, hiddenOf, readAs } from '../../access/index.ts';

export const { page, form, file, json } = routesFor<GroupsDeps>();
export type Ctx = Context<GroupsDeps, unknown, unknown, unknown>;

/** Those who see that there are groups: officers of the authority, and members of them. */
export const seesGroups = mayAs('case-officer', 'head', 'registrar', 'analyst', 'expert-group-member', 'b1-member', 'b2-member');
/** Those who see whom others have nominated. */
export const seesNominations = mayAs('case-officer', 'head');
export const composes = mayAs('case-officer');
/** Those who write about meetings: the officer and the members. */
export const meets = mayAs('case-officer', 'expert-group-member', 'b1-member', 'b2-member');
export const looksAtProposals = mayAs('head');
/** An appointment is a decision: it needs a fresh sign-in. */
export const appoints = all(looksAtProposals, freshlySignedIn);
export const nominates = mayAs('region-contact');

const kindOf = Object.fromEntries(Object.entries(groupSegments).map(([kind, word]) => [word, kind])) as Readonly<Record<string, GroupKind>>;
export const caseParams = z.object({ id: z.uuid() });
export const groupParams = caseParams.extend({ group: z.enum(['sakkunniga', 'b1', 'b2']) });
export const seatParams = groupParams.extend({ seat: z.uuid() });
export const meetingParams = groupParams.extend({ meeting: z.uuid() });
/** The group that an address names. */
export const kindIn = (segment: string): GroupKind => kindOf[segment] ?? 'expert';

export const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
export { anyFields, type Fields, listIn, numberIn, textIn } from '../../../platform/http/free-fields.ts';

export const isActing = (ctx: Pick<Ctx, 'subject'>, ...roles: readonly string[]): boolean =>
  roles.includes(personOf(ctx.subject).acting.role);

export const officers = ['case-officer', 'head', 'registrar', 'analyst'] as const;
/** Whose papers of a group these are: officers', and those of members of the group. */
export const ofGroup = (kind: GroupKind): Needed => ({ roles: officers, capacities: capacitiesOf[kind] });
/** What every member of any group may know. */
export const ofAnyGroup: Needed = { roles: officers, capacities: ['expert', 'expert-chair', 'b1', 'b2'] };

export { readInCase } from '../../cases/index.ts';

/**
 * As `readInCase`, for what belongs to a group alone: its members of today, and officers. That someone takes part in the case is not enough.
 */
export function readInGroup<T>(
  ctx: Ctx,
  id: string,
  kind: GroupKind,
  work: (tx: Tx, careCase: CareCase) => Promise<T>,
  needed: Needed = ofGroup(kind),
): Promise<Result<{ readonly careCase: CareCase; readonly read: T }, CaseFault>> {
  const person = personOf(ctx.subject);
  return readAs(ctx, async (tx) => {
    const found = await caseForReading(tx, person, id, needed);
    if (!found.ok) return found;
    const sits = isActing(ctx, ...officers) || (await membersOf(tx, id, kind)).some((one) => one.person === person.id);
    if (!sits) return fail({ kind: 'refused', denial: membersOnly, standing: 'clear' });
    return ok({ careCase: found.value, read: await work(tx, found.value) });
  });
}

const membersOnly = denied(phrase(groupsText, 'membersOnly'), phrase(groupsText, 'askOfficer'));

/** What was written before and could not be sent. */
export async function keptValues(ctx: Ctx): Promise<{ readonly values: Fields; readonly keptAt: Date } | undefined> {
  const kept: KeptForm | undefined = await keptForm(ctx);
  return kept && { values: kept.values as Fields, keptAt: kept.keptAt };
}
export { valuesOf };

type About = { readonly id: string; readonly action: string; readonly kind?: GroupKind };

/** The page that a fault becomes when its form has nothing to show again. */
export async function answerFault(ctx: Ctx, fault: GroupFault | 'key-reused', { id, action, kind }: About): Promise<Problem> {
  if (fault === 'key-reused' || isCaseFault(fault)) return answerCaseFault(ctx, fault, { id, action });
  const links = kind ? [{ href: paths.caseGroup(id, kind), text: phrase(groupsText, 'toGroup') }] : [];
  switch (fault.kind) {
    case 'own-proposal':
      return refuseAct(doingOf(ctx), { action, object: { kind: 'case', id } }, ownProposal);
    case 'changed':
      return problem('conflict', { title: phrase(groupsText, 'staleTitle'), detail: phrase(groupsText, 'stale'), links });
    default:
      return problem('conflict', { title: phrase(groupsText, 'notNowTitle'), detail: phrase(groupsText, 'notNow'), links });
  }
}

const decide = { sv: groupsText.sv.decide, en: groupsText.en.decide };
export const ownProposal = denied(phrase(decide, 'own'), phrase(decide, 'askHead'));

export const noSuch = (key: 'seat' | 'meeting'): Problem =>
  key === 'seat'
    ? notFound({ sv: groupsText.sv.seat.gone, en: groupsText.en.seat.gone })
    : notFound({ sv: groupsText.sv.meetings.gone, en: groupsText.en.meetings.gone });
