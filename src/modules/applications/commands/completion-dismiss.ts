import { paths } from '../../../kernel/paths.ts';
import { type Tx, worksFor, worksForSystem } from '../../../platform/db/index.ts';
import { type Doing, isMadeUp } from '../../access/index.ts';
import { addEvent, recordInJournal, todayIn } from '../../cases/index.ts';
import { addNumbered } from '../../documents/index.ts';
import type { DismissalGround } from '../../journal/index.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { printDismissal } from '../print/dismissal.ts';
import { addJudgement } from '../store/completion.ts';
import { moveApplication } from '../store/submission.ts';
import { completionText as text } from '../text/completion.ts';
import { letCaseGoOn } from './completion-judge.ts';
import { type Acted, actOn, type Held, heldByAuthority, invalid, over, said, tellRegion } from './completion-kit.ts';
import { about, done } from './submission-kit.ts';

type Deps = Pick<ApplicationsDeps, 'files' | 'register'>;
export type Dismissing = {
  readonly number: number;
  /** For the region, in the decision. */
  readonly reason: string;
  /** For everyone, in the journal; null: said in the decision alone. */
  readonly ground: DismissalGround | null;
};

/**
 * A head dismisses an application that cannot be tried, with reasons that the region is sent. The check must show that something is lacking; what was
 * sent in is kept. In one transaction: the decision as a document with its number, its entry in the journal without the reasons, and the timeline of the
 * case; when this answers, every node shows it. Locks in the order case, register, diary series, audit log.
 */
export async function dismissApplication(doing: Doing, deps: Deps, id: string, { number, reason, ground }: Dismissing): Acted<boolean> {
  const acted = await actOn<boolean>(doing, async (tx) => {
    const held = await heldByAuthority(tx, doing, id, 'head', await isMadeUp(tx, doing.person.id));
    if (!held.ok) return held;
    const { application, latest, rounds, judgement, checks, of } = held.value;
    if (application.state !== 'submitted' || judgement || rounds[0]?.state === 'open' || latest.number !== number) return over;
    if (!checks.some(({ verdict }) => verdict === 'lacking')) return invalid({ reason: 'not-lacking' });
    const { areaName, organisation, organisationName, fictitious } = application;
    const today = await todayIn(tx);
    // Takes the lock of the register before a number of the diary is taken.
    await recordInJournal(tx, { entries: [], today, fictitious });
    const decision = await keepDecision(tx, doing, deps, held.value, reason);
    const payload = {
      kind: 'dismiss',
      region: regionOf(organisation),
      hospital: hospitalIn(deps, held.value),
      by: 'authority',
      ground,
      diaryNumber: decision.number,
      note: null,
    } as const;
    const recorded = await recordInJournal(tx, {
      entries: [{ area: of.area, payload, locator: decision.number }],
      today,
      fictitious,
    });
    if (!recorded.ok) return invalid({ reason: 'journal' });
    await tellRegion(tx, held.value, 'application.dismissed', {
      subject: said((words) => words.messages.dismissSubject(areaName)),
      body: said((words) => words.messages.dismiss(areaName, decision.number, reason)),
      path: paths.completion(id),
    });
    await moveApplication(tx, id, 'dismissed');
    await addJudgement(tx, {
      application: id,
      call: of.id,
      organisation,
      outcome: 'dismissed',
      submission: latest.id,
      reason,
      diaryNumber: decision.number,
      document: decision.id,
      person: doing.person.id,
    });
    if (of.careCase !== null)
      await addEvent(tx, {
        careCase: of.careCase,
        kind: 'application.dismissed',
        says: said((words) => `${words.dismissalSubject(areaName)} (${organisationName}, ${decision.number}). ${words.reason}: ${reason}`),
        details: { application: id, diaryNumber: decision.number },
        person: doing.person.id,
      });
    const isLast = await letCaseGoOn(tx, doing, of);
    const details = { call: of.id, number, diaryNumber: decision.number, entries: recorded.value, isLast };
    return done(isLast, { action: 'application.dismissed', object: about('application', id), details });
  });
  if (acted.ok) await deps.register.acknowledge();
  return acted;
}

const regionOf = (organisation: string): string => organisation.replace(/^region-/, '');

/** What a region has called its hospital is its own words: the journal names hospitals of the register alone. */
function hospitalIn({ register }: Deps, { snapshot }: Held): string | null {
  const { hospital } = snapshot.unit;
  return register.data().organisations.some(({ kind, name }) => kind === 'hospital' && name === hospital) ? hospital : null;
}

/** The decision belongs to the region that it is sent to, so keeping it is the product's own work. */
async function keepDecision(tx: Tx, { person }: Doing, { files }: Deps, { application, latest, snapshot, of }: Held, reason: string) {
  const words = text.sv.decision;
  const { areaName, organisation, organisationName, fictitious } = application;
  const name = words.fileName(of.area, regionOf(organisation), await todayIn(tx));
  await worksForSystem(tx, 'jobs');
  const kept = await addNumbered(tx, files, {
    document: { kind: 'application-dismissal', title: words.title(areaName), organisation, open: false },
    entry: {
      direction: 'outgoing',
      kind: 'decision',
      counterpart: organisationName,
      subject: text.sv.dismissalSubject(areaName),
      careCase: of.careCase,
      secrecy: null,
      person: person.id,
      fictitious,
    },
    name: fictitious ? `pahittat-${name}` : name,
    isFinal: true,
    print: (number, now) => printDismissal({ snapshot, submissionNumber: latest.diaryNumber, reason, number, now }),
  });
  await worksFor(tx, { person: person.id, ...person.acting });
  return kept;
}
