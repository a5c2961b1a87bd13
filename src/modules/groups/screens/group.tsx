import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import {
  Alert,
  ButtonLink,
  Card,
  type Content,
  DataTable,
  Details,
  Grid,
  Heading,
  Lede,
  Link,
  Section,
  Stack,
  Sub,
  SummaryList,
  Tag,
} from '../../../ui/index.ts';
import { DoneNotice } from '../../access/index.ts';
import type { CareCase } from '../../cases/index.ts';
import type { Lack } from '../core/composition.ts';
import type { GroupKind } from '../core/group.ts';
import type { NextStep } from '../core/next-step.ts';
import type { Group, GroupEvent, Seat } from '../queries/groups.ts';
import type { Named } from '../queries/organisations.ts';
import { groupsText } from '../text/groups.ts';
import { Lacks, MadeUp, type Place, Speaks, StatusOfGroup, termText } from './parts.tsx';

type OverviewProps = Place & {
  readonly careCase: CareCase;
  readonly area: string;
  readonly groups: readonly { readonly kind: GroupKind; readonly group: Group | undefined; readonly members: number }[];
  readonly nominations: boolean;
};

/** The groups of a case. */
export function OverviewScreen({ lang, url, careCase, area, groups, nominations }: OverviewProps) {
  const text = groupsText[lang];
  return (
    <>
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.groups.title}: ${area}`}</Heading>
      <Lede>{text.groups.lede}</Lede>
      <Stack>
        {nominations ? (
          <p>
            <Link href={url.page(paths.caseRound(careCase.id))}>{text.round.title}</Link>
          </p>
        ) : null}
        <Grid>
          {groups.map(({ kind, group, members }) => (
            <Card key={kind} href={url.page(paths.caseGroup(careCase.id, kind))} title={text.kinds[kind]}>
              <p>{group ? <StatusOfGroup lang={lang} status={group.status} /> : text.groups.none}</p>
              {members > 0 ? <p>{text.groups.members(members)}</p> : null}
            </Card>
          ))}
        </Grid>
      </Stack>
    </>
  );
}

export type GroupProps = Place & {
  readonly careCase: CareCase;
  readonly area: string;
  readonly kind: GroupKind;
  readonly group: Group | undefined;
  readonly seats: readonly Seat[];
  readonly events: readonly GroupEvent[];
  readonly lacks: readonly Lack[];
  readonly regions: readonly Named[];
  /** What a case officer does next while the group has nobody; undefined for others. */
  readonly next: NextStep | undefined;
  readonly acts: { readonly composes: boolean; readonly decides: boolean; readonly meets: boolean; readonly isOfficer: boolean };
  readonly says: string | undefined;
};

/** A group: its members, whether it is composed as it should be, and what has happened to it. */
export function GroupScreen(props: GroupProps) {
  const { lang, url, careCase, kind, group, seats, lacks, regions, acts } = props;
  const text = groupsText[lang];
  const present = seats.filter(({ status }) => status === 'appointed' || status === 'proposed');
  const isFirstChoice = !group?.appointedAt && (props.next ?? 'choose') === 'choose';
  const former = seats.filter(({ status }) => status === 'left' || status === 'dropped');
  return (
    <>
      <DoneNotice lang={lang} says={props.says} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.kinds[kind]}: ${props.area}`}</Heading>
      <p>{group ? <StatusOfGroup lang={lang} status={group.status} /> : text.groups.none}</p>
      <div class="actions">
        {acts.decides && group?.status === 'proposed' ? (
          <ButtonLink href={url.page(paths.caseGroupDecide(careCase.id, kind))}>{text.group.decide}</ButtonLink>
        ) : null}
        {acts.composes ? (
          <ButtonLink href={url.page(paths.caseGroupPropose(careCase.id, kind))} variant={isFirstChoice ? 'primary' : 'secondary'}>
            {group?.appointedAt ? text.group.proposeMore : text.group.propose}
          </ButtonLink>
        ) : null}
        {acts.meets && group?.appointedAt ? (
          <Link href={url.page(paths.caseMeetings(careCase.id, kind))}>{text.group.meetings}</Link>
        ) : null}
      </div>
      {group?.status === 'proposed' ? (
        <Alert lang={lang} kind="info">
          {text.group.waits}
        </Alert>
      ) : null}
      <Section labelledBy="ledamoter">
        <Heading level={2} id="ledamoter">
          {text.group.members}
        </Heading>
        <Seats {...props} rows={present} caption={text.group.members} empty={<Nobody {...props} />} />
      </Section>
      {present.length === 0 ? null : (
        <Section labelledBy="sammansattning">
          <Heading level={2} id="sammansattning">
            {text.lacks.title}
          </Heading>
          <Lacks lang={lang} lacks={lacks} regions={regions} />
          <Reasons lang={lang} group={group} />
        </Section>
      )}
      {former.length === 0 ? null : (
        <Details summary={text.group.former}>
          <Seats {...props} rows={former} caption={text.group.former} empty={null} />
        </Details>
      )}
      {acts.isOfficer && props.events.length > 0 ? <History lang={lang} events={props.events} /> : null}
    </>
  );
}

/** Says that nobody is in the group, and to a case officer what comes next. */
function Nobody({ lang, url, careCase, next }: GroupProps) {
  const { group: text, round, next: steps } = groupsText[lang];
  const nominations = { href: url.page(paths.caseRound(careCase.id)), label: round.title };
  const link = next === 'ask' ? { href: url.page(paths.caseRoundOpen(careCase.id)), label: round.open } : nominations;
  return (
    <Stack>
      <p>{text.membersNone}</p>
      {next === undefined ? null : (
        <p>
          {steps[next]} <Link href={link.href}>{link.label}</Link>
        </p>
      )}
    </Stack>
  );
}

/** Why a composition that lacks something was proposed, and accepted. */
export function Reasons({ lang, group }: { readonly lang: Place['lang']; readonly group: Group | undefined }) {
  const text = groupsText[lang].group;
  const facts = [
    ...(group?.reason ? [{ term: text.reason, value: <span class="lines">{group.reason}</span> }] : []),
    ...(group?.accepted ? [{ term: text.accepted, value: <span class="lines">{group.accepted}</span> }] : []),
  ];
  return facts.length === 0 ? null : <SummaryList facts={facts} />;
}

type SeatsProps = GroupProps & { readonly rows: readonly Seat[]; readonly caption: string; readonly empty: Content };

function Seats({ lang, url, careCase, kind, group, rows, caption, empty, regions, acts }: SeatsProps) {
  const text = groupsText[lang];
  const link = (seat: Seat) =>
    acts.composes && seat.status === 'appointed' ? (
      <Link href={url.page(paths.caseGroupSeat(careCase.id, kind, seat.id))}>{seat.name}</Link>
    ) : (
      seat.name
    );
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: text.person.name,
          rowHeader: true,
          cell: (seat) => (
            <>
              {link(seat)}
              {group?.chair === seat.id ? (
                <>
                  {' '}
                  <Tag tone="petrol">{text.group.chairMark}</Tag>
                </>
              ) : null}
            </>
          ),
        },
        { key: 'speaks', header: text.group.speaks, cell: (seat) => <Speaks lang={lang} seat={seat} regions={regions} /> },
        {
          key: 'state',
          header: text.groups.status,
          cell: (seat) => (
            <>
              {text.seatStatuses[seat.status]}
              {seat.endedOn ? <Sub>{text.group.left(formatDate(seat.endedOn, lang))}</Sub> : null}
            </>
          ),
        },
        {
          key: 'term',
          header: text.group.term,
          cell: (seat) => (
            <>
              {termText(lang, seat)}
              {seat.diaryNumber ? <Sub>{seat.diaryNumber}</Sub> : null}
            </>
          ),
        },
        ...(acts.isOfficer
          ? [
              {
                key: 'account',
                header: text.group.account,
                cell: (seat: Seat) => (seat.person === null ? text.group.noAccount : text.group.hasAccount),
              },
            ]
          : []),
      ]}
    />
  );
}

function History({ lang, events }: { readonly lang: Place['lang']; readonly events: readonly GroupEvent[] }) {
  const text = groupsText[lang];
  return (
    <Section labelledBy="historik">
      <Heading level={2} id="historik">
        {text.group.history}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.group.history}
        rows={events}
        rowKey={({ id }) => id}
        columns={[
          { key: 'what', header: text.group.what, rowHeader: true, cell: (event) => text.group.events[event.what] },
          { key: 'who', header: text.group.who, cell: (event) => event.seatName ?? '–' },
          { key: 'by', header: text.group.by, cell: (event) => event.personName ?? text.unknownPerson },
          { key: 'at', header: text.group.at, cell: (event) => formatDateTime(event.at, lang) },
          { key: 'note', header: text.group.note, cell: (event) => <span class="lines">{event.note ?? '–'}</span> },
        ]}
      />
    </Section>
  );
}
