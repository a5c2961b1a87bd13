import type { LocalDate } from '../../../kernel/date.ts';
import { ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { addDocument, type DocumentFile } from '../../documents/index.ts';
import { actingText, caseForAct } from '../acting.ts';
import { fromPaper } from '../core/lifecycle.ts';
import type { ProductKind } from '../core/states.ts';
import { type CareCase, type Product, productsOf } from '../queries.ts';
import { addEvent, addProduct } from '../store.ts';
import { caseText } from '../text/cases.ts';
import { paperText } from '../text/paper.ts';
import { caseWords } from '../text/words.ts';
import { type ActFault, faulty } from './common.ts';

export type PaperAsked = {
  readonly id: string;
  readonly kind: ProductKind;
  /** The day that the paper bears. */
  readonly dated: LocalDate;
  /** Where it comes from: who made it, and what number it has had. */
  readonly says: string;
  /** Checked, and in the store already. */
  readonly file: DocumentFile;
};

const { sv, en } = paperText;

/** What may be registered from paper in a case now. */
export const paperOf = (careCase: CareCase, products: readonly Product[]): readonly ProductKind[] =>
  fromPaper(careCase, new Set(products.map(({ kind }) => kind)));

/**
 * Registers from paper what had been made of a step before its case was taken over in the midst of it: the paper is kept and gets a number
 * (OSL 2009:400 5 kap. 1 §), and stands for what the step must leave behind. Answers its diary number.
 */
export const registerFromPaper = (doing: Doing, { id, kind, dated, says, file }: PaperAsked) =>
  act<string, ActFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, id, { roles: ['case-officer'] });
    if (!found.ok) return found;
    const careCase = found.value;
    if (!paperOf(careCase, await productsOf(tx, id)).includes(kind)) {
      return faulty('kind', { sv: caseText.sv.faults['not-from-paper'], en: caseText.en.faults['not-from-paper'] });
    }
    const person = doing.person.id;
    const subject = sv.subject(caseWords.sv.products[kind], careCase.areaName);
    const own = { careCase: id, secrecy: null, person, fictitious: careCase.fictitious };
    const file1 = { organisation: 'authority', open: false, versions: [file] } as const;
    const document = await addDocument(tx, { ...own, ...file1, kind: `${kind}-on-paper`, title: subject.slice(0, 300) });
    const entry = { direction: 'drawn-up', kind: 'document', counterpart: null, subject, dated, document } as const;
    const { number } = await registerEntry(tx, { ...own, ...entry });
    await addProduct(tx, { careCase: id, kind, document, ref: null, person });
    await addEvent(tx, {
      careCase: id,
      kind: 'product.from-paper',
      reason: says,
      says: { sv: sv.event(caseWords.sv.products[kind], number), en: en.event(caseWords.en.products[kind], number) },
      person,
      acting: actingText(doing.person),
    });
    const details = { product: kind, document, number };
    return ok({ answer: number, events: [{ action: 'case.paper-registered', object: { kind: 'case', id }, reason: says, details }] });
  });
