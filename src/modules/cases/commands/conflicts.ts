import { paths } from '../../../kernel/paths.ts';
import { fail, ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { denied } from '../../../platform/http/policy.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { tell } from '../../messages/index.ts';
import { actingText, caseForAct } from '../acting.ts';
import { declarationsOf, officers } from '../people.ts';
import { type CareCase, findCase } from '../queries.ts';
import { addDeclaration, addEvent, addJudgement, closeTask, lockCase, openTask } from '../store.ts';
import { actText } from '../text/act.ts';
import { caseText } from '../text/cases.ts';
import { type ActFault, faulty } from './common.ts';

const says = (key: keyof typeof caseText.sv.faults) => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });

export type Declared = { readonly id: string; readonly answer: 'none' | 'possible'; readonly circumstances: string };

/**
 * Says whether one has a conflict of interest in a case: whoever may know of the case, whatever their standing (förvaltningslagen
 * 2017:900 18 §). What may be one stops the person until someone else has judged it.
 */
export function declareConflict(doing: Doing, { id, answer, circumstances }: Declared) {
  return act<string, ActFault>(doing, async (tx) => {
    const { person } = doing;
    await lockCase(tx, id);
    const careCase = await findCase(tx, id, { fictitious: await isMadeUp(tx, person.id) });
    if (!careCase) return fail({ kind: 'missing' });
    const told = circumstances.trim();
    if (answer === 'possible' && told === '') return faulty('circumstances', says('missing'));
    if (told.length > 4_000) return faulty('circumstances', says('too-long'));
    const acting = actingText(person);
    await closeTask(tx, id, `declare-${person.id}`);
    if (answer === 'possible') await askToJudge(tx, careCase, person.id, person.acting.role);
    await addEvent(tx, { careCase: id, kind: 'conflict.declared', details: { answer }, person: person.id, acting });
    await addDeclaration(tx, { careCase: id, person: person.id, answer, circumstances: answer === 'possible' ? told : null });
    return ok({ answer, events: [{ action: 'conflict.declared', object: { kind: 'case', id }, details: { answer } }] });
  });
}

/**
 * What someone has told elsewhere, as in a meeting of the board, holds in the case too: it stops the person there until it has been judged. The product's
 * own work, for a person whose standing in the case does not stop them already.
 */
export async function noteConflict(
  tx: Tx,
  careCase: CareCase,
  { person, role, told }: { readonly person: string; readonly role: string; readonly told: string },
): Promise<void> {
  await lockCase(tx, careCase.id);
  await closeTask(tx, careCase.id, `declare-${person}`);
  await askToJudge(tx, careCase, person, role);
  await addEvent(tx, { careCase: careCase.id, kind: 'conflict.declared', details: { answer: 'possible' }, person });
  await addDeclaration(tx, { careCase: careCase.id, person, answer: 'possible', circumstances: told.slice(0, 4_000) });
}

/** An officer's or head's own declaration is judged by a head; that of others by whoever handles the case. */
async function askToJudge(tx: Tx, careCase: CareCase, person: string, role: string): Promise<void> {
  const isStaff = role === 'case-officer' || role === 'head' || careCase.handler === person;
  await openTask(tx, {
    careCase: careCase.id,
    key: `judge-${person}`,
    title: { sv: caseText.sv.tasks.judge(careCase.areaName), en: caseText.en.tasks.judge(careCase.areaName) },
    role: isStaff ? 'head' : careCase.handler === null ? 'case-officer' : null,
    person: isStaff ? null : careCase.handler,
    organisation: 'authority',
    due: null,
    path: paths.caseConflicts(careCase.id),
  });
}

export type Judged = {
  readonly id: string;
  readonly person: string;
  /** The declaration that the judge has read: a newer one must be read first. */
  readonly declaration: string;
  readonly outcome: 'clear' | 'conflict';
  readonly reason: string;
};

/** Judges what someone has declared. Nobody judges their own; an officer's is judged by a head. */
export function judgeConflict(doing: Doing, asked: Judged) {
  return act<string, ActFault>(doing, async (tx) => {
    const { person } = doing;
    const found = await caseForAct(tx, doing, asked.id, { roles: ['case-officer', 'head'] });
    if (!found.ok) return found;
    const careCase = found.value;
    const refuse = (because: 'notYours' | 'handlerOnly', ask: 'askHead' | 'askOfficer') =>
      fail({ kind: 'refused' as const, denial: denied(phrase(actText, because), phrase(actText, ask)), standing: 'clear' as const });
    const latest = (await declarationsOf(tx, asked.id)).findLast((one) => one.person === asked.person);
    if (!latest) return fail({ kind: 'missing' });
    if (asked.person === person.id) return refuse('notYours', 'askHead');
    if (person.acting.role === 'case-officer') {
      const isStaff = careCase.handler === asked.person || (await isOfficer(tx, careCase, asked.person));
      if (isStaff) return refuse('notYours', 'askHead');
      if (careCase.handler !== null && careCase.handler !== person.id) return refuse('handlerOnly', 'askHead');
    }
    if (latest.id !== asked.declaration) return fail({ kind: 'stale', now: careCase });
    const reason = asked.reason.trim();
    if (reason === '') return faulty('reason', says('missing'));
    if (reason.length > 4_000) return faulty('reason', says('too-long'));
    const acting = actingText(person);
    await addJudgement(tx, { declaration: latest.id, outcome: asked.outcome, reason, person: person.id, acting });
    const details = { of: asked.person, outcome: asked.outcome };
    await addEvent(tx, { careCase: asked.id, kind: 'conflict.judged', details, person: person.id, acting });
    await closeTask(tx, asked.id, `judge-${asked.person}`);
    const text = (lang: 'sv' | 'en') => caseText[lang].messages;
    await tell(tx, {
      to: [{ person: asked.person }],
      message: {
        key: 'case.conflict-judged',
        subject: { sv: text('sv').judged(careCase.areaName), en: text('en').judged(careCase.areaName) },
        body: { sv: text('sv').judgedBody[asked.outcome], en: text('en').judgedBody[asked.outcome] },
      },
      careCase: asked.id,
      path: paths.caseConflict(asked.id),
      fictitious: careCase.fictitious,
    });
    return ok({ answer: asked.outcome, events: [{ action: 'conflict.judged', object: { kind: 'case', id: asked.id }, reason, details }] });
  });
}

/** Whether someone works as a case officer, whatever they may do in this case. */
const isOfficer = async (tx: Tx, careCase: CareCase, person: string): Promise<boolean> =>
  (await officers(tx, careCase, { whateverStanding: true })).some((one) => one.id === person);
