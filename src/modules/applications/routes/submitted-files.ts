import { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import type { FileAnswer } from '../../../platform/http/route.ts';
import { savedOnly } from '../../../platform/http/saved.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, note } from '../../access/index.ts';
import { fileOf, findSubmission, type Submission, type SubmittedFile, snapshotOf } from '../queries/submission.ts';
import { type Ctx, file, fileGone, noSubmission, numberParams, patterns, readAs, readers } from './submission-kit.tsx';

type Find = (tx: Tx, one: Submission) => Promise<SubmittedFile | undefined>;

/** A file of a submission, as it was kept; that it was fetched is logged. */
async function send(ctx: Ctx, id: string, number: number, find: Find): Promise<FileAnswer | Problem> {
  const found = await readAs(ctx, async (tx, madeUp) => {
    const one = await findSubmission(tx, id, number);
    const kept = one && one.fictitious === madeUp ? await find(tx, one) : undefined;
    return one && kept && { one, kept };
  });
  const action = 'application.file-fetched';
  const object = { kind: 'application', id };
  if (!found) {
    await note(doingOf(ctx), { action, object, result: 'denied', reason: 'missing, or sealed for the one who asked' });
    return noSubmission();
  }
  const { name, mediaType, sha256, bytes } = found.kept;
  const content = await ctx.deps.files.get(sha256);
  if (content === undefined) {
    ctx.log.error({ application: id, number, sha256 }, 'a file of a submission is missing from the store');
    return fileGone();
  }
  await note(doingOf(ctx), { action, object, result: 'allowed', details: { number, sha256 } });
  return {
    type: mediaType,
    name: found.one.fictitious && !name.startsWith('pahittat-') ? `pahittat-${name}` : name,
    content,
    headers: { ...savedOnly(bytes), etag: `"${sha256}"` },
  };
}

/** The three files of a submission and its attachments, for its region, and for the authority once the seal is broken. */
export const submittedFileRoutes = [
  file({
    id: 'applications.submitted-file',
    path: patterns.applicationSubmittedFile,
    params: numberParams.extend({ form: z.enum(['html', 'pdf', 'json']) }),
    policy: readers,
    audit: 'application.file-fetched',
    types: ['application/pdf', 'application/json', 'text/html'],
    large: true,
    handler: (ctx) => send(ctx, ctx.params.id, ctx.params.number, (tx, one) => fileOf(tx, one.id, ctx.params.form)),
  }),
  file({
    id: 'applications.submitted-attachment',
    path: patterns.applicationSubmittedAttachment,
    params: numberParams.extend({ attachment: z.uuid() }),
    policy: readers,
    audit: 'application.file-fetched',
    types: ['application/octet-stream'],
    large: true,
    handler: (ctx) =>
      send(ctx, ctx.params.id, ctx.params.number, async (tx, one) => {
        const attachment = (await snapshotOf(tx, one.id))?.attachments.find(({ id }) => id === ctx.params.attachment);
        return attachment && { ...attachment, mediaType: attachment.type };
      }),
  }),
];
