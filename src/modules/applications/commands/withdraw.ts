import { paths } from '../../../kernel/paths.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import type { Doing } from '../../access/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { type Recipient, tell } from '../../messages/index.ts';
import { hindrance } from '../core/submission-life.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { addWithdrawal, holdCall, moveApplication } from '../store/submission.ts';
import { submissionText } from '../text/submission.ts';
import { closeRegionTask } from './completion-kit.ts';
import {
  type Acted,
  about,
  actWithLimits,
  done,
  hindered,
  lostRole,
  missing,
  ownApplication,
  readToSubmit,
  said,
} from './submission-kit.ts';

type Deps = Pick<ApplicationsDeps, 'register'>;

const read = async (tx: Tx, doing: Doing, deps: Deps, id: string) => {
  const application = await ownApplication(tx, doing, id, { locked: true });
  if (!application) return undefined;
  await holdCall(tx, application.call);
  return readToSubmit(tx, deps, application);
};

/** Takes an application back, with a reason, at any time before it has been decided on. What was sent in is kept; the diary says that it was taken back. */
export function withdrawApplication(doing: Doing, deps: Deps, id: string, reason: string): Acted<string> {
  return actWithLimits<string>(doing, async (tx) => {
    const { id: person, acting } = doing.person;
    if (acting.role !== 'region-signatory') return lostRole;
    const found = await read(tx, doing, deps, id);
    if (!found) return missing;
    const { application, call, standing, earlier } = found;
    const why = hindrance('withdraw', standing, await clockNow(tx));
    const [stands] = earlier;
    if (why || !stands) return hindered(why ?? 'nothing-sent');
    const { organisation, organisationName, areaName, fictitious } = application;
    const message = {
      key: 'application.withdrawn',
      subject: said((words) => words.messages.withdrawnSubject(areaName)),
      body: said((words) => words.messages.withdrawn(organisationName, areaName, stands.diaryNumber)),
    };
    const { careCase } = call;
    const tellThose = (to: readonly Recipient[], path: string) => tell(tx, { to, message, careCase, path, fictitious });
    await tellThose(
      (['region-contact', 'applicant-editor'] as const).map((role) => ({ role, organisation })),
      paths.applicationWithdraw(id),
    );
    await tellThose(
      (['case-officer', 'registrar'] as const).map((role) => ({ role, organisation: 'authority' })),
      paths.applicationsIn(call.id),
    );
    const { number: diaryNumber } = await registerEntry(tx, {
      direction: 'incoming',
      kind: 'document',
      counterpart: organisationName,
      subject: submissionText.sv.withdrawalSubject(areaName),
      careCase,
      document: null,
      secrecy: null,
      person,
      fictitious,
    });
    await addWithdrawal(tx, { application: id, call: call.id, organisation, number: stands.number, reason, diaryNumber, person });
    await closeRegionTask(tx, careCase, id);
    await moveApplication(tx, id, 'withdrawn');
    return done(id, {
      action: 'application.withdrawn',
      object: about('application', id),
      details: { call: call.id, number: stands.number, diaryNumber },
    });
  });
}

/** Takes up an application that was taken back, while there is time: it can be changed and sent in anew. */
export function resumeApplication(doing: Doing, deps: Deps, id: string): Acted<string> {
  return actWithLimits<string>(doing, async (tx) => {
    const found = await read(tx, doing, deps, id);
    if (!found) return missing;
    const why = hindrance('resume', found.standing, await clockNow(tx));
    if (why) return hindered(why, found.application.lastDay);
    await moveApplication(tx, id, 'draft');
    return done(id, { action: 'application.resumed', object: about('application', id), details: { call: found.call.id } });
  });
}
