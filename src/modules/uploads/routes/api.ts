import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { reply } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { isMadeUp, personOf, readAs } from '../../access/index.ts';
import { attachmentUpload, cleanName } from '../../documents/index.ts';
import { finishUpload } from '../commands/finish.ts';
import { takePiece } from '../commands/piece.ts';
import { algorithms, bytesIn, checksumIn, extensions, metadataIn, PIECE_TYPE, speaksTus, TUS } from '../core/tus.ts';
import type { Upload } from '../core/upload.ts';
import { allUploadsOf, findUpload, hasRoom } from '../queries.ts';
import { addPiece, insertUpload, removeUpload } from '../store.ts';
import { tusText, uploadText } from '../text/uploads.ts';
import { itemOf, uploadItem } from './api-schema.ts';
import { attaches, type Ctx, idParams, json, logOf, placeOf, raw } from './kit.ts';

const tag = 'Uploads';
const MOST_BYTES = attachmentUpload().maxBytes;
const own = 'none: reads the files of one’s own organisation' as const;

const spoken = { 'tus-resumable': TUS };
const standing = (one: Upload): Record<string, string> => ({
  ...spoken,
  'upload-offset': String(one.received),
  'upload-length': String(one.bytes),
  ...(one.state === 'open' ? { 'upload-expires': one.expiresAt.toUTCString() } : {}),
});
const offers = {
  'tus-version': TUS,
  'tus-extension': extensions,
  'tus-max-size': String(MOST_BYTES),
  'tus-checksum-algorithm': algorithms.join(','),
};

type Said = keyof typeof tusText.sv;
const fault = (kind: Parameters<typeof problem>[0], said: Said, headers: Record<string, string> = {}): Problem =>
  problem(kind, { detail: phrase(tusText, said), headers: { ...spoken, ...headers } });
const noFile = (): Problem => ({ ...notFound(phrase(uploadText, 'noFile')), headers: spoken });
/** 460, as the protocol has it: the piece was not what its checksum says. */
const checksumWrong = (): Problem => ({ ...fault('bad-request', 'checksumWrong'), status: 460 });

/** Begins a file: what it is called, how long it is and where it belongs. */
async function begin(ctx: Ctx) {
  const { headers } = ctx.request;
  if (!speaksTus(headers)) return fault('precondition-failed', 'version', { 'tus-version': TUS });
  const bytes = bytesIn(headers, 'upload-length');
  if (bytes !== undefined && bytes > MOST_BYTES) return fault('body-too-large', 'length');
  if (bytes === undefined || bytes === 0) return fault('bad-request', 'length');
  const metadata = metadataIn(headers);
  const said = (name: string, most: number): string =>
    (metadata.ok ? (metadata.value.get(name) ?? '') : '').slice(0, most).replaceAll('\u0000', '');
  const name = cleanName(said('filename', 1_000));
  const { purpose, section } = { purpose: said('purpose', 100), section: said('section', 120) };
  if (!metadata.ok || name === '' || purpose === '' || section === '') return fault('bad-request', 'metadata');
  const person = personOf(ctx.subject);
  const begun = await readAs(ctx, async (tx) => {
    if (!(await placeOf(ctx, tx, purpose, section))) return 'no-place';
    if (!(await hasRoom(tx, purpose, section))) return 'no-room';
    const made = await insertUpload(tx, {
      owner: person.id,
      organisation: person.acting.organisation,
      purpose,
      section,
      name,
      declaredType: said('filetype', 200),
      fingerprint: said('fingerprint', 300) || null,
      bytes,
      fictitious: await isMadeUp(tx, person.id),
    });
    if (!made.ok) return made.error;
    await logOf(ctx, made.value)(tx, { action: 'upload.begun', details: { purpose, section, bytes } });
    return findUpload(tx, made.value);
  });
  if (begun === undefined || begun === 'no-place') return { ...notFound(phrase(uploadText, 'noPlace')), headers: spoken };
  if (begun === 'no-room') return problem('conflict', { detail: phrase(uploadText, 'noRoom'), headers: spoken });
  if (begun === 'quota') return problem('body-too-large', { detail: phrase(uploadText, 'quota'), headers: spoken });
  return reply(itemOf(begun), { status: 201, headers: { ...standing(begun), location: paths.uploadApi(begun.id) } });
}

/** Takes in one more piece; when it was the last, the file is checked before the answer. */
async function goOn(ctx: Ctx, id: string, body: AsyncIterable<Uint8Array>) {
  const { headers } = ctx.request;
  if (!speaksTus(headers)) return fault('precondition-failed', 'version', { 'tus-version': TUS });
  const at = bytesIn(headers, 'upload-offset');
  const checksum = checksumIn(headers);
  if (at === undefined) return fault('bad-request', 'offset');
  if (!checksum.ok) return fault('bad-request', 'checksum');
  const read = await readAs(ctx, async (tx) => {
    const one = await findUpload(tx, id);
    return one && { one, isRoom: await hasRoom(tx, one.purpose, one.section) };
  });
  if (!read) return noFile();
  const { one } = read;
  if (one.state !== 'open') return fault('conflict', 'over', standing(one));
  if (!read.isRoom) return problem('conflict', { detail: phrase(uploadText, 'noRoom'), headers: spoken });
  if (one.received !== at) return fault('conflict', 'offset', standing(one));
  const taken = await takePiece(ctx.deps.files, { body, room: one.bytes - at, checksum: checksum.value });
  if (!taken.ok) return taken.error === 'more' ? fault('body-too-large', 'more') : checksumWrong();
  const piece = taken.value;
  const isAdded = piece === undefined || (await readAs(ctx, (tx) => addPiece(tx, id, { at, ...piece })));
  // Another sending of the same piece was quicker, or the file has been given up meanwhile.
  if (!isAdded) return fault('conflict', 'offset');
  const now = await readAs(ctx, (tx) => findUpload(tx, id));
  if (!now) return noFile();
  if (now.state === 'checking' && piece !== undefined) {
    await finishUpload(ctx.deps, (work) => readAs(ctx, work), now, logOf(ctx, id));
  }
  return reply(itemOf(now), { status: 204, headers: standing(now) });
}

/** Files in pieces, by the protocol tus 1.0.0: whatever breaks the line, sending goes on from where it came to. */
export const apiRoutes = [
  json({
    id: 'api.uploads.offers',
    method: 'OPTIONS',
    path: patterns.api.uploads,
    policy: anyone,
    audit: 'none: says what the protocol can do',
    tag,
    summary: 'What this server can do by the tus protocol, in headers',
    response: z.null().meta({ examples: [null] }),
    handler: () => reply(null, { status: 204, headers: { ...spoken, ...offers } }),
  }),
  json({
    id: 'api.uploads.list',
    path: patterns.api.uploads,
    policy: attaches,
    audit: own,
    tag,
    summary: 'Files of a purpose, those on their way and those refused included',
    query: z.object({
      ...pagingFields,
      purpose: z.string().max(100).default('').meta({ description: 'What the files belong to, as `application:<id>`.' }),
      section: z.string().max(120).optional().meta({ description: 'Only files of this section.' }),
    }),
    response: listOf(uploadItem),
    handler: async (ctx) => {
      const { purpose, section } = ctx.query;
      const all = await readAs(ctx, (tx) => allUploadsOf(tx, purpose));
      return pageAnswer(ctx, all.filter((one) => section === undefined || one.section === section).map(itemOf));
    },
  }),
  json({
    id: 'api.uploads.begin',
    method: 'POST',
    path: patterns.api.uploads,
    policy: attaches,
    audit: 'upload.begun',
    tag,
    summary: 'Begin a file (tus creation)',
    description:
      'Headers: `Tus-Resumable: 1.0.0`, `Upload-Length`, and `Upload-Metadata` with `filename`, `purpose` and `section`, and if you like `filetype` and `fingerprint`. Answers 201 with `Location`. At most 20 MB a file and 200 MB together for a purpose.',
    response: uploadItem,
    handler: begin,
  }),
  json({
    id: 'api.uploads.one',
    path: patterns.api.upload,
    params: idParams,
    policy: attaches,
    audit: own,
    tag,
    summary: 'How far a file has come, and what became of it',
    description: 'HEAD answers the same in headers: `Upload-Offset`, `Upload-Length`, `Upload-Expires`.',
    response: uploadItem,
    handler: async (ctx) => {
      const one = await readAs(ctx, (tx) => findUpload(tx, ctx.params.id));
      return one ? reply(itemOf(one), { headers: standing(one) }) : noFile();
    },
  }),
  raw({
    id: 'api.uploads.piece',
    method: 'PATCH',
    path: patterns.api.upload,
    params: idParams,
    policy: attaches,
    audit: 'upload.kept',
    takes: { type: PIECE_TYPE, maxBytes: MOST_BYTES },
    tag,
    summary: 'Send a piece (tus)',
    description:
      'Headers: `Tus-Resumable: 1.0.0`, `Upload-Offset` and, if you like, `Upload-Checksum` (sha256 or sha1). Answers 204 with the new `Upload-Offset`; 409 when the offset is not where the file has come to, 460 when the checksum does not match. After the last piece the file has been checked: read it to see whether it was kept.',
    response: uploadItem,
    handler: (ctx) => goOn(ctx, ctx.params.id, ctx.body),
  }),
  json({
    id: 'api.uploads.remove',
    method: 'DELETE',
    path: patterns.api.upload,
    params: idParams,
    policy: attaches,
    audit: 'upload.removed',
    tag,
    summary: 'Take a file away (tus termination)',
    response: z.null().meta({ examples: [null] }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      if (!speaksTus(ctx.request.headers)) return fault('precondition-failed', 'version', { 'tus-version': TUS });
      const done = await readAs(ctx, async (tx) => {
        const one = await findUpload(tx, id);
        if (!one) return 'missing';
        if (!(await hasRoom(tx, one.purpose, one.section)) || !(await removeUpload(tx, id))) return 'no-room';
        await logOf(ctx, id)(tx, { action: 'upload.removed', details: { purpose: one.purpose, section: one.section } });
        return 'gone';
      });
      if (done === 'missing') return noFile();
      if (done === 'no-room') return problem('conflict', { detail: phrase(uploadText, 'noRoom'), headers: spoken });
      return reply(null, { status: 204, headers: spoken });
    },
  }),
];
