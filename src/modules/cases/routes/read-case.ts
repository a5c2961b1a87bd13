import { ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Person } from '../../access/index.ts';
import { entriesOfCase } from '../../diary/index.ts';
import { documentsOfCase } from '../../documents/index.ts';
import { type CaseFault, caseForReading } from '../acting.ts';
import { mayMove, standingIn } from '../commands/move.ts';
import { paperOf } from '../commands/register-paper.ts';
import { type CaseAction, caseActions, moveOf } from '../core/lifecycle.ts';
import { planOf } from '../core/plan.ts';
import { stepNumber } from '../core/states.ts';
import { prioritiesOf } from '../nominations.ts';
import { capacitiesIn, participantsOf, standingOf } from '../people.ts';
import { planRevisions } from '../plans.ts';
import { type CareCase, eventsOf, type Product, productsOf, tasksOf, todayIn } from '../queries.ts';
import type { NextWay } from '../screens/next-step.tsx';

/** The furthest step that a case has come to: where it stands, or stood when it was stopped. */
export const reachedBy = ({ state, stoppedIn }: Pick<CareCase, 'state' | 'stoppedIn'>): number =>
  stepNumber(state) ?? stepNumber(stoppedIn ?? 'longlist') ?? 0;

/** The way forward and what is missing for it. */
export function nextWay(careCase: CareCase, products: readonly Product[]): NextWay | undefined {
  const way = moveOf(standingIn(careCase, products), 'advance');
  if (!way) return undefined;
  return { move: way.move, to: way.to, missing: way.fault?.kind === 'products-missing' ? way.fault.missing : [] };
}

/** What a person may do with the case itself, whether or not something is missing for it. */
export function actionsOf(person: Person, careCase: CareCase, products: readonly Product[]): readonly CaseAction[] {
  return caseActions.filter((action) => {
    const way = moveOf(standingIn(careCase, products), action);
    return way !== undefined && way.fault?.kind !== 'already-decided' && mayMove({ person }, careCase, way.move, products).ok;
  });
}

/** All that the page of a case shows. */
export async function readCase(tx: Tx, person: Person, id: string): Promise<Result<Awaited<ReturnType<typeof wholeOf>>, CaseFault>> {
  const found = await caseForReading(tx, person, id);
  return found.ok ? ok(await wholeOf(tx, person, found.value)) : found;
}

async function wholeOf(tx: Tx, person: Person, careCase: CareCase) {
  const { id } = careCase;
  const products = await productsOf(tx, id);
  const today = await todayIn(tx);
  return {
    careCase,
    products,
    today,
    way: nextWay(careCase, products),
    actions: actionsOf(person, careCase, products),
    paper: person.acting.role === 'case-officer' && paperOf(careCase, products).length > 0,
    standing: await standingOf(tx, id, person.id),
    priority: (await prioritiesOf(tx, id)).at(-1),
    participants: await participantsOf(tx, id),
    capacities: await capacitiesIn(tx, id, person.id),
    documents: await documentsOfCase(tx, id),
    diary: await entriesOfCase(tx, id),
    tasks: await tasksOf(tx, id),
    plan: planOf((await planRevisions(tx, [id])).get(id) ?? [], reachedBy(careCase), today),
    events: await eventsOf(tx, id),
  };
}
