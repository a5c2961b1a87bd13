import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { renameAreaIn } from '../../work/index.ts';
import { actingText, caseForAct } from '../acting.ts';
import { moveOf } from '../core/lifecycle.ts';
import type { CasesDeps } from '../deps.ts';
import { productsOf } from '../queries.ts';
import { addEvent, touchCase } from '../store.ts';
import { caseText } from '../text/cases.ts';
import { type ActFault, faulty, stepFault } from './common.ts';
import { mayMove, standingIn } from './move.ts';

export type RenameAsked = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly nameEn: string | null;
  readonly reason: string;
};

const says = (key: keyof typeof caseText.sv.faults) => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });

/** Gives the area of a case another name. Its id and its case stay; the old name is kept among its other names. */
export async function renameCareCase(doing: Doing, { register }: Pick<CasesDeps, 'register'>, asked: RenameAsked) {
  const done = await act<number, ActFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, asked.id, { version: asked.version, roles: ['case-officer', 'head'] });
    if (!found.ok) return found;
    const careCase = found.value;
    const products = await productsOf(tx, careCase.id);
    const way = moveOf(standingIn(careCase, products), 'rename');
    if (!way) return stepFault({ kind: 'no-such-move' });
    const allowed = mayMove(doing, careCase, way.move, products);
    if (!allowed.ok) return allowed;
    const [name, reason] = [asked.name.trim(), asked.reason.trim()];
    if (name === '') return faulty('name', says('missing'));
    if (name.length > 160 || (asked.nameEn?.length ?? 0) > 160) return faulty('name', says('too-long'));
    if (name === careCase.areaName) return faulty('name', says('same-name'));
    if (reason === '') return faulty('reason', says('missing'));
    if (reason.length > 2_000) return faulty('reason', says('too-long'));
    if (!(await touchCase(tx, asked))) return fail({ kind: 'stale', now: careCase });
    const { area, fictitious } = careCase;
    const renamed = await renameAreaIn(tx, doing, { area, name, nameEn: asked.nameEn, reason, fictitious });
    if (!renamed.ok) throw new NameTaken();
    const details = { from: careCase.areaName, to: name };
    await addEvent(tx, {
      careCase: asked.id,
      kind: 'case.rename',
      reason,
      details,
      person: doing.person.id,
      acting: actingText(doing.person),
    });
    return ok({
      answer: renamed.value,
      events: [
        {
          action: 'area.renamed',
          object: { kind: 'area', id: area },
          reason,
          details: { case: asked.id, version: renamed.value, fictitious },
        },
      ],
    });
  }).catch((error: unknown) => {
    if (error instanceof NameTaken) return faulty('name', says('name-taken'));
    throw error;
  });
  if (done.ok) await register.acknowledge();
  return done;
}

/** Undoes all of it: two areas must not have the same name. */
class NameTaken extends Error {}
