import { z } from 'zod';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { stances } from '../core/parts.ts';
import type { SentOut } from '../queries/consultation.ts';
import type { Published } from '../queries/incoming.ts';

const id = '0199b5e2-6c5e-7c3a-9f4a-1f0c2d3e4f50';

const item = z.object({
  id: z.uuid().meta({ examples: [id] }),
  area: z.string().meta({ description: 'The area, as in /v1/areas.', examples: ['sallsynta-motorikstorningar'] }),
  areaName: z.string().meta({ examples: ['Sällsynta motorikstörningar'] }),
  state: z.enum(['open', 'closed']).meta({ examples: ['open'] }),
  diaryNumber: z.string().meta({ examples: ['2026-000123'] }),
  openedAt: z.iso.datetime().meta({ examples: ['2026-09-01T07:00:00.000Z'] }),
  closedAt: z.iso
    .datetime()
    .nullable()
    .meta({ examples: [null] }),
  lastDay: z.iso.date().meta({ description: 'Answers come in time to the end of this day in Stockholm.', examples: ['2026-11-30'] }),
  openToAll: z.boolean().meta({ description: 'Whether everyone may answer, also without an account.', examples: [true] }),
  fictitious: z.boolean().meta({ description: 'Made up for a demonstration.', examples: [false] }),
  page: z.url().meta({ examples: [`https://tillstand.example/remisser/${id}`] }),
});

const itemExample = {
  id,
  area: 'sallsynta-motorikstorningar',
  areaName: 'Sällsynta motorikstörningar',
  state: 'open' as const,
  diaryNumber: '2026-000123',
  openedAt: '2026-09-01T07:00:00.000Z',
  closedAt: null,
  lastDay: '2026-11-30',
  openToAll: true,
  fictitious: false,
  page: `https://tillstand.example/remisser/${id}`,
};
export const itemSchema = item.meta({ id: 'Consultation', examples: [itemExample] });

const part = z.object({
  key: z.string().meta({ examples: ['definition'] }),
  title: z.object({ sv: z.string(), en: z.string() }).meta({ examples: [{ sv: 'Definition', en: 'Definition' }] }),
  passages: z
    .array(z.object({ id: z.string(), text: z.string() }))
    .meta({ examples: [[{ id: 'definition.summary.1', text: 'Diagnostik och vård vid sällsynta motorikstörningar.' }]] }),
});
const answer = z.object({
  name: z.string().meta({ description: 'Without what is masked; private persons are not named.', examples: ['Region Skåne'] }),
  kind: z.enum(['organisation', 'joint', 'association', 'person']).meta({ examples: ['organisation'] }),
  parts: z
    .array(z.object({ part: z.string(), stance: z.enum(stances), text: z.string(), passages: z.array(z.string()) }))
    .meta({ examples: [[{ part: 'definition', stance: 'agree', text: 'Vi instämmer.', passages: [] }]] }),
});

export const detailSchema = item
  .extend({
    letter: z.string().meta({ examples: ['Ni får yttra er om förslaget.'] }),
    contact: z.string().meta({ examples: ['registrator@example.se'] }),
    parts: z.array(part),
    answers: z.array(answer).meta({ description: 'Answers that have been published.' }),
    letterDocument: z
      .uuid()
      .nullable()
      .meta({ description: 'See /dokument/oppna/{id}/pdf-ua.', examples: [null] }),
    summaryDocument: z
      .uuid()
      .nullable()
      .meta({ examples: [null] }),
    hasExpertComment: z.boolean().meta({ description: 'The expert group has said what it thinks of the answers.', examples: [false] }),
  })
  .meta({
    id: 'ConsultationDetail',
    examples: [
      {
        ...itemExample,
        letter: 'Ni får yttra er om förslaget.',
        contact: 'registrator@example.se',
        parts: [
          {
            key: 'definition',
            title: { sv: 'Definition', en: 'Definition' },
            passages: [{ id: 'definition.summary.1', text: 'Diagnostik och vård.' }],
          },
        ],
        answers: [
          {
            name: 'Region Skåne',
            kind: 'organisation',
            parts: [{ part: 'definition', stance: 'agree', text: 'Vi instämmer.', passages: [] }],
          },
        ],
        letterDocument: null,
        summaryDocument: null,
        hasExpertComment: false,
      },
    ],
  });

export const itemOf = (one: SentOut, url: Urls): z.output<typeof item> => ({
  id: one.id,
  area: one.area,
  areaName: one.areaName,
  state: one.state === 'closed' ? 'closed' : 'open',
  diaryNumber: one.diaryNumber,
  openedAt: one.openedAt.toISOString(),
  closedAt: one.closedAt?.toISOString() ?? null,
  lastDay: one.lastDay,
  openToAll: one.openToAll,
  fictitious: one.fictitious,
  page: url.absolute(paths.consultationPublic(one.id)),
});

type More = { readonly answers: readonly Published[]; readonly summary: string | null; readonly hasExpertComment: boolean };

export const detailOf = (one: SentOut, url: Urls, { answers, summary, hasExpertComment }: More): z.output<typeof detailSchema> => ({
  ...itemOf(one, url),
  letter: one.letter,
  contact: one.contact,
  parts: one.parts.map(({ key, title, passages }) => ({ key, title, passages: [...passages] })),
  answers: answers.map(({ content }) => ({
    name: content.name,
    kind: content.kind,
    parts: content.parts.map((said) => ({ ...said, passages: [...said.passages] })),
  })),
  letterDocument: one.letterDocument,
  summaryDocument: summary,
  hasExpertComment,
});
