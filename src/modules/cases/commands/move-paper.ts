import { dayInStockholm } from '../../../kernel/date.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import type { Doing } from '../../access/index.ts';
import { addNumbered } from '../../documents/index.ts';
import type { CaseMove, MovePaper } from '../core/lifecycle.ts';
import type { CaseState, ProductKind } from '../core/states.ts';
import { moveFileName, moveTitle, printMove } from '../print.ts';
import type { CareCase } from '../queries.ts';
import type { DecisionPaper } from '../text/papers.sv.ts';

type Decided = {
  readonly doing: Pick<Doing, 'person'>;
  readonly files: FileStore;
  readonly careCase: CareCase;
  readonly move: CaseMove;
  readonly to: CaseState;
  readonly reason: string;
  readonly redo: readonly ProductKind[];
  readonly names: readonly string[];
};

/** A head's decision gets a number in the diary and a document that bears it; what the product of a step already is has its own. */
export async function decisionNumber(tx: Tx, decided: Decided): Promise<string | null> {
  const { careCase, move, doing, files } = decided;
  const { paper } = move;
  if (!isDecision(paper)) return null;
  const title = moveTitle(paper, careCase.areaName);
  const { number } = await addNumbered(tx, files, {
    document: { kind: 'case-decision', title, organisation: 'authority', open: false },
    entry: {
      direction: 'drawn-up',
      kind: 'decision',
      counterpart: null,
      subject: title,
      careCase: careCase.id,
      secrecy: null,
      person: doing.person.id,
      fictitious: careCase.fictitious,
    },
    name: moveFileName(careCase, paper),
    print: (given, now) => printMove({ ...decided, paper, number: given, day: dayInStockholm(now) }),
  });
  return number;
}

const isDecision = (paper: MovePaper | null): paper is DecisionPaper => paper?.startsWith('decision-to-') ?? false;
