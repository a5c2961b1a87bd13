import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import { type Doing, isMadeUp } from '../../access/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { type Asking, askFaults, mayAsk } from '../core/completion.ts';
import { addCompletion, closeRound, extendRound } from '../store/completion.ts';
import { completionText as text } from '../text/completion.ts';
import {
  type Acted,
  actOn,
  closeRegionTask,
  type Held,
  heldByAuthority,
  invalid,
  openRegionTask,
  over,
  said,
  tellRegion,
} from './completion-kit.ts';
import { about, done } from './submission-kit.ts';

/** What goes out to the region is registered, and the region told. */
async function sendOut(tx: Tx, doing: Doing, held: Held, subject: string): Promise<string> {
  const { application, of } = held;
  const { number } = await registerEntry(tx, {
    direction: 'outgoing',
    kind: 'document',
    counterpart: application.organisationName,
    subject,
    careCase: of.careCase,
    document: null,
    secrecy: null,
    person: doing.person.id,
    fictitious: application.fictitious,
  });
  return number;
}

const inBoth = (day: LocalDate) => ({ sv: formatDate(day, 'sv'), en: formatDate(day, 'en') });

/** Asks the region to complete parts of its application by a day: these parts alone open to it (HSLF-FS 2018:48 3 kap.). Gives the round. */
export function askForCompletion(doing: Doing, id: string, number: number, asking: Asking): Acted<number> {
  return actOn<number>(doing, async (tx) => {
    const held = await heldByAuthority(tx, doing, id, 'case-officer', await isMadeUp(tx, doing.person.id));
    if (!held.ok) return held;
    const { application, latest, snapshot, rounds, judgement, isAssessed, of } = held.value;
    const standing = { application: application.state, judged: judgement?.outcome ?? null, round: rounds[0]?.state ?? null };
    if (!mayAsk(standing, isAssessed) || latest.number !== number) return over;
    const sections = snapshot.sections.map(({ key }) => key);
    const faults = askFaults(asking, sections, dayInStockholm(await clockNow(tx)));
    if (Object.keys(faults).length > 0) return invalid(faults);
    const round = (rounds[0]?.round ?? 0) + 1;
    const { areaName } = application;
    const day = inBoth(asking.lastDay);
    await tellRegion(tx, held.value, 'application.completion-asked', {
      subject: said((words) => words.messages.askSubject(areaName)),
      body: {
        sv: text.sv.messages.ask(areaName, day.sv, asking.letter),
        en: text.en.messages.ask(areaName, day.en, asking.letter),
      },
      path: paths.completion(id),
    });
    await openRegionTask(tx, held.value, asking.lastDay);
    const diaryNumber = await sendOut(tx, doing, held.value, text.sv.subject(areaName));
    const completion = await addCompletion(tx, {
      application: id,
      call: of.id,
      organisation: application.organisation,
      round,
      letter: asking.letter,
      lastDay: asking.lastDay,
      ofSubmission: latest.id,
      diaryNumber,
      person: doing.person.id,
      points: asking.points,
    });
    return done(round, {
      action: 'application.completion-asked',
      object: about('application', id),
      details: { completion, round, lastDay: asking.lastDay, parts: Object.keys(asking.points), diaryNumber },
    });
  });
}

/** Gives the region more time to answer, with a reason; never less. */
export function extendCompletion(
  doing: Doing,
  id: string,
  { lastDay, reason }: { readonly lastDay: LocalDate; readonly reason: string },
): Acted<number> {
  return actOn<number>(doing, async (tx) => {
    const held = await heldByAuthority(tx, doing, id, 'case-officer', await isMadeUp(tx, doing.person.id));
    if (!held.ok) return held;
    const { application, rounds } = held.value;
    const [round] = rounds;
    if (round?.state !== 'open') return over;
    if (lastDay <= round.lastDay) return invalid({ newLastDay: 'not-later' });
    if (lastDay < dayInStockholm(await clockNow(tx))) return invalid({ newLastDay: 'past' });
    const { areaName } = application;
    await tellRegion(tx, held.value, 'application.completion-extended', {
      subject: said((words) => words.messages.extendSubject(areaName)),
      body: { sv: text.sv.messages.extend(inBoth(lastDay).sv, reason), en: text.en.messages.extend(inBoth(lastDay).en, reason) },
      path: paths.completion(id),
    });
    await openRegionTask(tx, held.value, lastDay);
    const diaryNumber = await sendOut(tx, doing, held.value, text.sv.extensionSubject(areaName));
    if (!(await extendRound(tx, round.id, { from: round.lastDay, to: lastDay, reason, person: doing.person.id }))) return over;
    return done(round.round, {
      action: 'application.completion-extended',
      object: about('application', id),
      details: { completion: round.id, from: round.lastDay, to: lastDay, diaryNumber },
    });
  });
}

/** Goes on without an answer: the window closes. */
export function closeCompletion(doing: Doing, id: string, reason: string): Acted<number> {
  return actOn<number>(doing, async (tx) => {
    const held = await heldByAuthority(tx, doing, id, 'case-officer', await isMadeUp(tx, doing.person.id));
    if (!held.ok) return held;
    const [round] = held.value.rounds;
    if (round?.state !== 'open') return over;
    await tellRegion(tx, held.value, 'application.completion-closed', {
      subject: said((words) => words.messages.closeSubject(held.value.application.areaName)),
      body: said((words) => words.messages.close(reason)),
      path: paths.completion(id),
    });
    if (!(await closeRound(tx, round.id, { reason, person: doing.person.id }))) return over;
    await closeRegionTask(tx, held.value.of.careCase, id);
    return done(round.round, {
      action: 'application.completion-closed',
      object: about('application', id),
      details: { completion: round.id, round: round.round },
    });
  });
}
