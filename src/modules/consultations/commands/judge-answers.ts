import type { Result } from '../../../kernel/result.ts';
import { fail } from '../../../kernel/result.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { isWithin, type Mask, masked, spanOf } from '../core/masking.ts';
import { findSubmission, marksOn, masksOn, type Reply, repliesIn, type Theme, themesOf } from '../queries/incoming.ts';
import { addMask, addTheme, liftMask, markThemes, publishAnswer, saveReply, saveTheme, unpublishAnswer } from '../store/incoming.ts';
import { type Acted, about, consultationFor, done, type Fault, invalid, missing, notNow, stale } from './common.ts';

const sentOut = ['open', 'closed'] as const;

/** A theme to gather answers under. */
export function createTheme(doing: Doing, id: string, name: string): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, sentOut, { roles: ['case-officer', 'analyst'] });
    if (!found.ok) return found;
    if (!(await addTheme(tx, id, name, doing.person.id))) return invalid({ name: 'taken' });
    return done(id, { action: 'consultation.theme-added', object: about('consultation', id), details: { name } });
  });
}

export type StaleTheme = { readonly kind: 'theme-stale'; readonly now: Theme };

/** What a theme is called, and what the authority says to it. */
export function editTheme(
  doing: Doing,
  id: string,
  theme: { readonly id: string; readonly version: number; readonly name: string; readonly reply: string },
): Promise<Result<string, Fault | StaleTheme | KeyReused>> {
  return act<string, Fault | StaleTheme>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, sentOut, { roles: ['case-officer', 'analyst'] });
    if (!found.ok) return found;
    if (found.value.consultation.summaryLocked) return notNow;
    const all = await themesOf(tx, id);
    const now = all.find((one) => one.id === theme.id);
    if (!now) return missing;
    if (now.version !== theme.version) return fail({ kind: 'theme-stale', now });
    if (all.some((one) => one.id !== theme.id && one.name.toLowerCase() === theme.name.toLowerCase())) return invalid({ name: 'taken' });
    await saveTheme(tx, theme.id, { name: theme.name, reply: theme.reply, person: doing.person.id });
    return done(id, { action: 'consultation.theme-changed', object: about('consultation', id), details: { theme: theme.id } });
  });
}

/** Which themes an answer to a part raises; `passage` points out one passage of it, '' the whole. */
export function tagAnswer(
  doing: Doing,
  id: string,
  submission: string,
  part: string,
  marks: readonly { readonly theme: string; readonly passage: string }[],
): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, sentOut, { roles: ['case-officer', 'analyst'] });
    if (!found.ok) return found;
    const answer = await findSubmission(tx, id, submission);
    const cell = answer?.content.parts.find((one) => one.part === part);
    const known = new Set((await themesOf(tx, id)).map((one) => one.id));
    if (!cell || marks.some(({ theme, passage }) => !known.has(theme) || (passage !== '' && !cell.passages.includes(passage))))
      return missing;
    // A mark on a passage that was made before stays when the theme as a whole is marked again.
    const kept = (await marksOn(tx, submission)).filter(
      (one) => one.part === part && one.passage !== '' && marks.some(({ theme }) => theme === one.theme),
    );
    const all = new Map([...kept, ...marks].map((one) => [`${one.theme} ${one.passage}`, { theme: one.theme, passage: one.passage }]));
    await markThemes(tx, submission, part, [...all.values()]);
    return done(submission, {
      action: 'consultation.answer-tagged',
      object: about('consultation-submission', submission),
      details: { part, marks: all.size },
    });
  });
}

export type StaleReply = { readonly kind: 'reply-stale'; readonly now: Reply };

/** What the authority says to one answer on one part. */
export function replyTo(
  doing: Doing,
  id: string,
  reply: { readonly submission: string; readonly part: string; readonly text: string; readonly version: number },
): Promise<Result<string, Fault | StaleReply | KeyReused>> {
  return act<string, Fault | StaleReply>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, sentOut);
    if (!found.ok) return found;
    if (found.value.consultation.summaryLocked) return notNow;
    const answer = await findSubmission(tx, id, reply.submission);
    if (!answer?.content.parts.some(({ part }) => part === reply.part)) return missing;
    const now = (await repliesIn(tx, id)).find((one) => one.submission === reply.submission && one.part === reply.part);
    if (now && now.version !== reply.version) return fail({ kind: 'reply-stale', now });
    await saveReply(tx, { ...reply, version: (now?.version ?? 0) + 1, person: doing.person.id });
    return done(reply.submission, {
      action: 'consultation.answer-replied',
      object: about('consultation-submission', reply.submission),
      details: { part: reply.part },
    });
  });
}

export type Masking = {
  readonly field: string;
  /** The text that is to be hidden, as it stands in the field; '' hides the whole field. */
  readonly text: string;
  readonly reason: string;
  readonly ground: string;
};

/** Marks what is to be left out when an answer is published, with the ground. What has been published is put together anew at once. */
export function maskIn(doing: Doing, id: string, submission: string, { field, text, reason, ground }: Masking): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, sentOut);
    if (!found.ok) return found;
    const answer = await findSubmission(tx, id, submission);
    if (!answer) return missing;
    const span = text.trim() === '' ? { first: null, after: null } : spanOf(answer.content, field, text);
    if (!span) return invalid({ text: 'not-there' });
    const mask: Mask = { field, ...span };
    if (!isWithin(answer.content, mask)) return invalid({ field: 'unknown' });
    await addMask(tx, submission, { ...mask, reason, ground, person: doing.person.id });
    if (answer.publishedAt !== null) await publishNow(tx, doing, id, submission);
    return done(submission, {
      action: 'consultation.answer-masked',
      object: about('consultation-submission', submission),
      details: { field, ground },
    });
  });
}

export function unmask(doing: Doing, id: string, submission: string, mask: string): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, sentOut);
    if (!found.ok) return found;
    const answer = await findSubmission(tx, id, submission);
    if (!answer) return missing;
    await liftMask(tx, submission, mask);
    if (answer.publishedAt !== null) await publishNow(tx, doing, id, submission);
    return done(submission, {
      action: 'consultation.answer-unmasked',
      object: about('consultation-submission', submission),
      details: { mask },
    });
  });
}

/** Publishes an answer, without what is masked, or takes it back from the public. The name of a private person is never published. */
export function publish(doing: Doing, id: string, submission: string, isPublic: boolean): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, sentOut);
    if (!found.ok) return found;
    const answer = await findSubmission(tx, id, submission);
    if (!answer) return missing;
    if (isPublic && !answer.stands) return stale;
    if (isPublic) await publishNow(tx, doing, id, submission);
    else await unpublishAnswer(tx, submission);
    return done(submission, {
      action: isPublic ? 'consultation.answer-published' : 'consultation.answer-unpublished',
      object: about('consultation-submission', submission),
      details: { consultation: id },
    });
  });
}

async function publishNow(tx: Parameters<typeof publishAnswer>[0], doing: Doing, consultation: string, submission: string): Promise<void> {
  const answer = await findSubmission(tx, consultation, submission);
  if (!answer) throw new Error('an answer that is published is not there');
  const own: Mask[] = answer.kind === 'person' && answer.name !== 'Privatperson' ? [{ field: 'name', first: null, after: null }] : [];
  const content = { ...masked(answer.content, [...own, ...(await masksOn(tx, submission))]), kind: answer.kind };
  await publishAnswer(tx, { submission, consultation, content, person: doing.person.id });
}
