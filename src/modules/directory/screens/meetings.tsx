import { formatDate, formatList, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Column, DataTable, Heading, Hint, Lede, Link, Toolbar } from '../../../ui/index.ts';
import type { BoardMeeting } from '../../board/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { meetingsText } from '../text/meetings.ts';
import { decidedOn, latestFirst } from './meetings-decided.ts';
import { AreaLink, DataLinks, DayForm, type Frame, Part } from './overview-frame.tsx';

/** The meetings of the board: those to come and those held, with what was planned and what was decided. */
export function MeetingsScreen({ frame, view }: { frame: Frame; view: RegisterView }) {
  const { lang, url, dates } = frame;
  const text = meetingsText[lang].list;
  const all = latestFirst(view.data.meetings);
  const sources = [...new Set(all.map((meeting) => meeting.source))].map(
    (id) => view.data.sources.find((source) => source.id === id)?.title,
  );
  const names = sources.flatMap((title) => (title ? [title[lang] ?? title.sv] : []));
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <div class="prose">
        <p>{text.board}</p>
      </div>
      <Part>
        <Toolbar start={<Heading level={2}>{text.coming}</Heading>}>
          <DataLinks lang={lang} url={url} csv={paths.meetingsCsv} json={paths.api.meetings} />
        </Toolbar>
        <MeetingTable
          frame={frame}
          view={view}
          meetings={all.filter((meeting) => meeting.date > dates.asOf).toReversed()}
          caption={text.coming}
          empty={text.noneComing}
        />
      </Part>
      <Part>
        <Heading level={2}>{text.held}</Heading>
        <MeetingTable
          frame={frame}
          view={view}
          meetings={all.filter((meeting) => meeting.date <= dates.asOf)}
          caption={text.held}
          empty={text.noneHeld}
        />
        <Hint>
          {names.length > 0 ? text.source(formatList(names, lang)) : null} {text.notComplete}
        </Hint>
      </Part>
      <Part>
        <DayForm {...frame} />
      </Part>
    </>
  );
}

function MeetingTable(props: { frame: Frame; view: RegisterView; meetings: readonly BoardMeeting[]; caption: string; empty: string }) {
  const { frame, view, meetings, caption, empty } = props;
  const { lang, url, dates } = frame;
  const text = meetingsText[lang].list;
  const columns: Column<BoardMeeting>[] = [
    {
      key: 'date',
      header: text.date,
      rowHeader: true,
      cell: ({ date }) => (
        <Link href={url.page(paths.meeting(date))}>
          <time dateTime={date}>{formatDate(date, lang)}</time>
        </Link>
      ),
    },
    { key: 'planned', header: text.planned, cell: (meeting) => <Planned frame={frame} view={view} meeting={meeting} /> },
    {
      key: 'decided',
      header: text.decided,
      numeric: true,
      cell: ({ date }) => (date > dates.asOf ? '–' : formatNumber(decidedOn(view, date).length, lang)),
    },
  ];
  return <DataTable lang={lang} caption={caption} columns={columns} rows={meetings} rowKey={({ date }) => date} empty={empty} />;
}

function Planned({ frame, view, meeting }: { frame: Frame; view: RegisterView; meeting: BoardMeeting }) {
  if (meeting.plannedDecisions.length === 0) return <span class="hint">{meetingsText[frame.lang].list.nothingPlanned}</span>;
  return (
    <ul>
      {meeting.plannedDecisions.map((id) => {
        const area = view.findArea(id)?.area;
        return <li key={id}>{area ? <AreaLink lang={frame.lang} url={frame.url} area={area} /> : id}</li>;
      })}
    </ul>
  );
}
