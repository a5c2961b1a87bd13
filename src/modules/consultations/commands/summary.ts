import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, asSubject, type Doing, isMadeUp } from '../../access/index.ts';
import { addProduct, type Needed } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { addDocument, renderAll } from '../../documents/index.ts';
import { tell } from '../../messages/index.ts';
import type { ConsultationsDeps } from '../deps.ts';
import { expertPrint } from '../print/experts.ts';
import { summaryPrint } from '../print/summary.ts';
import { type ExpertComment, findExpertComment, findSummary, type Summary, type Written } from '../queries/incoming.ts';
import { readWhole, type Whole } from '../queries/whole.ts';
import { lockWritten, saveExpertComment, saveSummary } from '../store/incoming.ts';
import { summaryMessage } from '../text/messages.ts';
import { type Acted, type Asked, about, consultationFor, done, type Fault, invalid, missing, notNow, stale } from './common.ts';
import { recipients } from './open.ts';

const experts: Needed = { capacities: ['expert', 'expert-chair'] };

/** Someone else has written in the text meanwhile, and this is what it says now. */
export type StaleText<T> = { readonly kind: 'text-stale'; readonly now: T };

/** The version that a text gets: it is written at the version that was seen, until it is locked. */
function nextVersion<T extends Written>(now: T | undefined, asked: Asked): Result<number, Fault | StaleText<T>> {
  if (now && now.lockedAt !== null) return notNow;
  if (now && now.version !== asked.version) return fail({ kind: 'text-stale', now });
  return ok((now?.version ?? 0) + 1);
}

/** What the authority writes before and after stances, themes and replies. */
export function writeSummary(
  doing: Doing,
  asked: Asked,
  text: { readonly intro: string; readonly closing: string },
): Promise<Result<number, Fault | StaleText<Summary> | KeyReused>> {
  return act<number, Fault | StaleText<Summary>>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id: asked.id }, ['open', 'closed']);
    if (!found.ok) return found;
    const next = nextVersion(await findSummary(tx, asked.id), asked);
    if (!next.ok) return next;
    const version = next.value;
    await saveSummary(tx, asked.id, { ...text, version, person: doing.person.id });
    return done(version, { action: 'consultation.summary-written', object: about('consultation', asked.id), details: { version } });
  });
}

/** What the expert group says of the answers, as a whole and part by part. Any of its members may write. */
export function writeExpertComment(
  doing: Doing,
  asked: Asked,
  text: { readonly general: string; readonly parts: Readonly<Record<string, string>> },
): Promise<Result<number, Fault | StaleText<ExpertComment> | KeyReused>> {
  return act<number, Fault | StaleText<ExpertComment>>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id: asked.id }, ['closed'], experts);
    if (!found.ok) return found;
    const known = new Set(found.value.consultation.parts.map(({ key }) => key));
    if (Object.keys(text.parts).some((key) => !known.has(key))) return missing;
    const next = nextVersion(await findExpertComment(tx, asked.id), asked);
    if (!next.ok) return next;
    const version = next.value;
    await saveExpertComment(tx, asked.id, { ...text, version, person: doing.person.id });
    return done(version, { action: 'consultation.expert-comment-written', object: about('consultation', asked.id), details: { version } });
  });
}

type Locked = 'summary' | 'expert-comment';

const kinds = {
  summary: { kind: 'consultation-summary', title: 'Redogörelse för remissvaren', file: 'redogorelse' },
  'expert-comment': { kind: 'expert-comment', title: 'Sakkunniggruppens kommentar till remissvaren', file: 'sakkunniggruppens-kommentar' },
} as const;

/** Locks the summary of a closed consultation: published as PDF/UA and DOCX, in the diary, and a product of the step. */
export const lockSummary = (doing: Doing, deps: Pick<ConsultationsDeps, 'db' | 'files'>, asked: Asked): Acted<string> =>
  lock(doing, deps, asked, 'summary', { roles: ['case-officer'] });

/** Locks the expert group's comment, by its chair or the case officer. */
export const lockExpertComment = (doing: Doing, deps: Pick<ConsultationsDeps, 'db' | 'files'>, asked: Asked): Acted<string> =>
  lock(doing, deps, asked, 'expert-comment', { roles: ['case-officer'], capacities: ['expert-chair'] });

const written = (tx: Tx, what: Locked, id: string): Promise<Summary | ExpertComment | undefined> =>
  what === 'summary' ? findSummary(tx, id) : findExpertComment(tx, id);

/** The document is made from what the person saw; if anything has changed when it is there, nothing is locked. */
async function lock(
  doing: Doing,
  deps: Pick<ConsultationsDeps, 'db' | 'files'>,
  asked: Asked,
  what: Locked,
  needed: Needed,
): Acted<string> {
  const seen = await asSubject(deps.db, doing.person, async (tx) => readWhole(tx, asked.id, await isMadeUp(tx, doing.person.id)));
  if (!seen) return missing;
  const { kind, title, file } = kinds[what];
  const own = what === 'summary' ? seen.summary : seen.expertComment;
  if (!own || own.version !== asked.version || own.lockedAt !== null)
    return own?.lockedAt ? notNow : own ? stale : invalid({ intro: 'empty' });
  const { consultation } = seen;
  const name = `${consultation.fictitious ? 'pahittat-' : ''}${file}-${consultation.area}`;
  const versions = await renderAll(deps, what === 'summary' ? summaryPrint(seen) : expertPrint(seen), name);
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id: asked.id }, ['closed'], needed);
    if (!found.ok) return found;
    const now = await written(tx, what, asked.id);
    if (!now || now.lockedAt !== null) return notNow;
    const again = await readWhole(tx, asked.id, consultation.fictitious);
    if (now.version !== asked.version || !again || !isSame(seen, again)) return stale;
    const { careCase, areaName, fictitious } = consultation;
    const isSummary = what === 'summary';
    const titleHere = `${title} om ${areaName}`;
    const person = doing.person.id;
    const document = await addDocument(tx, {
      careCase,
      kind,
      title: titleHere,
      organisation: 'authority',
      open: isSummary,
      secrecy: null,
      fictitious,
      person,
      versions,
    });
    await addProduct(tx, { careCase, kind, document, ref: asked.id, person });
    if (isSummary)
      for (const one of again.addressees)
        await tell(tx, {
          to: recipients(one.organisation, one.mail),
          message: summaryMessage(areaName),
          careCase,
          path: paths.consultationPublic(asked.id),
          fictitious,
        });
    const { number } = await registerEntry(tx, {
      direction: 'drawn-up',
      kind: 'document',
      counterpart: null,
      subject: titleHere,
      careCase,
      document,
      secrecy: null,
      person,
      fictitious,
    });
    await lockWritten(tx, what, asked.id, { document, diaryNumber: number, person, now: found.value.now });
    return done(asked.id, {
      action: isSummary ? 'consultation.summary-locked' : 'consultation.expert-comment-locked',
      object: about('consultation', asked.id),
      details: { careCase, document, diaryNumber: number },
    });
  });
}

/** Whether what the document was made of still holds: answers, themes and replies. */
function isSame(a: Whole, b: Whole): boolean {
  const seen = (one: Whole) => [
    one.submissions.map(({ id }) => id),
    one.themes.map(({ id, version, marks }) => [id, version, marks]),
    one.replies.map(({ submission, part, version }) => [submission, part, version]).sort(),
  ];
  return JSON.stringify(seen(a)) === JSON.stringify(seen(b));
}
