import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { partKeys } from '../core/basis.ts';
import { editionsOf, partsNow } from '../queries.ts';
import { basisText } from '../text/basis.ts';
import { audit, caseParams, json, readCase, reads } from './kit.tsx';

const part = z.object({
  key: z.enum(partKeys),
  version: z.int(),
  changedAt: z.iso.datetime(),
  content: z
    .record(z.string(), z.unknown())
    .meta({ description: 'The fields of the part, by the names that the form has; rows of tables as lists.' }),
});

const basis = z
  .object({
    edition: z.int(),
    status: z.enum(['open', 'locked']),
    version: z.int().meta({ description: 'Grows by each change of a part.' }),
    diaryNumber: z.string().nullable(),
    lockedAt: z.iso.datetime().nullable(),
    parts: z.array(part),
    fictitious: z.boolean(),
  })
  .meta({
    id: 'Basis',
    examples: [
      {
        edition: 1,
        status: 'open',
        version: 3,
        diaryNumber: null,
        lockedAt: null,
        parts: [{ key: 'background', version: 2, changedAt: '2026-03-16T09:15:00.000Z', content: { background: 'Påhittad bakgrund.' } }],
        fictitious: true,
      },
    ],
  });

/** The basis of an expert group, for programs. */
export const basisApiRoutes = [
  json({
    id: 'api.basis.one',
    path: patterns.api.basis,
    about: patterns.basis,
    params: caseParams,
    policy: reads,
    audit: audit.seen,
    tag: 'Cases',
    summary: "The expert group's basis as it stands: its latest edition, part by part",
    description: 'For those who take part in the case. Whoever has a conflict of interest in it is refused.',
    response: basis,
    handler: async (ctx) => {
      const read = await readCase(ctx, ctx.params.id, async (tx) => {
        const [edition] = await editionsOf(tx, ctx.params.id);
        return edition && { edition, parts: await partsNow(tx, edition.id) };
      });
      if (!read.ok) return read.problem;
      if (!read.value) return notFound({ sv: basisText.sv.noPart, en: basisText.en.noPart });
      const { edition, parts } = read.value;
      return {
        edition: edition.edition,
        status: edition.status,
        version: edition.version,
        diaryNumber: edition.diaryNumber,
        lockedAt: edition.lockedAt?.toISOString() ?? null,
        parts: [...parts.values()].map(({ part: key, version, content, at }) => ({
          key,
          version,
          changedAt: at.toISOString(),
          content: { ...content },
        })),
        fictitious: edition.fictitious,
      };
    },
  }),
];
