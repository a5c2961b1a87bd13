import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Alert, type Column, DataTable, DateOrInterval, Heading, Link, SourceNote, SummaryList, Toolbar } from '../../../ui/index.ts';
import type { BoardMeeting } from '../../board/index.ts';
import { isKind, type JournalEntry } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { regionCodeOf } from '../core/decisions.ts';
import { decisionsText } from '../text/decisions.ts';
import { meetingsText } from '../text/meetings.ts';
import { statisticsText } from '../text/statistics.ts';
import { regionName } from './area-words.ts';
import { decidedOn, latestFirst, outcomeOf } from './meetings-decided.ts';
import { AreaLink, DataLinks, DayForm, type Frame, Part } from './overview-frame.tsx';

/** One meeting: what was to be decided, what the journal shows, and the meetings before and after. */
export function MeetingScreen({ frame, view, meeting }: { frame: Frame; view: RegisterView; meeting: BoardMeeting }) {
  const { lang, url, dates, today } = frame;
  const text = meetingsText[lang].one;
  const source = view.data.sources.find((one) => one.id === meeting.source);
  return (
    <>
      <Heading level={1}>{text.title(formatDate(meeting.date, lang))}</Heading>
      {meeting.date > dates.asOf ? (
        <Alert lang={lang} kind="info">
          <p>{meeting.date > today ? text.future : text.notHeld(formatDate(dates.asOf, lang))}</p>
        </Alert>
      ) : null}
      <Part>
        <Heading level={2}>{text.planned}</Heading>
        {meeting.plannedDecisions.length === 0 ? <p>{text.noPlanned}</p> : <PlannedTable frame={frame} view={view} meeting={meeting} />}
      </Part>
      {meeting.date <= dates.asOf ? (
        <Part>
          <Toolbar start={<Heading level={2}>{text.decided}</Heading>}>
            <DataLinks lang={lang} url={url} json={paths.api.meeting(meeting.date)} csv={paths.meetingsCsv} />
          </Toolbar>
          <DecidedTable frame={frame} view={view} entries={decidedOn(view, meeting.date)} />
        </Part>
      ) : null}
      {meeting.informationItems.length > 0 ? (
        <Part>
          <Heading level={2}>{text.information}</Heading>
          <ul lang="sv">
            {meeting.informationItems.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </Part>
      ) : null}
      {source ? <SourceNote lang={lang} name={source.title[lang] ?? source.title.sv} href={source.url ?? undefined} /> : null}
      <Neighbours frame={frame} view={view} meeting={meeting} />
      <Part>
        <DayForm {...frame} />
      </Part>
    </>
  );
}

function PlannedTable({ frame, view, meeting }: { frame: Frame; view: RegisterView; meeting: BoardMeeting }) {
  const { lang, url } = frame;
  const text = meetingsText[lang].one;
  const columns: Column<string>[] = [
    {
      key: 'area',
      header: statisticsText[lang].area,
      rowHeader: true,
      cell: (id) => {
        const area = view.findArea(id)?.area;
        return area ? <AreaLink lang={lang} url={url} area={area} /> : id;
      },
    },
    { key: 'outcome', header: text.outcome, cell: (id) => outcomeOf(view, meeting, id, lang) },
  ];
  return <DataTable lang={lang} caption={text.planned} columns={columns} rows={meeting.plannedDecisions} rowKey={(id) => id} />;
}

function DecidedTable({ frame, view, entries }: { frame: Frame; view: RegisterView; entries: readonly JournalEntry[] }) {
  const { lang, url } = frame;
  const text = meetingsText[lang].one;
  const columns: Column<JournalEntry>[] = [
    {
      key: 'area',
      header: statisticsText[lang].area,
      rowHeader: true,
      cell: (entry) => {
        const area = view.findArea(entry.area)?.area;
        return area ? <AreaLink lang={lang} url={url} area={area} /> : entry.area;
      },
    },
    { key: 'what', header: text.what, cell: (entry) => decisionsText[lang].kinds[entry.payload.kind] },
    {
      key: 'region',
      header: text.who,
      cell: (entry) => {
        const code = regionCodeOf(entry, view);
        return code ? <Link href={url.page(paths.region(code))}>{regionName(view, code)}</Link> : '–';
      },
    },
    {
      key: 'start',
      header: text.start,
      cell: (entry) =>
        isKind(entry, 'grant') && entry.payload.validFrom ? <DateOrInterval lang={lang} when={entry.payload.validFrom} /> : '–',
    },
  ];
  const empty = (
    <>
      <p>{text.decidedNone}</p>
      <p>{text.decidedWhy}</p>
    </>
  );
  return <DataTable lang={lang} caption={text.decided} columns={columns} rows={entries} rowKey={({ id }) => id} empty={empty} />;
}

function Neighbours({ frame, view, meeting }: { frame: Frame; view: RegisterView; meeting: BoardMeeting }) {
  const { lang, url } = frame;
  const text = meetingsText[lang].one;
  const all = latestFirst(view.data.meetings);
  const before = all.find(({ date }) => date < meeting.date);
  const after = all.findLast(({ date }) => date > meeting.date);
  const link = ({ date }: BoardMeeting) => <Link href={url.page(paths.meeting(date))}>{formatDate(date, lang)}</Link>;
  return (
    <Part>
      <SummaryList
        facts={[
          ...(before ? [{ term: text.previous, value: link(before) }] : []),
          ...(after ? [{ term: text.next, value: link(after) }] : []),
          { term: text.all, value: <Link href={url.page(paths.meetings)}>{meetingsText[lang].list.title}</Link> },
        ]}
      />
    </Part>
  );
}
