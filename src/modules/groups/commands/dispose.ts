import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { actingText, todayIn } from '../../cases/index.ts';
import { addDisposal, type Disposal, disposalNow } from '../disposal.ts';

export type DisposalGiven = {
  /** The version of the decision that was read; 0 when there was none. */
  readonly version: number;
  readonly months: number | null;
  readonly source: string;
  readonly decidedOn: LocalDate;
};

export type DisposalFault = { readonly kind: 'stale'; readonly now: Disposal | undefined } | { readonly kind: 'later' };

/**
 * Enters what the authority has decided on the personal data of those who were not appointed. A state authority disposes of public documents only by
 * regulation or decision of Riksarkivet (arkivförordningen 1991:446 14 §), so each states where it says so.
 */
export const enterDisposal = (doing: Doing, { version, months, source, decidedOn }: DisposalGiven) =>
  act<number, DisposalFault>(doing, async (tx) => {
    const person = doing.person.id;
    const fictitious = await isMadeUp(tx, person);
    if (decidedOn > (await todayIn(tx))) return fail({ kind: 'later' });
    const now = await disposalNow(tx, fictitious);
    const next = version + 1;
    const given = { version: next, months, source, decidedOn, person, acting: actingText(doing.person), fictitious };
    if ((now?.version ?? 0) !== version || !(await addDisposal(tx, given)))
      return fail({ kind: 'stale', now: await disposalNow(tx, fictitious) });
    const details = { version: next, months: months ?? 'kept', decidedOn, fictitious };
    return ok({
      answer: next,
      events: [{ action: 'disposal.decided', object: { kind: 'disposal-decision', id: String(next) }, reason: source, details }],
    });
  });
