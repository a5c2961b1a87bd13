import { formatDate, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Alert, type Content, DataTable, Heading, Link, Section, SrOnly, Stack, Sub } from '../../../ui/index.ts';
import { isQuorate, type Seat, seatsOpenTo, votersIn } from '../core/board.ts';
import type { ItemState } from '../core/state.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { type Back, type Hidden, Kept, MadeUp, OneButton, PhaseTag, type Place, SentBack, Ways } from './parts.tsx';
import { Ending } from './room-ending.tsx';
import { CurrentItem } from './room-item.tsx';

export type RoomProps = Place & {
  readonly sitting: Sitting;
  readonly sits: boolean;
  /** Null for those who only look. */
  readonly hidden: Hidden | null;
  readonly back: Back;
  readonly top: Content;
};

/** The room: where the secretary writes what happens, one form for each thing that can happen now. */
export function RoomScreen(props: RoomProps) {
  const { lang, url, sitting, back, hidden } = props;
  const text = pagesText[lang];
  const { state, id } = sitting;
  const current = state.items.find(({ phase }) => phase === 'open' || phase === 'voting' || phase === 'decided');
  const action = url.page(paths.sittingRoom(id));
  return (
    <>
      <SentBack lang={lang} back={back} current={current?.item.id} />
      {props.top}
      <Heading level={1}>
        {text.room}: {formatDate(sitting.day, lang)}
      </Heading>
      <Stack>
        <PhaseTag lang={lang} phase={state.phase} />
        <MadeUp lang={lang} sitting={sitting} />
        <Ways lang={lang} url={url} sitting={sitting} sits={props.sits} />
      </Stack>
      {state.phase === 'noticed' && hidden !== null ? (
        <OneButton action={action} hidden={{ ...hidden, do: 'opened' }} variant="primary">
          {text.open}
        </OneButton>
      ) : null}
      {state.phase === 'noticed' || current ? null : <Presence {...props} action={action} />}
      {state.phase === 'open' ? (
        <Section>
          <Heading level={2}>{text.current}</Heading>
          {current ? <Current {...props} one={current} action={action} /> : <p>{text.noCurrent}</p>}
        </Section>
      ) : null}
      {current ? <Presence {...props} action={action} /> : null}
      <Items {...props} action={action} hasCurrent={current !== undefined} />
      {hidden === null ? null : <Ending {...props} action={action} hidden={hidden} />}
    </>
  );
}

const Current = (props: Parameters<typeof CurrentItem>[0]) =>
  props.one.item.isKept ? <Kept lang={props.lang} one={props.one} level={3} /> : <CurrentItem {...props} />;

export const seatText = (lang: Lang, { seat, regionName }: Pick<Seat, 'seat' | 'regionName'>): string =>
  regionName === null ? sittingsText[lang].seats[seat] : `${sittingsText[lang].seats[seat]}, ${regionName}`;

const regionNameIn = ({ roster }: Pick<Sitting['state'], 'roster'>, lang: Lang, region: string | null): string =>
  region === null ? sittingsText[lang].seats.chair : (roster.find((seat) => seat.region === region)?.regionName ?? region);

export type With = RoomProps & { readonly action: string };

function Presence(props: With) {
  const { lang, sitting, hidden, action } = props;
  const text = pagesText[lang];
  const { state } = sitting;
  const voters = votersIn(state, new Set());
  const least = state.rules.quorum;
  const isOpen = state.phase === 'open';
  return (
    <Section>
      <Heading level={2}>{text.presence}</Heading>
      {isOpen ? (
        <Alert lang={lang} kind={isQuorate(voters, state.rules) ? 'info' : 'warning'}>
          {isQuorate(voters, state.rules) ? text.quorate(voters.length, least) : text.notQuorate(voters.length, least)}
        </Alert>
      ) : null}
      <DataTable<Seat>
        lang={lang}
        caption={text.presence}
        rows={state.roster}
        rowKey={({ person }) => person}
        columns={[
          {
            key: 'name',
            header: text.person,
            rowHeader: true,
            cell: (seat) => {
              const own = state.calledIn.find(({ person }) => person === seat.person);
              return (
                <>
                  {seat.name}
                  <Sub>{seatText(lang, seat)}</Sub>
                  {own ? <Sub>{text.sitsFor(regionNameIn(state, lang, own.region))}</Sub> : null}
                </>
              );
            },
          },
          { key: 'here', header: text.presence, cell: ({ person }) => (state.present.includes(person) ? text.here : text.away) },
          ...(hidden !== null && isOpen
            ? [
                {
                  key: 'do',
                  header: text.note,
                  cell: (seat: Seat) => <Moves {...props} hidden={hidden} action={action} seat={seat} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** What can be noted of someone's presence; each button says of whom. */
function Moves({ lang, sitting, hidden, action, seat }: With & { readonly hidden: Hidden; readonly seat: Seat }) {
  const text = pagesText[lang];
  const { state } = sitting;
  const isHere = state.present.includes(seat.person);
  const isCalledIn = state.calledIn.some(({ person }) => person === seat.person);
  const seats = isHere && !isCalledIn ? seatsOpenTo(seat, state) : [];
  const name = <SrOnly> {seat.name}</SrOnly>;
  return (
    <>
      <OneButton action={action} hidden={{ ...hidden, do: isHere ? 'left' : 'arrived', person: seat.person }} variant="tertiary">
        {isHere ? text.goes : text.comes}
        {name}
      </OneButton>
      {seats.map(({ region }) => (
        <OneButton
          key={region ?? ''}
          action={action}
          hidden={{ ...hidden, do: 'stepped-in', person: seat.person, region: region ?? '' }}
          variant="tertiary"
        >
          {text.stepsIn}
          {region === seat.region ? null : ` ${sittingsText[lang].minutes.forRegion(regionNameIn(state, lang, region))}`}
          {name}
        </OneButton>
      ))}
    </>
  );
}

function Items({ lang, url, sitting, hidden, action, hasCurrent }: With & { readonly hasCurrent: boolean }) {
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const canBegin = hidden !== null && sitting.state.phase === 'open' && !hasCurrent;
  return (
    <Section>
      <Heading level={2}>{text.agenda}</Heading>
      <DataTable<ItemState>
        lang={lang}
        caption={text.agenda}
        rows={sitting.state.items.filter(({ phase }) => phase !== 'removed')}
        rowKey={({ item }) => item.id}
        columns={[
          {
            key: 'item',
            header: text.item,
            rowHeader: true,
            cell: ({ item, number }) => (
              <Link href={url.page(paths.sittingItem(sitting.id, item.id))}>
                {number}. {item.title}
              </Link>
            ),
          },
          { key: 'state', header: text.state, cell: ({ phase }) => words.itemPhases[phase] },
          ...(canBegin
            ? [
                {
                  key: 'do',
                  header: text.note,
                  cell: ({ item, phase, version }: ItemState) =>
                    phase === 'listed' ? (
                      <OneButton action={action} hidden={{ ...hidden, do: 'item-opened', of: item.id, version: String(version) }}>
                        {text.beginItem}
                        <SrOnly> {item.title}</SrOnly>
                      </OneButton>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
