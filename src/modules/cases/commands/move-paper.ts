import { dayInStockholm } from '../../../kernel/date.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import type { Doing } from '../../access/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { addDocument, newDocumentId, renderAt } from '../../documents/index.ts';
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

/**
 * A head's decision gets a number in the diary and a document that bears it; what the product of a step already is has its own. The document
 * is set while the number is held: it is a page, and takes some hundredths of a second.
 */
export async function decisionNumber(tx: Tx, decided: Decided): Promise<string | null> {
  const { careCase, move, doing, files } = decided;
  const { paper } = move;
  if (!isDecision(paper)) return null;
  const { person } = doing;
  const { fictitious } = careCase;
  const title = moveTitle(paper, careCase.areaName);
  const document = await newDocumentId(tx);
  const { number } = await registerEntry(tx, {
    direction: 'drawn-up',
    kind: 'decision',
    counterpart: null,
    subject: title,
    careCase: careCase.id,
    document,
    secrecy: null,
    person: person.id,
    fictitious,
  });
  const now = await clockNow(tx);
  const print = printMove({ ...decided, paper, number, day: dayInStockholm(now) });
  await addDocument(tx, {
    id: document,
    careCase: careCase.id,
    kind: 'case-decision',
    title,
    organisation: 'authority',
    open: false,
    secrecy: null,
    fictitious,
    person: person.id,
    versions: await renderAt(files, print, moveFileName(careCase, paper, dayInStockholm(now)), now),
  });
  return number;
}

const isDecision = (paper: MovePaper | null): paper is DecisionPaper => paper?.startsWith('decision-to-') ?? false;
