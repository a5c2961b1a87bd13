import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { lacksIn, sitting } from '../commands/common.ts';
import { groupKinds, voices } from '../core/group.ts';
import { groupsOf, seatsOf } from '../queries/groups.ts';
import { answerFault, caseParams, json, ofAnyGroup, readInCase, seesGroups } from './kit.ts';

const memberSchema = z.object({
  name: z.string(),
  profession: z.string(),
  collaborationRegion: z.string().nullable().meta({ description: 'Id of the collaboration region that the member represents.' }),
  represents: z.enum(voices),
  isChair: z.boolean(),
  from: z.string().nullable().meta({ format: 'date' }),
  to: z.string().nullable().meta({ format: 'date', description: 'The last day of the term.' }),
});

const groupSchema = z
  .object({
    kind: z.enum(groupKinds),
    status: z.enum(['forming', 'proposed', 'appointed']),
    members: z.array(memberSchema),
    lacks: z
      .array(z.enum(['too-few', 'too-many', 'regions', 'patient-voice', 'professions']))
      .meta({ description: 'What the composition lacks.' }),
    accepted: z.string().nullable().meta({ description: 'Why the head accepted a composition that lacks something.' }),
    fictitious: z.boolean(),
  })
  .meta({ id: 'CaseGroup' });

export const groupsApiRoutes = [
  json({
    id: 'api.cases.group',
    path: patterns.api.caseGroups,
    about: patterns.caseGroups,
    params: caseParams,
    policy: seesGroups,
    audit: 'group.read',
    tag: 'Cases',
    summary: 'The groups that prepare a case: members, chair and composition',
    description: 'For officers of the authority and members of the groups. Whoever has a conflict of interest in the case is refused.',
    response: z.object({ items: z.array(groupSchema) }).meta({ id: 'CaseGroups', examples: [{ items: [] }] }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const found = await readInCase(ctx, id, ofAnyGroup, async (tx) => {
        const groups = await groupsOf(tx, id);
        const items = [];
        for (const group of groups) {
          const seats = (await seatsOf(tx, group.id)).filter(sitting);
          items.push({
            kind: group.kind,
            status: group.status,
            members: seats.map((seat) => ({ ...seat, isChair: seat.id === group.chair })),
            lacks: (await lacksIn(tx, group.kind, seats)).map((lack) => lack.kind),
            accepted: group.accepted,
            fictitious: group.fictitious,
          });
        }
        return items;
      });
      return found.ok ? { items: found.value.read } : answerFault(ctx, found.error, { id, action: 'group.read' });
    },
  }),
];
