import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import {
  Actions,
  Button,
  ButtonLink,
  type Content,
  DataTable,
  Details,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Lede,
  Link,
  Section,
  Stack,
  Sub,
} from '../../../ui/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import type { ItemState } from '../core/state.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { TimeFields } from './list.tsx';
import { type Hidden, MadeUp, OneButton, PhaseTag, type Place, Ways } from './parts.tsx';

/** The forms that move a meeting or call it off, as they were sent, when they were refused. */
export type Change = {
  readonly values: Readonly<Partial<Record<'day' | 'start' | 'place' | 'why', string>>>;
  readonly faults: Readonly<Record<string, string>>;
};

type Props = Place & {
  readonly sitting: Sitting;
  readonly sits: boolean;
  /** What the secretary may do; null for those who read. */
  readonly keep: {
    readonly hidden: Hidden;
    readonly cases: readonly { readonly value: string; readonly label: string }[];
    readonly pending: readonly { readonly from: string; readonly item: string; readonly title: string; readonly day: string }[];
    readonly change: Change;
  } | null;
  /** The notice, for those who may read it. */
  readonly notice: readonly Document[];
  readonly top: Content;
};

/** A meeting: when and where, what is on the agenda, and the ways to its other pages. */
export function SittingScreen({ lang, url, sitting, notice, sits, keep, top }: Props) {
  const text = pagesText[lang];
  const { state, day, id } = sitting;
  const isAhead = state.phase === 'planned' || state.phase === 'noticed';
  return (
    <>
      <ErrorSummary lang={lang} errors={Object.entries(keep?.change.faults ?? {}).map(([name, message]) => ({ name, message }))} />
      {top}
      <Heading level={1}>{text.sitting(formatDate(day, lang))}</Heading>
      <Stack>
        <PhaseTag lang={lang} phase={state.phase} />
        <MadeUp lang={lang} sitting={sitting} />
      </Stack>
      <Lede>
        {text.start} {state.start.replace(':', '.')}. {text.place}: {state.place}.
      </Lede>
      {state.noticed ? <p>{text.noticed(formatDateTime(new Date(state.noticed.at), lang), state.noticed.diaryNumber)}</p> : null}
      {notice.length > 0 ? <DocumentList lang={lang} url={url} documents={notice} caption={text.noticeDocument} /> : null}
      <Ways lang={lang} url={url} sitting={sitting} sits={sits} />
      <Section>
        <Heading level={2}>{text.agenda}</Heading>
        <Agenda lang={lang} url={url} sitting={sitting} />
      </Section>
      {keep !== null && (isAhead || state.phase === 'open') ? <Keep lang={lang} url={url} sitting={sitting} keep={keep} /> : null}
      {keep !== null && state.phase === 'planned' && state.items.length > 0 ? (
        <Section>
          <Heading level={2}>{text.notice}</Heading>
          <p>{text.noticeLede}</p>
          <OneButton action={url.page(paths.sittingNotice(id))} hidden={keep.hidden} variant="primary">
            {text.notice}
          </OneButton>
        </Section>
      ) : null}
    </>
  );
}

function Agenda({ lang, url, sitting }: Place & Pick<Props, 'sitting'>) {
  const text = pagesText[lang];
  const words = sittingsText[lang];
  return (
    <DataTable<ItemState>
      lang={lang}
      caption={text.agenda}
      rows={sitting.state.items.filter(({ phase }) => phase !== 'removed')}
      rowKey={({ item }) => item.id}
      empty={<p>{text.emptyAgenda}</p>}
      columns={[
        { key: 'n', header: text.number, cell: ({ number }) => String(number) },
        {
          key: 'item',
          header: text.item,
          rowHeader: true,
          cell: ({ item, late }) => (
            <>
              <Link href={url.page(paths.sittingItem(sitting.id, item.id))}>{item.title}</Link>
              {late ? <Sub>{text.late}</Sub> : null}
            </>
          ),
        },
        { key: 'kind', header: text.kind, cell: ({ item }) => words.kinds[item.kind] },
        { key: 'state', header: text.state, cell: ({ phase }) => words.itemPhases[phase] },
      ]}
    />
  );
}

function Keep({ lang, url, sitting, keep }: Place & { readonly sitting: Sitting; readonly keep: NonNullable<Props['keep']> }) {
  const text = pagesText[lang];
  const { id, state } = sitting;
  const { values, faults } = keep.change;
  return (
    <Section>
      <Heading level={2}>{text.draw}</Heading>
      {keep.cases.length === 0 ? (
        <p>{text.drawNone}</p>
      ) : (
        <Form action={url.page(paths.sittingDraw(id))} hidden={keep.hidden}>
          <Field lang={lang} name="careCase" label={text.item} kind="select" options={keep.cases} value={keep.cases[0]?.value} />
          <Actions>
            <Button variant="secondary">{text.drawButton}</Button>
          </Actions>
        </Form>
      )}
      {keep.pending.length === 0 ? null : (
        <>
          <Heading level={3}>{text.continue}</Heading>
          <ul>
            {keep.pending.map((one) => (
              <li key={one.item}>
                {one.title} ({one.day})
                <OneButton action={url.page(paths.sittingDraw(id))} hidden={{ ...keep.hidden, from: one.from, item: one.item }}>
                  {text.continueButton}
                </OneButton>
              </li>
            ))}
          </ul>
        </>
      )}
      <Actions>
        <ButtonLink href={url.page(paths.sittingItemNew(id))} variant="secondary">
          {text.newItem}
        </ButtonLink>
      </Actions>
      {state.phase === 'open' ? null : (
        <Details summary={text.time} open={Object.keys(faults).length > 0}>
          <Form action={url.page(paths.sittingTime(id))} hidden={keep.hidden}>
            <TimeFields
              lang={lang}
              values={{ day: state.day ?? '', start: state.start.replace(':', '.'), place: state.place, ...values }}
              faults={faults}
            />
            <Actions>
              <Button variant="secondary">{text.save}</Button>
            </Actions>
          </Form>
          <Form action={url.page(paths.sittingTime(id))} hidden={{ ...keep.hidden, do: 'cancel' }}>
            <Field lang={lang} name="why" label={text.why} maxLength={1000} value={values.why} error={faults.why} />
            <Actions>
              <Button variant="secondary" tone="danger">
                {text.cancel}
              </Button>
            </Actions>
          </Form>
        </Details>
      )}
    </Section>
  );
}
