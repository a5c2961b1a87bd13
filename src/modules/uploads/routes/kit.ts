import { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import { type Context, routesFor } from '../../../platform/http/route.ts';
import { doingOf, fullEvent, isMadeUp, mayAs, personOf, rolesInCases } from '../../access/index.ts';
import { appendAudit } from '../../audit/index.ts';
import { readPurpose } from '../core/upload.ts';
import type { UploadPlace, UploadsDeps } from '../deps.ts';

export const { page, form, file, json, raw } = routesFor<UploadsDeps>();
export type Ctx = Context<UploadsDeps, unknown, unknown, unknown>;

/** Those who attach files: they write what the files belong to. */
export const attaches = mayAs('applicant-editor', 'region-contact');
/** Those who may come to see them: the region's own, and those who read what was sent in once it has been opened for them. */
export const sees = mayAs('applicant-editor', 'region-contact', 'region-signatory', ...rolesInCases);

export const idParams = z.object({ id: z.uuid() });
export const placeParams = z.object({ purpose: z.string().max(100), section: z.string().min(1).max(120) });

/** The place that files belong to, when the one who asks may see it. */
export async function placeOf(ctx: Ctx, tx: Tx, purpose: string, section: string): Promise<UploadPlace | undefined> {
  const read = readPurpose(purpose);
  const kind = ctx.deps.uploadPurposes.find((one) => one.kind === read?.kind);
  return read && kind?.find(tx, read.id, section, await isMadeUp(tx, personOf(ctx.subject).id));
}

/** Writes what happened to a file into the log, in the transaction that it happened in. */
export function logOf(ctx: Ctx, upload: string) {
  const doing = doingOf(ctx);
  return async (tx: Tx, event: { readonly action: string; readonly details: Readonly<Record<string, string | number>> }): Promise<void> => {
    const result = event.action === 'upload.refused' ? 'denied' : 'done';
    await appendAudit(tx, doing.auditKey, fullEvent(doing, { ...event, result, object: { kind: 'upload', id: upload } }));
  };
}
