import { z } from 'zod';
import { isLocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { type Compared, doingOf } from '../../access/index.ts';
import { sitting, workStates } from '../commands/common.ts';
import { type MeetingFault, planMeeting, writeMeeting } from '../commands/meeting.ts';
import type { GroupKind } from '../core/group.ts';
import { type MeetingContent, readClock } from '../core/meeting.ts';
import { findGroup, type Group, seatsOf } from '../queries/groups.ts';
import { findMeeting, type Meeting } from '../queries/meetings.ts';
import { EditMeetingScreen, whenText } from '../screens/meetings.tsx';
import type { FormValues } from '../screens/nominee-form.tsx';
import { groupsText } from '../text/groups.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  type Ctx,
  type Fields,
  form,
  groupParams,
  keptValues,
  kindIn,
  listIn,
  meetingParams,
  meets,
  noSuch,
  numberIn,
  ofGroup,
  page,
  readInGroup,
  textIn,
} from './kit.ts';
import { groupCrumbs, placeOf } from './place.ts';
import { formOf } from './round.ts';

/** Planning a meeting, and writing down what came of it: the group writes together. */
export const meetingWritingRoutes = [
  page({
    id: 'groups.meeting.new',
    path: patterns.caseMeetingNew,
    params: groupParams,
    policy: meets,
    audit: 'none: an empty form',
    handler: (ctx) => editPage(ctx, ctx.params.id, kindIn(ctx.params.group), undefined, {}),
  }),
  form({
    id: 'groups.meeting.planned',
    path: patterns.caseMeetingNew,
    params: groupParams,
    policy: meets,
    audit: 'group-meeting.planned',
    body: bodies.planMeeting,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const kind = kindIn(ctx.params.group);
      const read = readContent(ctx, ctx.body);
      if (!read.content) return editPage(ctx, id, kind, undefined, { given: ctx.body, errors: read.errors });
      const done = await planMeeting(doingOf(ctx), { careCase: id, kind, content: read.content });
      return done.ok
        ? seeOther(ctx.url.page(paths.caseMeeting(id, kind, done.value), { klart: 'sparat' }))
        : answerTo(ctx, done.error, id, kind);
    },
  }),
  page({
    id: 'groups.meeting.edit',
    path: patterns.caseMeetingEdit,
    params: meetingParams,
    policy: meets,
    audit: 'group-meetings.read',
    handler: (ctx) => editPage(ctx, ctx.params.id, kindIn(ctx.params.group), ctx.params.meeting, {}),
  }),
  form({
    id: 'groups.meeting.saved',
    path: patterns.caseMeetingEdit,
    params: meetingParams,
    policy: meets,
    audit: 'group-meeting.saved',
    body: bodies.writeMeeting,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, meeting } = ctx.params;
      const kind = kindIn(ctx.params.group);
      const read = readContent(ctx, ctx.body);
      if (!read.content) return editPage(ctx, id, kind, meeting, { given: ctx.body, errors: read.errors });
      const cancelled = textIn(ctx.body, 'cancelled') === 'yes';
      const version = numberIn(ctx.body, 'version');
      const done = await writeMeeting(doingOf(ctx), { careCase: id, kind, meeting, version, cancelled, content: read.content });
      if (done.ok) return seeOther(ctx.url.page(paths.caseMeeting(id, kind, meeting), { klart: 'sparat' }));
      if (done.error !== 'key-reused' && done.error.kind === 'stale-meeting') {
        return editPage(ctx, id, kind, meeting, { given: ctx.body, stale: done.error.now, mine: read.content });
      }
      return answerTo(ctx, done.error, id, kind);
    },
  }),
];

const longest = { place: 300, link: 500, agenda: 10_000, notes: 50_000 } as const;

/** A meeting as read from its form, or what is wrong with each field. */
function readContent(ctx: Ctx, body: Fields): { readonly content?: MeetingContent; readonly errors: FormValues } {
  const words = groupsText[ctx.lang].meetings.faults;
  const text = (name: string): string => textIn(body, name);
  const [day, from, to] = [text('day'), readClock(text('from')), readClock(text('to'))];
  const place = text('place');
  const link = text('link');
  const errors = {
    ...(isLocalDate(day) ? {} : { day: words.day }),
    ...(from === undefined ? { from: words.from } : {}),
    ...(to === undefined || (from !== undefined && to <= from) ? { to: words.to } : {}),
    ...(place === '' || place.length > longest.place ? { place: words.place } : {}),
    ...(link !== '' && !(link.length <= longest.link && isHttps(link)) ? { link: words.link } : {}),
    ...(text('agenda').length > longest.agenda ? { agenda: words.agenda } : {}),
    ...(text('notes').length > longest.notes ? { notes: words.notes } : {}),
  };
  if (Object.keys(errors).length > 0 || !isLocalDate(day) || from === undefined || to === undefined) return { errors };
  const present = listIn(body, 'present').filter((seat) => z.uuid().safeParse(seat).success);
  return { content: { day, from, to, place, link, agenda: text('agenda'), notes: text('notes'), present }, errors };
}

const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:';

type Editing = { readonly given?: Fields; readonly errors?: FormValues; readonly stale?: Meeting; readonly mine?: MeetingContent };

async function editPage(
  ctx: Ctx,
  id: string,
  kind: GroupKind,
  wanted: string | undefined,
  { given, errors = {}, stale, mine }: Editing,
): Promise<PageAnswer | Problem> {
  const { capacities } = ofGroup(kind);
  const needed = { roles: ['case-officer'], ...(capacities ? { capacities } : {}), states: workStates[kind] } as const;
  const found = await readInGroup(ctx, id, kind, (tx) => readEditing(tx, id, kind, wanted), needed);
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group-meeting.saved', kind });
  const { careCase, read } = found.value;
  if (!read.group?.appointedAt) return answerFault(ctx, { kind: 'not-in-this-state' }, { id, action: 'group-meeting.saved', kind });
  if (wanted !== undefined && !read.meeting) return noSuch('meeting');
  const text = groupsText[ctx.lang].meetings;
  const { meeting } = read;
  const kept = given ? undefined : await keptValues(ctx);
  const now: Fields = meeting
    ? { ...meeting.content, present: [...meeting.content.present], cancelled: meeting.cancelled ? 'yes' : 'no' }
    : {};
  const values = given ?? kept?.values ?? now;
  const base = formOf(ctx, values, errors, kept?.keptAt);
  const title = meeting ? text.editTitle(formatDate(meeting.content.day, ctx.lang)) : text.newTitle;
  const version = stale?.version ?? meeting?.version;
  return {
    title,
    hasErrors: Object.keys(errors).length > 0,
    ...(stale ? { status: 409 } : {}),
    breadcrumbs: groupCrumbs(ctx, careCase, kind, [text.title, paths.caseMeetings(id, kind)], [title]),
    body: EditMeetingScreen({
      ...base,
      ...placeOf(ctx, careCase, kind),
      hidden: { ...base.hidden, ...(version === undefined ? {} : { version: String(version) }) },
      meeting,
      seats: read.seats.filter((seat) => sitting(seat) || meeting?.content.present.includes(seat.id)),
      present: listIn(values, 'present'),
      title,
      conflict: stale && mine ? { who: stale.changedBy, at: stale.changedAt, rows: differences(ctx, stale, mine) } : undefined,
    }),
  };
}

type Read = {
  readonly group: Group | undefined;
  readonly meeting: Meeting | undefined;
  readonly seats: Awaited<ReturnType<typeof seatsOf>>;
};

async function readEditing(tx: Tx, id: string, kind: GroupKind, wanted: string | undefined): Promise<Read> {
  const group = await findGroup(tx, id, kind);
  const meeting = group && wanted !== undefined ? await findMeeting(tx, group.id, wanted) : undefined;
  return { group, meeting, seats: group ? await seatsOf(tx, group.id) : [] };
}

/** What differs between what holds and what was written. */
function differences(ctx: Ctx, now: Meeting, mine: MeetingContent): readonly Compared[] {
  const text = groupsText[ctx.lang].meetings;
  const rows: readonly Compared[] = [
    { label: text.day, now: formatDate(now.content.day, ctx.lang), yours: formatDate(mine.day, ctx.lang) },
    { label: text.time, now: whenText(ctx.lang, now), yours: whenText(ctx.lang, { content: mine }) },
    { label: text.place, now: now.content.place, yours: mine.place },
    { label: text.link, now: now.content.link, yours: mine.link },
    { label: text.agenda, now: now.content.agenda, yours: mine.agenda },
    { label: text.notes, now: now.content.notes, yours: mine.notes },
  ];
  return rows.filter(({ now: theirs, yours }) => theirs !== yours);
}

function answerTo(ctx: Ctx, fault: MeetingFault | 'key-reused', id: string, kind: GroupKind): Promise<Problem> {
  const about = { id, action: 'group-meeting.saved', kind };
  if (fault !== 'key-reused' && (fault.kind === 'no-group' || fault.kind === 'stale-meeting')) {
    return answerFault(ctx, { kind: 'not-in-this-state' }, about);
  }
  return answerFault(ctx, fault, about);
}
