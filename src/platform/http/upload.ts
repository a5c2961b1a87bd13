import { createHash } from 'node:crypto';
import type { FastifyRequest, preValidationHookHandler } from 'fastify';
import { z } from 'zod';
import { ProblemError, problem } from '../problem/problem.ts';
import { spoolForm } from './spool.ts';

/** A file that came with a form, whole in memory: small by the limit of its route. */
export type Upload = {
  /** The last part of the name that the sender gave it; never used as a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What tells two sendings apart. */
  readonly toJSON: () => string;
};

/** For the body schema of a form with `upload`: a file, or nothing. An empty file field counts as nothing. */
export const uploadField = z.custom<Upload | undefined>(
  (value) => value === undefined || (typeof value === 'object' && value !== null && 'bytes' in value),
);

/** How a form takes files along. */
export type UploadOptions = {
  /** The most bytes of one file. */
  readonly maxBytes: number;
  /** Files are written to disk as they come: `spooledField` in the body. Otherwise one small file is held in memory. */
  readonly spool?: true;
  /** The most files of one form, when they are spooled; one by default. */
  readonly files?: number;
};

/** Reads a form with files into the same flat body that other forms have. */
export function readUpload(
  { maxBytes, spool, files = 1 }: UploadOptions,
  isRefused: (request: FastifyRequest) => boolean,
  folder: () => string | undefined = () => undefined,
): preValidationHookHandler {
  return (request, reply, next) => {
    if (!request.isMultipart()) return next();
    const reading = spool
      ? spoolForm(request, reply, { maxBytes, files, folder: folder() }, isRefused(request))
      : partsOf(request, maxBytes);
    reading.then(
      (body) => {
        request.body = body;
        next();
      },
      (error: unknown) => next(asProblem(error)),
    );
  };
}

async function partsOf(request: FastifyRequest, maxBytes: number): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  for await (const part of request.parts({ limits: { fileSize: maxBytes, files: 1, fields: 40, fieldSize: maxBytes, parts: 41 } })) {
    if (part.type === 'file') {
      const upload = await read(part);
      if (upload.bytes.length > 0) body[part.fieldname] = upload;
    } else if (typeof part.value === 'string') body[part.fieldname] = part.value;
  }
  return body;
}

type Part = { readonly filename?: string; readonly toBuffer: () => Promise<Uint8Array> };

async function read(part: Part): Promise<Upload> {
  const bytes = await part.toBuffer();
  const name = (part.filename ?? '').replaceAll(/^.*[\\/]/g, '').slice(-120);
  return { name, bytes, toJSON: () => createHash('sha256').update(bytes).digest('hex') };
}

/** Too much of something is told as such; anything else that a broken form brings about is a bad request. */
function asProblem(error: unknown): Error {
  if (error instanceof ProblemError) return error;
  const { code, statusCode, syscall } = (error ?? {}) as {
    readonly code?: unknown;
    readonly statusCode?: unknown;
    readonly syscall?: unknown;
  };
  // What the disk says, as that it is full, is no fault of the form.
  if (error instanceof Error && ['open', 'write', 'mkdir', 'mkdtemp', 'close'].includes(String(syscall))) return error;
  if (typeof code === 'string' && /LIMIT|TOO_LARGE/.test(code)) return new ProblemError(problem('body-too-large'), { cause: error });
  if (statusCode === undefined || statusCode === 500) return new ProblemError(problem('bad-request'), { cause: error });
  return error as Error;
}
