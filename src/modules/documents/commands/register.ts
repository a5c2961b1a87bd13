import { sql } from 'kysely';
import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { type Counterpart, findEntry, type NewDiaryEntry, registerEntry } from '../../diary/index.ts';
import type { DocumentFile } from '../core/document.ts';
import { addDocument } from '../store.ts';

export type ToRegister = Required<Pick<NewDiaryEntry, 'direction' | 'kind' | 'subject' | 'careCase' | 'dated'>> & {
  readonly counterpart: Counterpart | null;
  readonly ground: string | null;
  /** What was attached, in the store already. */
  readonly file: DocumentFile | undefined;
};

/** Registers something with its document, if there is one: both or neither. Answers the id of the entry. */
export function register(doing: Doing, given: ToRegister) {
  const { id: person, acting } = doing.person;
  return act<string, 'no-case'>(doing, async (tx) => {
    if (given.careCase !== null && !(await seesCase(tx, given.careCase))) return fail('no-case');
    const fictitious = await isMadeUp(tx, person);
    const { careCase, subject, ground, file } = given;
    const document =
      file === undefined
        ? null
        : await addDocument(tx, {
            careCase,
            kind: 'registered',
            title: subject.slice(0, 300),
            organisation: acting.organisation,
            open: false,
            secrecy: ground,
            fictitious,
            person,
            versions: [file],
          });
    const secrecy = ground === null ? null : { ground };
    const { id, number } = await registerEntry(tx, { ...given, document, secrecy, person, fictitious });
    if ((await findEntry(tx, id, fictitious)) === undefined) throw new Error('an entry that its own writer does not see');
    return ok({
      answer: id,
      events: [{ action: 'diary.registered', object: { kind: 'diary-entry', id }, details: { number, document: document ?? '' } }],
    });
  });
}

async function seesCase(tx: Parameters<typeof findEntry>[0], careCase: string): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`select sees_case(${careCase}::uuid) as sees`.execute(tx);
  return rows[0]?.sees === true;
}
