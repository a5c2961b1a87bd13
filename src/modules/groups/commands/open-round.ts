import { sql } from 'kysely';
import { type LocalDate, localDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow } from '../../../platform/db/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, addEvent, caseForAct, openTask, todayIn } from '../../cases/index.ts';
import { addNumbered } from '../../documents/index.ts';
import { tell } from '../../messages/index.ts';
import { isLongEnough, isOpen } from '../core/deadline.ts';
import type { GroupsDeps } from '../deps.ts';
import { roundsOf } from '../queries/nominations.ts';
import { regionOrganisations } from '../queries/organisations.ts';
import { addRound } from '../store.ts';
import { both, groupsText } from '../text/groups.ts';
import { type GroupFault, taskKeys, workStates } from './common.ts';
import { fileOf, invitation } from './letters.ts';

export type RoundGiven = {
  readonly careCase: string;
  readonly letter: string;
  readonly lastDay: LocalDate;
  /** The national programme area and patient organisations, which have no accounts. */
  readonly mails?: readonly string[];
};

/**
 * Opens a round of nominations: the letter becomes a document with a diary number, and every region's contact persons are told and get a
 * task. Those without accounts get the letter by mail. Only one round is open at a time. Answers with the round's id.
 */
export async function openRound(
  doing: Doing,
  deps: Pick<GroupsDeps, 'db' | 'files'>,
  given: RoundGiven,
): Promise<Result<string, GroupFault | KeyReused>> {
  const { person } = doing;
  return act<string, GroupFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, given.careCase, { roles: ['case-officer'], states: workStates.expert });
    if (!found.ok) return found;
    const careCase = found.value;
    const { fictitious, areaName } = careCase;
    const now = await clockNow(tx);
    if (!isLongEnough(given.lastDay, await todayIn(tx))) return fail({ kind: 'faults', faults: { lastDay: 'tooSoon' } });
    const rounds = await roundsOf(tx, careCase.id);
    if (rounds.some((round) => isOpen(round.lastDay, now))) return fail({ kind: 'faults', faults: { lastDay: 'openAlready' } });
    const title = groupsText.sv.open.documentTitle(areaName);
    const id = await newId(tx);
    const day = localDate(given.lastDay);
    for (const region of await regionOrganisations(tx)) {
      await openTask(tx, {
        careCase: careCase.id,
        key: taskKeys.nominate(id, region.id),
        title: both((text) => text.messages.nominateTask(areaName)),
        role: 'region-contact',
        person: null,
        organisation: region.id,
        due: day,
        path: paths.nominationRound(id),
      });
    }
    await tell(tx, {
      to: (await regionOrganisations(tx)).map(({ id: organisation }) => ({ role: 'region-contact', organisation })),
      message: {
        key: 'groups.nominate',
        subject: both((text) => text.messages.roundSubject(areaName)),
        body: both((text, lang) => text.messages.roundBody(areaName, formatDate(day, lang))),
      },
      careCase: careCase.id,
      path: paths.nominationRound(id),
      fictitious,
    });
    const mails = [...new Set(given.mails)];
    if (mails.length > 0) {
      await tell(tx, {
        to: mails.map((mail) => ({ mail })),
        message: {
          key: 'groups.nominate-by-letter',
          subject: both((text) => text.messages.roundSubject(areaName)),
          body: both((text, lang) => text.messages.roundByMail(given.letter, formatDate(day, lang))),
        },
        careCase: careCase.id,
        path: null,
        fictitious,
      });
    }
    await addEvent(tx, {
      careCase: careCase.id,
      kind: 'groups.round-opened',
      says: both((text) => text.events.roundOpened),
      details: { round: id, lastDay: day },
      person: person.id,
      acting: actingText(person),
    });
    const { id: document, number } = await addNumbered(tx, deps.files, {
      document: { kind: 'nomination-letter', title, organisation: 'authority', open: false },
      entry: {
        direction: 'outgoing',
        kind: 'document',
        counterpart: groupsText.sv.open.subtitle.replace(/^Till /, '').replace(/^./, (first) => first.toUpperCase()),
        subject: title,
        careCase: careCase.id,
        secrecy: null,
        person: person.id,
        fictitious,
      },
      name: fileOf(`nominera-till-sakkunniggrupp-${careCase.area}`, fictitious),
      print: (dnr) => invitation(careCase, given, dnr),
    });
    await addRound(tx, {
      id,
      careCase: careCase.id,
      area: careCase.area,
      areaName,
      letter: given.letter,
      lastDay: day,
      person: person.id,
      document,
      diaryNumber: number,
      askedByMail: mails,
      fictitious,
    });
    return ok({
      answer: id,
      events: [{ action: 'nomination-round.opened', object: { kind: 'case', id: careCase.id }, details: { round: id, lastDay: day } }],
    });
  });
}

async function newId(tx: Parameters<typeof addRound>[0]): Promise<string> {
  const { rows } = await sql<{ id: string }>`select uuidv7() as id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('no id was made');
  return id;
}
