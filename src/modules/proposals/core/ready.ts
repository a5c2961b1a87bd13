/** What a member thinks of the basis as it stands. A dissent says with what the member disagrees. */
export type Stand = {
  readonly person: string;
  readonly stand: 'approve' | 'dissent';
  /** The version of the edition that the member read. */
  readonly version: number;
};

/** Those of the group who have not taken a stand on the present text: what was said of an earlier text has lapsed. */
export const waitingFor = (members: readonly string[], stands: readonly Stand[], version: number): readonly string[] =>
  members.filter((member) => !stands.some((one) => one.person === member && one.version === version));

export type LockFault =
  /** Nobody has been appointed: then there is no group whose basis it could be. */
  | { readonly kind: 'no-members' }
  | { readonly kind: 'waiting'; readonly people: readonly string[] }
  | { readonly kind: 'all-dissent' }
  | { readonly kind: 'open-comments'; readonly count: number };

export type LockQuestion = {
  readonly members: readonly string[];
  readonly stands: readonly Stand[];
  readonly version: number;
  readonly openComments: number;
  /** A revision after the consultation is held by reasons and the group's comment, and what comes from paper has been approved there. */
  readonly isForGroup: boolean;
};

/**
 * What keeps the basis from being locked. Every member of the group has approved the present text or dissented from it, at least one has
 * approved, and every comment has been taken care of.
 */
export function lockFaults({ members, stands, version, openComments, isForGroup }: LockQuestion): readonly LockFault[] {
  const open: readonly LockFault[] = openComments > 0 ? [{ kind: 'open-comments', count: openComments }] : [];
  if (!isForGroup) return open;
  if (members.length === 0) return [{ kind: 'no-members' }, ...open];
  const people = waitingFor(members, stands, version);
  if (people.length > 0) return [{ kind: 'waiting', people }, ...open];
  const approves = stands.some((one) => members.includes(one.person) && one.version === version && one.stand === 'approve');
  return approves ? open : [{ kind: 'all-dissent' }, ...open];
}

/** Who may lock: the group's chair, or the case officer. */
export const mayLock = (who: { readonly role: string; readonly isChair: boolean }): boolean => who.role === 'case-officer' || who.isChair;
