import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Denial } from '../../../platform/http/policy.ts';
import { type Doing, no, type Person } from '../../access/index.ts';
import type { RegisterData, Source } from '../../register/index.ts';
import { readRegisterData } from '../../register/index.ts';
import { interpretRows, type RowFault } from '../core/import-rows.ts';
import { type Circumstances, interpret, type Outcome } from '../core/interpret.ts';
import type { FormKind } from '../core/kinds.ts';
import { createLedger, type Ledger } from '../core/ledger.ts';
import { type DraftAction, life, writersOf } from '../core/life.ts';
import type { Fault } from '../core/values.ts';
import { type Content, contentOf, type Draft, databaseNow, deedsOf, findDraft, versionsOf, viewerOf } from '../queries.ts';

/** Why an act was not done; then nothing has been done. */
export type WorkFault =
  | { readonly kind: 'missing' }
  /** Someone else has acted in between: what there is now. */
  | { readonly kind: 'stale'; readonly now: number }
  /** The draft has come further: the action cannot be done any more, or not yet. */
  | { readonly kind: 'not-now' }
  | { readonly kind: 'refused'; readonly denial: Denial }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[]; readonly rows: readonly RowFault[] };

export const missing: Result<never, WorkFault> = fail({ kind: 'missing' });
export const broken = (faults: readonly Fault[], rows: readonly RowFault[] = []): Result<never, WorkFault> =>
  fail({ kind: 'faults', faults, rows });

export type Asked = { readonly id: string; readonly version: number };

export const actingText = (person: Person): string => `${person.acting.role}@${person.acting.organisation}`;

/** The draft that an act is about, if the act can be done with it now, by this person, at this version. */
export async function draftFor(tx: Tx, doing: Doing, asked: Asked, action: DraftAction): Promise<Result<Draft, WorkFault>> {
  const draft = await findDraft(tx, asked.id, await viewerOf(tx, doing.person.id));
  if (!draft) return missing;
  if (draft.version !== asked.version) return fail({ kind: 'stale', now: draft.version });
  const move = life[draft.status][action];
  if (!move) return fail({ kind: 'not-now' });
  if (!move.needs.includes('another-person')) return ok(draft);
  const writers = writersOf(deedsOf(await versionsOf(tx, draft.id)));
  return writers.has(doing.person.id) ? fail({ kind: 'refused', denial: no('authorConfirms', 'askColleague') }) : ok(draft);
}

/** The register at this very moment, for decisions: memory may be a moment behind. */
export async function registerNow(tx: Tx, fictitious: boolean): Promise<RegisterData> {
  const { data, withFictitious } = await readRegisterData(tx);
  return fictitious ? withFictitious : data;
}

/** The source of what is recorded here on a day. */
export function workSource(today: LocalDate, fictitious: boolean): Source & { readonly fictitious: boolean } {
  return fictitious
    ? {
        id: 'made-in-demo',
        title: { sv: 'Påhittat i demonstrationen', en: 'Made up in the demonstration' },
        publisher: 'Tillstånd',
        url: null,
        date: today,
        note: null,
        fictitious,
      }
    : {
        id: `recorded-${today}`,
        title: { sv: `Infört i registret ${today}`, en: `Recorded in the register on ${today}` },
        publisher: 'Socialstyrelsen',
        url: null,
        date: today,
        note: null,
        fictitious,
      };
}

export async function circumstances(tx: Tx, today: LocalDate, fictitious: boolean): Promise<Circumstances> {
  return { today, recordedAt: await databaseNow(tx), fictitious, source: workSource(today, fictitious).id };
}

/** What a draft would record on top of the register, or all that keeps it from it. */
export function outcomeOf(
  data: RegisterData,
  draft: Pick<Draft, 'kind' | 'area' | 'corrects'>,
  content: Content,
  how: Circumstances,
  ledger: Ledger = createLedger(data),
): Result<Outcome, WorkFault> {
  if ('rows' in content) {
    const { outcome, faults } = interpretRows(ledger, content.rows, how);
    return faults.length > 0 ? broken([], faults) : ok(outcome);
  }
  const read = interpret(
    ledger,
    { kind: draft.kind as FormKind, area: draft.area ?? '', corrects: draft.corrects, values: content.values },
    how,
  );
  return read.ok ? read : broken(read.error);
}

/** The same for a draft of the database. */
export async function storedOutcome(tx: Tx, data: RegisterData, draft: Draft, today: LocalDate): Promise<Result<Outcome, WorkFault>> {
  return outcomeOf(data, draft, await contentOf(tx, draft.id), await circumstances(tx, today, draft.fictitious));
}
