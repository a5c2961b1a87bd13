import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, addEvent, type CareCase, caseForAct, isBefore } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { addDocument, type DocumentFile } from '../../documents/index.ts';
import { emptyContents } from '../core/parts.ts';
import { editionsOf } from '../queries.ts';
import { addEdition } from '../store.ts';
import { basisText } from '../text/basis.ts';
import { writeTask } from './begin.ts';
import type { BasisFault } from './kit.ts';

const { sv, en } = basisText;

/** Whether a case may have its basis on paper: it was taken over after the review, and stands where it is needed. */
export const takesPaper = ({ state, takenOverIn }: Pick<CareCase, 'state' | 'takenOverIn'>): boolean =>
  (state === 'consultation' || state === 'ruling') && isBefore('review', takenOverIn);

export type Paper = {
  readonly careCase: string;
  /** The day that the paper bears. */
  readonly dated: LocalDate;
  /** Who approved it, and what number it has had before. */
  readonly says: string;
  /** Checked, and in the store already. */
  readonly file: DocumentFile;
};

/**
 * The basis that an expert group had made before the case was taken over, as the case's first edition: the paper is kept and registered
 * (OSL 2009:400 5 kap. 1 §), and its parts are written in from it. The group has taken its stand on the paper.
 */
export const beginFromPaper = (doing: Doing, { careCase: id, dated, says, file }: Paper) =>
  act<string, BasisFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, id, { roles: ['case-officer'], states: ['consultation', 'ruling'] });
    if (!found.ok) return found;
    const { area, areaName, fictitious } = found.value;
    if (!takesPaper(found.value)) return fail({ kind: 'not-now', now: found.value });
    if ((await editionsOf(tx, id)).length > 0) return fail({ kind: 'begun-already' });
    const person = doing.person.id;
    const title = sv.paper.subject(areaName);
    const own = { careCase: id, secrecy: null, person, fictitious };
    const document = await addDocument(tx, {
      ...own,
      kind: 'basis-on-paper',
      title,
      organisation: 'authority',
      open: false,
      versions: [file],
    });
    const diary = await registerEntry(tx, {
      ...own,
      direction: 'drawn-up',
      kind: 'document',
      counterpart: null,
      subject: title,
      dated,
      document,
    });
    const by = { person, acting: actingText(doing.person) };
    const edition = { edition: 1, origin: 'paper', reason: says, contents: emptyContents, paper: { document, dated } } as const;
    const answer = await addEdition(tx, { ...by, careCase: id, area, ...edition, fictitious });
    await writeTask(tx, id, areaName);
    await addEvent(tx, {
      careCase: id,
      kind: 'basis.from-paper',
      reason: says,
      says: { sv: sv.paper.event(diary.number), en: en.paper.event(diary.number) },
      ...by,
    });
    const details = { edition: 1, origin: 'paper', document, number: diary.number };
    return ok({ answer, events: [{ action: 'basis.begun', object: { kind: 'case', id }, reason: says, details }] });
  });
