import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { answerFault, groupParams, json, kindIn, seesGroups } from './kit.ts';
import { readMeetings } from './meetings.ts';

const meeting = z
  .object({
    id: z.uuid(),
    version: z.int(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    cancelled: z.boolean(),
    place: z.string(),
    link: z.string(),
    agenda: z.string(),
    notes: z.string(),
    present: z.array(z.string()).meta({ description: 'Ids of the seats whose members were there.' }),
    changedAt: z.iso.datetime(),
  })
  .meta({
    id: 'GroupMeeting',
    examples: [
      {
        id: '0198c0de-0000-7000-8000-000000000005',
        version: 2,
        startsAt: '2026-03-16T08:00:00.000Z',
        endsAt: '2026-03-16T11:00:00.000Z',
        cancelled: false,
        place: 'Sal 1',
        link: '',
        agenda: 'Definitionen',
        notes: '',
        present: [],
        changedAt: '2026-03-01T09:00:00.000Z',
      },
    ],
  });

/** A group's meetings, for programs. */
export const meetingsApiRoutes = [
  json({
    id: 'api.groups.meetings',
    path: patterns.api.caseGroupMeetings,
    about: patterns.caseMeetings,
    params: groupParams,
    policy: seesGroups,
    audit: 'group-meetings.read',
    tag: 'Cases',
    summary: 'The meetings of a group that prepares a case, latest first',
    description: 'For officers of the authority and members of the group. Whoever has a conflict of interest in the case is refused.',
    response: z.object({ items: z.array(meeting) }).meta({ id: 'GroupMeetings' }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const kind = kindIn(ctx.params.group);
      const found = await readMeetings(ctx, id, kind);
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group-meetings.read', kind });
      const items = found.value.read.meetings.map(({ content, startsAt, endsAt, changedAt, ...one }) => ({
        id: one.id,
        version: one.version,
        cancelled: one.cancelled,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        place: content.place,
        link: content.link,
        agenda: content.agenda,
        notes: content.notes,
        present: [...content.present],
        changedAt: changedAt.toISOString(),
      }));
      return { items };
    },
  }),
];
