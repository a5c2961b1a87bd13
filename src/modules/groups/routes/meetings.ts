import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import type { CareCase } from '../../cases/index.ts';
import { calendarFile } from '../../messages/index.ts';
import { workStates } from '../commands/common.ts';
import type { GroupKind } from '../core/group.ts';
import { findGroup, seatsOf } from '../queries/groups.ts';
import { findMeeting, meetingsOf, versionsOf } from '../queries/meetings.ts';
import { MeetingScreen, MeetingsScreen } from '../screens/meetings.tsx';
import { groupsText } from '../text/groups.ts';
import { answerFault, type Ctx, file, groupParams, isActing, kindIn, meetingParams, noSuch, page, readInGroup, seesGroups } from './kit.ts';
import { groupCrumbs, placeOf } from './place.ts';

/** A group's meetings to read, and as a calendar. */
export const meetingRoutes = [
  page({
    id: 'groups.meetings',
    path: patterns.caseMeetings,
    params: groupParams,
    policy: seesGroups,
    audit: 'group-meetings.read',
    handler: async (ctx) => {
      const { id } = ctx.params;
      const kind = kindIn(ctx.params.group);
      const found = await readMeetings(ctx, id, kind);
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group-meetings.read', kind });
      const { careCase, read } = found.value;
      const title = groupsText[ctx.lang].meetings.title;
      const writes = mayWrite(ctx, careCase, kind) && read.group?.appointedAt !== null && read.group !== undefined;
      return {
        title,
        breadcrumbs: groupCrumbs(ctx, careCase, kind, [title]),
        body: MeetingsScreen({ ...placeOf(ctx, careCase, kind), meetings: read.meetings, now: read.now, writes }),
      };
    },
  }),
  file({
    id: 'groups.meetings.calendar',
    path: patterns.caseMeetingsCalendar,
    params: groupParams,
    policy: seesGroups,
    audit: 'group-meetings.read',
    types: ['text/calendar'],
    handler: async (ctx) => {
      const { id } = ctx.params;
      const kind = kindIn(ctx.params.group);
      const found = await readMeetings(ctx, id, kind);
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group-meetings.read', kind });
      const { careCase, read } = found.value;
      const text = groupsText.sv.meetings;
      const events = read.meetings.map((one) => ({
        uid: `meeting-${one.id}@tillstand`,
        start: one.startsAt,
        end: one.endsAt,
        title: text.calendarTitle(groupsText.sv.kinds[kind], careCase.areaName),
        description: careCase.fictitious ? `${groupsText.sv.fictitious}. ${one.content.agenda}` : one.content.agenda,
        url: ctx.url.absolute(paths.caseMeeting(id, kind, one.id)),
        location: one.content.link === '' ? one.content.place : `${one.content.place}, ${one.content.link}`,
        sequence: one.version - 1,
        isCancelled: one.cancelled,
      }));
      const name = `${careCase.fictitious ? 'pahittat-' : ''}moten-${kind}.ics`;
      return { type: 'text/calendar; charset=utf-8', name, content: calendarFile(events, read.now) };
    },
  }),
  page({
    id: 'groups.meeting',
    path: patterns.caseMeeting,
    params: meetingParams,
    query: z.object({ klart: z.literal('sparat').optional() }),
    policy: seesGroups,
    audit: 'group-meetings.read',
    handler: async (ctx) => {
      const { id, meeting: wanted } = ctx.params;
      const kind = kindIn(ctx.params.group);
      const found = await readInGroup(ctx, id, kind, async (tx) => {
        const group = await findGroup(tx, id, kind);
        const meeting = group && (await findMeeting(tx, group.id, wanted));
        if (!group || !meeting) return undefined;
        return { meeting, seats: await seatsOf(tx, group.id), versions: await versionsOf(tx, wanted), now: await clockNow(tx) };
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group-meetings.read', kind });
      const { careCase, read } = found.value;
      if (!read) return noSuch('meeting');
      const text = groupsText[ctx.lang].meetings;
      const title = text.one(formatDate(read.meeting.content.day, ctx.lang));
      return {
        title,
        breadcrumbs: groupCrumbs(ctx, careCase, kind, [text.title, paths.caseMeetings(id, kind)], [title]),
        body: MeetingScreen({
          ...placeOf(ctx, careCase, kind),
          ...read,
          writes: mayWrite(ctx, careCase, kind),
          says: ctx.query.klart === undefined ? undefined : text.done,
        }),
      };
    },
  }),
];

const mayWrite = (ctx: Ctx, careCase: CareCase, kind: GroupKind): boolean =>
  workStates[kind].includes(careCase.state) && !isActing(ctx, 'head', 'registrar', 'analyst');

export const readMeetings = (ctx: Ctx, id: string, kind: GroupKind) =>
  readInGroup(ctx, id, kind, async (tx) => {
    const group = await findGroup(tx, id, kind);
    return { group, meetings: group ? await meetingsOf(tx, group.id) : [], now: await clockNow(tx) };
  });
