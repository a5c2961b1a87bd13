import { z } from 'zod';
import { type Upload, uploadStates } from '../core/upload.ts';

const example = {
  id: '0198c0de-0000-7000-8000-000000000085',
  purpose: 'application:0198c0de-0000-7000-8000-000000000082',
  section: 'attachments',
  name: 'verksamhetsplan.pdf',
  bytes: 1_234_567,
  received: 1_000_000,
  state: 'open',
  reason: null,
  mediaType: null,
  sha256: null,
  fingerprint: 'verksamhetsplan.pdf 1234567 1790000000000',
  expiresAt: '2026-03-17T06:00:00.000Z',
} as const;

export const uploadItem = z
  .object({
    id: z.uuid(),
    purpose: z.string().meta({ description: 'What it belongs to, as `application:<id>`.' }),
    section: z.string().meta({ description: 'Which part of it.' }),
    name: z.string(),
    bytes: z.int(),
    received: z.int().meta({ description: 'How many bytes have come. Go on from here.' }),
    state: z
      .enum(uploadStates)
      .meta({ description: 'open while pieces come, checking when all have come, then kept, or refused for a reason.' }),
    reason: z.object({ sv: z.string(), en: z.string() }).nullable(),
    mediaType: z.string().nullable().meta({ description: 'What it is by its content, when it is kept.' }),
    sha256: z.string().nullable(),
    fingerprint: z.string().nullable().meta({ description: 'What the sender knows it by.' }),
    expiresAt: z.iso.datetime().meta({ description: 'When an upload that is not complete is given up.' }),
  })
  .meta({ id: 'Upload', examples: [example] });

export const itemOf = (one: Upload): z.output<typeof uploadItem> => ({
  id: one.id,
  purpose: one.purpose,
  section: one.section,
  name: one.name,
  bytes: one.bytes,
  received: one.received,
  state: one.state,
  reason: one.reason === null ? null : { sv: one.reason.sv, en: one.reason.en },
  mediaType: one.mediaType,
  sha256: one.sha256,
  fingerprint: one.fingerprint,
  expiresAt: one.expiresAt.toISOString(),
});
