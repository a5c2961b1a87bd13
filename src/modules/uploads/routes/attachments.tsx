import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { formToken } from '../../../platform/http/form-token.ts';
import { type FileAnswer, type PageAnswer, type Redirect, seeOther } from '../../../platform/http/route.ts';
import { savedOnly } from '../../../platform/http/saved.ts';
import { type SpooledUpload, spooledFields } from '../../../platform/http/spool.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { turns } from '../../../platform/turns.ts';
import { act, doingOf, isKeyReused, isMadeUp, keyReused, note, personOf, readAs } from '../../access/index.ts';
import { attachmentUpload, type DocumentFile, receiveUpload } from '../../documents/index.ts';
import { settle } from '../commands/finish.ts';
import { isShown } from '../core/upload.ts';
import { allUploadsOf, findContent, findUpload, hasRoom } from '../queries.ts';
import { AttachmentsScreen } from '../screens/attachments.tsx';
import { insertUpload, receivedWhole, removeUpload } from '../store.ts';
import { uploadText } from '../text/uploads.ts';
import { attaches, type Ctx, file, form, idParams, page, placeOf, placeParams, sees } from './kit.ts';

type Place = z.output<typeof placeParams>;
/** Many who attach at once wait for their turn without a connection: each would hold one while all wait for the log. */
const keeping = turns(2);

type State = { readonly done?: 'kept' | 'gone' | undefined; readonly errors?: readonly string[] };

const noPlace = (): Problem => notFound(phrase(uploadText, 'noPlace'));
const noRoom = (back: string): Problem =>
  problem('conflict', { detail: phrase(uploadText, 'noRoom'), links: [{ href: back, text: phrase(uploadText, 'back') }] });

async function showPage(ctx: Ctx, { purpose, section }: Place, { done, errors }: State = {}): Promise<PageAnswer | Problem> {
  const read = await readAs(ctx, async (tx) => {
    const place = await placeOf(ctx, tx, purpose, section);
    return place && { place, uploads: await allUploadsOf(tx, purpose), isOpen: await hasRoom(tx, purpose, section) };
  });
  if (!read) return noPlace();
  const { lang, url } = ctx;
  const { place, uploads, isOpen } = read;
  const title = uploadText[lang].title(place.title[lang]);
  return {
    title,
    noIndex: true,
    hasErrors: (errors?.length ?? 0) > 0,
    breadcrumbs: [{ label: place.title[lang], href: url.page(place.back) }, { label: uploadText[lang].heading }],
    body: (
      <AttachmentsScreen
        lang={lang}
        url={url}
        title={title}
        purpose={purpose}
        section={section}
        uploads={uploads}
        isOpen={isOpen}
        hidden={() => formToken(ctx.subject)}
        back={place.back}
        done={done}
        errors={errors}
      />
    ),
  };
}

/** Checks the files of a form one by one, then takes in all that are well in one act; the others are named with their faults. */
async function attach(ctx: Ctx, at: Place, files: readonly SpooledUpload[]): Promise<PageAnswer | Problem | Redirect> {
  if (files.length === 0) return showPage(ctx, at, { errors: [uploadText[ctx.lang].fileMissing] });
  const read = await readAs(ctx, async (tx) => {
    const place = await placeOf(ctx, tx, at.purpose, at.section);
    return place && { place, isOpen: await hasRoom(tx, at.purpose, at.section) };
  });
  if (!read) return noPlace();
  if (!read.isOpen) return noRoom(read.place.back);
  const well: { readonly given: SpooledUpload; readonly file: DocumentFile }[] = [];
  const errors: string[] = [];
  for (const given of files) {
    const received = await receiveUpload(ctx.deps, given);
    if (received.ok) well.push({ given, file: received.value });
    else errors.push(received.error[ctx.lang]);
  }
  if (well.length > 0) {
    const done = await keeping(() => keepAll(ctx, at, well));
    if (!done.ok && done.error !== 'quota') return keyReused();
    if (!done.ok) errors.push(uploadText[ctx.lang].quota);
  }
  return errors.length > 0
    ? showPage(ctx, at, { errors })
    : seeOther(ctx.url.page(paths.uploads(at.purpose, at.section), { klart: 'kept' }));
}

const keepAll = (
  ctx: Ctx,
  { purpose, section }: Place,
  files: readonly { readonly given: SpooledUpload; readonly file: DocumentFile }[],
) => {
  const doing = doingOf(ctx);
  const { person } = doing;
  return act<{ readonly files: number }, 'quota'>(doing, async (tx) => {
    const events: { action: string; object: { kind: string; id: string }; details: Readonly<Record<string, string | number>> }[] = [];
    const fictitious = await isMadeUp(tx, person.id);
    for (const { given, file: content } of files) {
      const upload = {
        owner: person.id,
        organisation: person.acting.organisation,
        purpose,
        section,
        name: content.name,
        declaredType: given.mediaType.slice(0, 200),
        fingerprint: null,
        bytes: content.bytes,
        fictitious,
      };
      const made = await insertUpload(tx, upload);
      if (!made.ok) return fail(made.error);
      await receivedWhole(tx, made.value);
      await settle(tx, { ...upload, id: made.value }, ok(content), async (_tx, event) => {
        events.push({ ...event, object: { kind: 'upload', id: made.value } });
      });
    }
    return ok({ answer: { files: files.length }, events });
  });
};

const removeBody = z.object({ upload: z.uuid() });

/** The files of a section for those who work without the script, and the files themselves. */
export const attachmentRoutes = [
  page({
    id: 'uploads.page',
    path: patterns.uploads,
    params: placeParams,
    query: z.object({ klart: z.enum(['kept', 'gone']).optional() }),
    policy: attaches,
    audit: 'none: reads the files of one’s own organisation',
    handler: (ctx) => showPage(ctx, ctx.params, { done: ctx.query.klart }),
  }),
  form({
    id: 'uploads.attached',
    path: patterns.uploads,
    params: placeParams,
    policy: attaches,
    audit: 'upload.kept',
    upload: attachmentUpload(5),
    body: z.object({ files: spooledFields }),
    invalid: async (ctx) => {
      const again = await showPage(ctx, ctx.params, { errors: [uploadText[ctx.lang].fileMissing] });
      return 'kind' in again ? { title: uploadText[ctx.lang].heading, hasErrors: true, body: uploadText[ctx.lang].noPlace } : again;
    },
    handler: (ctx) => attach(ctx, ctx.params, ctx.body.files),
  }),
  form({
    id: 'uploads.removed',
    path: patterns.uploadRemove,
    from: patterns.uploads,
    params: placeParams,
    policy: attaches,
    audit: 'upload.removed',
    body: removeBody,
    invalid: () => problem('unprocessable-input'),
    handler: async (ctx) => {
      const { purpose, section } = ctx.params;
      const id = ctx.body.upload;
      const done = await act<{ readonly gone: string }, 'missing' | 'no-room'>(doingOf(ctx), async (tx) => {
        const one = await findUpload(tx, id);
        if (!one || one.purpose !== purpose || one.section !== section) return fail('missing');
        if (!(await hasRoom(tx, purpose, section)) || !(await removeUpload(tx, id))) return fail('no-room');
        return ok({
          answer: { gone: id },
          events: [{ action: 'upload.removed', object: { kind: 'upload', id }, details: { purpose, section } }],
        });
      });
      if (done.ok) return seeOther(ctx.url.page(paths.uploads(purpose, section), { klart: 'gone' }));
      if (isKeyReused(done.error)) return keyReused();
      return done.error === 'missing' ? notFound(phrase(uploadText, 'noFile')) : noRoom(paths.uploads(purpose, section));
    },
  }),
  file({
    id: 'uploads.content',
    path: patterns.uploadFile,
    params: idParams,
    query: z.object({ visa: z.enum(['liten']).optional() }),
    policy: sees,
    audit: 'upload.fetched',
    types: ['application/octet-stream', 'image/png', 'image/jpeg'],
    large: true,
    handler: (ctx) => sendContent(ctx, ctx.params.id, ctx.query.visa === 'liten'),
  }),
];

/** The file as it came: saved, or where it is a small image shown in its list. Whatever is in it, it runs nowhere. */
async function sendContent(ctx: Ctx, id: string, isInList: boolean): Promise<FileAnswer | Problem> {
  const person = personOf(ctx.subject);
  const found = await readAs(ctx, async (tx) => {
    const one = await findContent(tx, id);
    return one && one.fictitious === (await isMadeUp(tx, person.id)) ? one : undefined;
  });
  const object = { kind: 'upload', id };
  if (!found) {
    await note(doingOf(ctx), { action: 'upload.fetched', object, result: 'denied', reason: 'missing, or not seen by the one who asked' });
    return notFound(phrase(uploadText, 'noFile'));
  }
  if (isInList && !isShown(found)) return notFound(phrase(uploadText, 'noFile'));
  const content = await ctx.deps.files.get(found.sha256 ?? '');
  if (content === undefined) {
    ctx.log.error({ upload: id, sha256: found.sha256 }, 'the content of an upload is missing from the store');
    return problem('internal-error', { detail: phrase(uploadText, 'fileGone') });
  }
  // That an organisation looks at its own list leaves no trace; that a file is taken out does.
  if (!isInList || found.organisation !== person.acting.organisation) {
    await note(doingOf(ctx), {
      action: 'upload.fetched',
      object,
      result: 'allowed',
      details: { purpose: found.purpose, sha256: found.sha256 },
    });
  }
  return {
    type: found.mediaType ?? 'application/octet-stream',
    ...(isInList ? {} : { name: found.fictitious && !found.name.startsWith('pahittat-') ? `pahittat-${found.name}` : found.name }),
    content,
    headers: savedOnly(found.bytes),
  };
}
