import { z } from 'zod';
import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { dayField } from '../../../platform/http/fields.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import type { BoardMeeting } from '../../board/index.ts';
import { viewOf } from '../api/routes/view.ts';
import type { DirectoryDeps } from '../deps.ts';
import { MeetingScreen } from '../screens/meeting.tsx';
import { MeetingsScreen } from '../screens/meetings.tsx';
import { meetingsText } from '../text/meetings.ts';

const { page } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true } as const;

/** The meetings of the board. */
export const meetingRoutes = [
  page({
    ...shared,
    id: 'meetings.list',
    path: patterns.meetings,
    handler: (ctx) => {
      const { title, description } = meetingsText[ctx.lang].list;
      return { title, description, body: MeetingsScreen({ frame: ctx, view: viewOf(ctx) }) };
    },
  }),
  page({
    ...shared,
    id: 'meetings.one',
    path: patterns.meeting,
    params: z.object({ datum: dayField('datum', '2024-06-12') }),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const meeting = view.data.meetings.find(({ date }) => date === ctx.params.datum);
      if (!meeting) return noSuchMeeting(ctx.params.datum, view.data.meetings);
      const text = meetingsText[ctx.lang];
      const day = formatDate(meeting.date, ctx.lang);
      return {
        title: text.one.title(day),
        description: text.one.description(day),
        breadcrumbs: [{ href: ctx.url.page(paths.meetings), label: text.list.title }, { label: text.one.title(day) }],
        body: MeetingScreen({ frame: ctx, view, meeting }),
      };
    },
  }),
];

/** Names the meetings before and after the day asked for. */
function noSuchMeeting(day: LocalDate, meetings: readonly BoardMeeting[]) {
  const days = meetings.map(({ date }) => date).toSorted();
  const near = [days.findLast((date) => date < day), days.find((date) => date > day)].filter((date) => date !== undefined);
  const say = (lang: 'sv' | 'en', date: LocalDate) => meetingsText[lang].one.nearest(formatDate(date, lang));
  return notFound({ sv: meetingsText.sv.one.missing(formatDate(day, 'sv')), en: meetingsText.en.one.missing(formatDate(day, 'en')) }, [
    ...near.map((date) => ({ href: paths.meeting(date), text: { sv: say('sv', date), en: say('en', date) } })),
    { href: paths.meetings, text: { sv: meetingsText.sv.one.all, en: meetingsText.en.one.all } },
  ]);
}
