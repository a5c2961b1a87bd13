import { z } from 'zod';
import { patterns } from '../../../../kernel/paths.ts';
import { many } from '../../../../platform/http/fields.ts';
import { listOf, pageAnswer, pagingFields } from '../../../../platform/http/paging.ts';
import { anyone } from '../../../../platform/http/policy.ts';
import { routesFor } from '../../../../platform/http/route.ts';
import { notFound } from '../../../../platform/problem/problem.ts';
import type { DirectoryDeps } from '../../deps.ts';
import {
  conditionItems,
  generalConditionSchema,
  meetingItem,
  meetingSchema,
  organisationItems,
  organisationSchema,
} from '../items/reference.ts';
import { viewOf } from './view.ts';

const { json } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true } as const;

export const referenceApi = [
  json({
    ...shared,
    id: 'api.organisations.list',
    path: patterns.api.organisations,
    tag: 'Organisations',
    summary: 'Regions, hospitals, public bodies, centres for rare diseases and reference networks',
    query: z.object({
      kind: many(z.enum(['region', 'hospital', 'authority', 'board', 'csd', 'ern']))
        .optional()
        .meta({ description: 'Kind; may be repeated.' }),
      ...pagingFields,
    }),
    response: listOf(organisationSchema),
    handler: (ctx) => {
      const { kind } = ctx.query;
      return pageAnswer(
        ctx,
        organisationItems(viewOf(ctx)).filter((one) => kind === undefined || kind.includes(one.kind)),
      );
    },
  }),
  json({
    ...shared,
    id: 'api.organisations.one',
    path: patterns.api.organisation,
    tag: 'Organisations',
    summary: 'One organisation',
    params: z.object({
      id: z
        .string()
        .max(100)
        .meta({ examples: ['region-12'] }),
    }),
    response: organisationSchema,
    handler: (ctx) =>
      organisationItems(viewOf(ctx)).find((one) => one.id === ctx.params.id) ??
      notFound({
        sv: `Det finns ingen organisation med id ”${ctx.params.id}”. En region har id region- och länskoden, till exempel region-12.`,
        en: `There is no organisation with the id “${ctx.params.id}”. A region has the id region- and its county code, such as region-12.`,
      }),
  }),
  json({
    ...shared,
    id: 'api.meetings.list',
    path: patterns.api.meetings,
    tag: 'Meetings',
    summary: "The board's meetings",
    query: z.object(pagingFields),
    response: listOf(meetingSchema),
    handler: (ctx) => {
      const view = viewOf(ctx);
      return pageAnswer(
        ctx,
        view.data.meetings.map((meeting) => meetingItem(meeting, view)),
      );
    },
  }),
  json({
    ...shared,
    id: 'api.meetings.one',
    path: patterns.api.meeting,
    tag: 'Meetings',
    summary: 'One meeting',
    params: z.object({
      id: z
        .string()
        .max(20)
        .meta({ examples: ['2024-06-12'] }),
    }),
    response: meetingSchema,
    handler: (ctx) => {
      const view = viewOf(ctx);
      const meeting = view.data.meetings.find((one) => one.date === ctx.params.id);
      const days = view.data.meetings.map((one) => one.date).join(', ');
      return meeting
        ? meetingItem(meeting, view)
        : notFound({
            sv: `Inget sammanträde är känt den dagen. Kända dagar: ${days}.`,
            en: `No meeting is known on that day. Known days: ${days}.`,
          });
    },
  }),
  json({
    ...shared,
    id: 'api.conditions.list',
    path: patterns.api.conditions,
    tag: 'Conditions',
    summary: 'General and special conditions',
    description:
      'The general conditions in our own words, with their provision in HSLF-FS 2018:48, and the special conditions of areas where they are published.',
    query: z.object({ kind: z.enum(['general', 'special']).optional().meta({ description: 'Kind of condition.' }), ...pagingFields }),
    response: listOf(generalConditionSchema),
    handler: (ctx) =>
      pageAnswer(
        ctx,
        conditionItems(viewOf(ctx)).filter((one) => ctx.query.kind === undefined || one.kind === ctx.query.kind),
      ),
  }),
];
