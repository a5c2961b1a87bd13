import { clockNow } from '../../../platform/db/index.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { DoneNotice, personOf } from '../../access/index.ts';
import { type Call, findCall } from '../../calls/index.ts';
import { answerCaseFault, caseForReading } from '../../cases/index.ts';
import { type CompletionFault, type Opened, readOpened } from '../commands/completion-kit.ts';
import type { SubmissionSnapshot } from '../core/snapshot.ts';
import { type Submission, snapshotOf, submissionsOfApplication } from '../queries/submission.ts';
import { completionText } from '../text/completion.ts';
import { answerFault, type Ctx, type Errors, readAs } from './submission-kit.tsx';

const problems = { sv: completionText.sv.problems, en: completionText.en.problems };

/** An application that has been opened, its call and all that has been sent in of it, for someone at the authority who may read its case. */
export type Reviewed = Opened & { readonly of: Call; readonly all: readonly Submission[]; readonly now: Date };
type Reading = { readonly ok: true; readonly value: Reviewed } | { readonly ok: false; readonly problem: Problem };

export async function readReviewed(ctx: Ctx, id: string): Promise<Reading> {
  const read = await readAs(ctx, async (tx, madeUp) => {
    const opened = await readOpened(tx, id, madeUp);
    const of = opened && (await findCall(tx, opened.application.call, { fictitious: madeUp }));
    if (!opened || !of) return undefined;
    const may = of.careCase === null ? undefined : await caseForReading(tx, personOf(ctx.subject), of.careCase);
    if (of.careCase !== null && may && !may.ok) return { kind: 'case', fault: may.error, careCase: of.careCase } as const;
    return { kind: 'found', ...opened, of, all: await submissionsOfApplication(tx, id), now: await clockNow(tx) } as const;
  });
  if (!read) return { ok: false, problem: sealed() };
  if (read.kind === 'case')
    return { ok: false, problem: await answerCaseFault(ctx, read.fault, { id: read.careCase, action: 'application.read' }) };
  return { ok: true, value: read };
}

/** The snapshots on both sides of each answered round, by the round's id. */
export type Sides = ReadonlyMap<string, readonly [SubmissionSnapshot, SubmissionSnapshot]>;

export const sidesOf = (ctx: Ctx, { rounds }: Pick<Opened, 'rounds'>): Promise<Sides> =>
  readAs(ctx, async (tx) => {
    const found = new Map<string, readonly [SubmissionSnapshot, SubmissionSnapshot]>();
    for (const { id, ofSubmission, answer } of rounds) {
      if (answer === null) continue;
      const before = await snapshotOf(tx, ofSubmission);
      const after = await snapshotOf(tx, answer);
      if (before && after) found.set(id, [before, after]);
    }
    return found;
  });

export const sealed = (): Problem => notFound(phrase(problems, 'sealed'));

/** The page that a fault becomes, where the form cannot show it itself. */
export async function answerCompletion(
  ctx: Ctx,
  fault: CompletionFault | 'key-reused',
  about: { readonly id: string; readonly action: string; readonly back: string },
): Promise<Problem> {
  const links = [{ href: about.back, text: phrase(completionText, 'back') }];
  if (fault !== 'key-reused') {
    if (fault.kind === 'over' || fault.kind === 'list-stale')
      return problem('conflict', { title: phrase(problems, 'overTitle'), detail: phrase(problems, 'over'), links });
    if (fault.kind === 'not-all') return problem('conflict', { detail: phrase(problems, 'notAll'), links });
    if (fault.kind === 'incomplete') return problem('unprocessable-input', { detail: phrase(problems, 'incomplete'), links });
    if (fault.kind === 'missing') return sealed();
    if (fault.kind === 'hindered' && fault.why === 'unchanged')
      return problem('conflict', { detail: phrase(completionText, 'nothingChanged'), links });
  }
  return answerFault(ctx, fault, about);
}

/** What is wrong with fields, in words. */
export const completionFaults = (lang: 'sv' | 'en', fields: Readonly<Record<string, string>>): Errors => {
  const words: Readonly<Record<string, string>> = completionText[lang].faults;
  return Object.entries(fields).map(([name, code]) => ({ name, message: words[code] ?? code }));
};

const doneWords = ['saved', 'asked', 'extended', 'closed', 'completeDone', 'allDone', 'dismissedDone', 'sentDone'] as const;

export function CompletionDone({ lang, done }: { readonly lang: 'sv' | 'en'; readonly done: string | undefined }) {
  const key = doneWords.find((word) => word === done);
  return <DoneNotice lang={lang} says={key && completionText[lang][key]} />;
}
