import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import {
  Actions,
  Button,
  ButtonLink,
  Checkboxes,
  DataTable,
  Details,
  Field,
  Form,
  Heading,
  Link,
  Section,
  SummaryList,
  Tag,
} from '../../../ui/index.ts';
import { type Compared, Conflict, DoneNotice } from '../../access/index.ts';
import type { CareCase } from '../../cases/index.ts';
import type { GroupKind } from '../core/group.ts';
import type { Seat } from '../queries/groups.ts';
import type { Meeting, MeetingVersion } from '../queries/meetings.ts';
import { groupsText } from '../text/groups.ts';
import { type FormProps, Top } from './forms.tsx';
import { MadeUp, type Place } from './parts.tsx';

type Of = Place & { readonly careCase: CareCase; readonly area: string; readonly kind: GroupKind };

const clock = (lang: Place['lang'], text: string): string => (lang === 'sv' ? text.replace(':', '.') : text);
export const whenText = (lang: Place['lang'], { content }: Pick<Meeting, 'content'>): string =>
  groupsText[lang].meetings.timeOf(clock(lang, content.from), clock(lang, content.to));

function State({ lang, meeting, now }: { readonly lang: Place['lang']; readonly meeting: Meeting; readonly now: Date }) {
  const text = groupsText[lang].meetings;
  if (meeting.cancelled) return <Tag tone="danger">{text.cancelled}</Tag>;
  return meeting.endsAt <= now ? <Tag tone="neutral">{text.held}</Tag> : <Tag tone="info">{text.planned}</Tag>;
}

export function MeetingsScreen(props: Of & { readonly meetings: readonly Meeting[]; readonly now: Date; readonly writes: boolean }) {
  const { lang, url, careCase, kind, meetings, now } = props;
  const text = groupsText[lang].meetings;
  return (
    <>
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.of(groupsText[lang].kindsThe[kind])}: ${props.area}`}</Heading>
      <div class="actions">
        {props.writes ? <ButtonLink href={url.page(paths.caseMeetingNew(careCase.id, kind))}>{text.new}</ButtonLink> : null}
        {meetings.length > 0 ? <Link href={url.plain(paths.caseMeetingsCalendar(careCase.id, kind))}>{text.calendar}</Link> : null}
      </div>
      <DataTable
        lang={lang}
        caption={text.title}
        rows={meetings}
        rowKey={({ id }) => id}
        empty={<p>{text.none}</p>}
        columns={[
          {
            key: 'day',
            header: text.day,
            rowHeader: true,
            cell: (one) => <Link href={url.page(paths.caseMeeting(careCase.id, kind, one.id))}>{formatDate(one.content.day, lang)}</Link>,
          },
          { key: 'time', header: text.time, cell: (one) => whenText(lang, one) },
          { key: 'place', header: text.place, cell: (one) => one.content.place },
          { key: 'state', header: groupsText[lang].groups.status, cell: (one) => <State lang={lang} meeting={one} now={now} /> },
        ]}
      />
    </>
  );
}

type OneProps = Of & {
  readonly meeting: Meeting;
  readonly seats: readonly Seat[];
  readonly versions: readonly MeetingVersion[];
  readonly now: Date;
  readonly writes: boolean;
  readonly says: string | undefined;
};

/** A meeting: when and where, what it was about, what was said, who was there, and its earlier versions. */
export function MeetingScreen(props: OneProps) {
  const { lang, url, careCase, kind, meeting, versions, seats } = props;
  const { content } = meeting;
  const text = groupsText[lang].meetings;
  const present = seats.filter(({ id }) => content.present.includes(id)).map(({ name }) => name);
  return (
    <>
      <DoneNotice lang={lang} says={props.says} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.one(formatDate(content.day, lang))}: ${groupsText[lang].kinds[kind]}`}</Heading>
      <p>
        <State lang={lang} meeting={meeting} now={props.now} />
      </p>
      {props.writes ? (
        <div class="actions">
          <ButtonLink href={url.page(paths.caseMeetingEdit(careCase.id, kind, meeting.id))}>{text.edit}</ButtonLink>
        </div>
      ) : null}
      <SummaryList
        facts={[
          { term: text.time, value: `${formatDate(content.day, lang)}, ${whenText(lang, meeting)}` },
          { term: text.place, value: content.place },
          ...(content.link === ''
            ? []
            : [
                {
                  term: text.link,
                  value: (
                    <a href={content.link} rel="noreferrer noopener">
                      {content.link}
                    </a>
                  ),
                },
              ]),
          { term: text.present, value: present.length === 0 ? text.presentNone : present.join(', ') },
        ]}
      />
      <Section labelledBy="dagordning">
        <Heading level={2} id="dagordning">
          {text.agenda}
        </Heading>
        <p class="lines">{content.agenda === '' ? '–' : content.agenda}</p>
      </Section>
      <Section labelledBy="anteckningar">
        <Heading level={2} id="anteckningar">
          {text.notes}
        </Heading>
        <p class="lines">{content.notes === '' ? text.notesNone : content.notes}</p>
      </Section>
      <Section labelledBy="versioner">
        <Heading level={2} id="versioner">
          {text.versions}
        </Heading>
        {versions.map((one) => (
          <Details
            key={one.version}
            summary={`${text.version} ${one.version}, ${formatDateTime(one.at, lang)}, ${one.personName ?? groupsText[lang].unknownPerson}`}
          >
            <p>{`${formatDate(one.content.day, lang)}, ${whenText(lang, one)}, ${one.content.place}`}</p>
            <p class="lines">{one.content.agenda}</p>
            <p class="lines">{one.content.notes}</p>
          </Details>
        ))}
      </Section>
    </>
  );
}

export type EditMeetingProps = FormProps &
  Of & {
    /** The meeting that is changed; undefined for a new one. */
    readonly meeting: Meeting | undefined;
    readonly seats: readonly Seat[];
    readonly present: readonly string[];
    readonly title: string;
    readonly conflict: { readonly who: string | null; readonly at: Date; readonly rows: readonly Compared[] } | undefined;
  };

export function EditMeetingScreen(props: EditMeetingProps) {
  const { lang, url, careCase, kind, meeting, values, errors, seats } = props;
  const text = groupsText[lang].meetings;
  const field = (name: 'day' | 'from' | 'to' | 'place' | 'link' | 'agenda' | 'notes', label: string) => ({
    lang,
    name,
    label,
    value: values[name],
    error: errors[name],
  });
  const action = meeting ? paths.caseMeetingEdit(careCase.id, kind, meeting.id) : paths.caseMeetingNew(careCase.id, kind);
  const back = meeting ? paths.caseMeeting(careCase.id, kind, meeting.id) : paths.caseMeetings(careCase.id, kind);
  return (
    <>
      <Top {...props} />
      {props.conflict ? <Conflict lang={lang} {...props.conflict} takeNow={url.page(back)} /> : null}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${props.title}: ${groupsText[lang].kinds[kind]}`}</Heading>
      <Form action={url.page(action)} hidden={props.hidden}>
        <Field {...field('day', text.day)} kind="date" />
        <Field {...field('from', text.from)} hint={text.clockHint} width="short" autocomplete="off" />
        <Field {...field('to', text.to)} hint={text.clockHint} width="short" autocomplete="off" />
        <Field {...field('place', text.place)} />
        <Field {...field('link', text.link)} hint={text.linkHint} kind="url" optional />
        <Field {...field('agenda', text.agenda)} kind="textarea" rows={6} optional />
        {meeting ? (
          <>
            <Field {...field('notes', text.notes)} kind="textarea" rows={14} optional />
            <Checkboxes
              lang={lang}
              name="present"
              label={text.present}
              choices={seats.map(({ id, name }) => ({ value: id, label: name }))}
              values={props.present}
              optional
            />
            <Checkboxes
              lang={lang}
              name="cancelled"
              label={text.cancelled}
              choices={[{ value: 'yes', label: text.cancel }]}
              values={values.cancelled === 'yes' ? ['yes'] : []}
              optional
            />
          </>
        ) : null}
        <Actions>
          <Button>{text.save}</Button>
          <Link href={url.page(back)}>{text.title}</Link>
        </Actions>
      </Form>
    </>
  );
}
