import { z } from 'zod';

const isoDay = z.string().meta({ format: 'date' });
const application = '0198c0de-0000-7000-8000-000000000082';

const applicantExample = {
  organisation: 'region-12',
  region: 'Region Skåne',
  hospital: 'Skånes universitetssjukhus',
  unit: 'Neurologi',
  state: 'submitted',
  firstAt: '2026-04-29T12:00:00.000Z',
} as const;
export const applicantItem = z
  .object({
    organisation: z.string(),
    region: z.string(),
    hospital: z.string(),
    unit: z.string(),
    state: z.enum(['submitted', 'withdrawn', 'dismissed']),
    firstAt: z.iso.datetime().meta({ description: 'When the application first came in.' }),
  })
  .meta({ id: 'Applicant', examples: [applicantExample] });

const standingExample = {
  organisation: 'region-12',
  name: 'Region Skåne',
  receivedAt: '2026-01-15T08:00:00.000Z',
  begunAt: '2026-02-01T08:00:00.000Z',
  firstAt: '2026-04-29T12:00:00.000Z',
  remindedDaysBefore: [30],
  applications: [{ id: application, unit: '', state: 'asked', rounds: 1, lastDay: '2026-05-20' }],
} as const;
export const standingItem = z
  .object({
    organisation: z.string(),
    name: z.string(),
    receivedAt: z.iso.datetime().nullable().meta({ description: 'When the region confirmed that the call had come.' }),
    begunAt: z.iso.datetime().nullable(),
    firstAt: z.iso.datetime().nullable().meta({ description: 'When something first came in. All that is told while the call is sealed.' }),
    remindedDaysBefore: z.array(z.int()),
    applications: z
      .array(
        z.object({
          id: z.uuid(),
          unit: z.string(),
          state: z.enum(['draft', 'withdrawn', 'dismissed', 'complete', 'asked', 'answered', 'checking', 'unchecked']),
          rounds: z.int(),
          lastDay: isoDay.nullable().meta({ description: 'Of the completion that is open.' }),
        }),
      )
      .meta({ description: 'None while the call is sealed.' }),
  })
  .meta({ id: 'RegionInCall', examples: [standingExample] });

const completionExample = {
  id: '0198c0de-0000-7000-8000-000000000084',
  round: 1,
  state: 'answered',
  askedAt: '2026-05-06T08:00:00.000Z',
  lastDay: '2026-05-20',
  letter: '',
  diaryNumber: '2026-000184',
  points: [{ section: 'staff', ask: 'Ange heltidstjänster för varje yrkesgrupp.' }],
  answer: { number: 2, submittedAt: '2026-05-19T12:00:00.000Z', late: false, changed: ['staff'] },
  closedWhy: null,
} as const;
export const completionItem = z
  .object({
    id: z.uuid(),
    round: z.int(),
    state: z.enum(['open', 'answered', 'closed']),
    askedAt: z.iso.datetime(),
    lastDay: isoDay,
    letter: z.string(),
    diaryNumber: z.string(),
    points: z
      .array(z.object({ section: z.string(), ask: z.string() }))
      .meta({ description: 'The sections that are asked for; these alone are open.' }),
    answer: z
      .object({
        number: z.int().meta({ description: 'Of the submission that answered.' }),
        submittedAt: z.iso.datetime(),
        late: z.boolean(),
        changed: z.array(z.string()).meta({ description: 'Keys of the parts that differ from the submission before.' }),
      })
      .nullable(),
    closedWhy: z.string().nullable(),
  })
  .meta({ id: 'Completion', examples: [completionExample] });
