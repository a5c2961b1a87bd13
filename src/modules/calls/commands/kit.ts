import { sql } from 'kysely';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { exactDay } from '../../../kernel/when.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type Denial, denied } from '../../../platform/http/policy.ts';
import { type Phrase, phrase } from '../../../platform/i18n/language.ts';
import { type Doing, isMadeUp } from '../../access/index.ts';
import { isHeld } from '../../permits/index.ts';
import type { AreaView } from '../../register/index.ts';
import { type CallFault, type Decided, heldBy } from '../core/call.ts';
import type { CallsDeps } from '../deps.ts';
import { type Call, findCall } from '../queries.ts';
import { callText } from '../text/calls.ts';

/** Why an act on a call was not done; then nothing has been done. */
export type CallRefusal =
  | { readonly kind: 'missing' }
  /** Someone else has acted in between: the call as it is now. */
  | { readonly kind: 'stale'; readonly now: Call }
  /** The call is in another state than the act is made for. */
  | { readonly kind: 'not-now' }
  | { readonly kind: 'refused'; readonly denial: Denial }
  | { readonly kind: 'faults'; readonly faults: readonly (CallFault | 'nearer' | 'unchanged' | 'missing')[] }
  | { readonly kind: 'journal'; readonly faults: readonly Phrase[] };

/** Where the words say it: `work.authorPublishes`, `work.askHead`. */
export const authorPublishes: Denial = denied(
  phrase({ sv: callText.sv.work, en: callText.en.work }, 'authorPublishes'),
  phrase({ sv: callText.sv.work, en: callText.en.work }, 'askHead'),
);

/** What has been decided about an area, for a call to be made of; undefined when it has not been decided that it is NHV, or how. */
export function decidedIn(area: AreaView): Decided | undefined {
  const { definition, agencyDecision, conditions } = area;
  if (agencyDecision?.payload.outcome !== 'nhv' || definition?.payload.basis !== 'decided') return undefined;
  const slots = agencyDecision.payload.slots ?? definition.payload.slots;
  if (slots?.units == null) return undefined;
  return {
    on: exactDay(agencyDecision.when) ?? null,
    definition: definition.payload,
    conditions: conditions?.payload.conditions ?? [],
    slots,
    held: heldBy(area.permits.filter(isHeld).map(({ grant }) => grant)),
  };
}

/** The register that a person's calls are made of: made-up people see what is made up too. */
export const registerFor = ({ register }: Pick<CallsDeps, 'register'>, fictitious: boolean) =>
  fictitious ? register.withFictitious : register;

/** A call for an act at the version that was seen; whoever comes next waits until the transaction ends. */
export async function callForAct(
  tx: Tx,
  doing: Pick<Doing, 'person'>,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<Call, CallRefusal>> {
  await sql`select pg_advisory_xact_lock(hashtextextended('call ' || ${id}, 80))`.execute(tx);
  const found = await findCall(tx, id, { fictitious: await isMadeUp(tx, doing.person.id) });
  if (!found) return fail({ kind: 'missing' });
  return found.version === version ? ok(found) : fail({ kind: 'stale', now: found });
}
