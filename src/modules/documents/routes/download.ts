import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { worksFor } from '../../../platform/db/index.ts';
import { wholeNumber } from '../../../platform/http/fields.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { type Context, type FileAnswer, routesFor } from '../../../platform/http/route.ts';
import { savedOnly } from '../../../platform/http/saved.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { asSubject, doingOf, isMadeUp, note, personOf } from '../../access/index.ts';
import { signedIn } from '../../identity/index.ts';
import { attachmentKinds } from '../core/attachment.ts';
import { type Document, type DocumentFile, forms } from '../core/document.ts';
import type { DocumentsDeps } from '../deps.ts';
import { findDocument, findFile } from '../queries.ts';
import { documentsText } from '../text/documents.ts';

const { file } = routesFor<DocumentsDeps>();
type Ctx = Context<DocumentsDeps, unknown, unknown, unknown>;

const params = z.object({ id: z.uuid(), form: z.enum(forms) });
const types = [...Object.values(attachmentKinds).map(({ mediaType }) => mediaType), 'application/octet-stream'];

export const downloadRoutes = [
  file({
    id: 'documents.open-file',
    path: patterns.openDocumentFile,
    policy: anyone,
    audit: 'none: public read',
    types,
    large: true,
    params,
    handler: async (ctx) => {
      const { id, form } = ctx.params;
      // Nobody's eyes: row-level security shows what is open and nothing else, whoever asks.
      const found = await ctx.deps.db.tx(async (tx) => {
        await worksFor(tx, { person: '', role: '', organisation: '' });
        const document = await findDocument(tx, id);
        if (document?.fictitious && !ctx.deps.signIn.isDemo) return undefined;
        return document?.open ? { document, content: await findFile(tx, id, document.version, form) } : undefined;
      });
      return found?.content ? sent(ctx, found.document, found.content) : missing();
    },
  }),
  file({
    id: 'documents.file',
    path: patterns.documentFile,
    policy: signedIn,
    audit: 'document.fetched',
    types,
    large: true,
    params,
    query: z.object({ version: wholeNumber(1, 1_000_000).optional() }),
    handler: async (ctx) => {
      const { id, form } = ctx.params;
      const person = personOf(ctx.subject);
      const found = await asSubject(ctx.deps.db, person, async (tx) => {
        const document = await findDocument(tx, id);
        if (document === undefined || document.fictitious !== (await isMadeUp(tx, person.id))) return undefined;
        const version = ctx.query.version ?? document.version;
        return { document, version, content: await findFile(tx, id, version, form) };
      });
      const object = { kind: 'document', id };
      if (!found?.content) {
        await note(doingOf(ctx), {
          action: 'document.fetched',
          object,
          result: 'denied',
          reason: 'missing, or not seen by the one who asked',
        });
        return missing();
      }
      const { document, version, content } = found;
      if (!document.open || document.version !== version) {
        const details = { form, version, careCase: document.careCase ?? '', sha256: content.sha256 };
        await note(doingOf(ctx), { action: 'document.fetched', object, result: 'allowed', details });
      }
      return sent(ctx, document, content);
    },
  }),
];

/** Always saved, never shown in the site's own name: whatever is in it, it runs nowhere. */
async function sent(ctx: Ctx, document: Document, { name, mediaType, sha256, bytes }: DocumentFile): Promise<FileAnswer | Problem> {
  const content = await ctx.deps.files.get(sha256);
  if (content === undefined) {
    ctx.log.error({ document: document.id, sha256 }, 'the file of a document is missing from the store');
    return problem('internal-error', { detail: { sv: documentsText.sv.fileGone, en: documentsText.en.fileGone } });
  }
  return {
    type: mediaType,
    name: document.fictitious && !name.startsWith('pahittat-') ? `pahittat-${name}` : name,
    content,
    headers: {
      ...savedOnly(bytes),
      'x-robots-tag': document.open && !document.fictitious ? 'all' : 'noindex',
      etag: `"${sha256}"`,
    },
  };
}

const missing = (): Problem => notFound({ sv: documentsText.sv.notFound, en: documentsText.en.notFound });
