import type { Tx } from '../../platform/db/index.ts';
import type { GroupKind } from './core/group.ts';
import { type Member, membersOf } from './queries/groups.ts';

export { type AppointmentGiven, appointMembers, returnProposal } from './commands/appoint.ts';
export type { GroupFault } from './commands/common.ts';
export { planMeeting, writeMeeting } from './commands/meeting.ts';
export { askForAccount, leaveGroup, linkAccount } from './commands/member.ts';
export { type Nominating, nominate, type Recording, recordNomination, withdrawNomination } from './commands/nominate.ts';
export { openRound, type RoundGiven } from './commands/open-round.ts';
export { type ProposalGiven, proposeMembers } from './commands/propose.ts';
export type { GroupKind } from './core/group.ts';
export type { Nominee } from './core/nominee.ts';
export type { GroupsDeps } from './deps.ts';
export { groupsJobs } from './jobs.ts';
export { findGroup, type Group, type Member, membersOf, type Seat, seatsOf } from './queries/groups.ts';
export { nominationsOf, roundsOf } from './queries/nominations.ts';
export { groupsLinks, groupsMenu, groupsRoutes } from './routes/index.ts';
export { areaIn, crumbs as caseCrumbs } from './routes/place.ts';

/** The experts who sit in the group of a case today, the chair first. `person` is null until a member has been tied to an account. */
export const appointedExperts = (tx: Tx, careCase: string): Promise<readonly Member[]> => membersOf(tx, careCase, 'expert');

/** Whether someone sits in a group of a case today. It says nothing of conflicts of interest: ask `standingOf` of cases. */
export async function isMember(tx: Tx, careCase: string, person: string, group: GroupKind): Promise<boolean> {
  return (await membersOf(tx, careCase, group)).some((one) => one.person === person);
}
