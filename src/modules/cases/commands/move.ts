import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { denied } from '../../../platform/http/policy.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { act, type Doing } from '../../access/index.ts';
import { entriesKnownAt } from '../../journal/index.ts';
import { tell } from '../../messages/index.ts';
import { readRegisterData } from '../../register/index.ts';
import { freeAreaId } from '../../work/index.ts';
import { actingText, caseForAct } from '../acting.ts';
import { areaStateOf } from '../core/area-state.ts';
import { type CaseAction, type CaseMove, moveOf, redoable, type Standing } from '../core/lifecycle.ts';
import { type CaseState, isStep, madeIn, type ProductKind, productKinds, type StepState, stepNumber } from '../core/states.ts';
import type { CasesDeps } from '../deps.ts';
import { recordInJournal } from '../journal.ts';
import { type CareCase, current, findCase, openCaseOf, type Product, productsOf, todayIn } from '../queries.ts';
import { addEvent, addHeir, closeTask, closeTasks, moveCase, supersede } from '../store.ts';
import { actText } from '../text/act.ts';
import { caseText } from '../text/cases.ts';
import { caseWords } from '../text/words.ts';
import { type ActFault, faulty, stepFault } from './common.ts';
import { decisionNumber } from './move-paper.ts';

export type MoveAsked = {
  readonly id: string;
  readonly version: number;
  readonly action: Exclude<CaseAction, 'rename'>;
  readonly reason: string;
  /** Going back: what is to be made anew. */
  readonly redo?: readonly ProductKind[];
  /** A merger: the area that takes over, by id. */
  readonly into?: string;
  /** A split: the names of the parts. */
  readonly parts?: readonly string[];
};

const says = (key: keyof typeof caseText.sv.faults) => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });

/**
 * Takes a case one step by the table, in one transaction with the journal, so that the register shows it at once: the case, its
 * timeline, the area's state, and for decisions a diary number. Whoever comes second with the same version gets the newer one.
 */
export async function moveCareCase(doing: Doing, { register, files }: Pick<CasesDeps, 'register' | 'files'>, asked: MoveAsked) {
  const done = await act<string, ActFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, asked.id, { version: asked.version, roles: ['case-officer', 'head'] });
    if (!found.ok) return found;
    const careCase = found.value;
    const products = await productsOf(tx, careCase.id);
    const standing = standingIn(careCase, products);
    const way = moveOf(standing, asked.action);
    if (!way) return stepFault({ kind: 'no-such-move' });
    const allowed = mayMove(doing, careCase, way.move, products);
    if (!allowed.ok) return allowed;
    if (way.fault) return stepFault(way.fault);
    const reason = asked.reason.trim();
    if (way.move.needsReason && reason === '') return faulty('reason', says('missing'));
    if (reason.length > 4_000) return faulty('reason', says('too-long'));
    const today = await todayIn(tx);
    const shape = await shapeOf(tx, careCase, asked);
    if (!shape.ok) return shape;
    const redo = asked.action === 'step-back' ? (asked.redo ?? []) : [];
    if (asked.action === 'step-back' && (redo.length === 0 || !redo.every((kind) => redoable(standing).includes(kind)))) {
      return faulty('redo', says('redo-what'));
    }
    const gone = [...redo, ...(asked.action === 'step-back' ? madeFrom(careCase.state) : [])];
    await supersede(tx, careCase.id, gone, 'stepped-back');
    const stoppedIn = isStep(way.to) ? null : isStep(careCase.state) ? careCase.state : careCase.stoppedIn;
    const { into, areas, heirs, names } = shape.value;
    if (!(await moveCase(tx, { id: careCase.id, version: asked.version, state: way.to, stoppedIn, into }))) {
      return fail({ kind: 'stale', now: careCase });
    }
    const left = new Set(standing.products);
    for (const kind of gone) left.delete(kind);
    const state = areaStateOf({ state: way.to, stoppedIn, into, products: left, hasStarted: await hasStarted(tx, careCase) });
    const recorded = await recordInJournal(tx, {
      areas,
      entries: [
        { area: careCase.area, payload: { kind: 'area-state', state, note: null } },
        ...areas.map(({ id }) => ({
          area: id,
          payload: {
            kind: 'area-state' as const,
            state: areaStateOf({ state: heirState(careCase), stoppedIn: null, into: null, products: left }),
            note: null,
          },
        })),
      ],
      today,
      fictitious: careCase.fictitious,
    });
    if (!recorded.ok) throw new Refused(recorded.error.map((one) => ({ at: 'action', says: one })));
    const { person } = doing;
    const acting = actingText(person);
    for (const area of heirs) {
      await addHeir(tx, {
        from: careCase.id,
        area,
        state: heirState(careCase),
        takenOverIn: careCase.takenOverIn === null || heirState(careCase) === 'longlist' ? null : heirState(careCase),
        person: person.id,
        acting,
        fictitious: careCase.fictitious,
      });
    }
    const number = await decisionNumber(tx, { doing, files, careCase, move: way.move, to: way.to, reason, redo, names });
    await addEvent(tx, {
      careCase: careCase.id,
      kind: `case.${asked.action}`,
      fromState: careCase.state,
      toState: way.to,
      reason: reason === '' ? null : reason,
      details: {
        ...(number === null ? {} : { diary: number }),
        ...(redo.length === 0 ? {} : { redo }),
        ...(into === null ? {} : { into }),
      },
      person: person.id,
      acting,
    });
    if (asked.action === 'advance') for (const key of ['advance', `plan-${stepNumber(way.to)}`]) await closeTask(tx, careCase.id, key);
    if (way.to === 'ended') await closeTasks(tx, careCase.id);
    await tellHandler(tx, doing, careCase, asked.action, way.to, reason);
    return ok({
      answer: way.to,
      events: [
        {
          action: asked.action === 'advance' ? 'case.advanced' : 'case.decided',
          object: { kind: 'case', id: careCase.id },
          ...(reason === '' ? {} : { reason }),
          details: { action: asked.action, from: careCase.state, to: way.to, area: careCase.area, fictitious: careCase.fictitious },
        },
      ],
    });
  }).catch((error: unknown) => {
    // The rules of the journal speak after the case has moved: all of it is undone, and what they said is shown.
    if (error instanceof Refused) return fail({ kind: 'faults' as const, faults: error.faults });
    throw error;
  });
  if (done.ok) await register.acknowledge();
  return done;
}

/** Whether the register has said that the care is given under permits: what is resumed after that is not said to await its start again. */
async function hasStarted(tx: Tx, { area, fictitious }: CareCase): Promise<boolean> {
  const { data, withFictitious } = await readRegisterData(tx);
  const today = await todayIn(tx);
  return entriesKnownAt((fictitious ? withFictitious : data).journal, today).some(
    (entry) => entry.area === area && entry.payload.kind === 'area-state' && entry.payload.state.status === 'management',
  );
}

class Refused extends Error {
  readonly faults: Extract<ActFault, { kind: 'faults' }>['faults'];
  constructor(faults: Refused['faults']) {
    super('the journal does not take it');
    this.faults = faults;
  }
}

export const standingIn = (careCase: CareCase, products: readonly Product[]): Standing => ({
  state: careCase.state,
  stoppedIn: careCase.stoppedIn,
  takenOverIn: careCase.takenOverIn,
  into: careCase.into,
  products: current(products),
});

/** The officer must handle the case; a head must not have made what the decision rests on. */
export function mayMove(
  { person }: Pick<Doing, 'person'>,
  careCase: CareCase,
  move: CaseMove,
  products: readonly Product[],
): Result<null, Extract<ActFault, { kind: 'refused' }>> {
  const refuse = (because: 'handlerOnly' | 'makerDecides' | 'notYours', ask: 'askHead' | 'askOfficer') =>
    fail({ kind: 'refused' as const, denial: denied(phrase(actText, because), phrase(actText, ask)), standing: 'clear' as const });
  const { role } = person.acting;
  if (!move.who.some((who) => who === role)) return refuse(role === 'head' ? 'handlerOnly' : 'notYours', 'askHead');
  if (role === 'case-officer' && careCase.handler !== person.id) return refuse('handlerOnly', 'askHead');
  const rests = products.filter(({ kind, supersededAt }) => supersededAt === null && move.needs.includes(kind));
  if (role === 'head' && rests.some((product) => product.person === person.id)) return refuse('makerDecides', 'askHead');
  return ok(null);
}

/** What is made in a step or after it: gone when the case goes back from there. */
const madeFrom = (state: CaseState): readonly ProductKind[] =>
  productKinds.filter((kind) => (stepNumber(madeIn[kind]) ?? 0) >= (stepNumber(state) ?? 0));

/** Parts of a split area begin where their own expert group is recruited, or stay on the longlist. */
const heirState = (careCase: CareCase): StepState => (careCase.state === 'longlist' ? 'longlist' : 'mapping');

type Shape = {
  readonly into: readonly string[] | null;
  readonly areas: readonly { readonly id: string; readonly name: string; readonly nameEn: null }[];
  readonly heirs: readonly string[];
  /** What the area becomes, as a reader knows it. */
  readonly names: readonly string[];
};

/** What becomes of the area when it is merged or split. */
async function shapeOf(tx: Tx, careCase: CareCase, asked: MoveAsked): Promise<Result<Shape, ActFault>> {
  if (asked.action === 'merge') {
    const into = asked.into ?? '';
    if (into === careCase.area) return faulty('into', says('into-itself'));
    const open = into === '' ? undefined : await openCaseOf(tx, into, careCase);
    const other = open === undefined ? undefined : await findCase(tx, open, careCase);
    if (other === undefined) return faulty('into', says('into-no-case'));
    return ok({ into: [into], areas: [], heirs: [], names: [other.areaName] });
  }
  if (asked.action !== 'split') return ok({ into: null, areas: [], heirs: [], names: [] });
  const names = (asked.parts ?? []).map((name) => name.trim()).filter((name) => name !== '');
  if (names.length < 2 || names.length > 5) return faulty('parts', says('two-to-five'));
  if (names.some((name) => name.length > 160)) return faulty('parts', says('too-long'));
  if (new Set(names.map((name) => name.toLocaleLowerCase('sv'))).size < names.length) return faulty('parts', says('name-taken'));
  const areas: { id: string; name: string; nameEn: null }[] = [];
  for (const name of names) {
    const free = await freeAreaId(tx, name, careCase.fictitious);
    if (!free.ok || areas.some(({ id }) => id === free.value)) return faulty('parts', says('name-taken'));
    areas.push({ id: free.value, name, nameEn: null });
  }
  const ids = areas.map(({ id }) => id);
  return ok({ into: ids, areas, heirs: ids, names });
}

async function tellHandler(
  tx: Tx,
  { person }: Doing,
  careCase: CareCase,
  action: CaseAction,
  to: CaseState,
  reason: string,
): Promise<void> {
  if (careCase.handler === null || careCase.handler === person.id) return;
  const text = (lang: 'sv' | 'en') => caseText[lang].messages;
  const now = (lang: 'sv' | 'en') => caseWords[lang].states[to];
  await tell(tx, {
    to: [{ person: careCase.handler }],
    message: {
      key: `case.${action}`,
      subject: { sv: text('sv').moved(careCase.areaName, now('sv')), en: text('en').moved(careCase.areaName, now('en')) },
      body: { sv: text('sv').movedBody(now('sv'), reason), en: text('en').movedBody(now('en'), reason) },
    },
    careCase: careCase.id,
    path: paths.careCase(careCase.id),
    fictitious: careCase.fictitious,
  });
}
