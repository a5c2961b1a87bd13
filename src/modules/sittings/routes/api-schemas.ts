import { z } from 'zod';
import { itemKinds } from '../core/item.ts';

const outcomeKinds = ['grant', 'reject', 'dismiss', 'write-off', 'refer-back', 'table', 'keep', 'revoke', 'change-conditions'] as const;

const example = {
  id: '0198c0de-0000-7000-8000-000000000087',
  type: 'Meeting',
  name: 'Sammanträde 12 juni 2024',
  day: '2024-06-12',
  startTime: '10:00',
  organization: 'Nämnden för nationell högspecialiserad vård',
  agendaItemCount: 4,
  cancelled: false,
  minutesPublished: '2024-06-20T09:00:00.000Z',
  page: 'http://localhost:3000/namnd/protokoll/0198c0de-0000-7000-8000-000000000087',
  fictitious: false,
} as const;

export const meeting = z
  .object({
    id: z.uuid(),
    type: z.literal('Meeting'),
    name: z.string(),
    day: z.string().meta({ format: 'date' }),
    startTime: z.string().meta({ description: 'Time of the day in Sweden, HH:MM.' }),
    organization: z.string(),
    agendaItemCount: z.int(),
    cancelled: z.boolean().meta({ description: 'Called off after the notice.' }),
    minutesPublished: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'When the latest edition of the minutes was published; null before.' }),
    page: z.url(),
    fictitious: z.boolean().meta({ description: 'Made up in a demonstration.' }),
  })
  .meta({ id: 'BoardSitting', examples: [example] });

export const outcome = z.object({
  applicant: z.string().meta({ description: 'The region.' }),
  outcome: z.enum(outcomeKinds),
  reasons: z.string().meta({ description: 'A masked text says which provision it is masked by.' }),
  startDay: z.string().nullable().meta({ format: 'date' }),
  permit: z.string().nullable().meta({ description: 'Id of the permit, as in /v1/permits.' }),
  decisions: z.array(z.string()).meta({ description: 'Entries of the decision journal, as in /v1/decisions.' }),
  diaryNumber: z.string().nullable(),
});
export const vote = z.object({
  mode: z.enum(['open', 'named']),
  counts: z.record(z.string(), z.int()).meta({ description: 'By proposal, and abstain.' }),
  named: z.array(z.object({ name: z.string(), choice: z.string() })),
  winner: z.string(),
  castingVote: z.string().nullable(),
});
export const agendaItem = z
  .object({
    number: z.int(),
    type: z.literal('AgendaItem'),
    name: z.string(),
    kind: z.enum(itemKinds),
    area: z.string().nullable().meta({ description: 'Id of the area, as in /v1/areas.' }),
    late: z.boolean().meta({ description: 'Put on the agenda after the notice.' }),
    matter: z.string().nullable(),
    outcomes: z.array(outcome),
    votes: z.array(vote),
    conditions: z.array(z.string()).meta({ description: 'Special conditions as decided, in Swedish.' }),
    dissents: z.array(z.object({ name: z.string(), text: z.string() })),
  })
  .meta({
    id: 'BoardAgendaItem',
    examples: [
      {
        number: 1,
        type: 'AgendaItem',
        name: 'Malign hypertermikänslighet',
        kind: 'award',
        area: 'malign-hypertermi',
        late: false,
        matter: 'Region Skåne har ansökt.',
        outcomes: [
          {
            applicant: 'Region Skåne',
            outcome: 'grant',
            reasons: '',
            startDay: '2025-01-02',
            permit: 'malign-hypertermi-12',
            decisions: ['grant/malign-hypertermi-12'],
            diaryNumber: '2024-000012',
          },
        ],
        votes: [],
        conditions: [],
        dissents: [],
      },
    ],
  });
export const whole = z
  .object({
    ...meeting.shape,
    agendaItem: z.array(agendaItem),
    minutes: z
      .object({
        edition: z.int(),
        sha256: z.string().meta({ description: 'Of the sealed minutes, before masking.' }),
        pdf: z.url().nullable(),
        sealedPdf: z
          .url()
          .nullable()
          .meta({ description: 'The same with an electronic seal (PAdES), where the authority has a certificate for it.' }),
        masked: z.array(z.object({ part: z.string(), ground: z.string() })),
      })
      .nullable(),
  })
  .meta({ id: 'BoardSittingWhole', examples: [{ ...example, agendaItem: [], minutes: null }] });
export const decision = z
  .object({
    ...outcome.shape,
    meeting: z.uuid(),
    day: z.string().meta({ format: 'date' }),
    item: z.int(),
    area: z.string().nullable(),
    fictitious: z.boolean(),
  })
  .meta({
    id: 'BoardDecision',
    examples: [
      {
        applicant: 'Region Skåne',
        outcome: 'grant',
        reasons: '',
        startDay: '2025-01-02',
        permit: 'malign-hypertermi-12',
        decisions: ['grant/malign-hypertermi-12'],
        diaryNumber: '2024-000012',
        meeting: example.id,
        day: '2024-06-12',
        item: 1,
        area: 'malign-hypertermi',
        fictitious: false,
      },
    ],
  });
